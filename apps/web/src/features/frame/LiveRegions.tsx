import { useEffect, useRef, useState } from 'react';
import { useWords } from '../../i18n/i18n.ts';
import { useBridge, useReading } from '../../rooms/context.ts';
import { hasStamp, stampClass, stampText } from '../../ui/Stamp.tsx';

/**
 * For screen readers. Polite: one sentence per final reply. Assertive: the connection to EHLO is lost, or back.
 * Everything else, one's own typing included, is silent.
 */
export function LiveRegions() {
  const words = useWords();
  const { reading, version } = useReading();
  const link = useBridge((state) => state.link);
  const [polite, setPolite] = useState('');
  const [assertive, setAssertive] = useState('');
  const told = useRef<{ reading: unknown; exchange: number }>({ reading: undefined, exchange: -1 });
  const wasLost = useRef(false);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the reading grows in place; `version` says when.
  useEffect(() => {
    const last = reading?.exchanges.findLast(({ reply }) => reply?.complete);
    if (!last?.reply) return;
    const fresh = told.current.reading !== reading || told.current.exchange !== last.id;
    // What was said before the page looked at this dialogue is no news.
    const first = told.current.reading !== reading;
    told.current = { reading, exchange: last.id };
    if (!fresh || (first && (reading?.exchanges.length ?? 0) > 1)) return;
    const { lines } = last.reply;
    const text = lines[0]?.rest ?? '';
    setPolite(
      hasStamp(last.reply)
        ? words.live.reply(stampText(last.reply), words.reply[stampClass(last.reply)], text)
        : text,
    );
  }, [reading, version, words]);

  useEffect(() => {
    if (link === 'lost') {
      wasLost.current = true;
      setAssertive(words.live.lost);
    } else if (link === 'up' && wasLost.current) {
      wasLost.current = false;
      setAssertive(words.live.restored);
    }
  }, [link, words]);

  return (
    <>
      <div className="visually-hidden" role="status" aria-live="polite">
        {polite}
      </div>
      <div className="visually-hidden" role="alert" aria-live="assertive">
        {assertive}
      </div>
    </>
  );
}

import { lazy, Suspense, useEffect, useState } from 'react';
import { useWords } from '../../i18n/i18n.ts';
import { useBridge, usePlayground } from '../../rooms/context.ts';
import { onThisMachine } from '../../session/on-this-machine.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { useNow } from '../../ui/use-now.ts';

const ProblemText = lazy(async () => ({
  default: (await import('../../prose/ProblemText.tsx')).ProblemText,
}));

/** A blink of the network is not worth a strip; this long it is. */
const PATIENCE_MS = 1_200;

/** What concerns the whole page: the lost socket, mail that is real. */
export function Banners() {
  const words = useWords();
  const { bridge } = usePlayground();
  const lostAt = useBridge((state) => state.lostAt);
  const keptUntil = useBridge((state) => state.keptUntil);
  const realMail = useBridge((state) => state.me?.world.realMail === true);
  const problem = useBridge((state) => state.problem);
  const now = useNow(lostAt !== undefined);
  const [shown, setShown] = useState(false);
  useEffect(() => {
    if (lostAt === undefined) return setShown(false);
    const timer = setTimeout(() => setShown(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [lostAt]);
  const gone = onThisMachine(location.hostname) || (keptUntil !== undefined && now > keptUntil);
  return (
    <>
      {realMail && (
        <Banner kind="bad">
          <b>{words.banner.realMail}</b>
          <span>{words.banner.realMailWay}</span>
        </Banner>
      )}
      {problem && (
        <Banner kind="warn">
          <Suspense fallback={<b>{words.banner.problem}</b>}>
            <ProblemText problem={problem} />
          </Suspense>
          <Button size="small" onClick={() => bridge.dismissProblem()}>
            {words.frame.close}
          </Button>
        </Banner>
      )}
      {shown && (
        <Banner kind={gone ? 'bad' : 'warn'}>
          <b>{gone ? words.banner.gone : words.banner.lost}</b>
          <span>{gone ? words.banner.goneWay : words.banner.lostWay}</span>
          <Button size="small" onClick={() => bridge.retry()}>
            {words.banner.now}
          </Button>
        </Banner>
      )}
    </>
  );
}

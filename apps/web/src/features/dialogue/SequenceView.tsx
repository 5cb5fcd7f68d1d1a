import type { DialogueReading } from '@ehlo/protocol/reading';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { useWords } from '../../i18n/i18n.ts';
import { Button } from '../../ui/Button.tsx';
import { cx } from '../../ui/cx.ts';
import { Icon } from '../../ui/Icon.tsx';
import { hasStamp, StampSign } from '../../ui/Stamp.tsx';
import { saveFile } from '../../ui/save-file.ts';
import { Wire } from '../../ui/Wire.tsx';
import { useXrayWords } from '../xray/words.ts';
import { arrowChoice } from './arrow-choice.ts';
import { useLook } from './look.ts';
import styles from './SequenceView.module.css';
import { sequenceRow, stateBefore } from './sequence-rows.ts';
import { useSequenceSvg } from './use-sequence-svg.ts';
import { useSpokenRow } from './use-spoken-row.ts';

const PAIR_PX = 84;

interface Props {
  reading: DialogueReading;
  version: number;
  client: string;
  server: string;
}

/** Two lanes and what went from one to the other, in order. What is chosen here is chosen in every panel. */
export function SequenceView({ reading, client, server }: Props) {
  const words = useWords();
  const own = useXrayWords();
  const scroller = useRef<HTMLDivElement>(null);
  const look = useLook();
  const chosen = useStore(look, (state) => state.chosen);
  const past = useStore(look, (state) => state.past);
  const spokenRow = useSpokenRow();
  const { exchanges } = reading;
  const open = chosen ?? exchanges.at(-1)?.id;
  const openAt = exchanges.findIndex(({ id }) => id === open);
  const stateName = (state: string) =>
    state in own.states ? own.states[state as keyof typeof own.states] : '';
  const virtualizer = useVirtualizer({
    count: exchanges.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => PAIR_PX,
    getItemKey: (index) => exchanges[index]?.id ?? index,
    overscan: 8,
  });
  useEffect(() => {
    if (openAt >= 0) virtualizer.scrollToIndex(openAt, { align: 'auto' });
  }, [virtualizer, openAt]);

  const svg = useSequenceSvg();
  const save = () =>
    saveFile(`ehlo-${server.replace(/[^\w.-]/g, '-')}.svg`, svg(reading, client, server), 'image/svg+xml');

  return (
    <div className={styles.frame}>
      <div className={styles.lanes}>
        <Wire>{client}</Wire>
        <Button kind="quiet" size="small" onClick={save}>
          <Icon name="down" size={15} /> {words.look.saveSvg}
        </Button>
        <Wire>{server}</Wire>
      </div>
      <section
        ref={scroller}
        className={styles.scroller}
        tabIndex={0}
        aria-label={words.dialogue.sequence}
        onKeyDown={(event) => arrowChoice(event, exchanges, open, look.choose)}
      >
        <ol className={styles.list} style={{ height: `${virtualizer.getTotalSize()}px` }}>
          {virtualizer.getVirtualItems().map((item) => {
            const exchange = exchanges[item.index];
            if (exchange === undefined) return null;
            const row = sequenceRow(exchange, stateBefore(reading, item.index), words.dialogue.letterLines);
            return (
              <li
                key={item.key}
                ref={virtualizer.measureElement}
                data-index={item.index}
                className={styles.pair}
                style={{ transform: `translateY(${item.start}px)` }}
                aria-setsize={exchanges.length}
                aria-posinset={item.index + 1}
              >
                <button
                  type="button"
                  tabIndex={-1}
                  className={cx(
                    styles.choice,
                    row.id === open && styles.chosen,
                    past && item.index > openAt && styles.later,
                  )}
                  aria-current={row.id === open ? 'step' : undefined}
                  aria-label={spokenRow(exchange, item.index + 1)}
                  onClick={() => look.choose(row.id)}
                >
                  {row.hops.map((hop) => (
                    <span
                      key={hop.from}
                      className={cx(styles.hop, hop.from === 'client' ? styles.right : styles.left)}
                    >
                      {hop.reply && hasStamp(hop.reply) && <StampSign {...hop.reply} />}
                      <Wire>{hop.text}</Wire>
                      {hop.more > 0 && <i className={styles.more}>+{words.dialogue.letterLines(hop.more)}</i>}
                    </span>
                  ))}
                  {row.state !== undefined && stateName(row.state) !== '' && (
                    <span className={styles.state}>
                      {own.stateLabel('')}
                      <b>{stateName(row.state)}</b>
                    </span>
                  )}
                </button>
              </li>
            );
          })}
        </ol>
      </section>
    </div>
  );
}

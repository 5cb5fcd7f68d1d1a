import { type DialogueReading, readable } from '@ehlo/protocol/reading';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import { useWords } from '../../i18n/i18n.ts';
import { cx } from '../../ui/cx.ts';
import { StampSign } from '../../ui/Stamp.tsx';
import { Wire } from '../../ui/Wire.tsx';
import { letterLines } from './letter-lines.ts';
import styles from './SequenceView.module.css';

const PAIR_PX = 84;

interface Props {
  reading: DialogueReading;
  version: number;
  client: string;
  server: string;
}

/** Two lanes and what went from one to the other, in order. */
export function SequenceView({ reading, client, server }: Props) {
  const words = useWords().dialogue;
  const scroller = useRef<HTMLDivElement>(null);
  const { exchanges } = reading;
  const virtualizer = useVirtualizer({
    count: exchanges.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => PAIR_PX,
    overscan: 8,
  });
  return (
    <div className={styles.frame}>
      <div className={styles.lanes}>
        <Wire>{client}</Wire>
        <Wire>{server}</Wire>
      </div>
      <section ref={scroller} className={styles.scroller} tabIndex={0} aria-label={words.sequence}>
        <ol className={styles.list} style={{ height: `${virtualizer.getTotalSize()}px` }}>
          {virtualizer.getVirtualItems().map((item) => {
            const exchange = exchanges[item.index];
            if (exchange === undefined) return null;
            const { command, letter, reply } = exchange;
            return (
              <li
                key={item.key}
                ref={virtualizer.measureElement}
                data-index={item.index}
                className={styles.pair}
                style={{ transform: `translateY(${item.start}px)` }}
              >
                {(command ?? letter) && (
                  <div className={cx(styles.hop, styles.right)}>
                    <Wire>
                      {command ? readable(command.text) : letter && words.letterLines(letterLines(letter))}
                    </Wire>
                  </div>
                )}
                {reply && (
                  <div className={cx(styles.hop, styles.left)}>
                    <StampSign code={reply.code} />
                    <Wire>{readable(reply.lines[0]?.rest.trim() ?? '')}</Wire>
                  </div>
                )}
              </li>
            );
          })}
        </ol>
      </section>
    </div>
  );
}

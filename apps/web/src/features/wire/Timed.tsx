import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import { useLanguage, useWords } from '../../i18n/i18n.ts';
import { useSay } from '../../prose/prose.ts';
import { Rich } from '../../prose/Rich.tsx';
import { useAssessed } from '../../rooms/class-standing.ts';
import { cx } from '../../ui/cx.ts';
import { Arrow } from '../../ui/Icon.tsx';
import { hasStamp, StampSign } from '../../ui/Stamp.tsx';
import { Wire } from '../../ui/Wire.tsx';
import type { OtherDialogue } from '../class/use-other-dialogue.ts';
import { LensText } from '../dialogue/LensText.tsx';
import { offsetText, type TimedLine } from './timed-lines.ts';
import styles from './WirePage.module.css';
import { wireWords } from './words.ts';

const LINE_PX = 30;

interface Props {
  dialogue: Pick<OtherDialogue, 'reading'>;
  lines: readonly TimedLine[];
  chosen: TimedLine | undefined;
  onChoose(at: number): void;
  /** The last line comes into view as there are more. */
  follow?: boolean;
}

/** Line by line with its time, and a note where timing or order teaches something. */
export function Timed({ dialogue, lines, chosen, onChoose, follow = false }: Props) {
  const words = wireWords[useLanguage()];
  const { linesLeftOut } = useWords().dialogue;
  const assessed = useAssessed();
  const { protocol } = dialogue.reading;
  const say = useSay('xray', ...(protocol === 'pop3' || protocol === 'imap' ? [protocol] : []));
  const scroller = useRef<HTMLOListElement>(null);
  const virtualizer = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => LINE_PX,
    overscan: 12,
  });
  const last = lines.length - 1;
  useEffect(() => {
    if (follow && last >= 0) virtualizer.scrollToIndex(last, { align: 'end' });
  }, [follow, last, virtualizer]);
  return (
    <ol ref={scroller} className={styles.lines} aria-label={words.dialogue}>
      <li aria-hidden="true" style={{ height: `${virtualizer.getTotalSize()}px` }} />
      {virtualizer.getVirtualItems().map(({ index, key, start }) => {
        const line = lines[index];
        if (!line) return null;
        const here = line === chosen;
        return (
          <li
            key={key}
            ref={virtualizer.measureElement}
            data-index={index}
            className={styles.lineItem}
            style={{ transform: `translateY(${start}px)` }}
          >
            {line.leftOut && <p className={styles.leftOut}>{linesLeftOut(line.leftOut)}</p>}
            <button
              type="button"
              className={cx(styles.line, here && styles.chosen, line.from === 'client' && styles.client)}
              aria-current={here}
              onClick={() => onChoose(index)}
            >
              <time>{offsetText(line.seconds)}</time>
              <span className={styles.code}>
                {line.reply && hasStamp({ code: line.reply.code, status: line.reply.status }) && (
                  <StampSign code={line.reply.code} status={line.reply.status} />
                )}
              </span>
              <span className={styles.arrow}>
                <Arrow
                  to={line.from === 'client' ? 'server' : 'client'}
                  label={line.from === 'client' ? words.client : words.server}
                />
              </span>
              {here ? (
                <LensText text={line.line.text} ending={line.line.ending} />
              ) : (
                <Wire>{line.text === '' ? '\u00a0' : line.text}</Wire>
              )}
            </button>
            {line.notes
              .filter(({ voice }) => voice !== 'rfc')
              .map((note) => (
                <p key={note.said.id} className={styles.note}>
                  <Rich text={say(note.said)} />
                </p>
              ))}
            {line.coach && !assessed && (
              <p className={styles.note}>
                <Rich text={say(line.coach.head)} />
              </p>
            )}
          </li>
        );
      })}
    </ol>
  );
}

import { useVirtualizer } from '@tanstack/react-virtual';
import { memo, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useLanguage, useWords } from '../../i18n/i18n.ts';
import { type Say, useSayOf } from '../../prose/prose.ts';
import { Rich } from '../../prose/Rich.tsx';
import { useAssessed } from '../../rooms/class-standing.ts';
import { cx } from '../../ui/cx.ts';
import { Arrow } from '../../ui/Icon.tsx';
import { createRowKeys, useReused } from '../../ui/row-keys.ts';
import { hasStamp, StampSign } from '../../ui/Stamp.tsx';
import { Wire } from '../../ui/Wire.tsx';
import type { OtherDialogue } from '../class/use-other-dialogue.ts';
import { LensText } from '../dialogue/LensText.tsx';
import { offsetText, type TimedLine } from './timed-lines.ts';
import { type RowHeights, useRowHeights } from './use-row-heights.ts';
import styles from './WirePage.module.css';
import { wireWords } from './words.ts';

const LINE_PX = 30;
/** Lines beside the screen: they are made while one scrolls, and each costs as much as one that is seen. */
const BESIDE = 2;

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
  const assessed = useAssessed();
  const say = useSayOf(dialogue.reading.protocol);
  const scroller = useRef<HTMLOListElement>(null);
  const virtualizer = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => LINE_PX,
    overscan: BESIDE,
  });
  const heights = useRowHeights(virtualizer.resizeItem);
  const items = virtualizer.getVirtualItems();
  const [keysOf] = useState(createRowKeys);
  const keys = keysOf(items.map(({ index }) => index));
  const last = lines.length - 1;
  useEffect(() => {
    if (follow && last >= 0) virtualizer.scrollToIndex(last, { align: 'end' });
  }, [follow, last, virtualizer]);
  return (
    <ol ref={scroller} className={styles.lines} aria-label={words.dialogue}>
      <li aria-hidden="true" style={{ height: `${virtualizer.getTotalSize()}px` }} />
      {items.map(({ index, start }, at) => {
        const line = lines[index];
        return (
          line && (
            <Line
              key={keys[at]}
              line={line}
              index={index}
              start={start}
              chosen={line === chosen}
              coached={!assessed}
              say={say}
              heights={heights}
              onChoose={onChoose}
            />
          )
        );
      })}
    </ol>
  );
}

interface LineProps {
  line: TimedLine;
  index: number;
  /** Pixels from the list's top. */
  start: number;
  chosen: boolean;
  /** What the coach said may stand here. */
  coached: boolean;
  say: Say;
  heights: RowHeights;
  onChoose(at: number): void;
}

const Line = memo(function Line({ line, index, start, chosen, coached, say, heights, onChoose }: LineProps) {
  const words = wireWords[useLanguage()];
  const { linesLeftOut } = useWords().dialogue;
  const item = useRef<HTMLLIElement>(null);
  const button = useReused<HTMLButtonElement>(index);
  useEffect(() => (item.current ? heights.observe(item.current) : undefined), [heights]);
  // It is drawn again when something of it has changed, and only then.
  useLayoutEffect(() => {
    if (item.current) heights.measure(item.current);
  });
  const { from, reply } = line;
  return (
    <li
      ref={item}
      data-index={index}
      className={styles.lineItem}
      style={{ transform: `translateY(${start}px)` }}
    >
      {line.leftOut && <p className={styles.leftOut}>{linesLeftOut(line.leftOut)}</p>}
      <button
        ref={button}
        type="button"
        className={cx(styles.line, chosen && styles.chosen, from === 'client' && styles.client)}
        aria-current={chosen}
        onClick={() => onChoose(index)}
      >
        <time>{offsetText(line.seconds)}</time>
        <span className={styles.code}>
          {reply && hasStamp(reply) && <StampSign code={reply.code} status={reply.status} />}
        </span>
        <span className={styles.arrow}>
          <Arrow
            to={from === 'client' ? 'server' : 'client'}
            label={from === 'client' ? words.client : words.server}
          />
        </span>
        {chosen ? (
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
      {line.coach && coached && (
        <p className={styles.note}>
          <Rich text={say(line.coach.head)} />
        </p>
      )}
    </li>
  );
});

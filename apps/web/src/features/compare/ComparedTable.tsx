import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import { useLanguage } from '../../i18n/i18n.ts';
import { cx } from '../../ui/cx.ts';
import { Arrow } from '../../ui/Icon.tsx';
import { hasStamp, StampSign } from '../../ui/Stamp.tsx';
import { Wire } from '../../ui/Wire.tsx';
import type { TimedLine } from '../wire/timed-lines.ts';
import styles from './ComparePage.module.css';
import { type Compared, type ComparedRow, isSame, type Marked, markedApart } from './compare.ts';
import { type CompareWords, compareWords } from './words.ts';

const ROW_PX = 34;

interface Props {
  compared: Compared;
  onlyDifferent: boolean;
  heads: readonly [string, string];
}

/** Both sides, a row a line: what only one has stands alone, and what differs within a line is marked. */
export function ComparedTable({ compared, onlyDifferent, heads }: Props) {
  const words = compareWords[useLanguage()];
  const scroller = useRef<HTMLDivElement>(null);
  const rows = compared.rows
    .map((row, at) => ({ row, at }))
    .filter(({ row }) => !onlyDifferent || !row.left || !row.right || row.differs.length > 0);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    overscan: 12,
  });
  return (
    <>
      <div className={cx(styles.row, styles.heads)} aria-hidden="true">
        <b>{heads[0]}</b>
        <b>{heads[1]}</b>
      </div>
      <section ref={scroller} className={styles.scroller} tabIndex={0} aria-label={words.table}>
        <ol style={{ height: `${virtualizer.getTotalSize()}px` }}>
          {virtualizer.getVirtualItems().map(({ index, key, start }) => {
            const one = rows[index];
            if (!one) return null;
            return (
              <li
                key={key}
                ref={virtualizer.measureElement}
                data-index={index}
                className={styles.item}
                style={{ transform: `translateY(${start}px)` }}
                aria-setsize={rows.length}
                aria-posinset={index + 1}
              >
                <Row row={one.row} words={words} />
              </li>
            );
          })}
        </ol>
      </section>
    </>
  );
}

function Row({ row, words }: { row: ComparedRow; words: CompareWords }) {
  const { left, right, differs, took } = row;
  const marked = left && right && differs.includes('text') ? markedApart(left.text, right.text) : undefined;
  const is = !left ? words.is.right : !right ? words.is.left : undefined;
  return (
    <div
      className={cx(
        styles.row,
        row.from === 'client' && styles.client,
        left && right && !isSame(row) && styles.different,
        (!left || !right) && styles.lone,
      )}
    >
      <Cell line={left} marked={marked?.[0]} words={words} />
      <Cell line={right} marked={marked?.[1]} words={words} />
      {(is ?? (differs.length > 0 || undefined)) && (
        <p className={styles.notes}>
          {is ?? differs.map((one) => words.differs[one]).join(', ')}
          {differs.includes('time') &&
            `, ${words.took((took?.left ?? 0).toFixed(3), (took?.right ?? 0).toFixed(3))}`}
        </p>
      )}
    </div>
  );
}

function Cell({
  line,
  marked,
  words,
}: {
  line: TimedLine | undefined;
  marked: Marked | undefined;
  words: CompareWords;
}) {
  if (!line) return <span className={styles.empty} />;
  return (
    <span className={styles.cell}>
      <Arrow
        to={line.from === 'client' ? 'server' : 'client'}
        label={line.from === 'client' ? words.client : words.serverSide}
      />
      {line.reply && hasStamp(line.reply) && <StampSign code={line.reply.code} status={line.reply.status} />}
      <Wire>
        {marked ? (
          <>
            {marked.before}
            <mark>{marked.other}</mark>
            {marked.after}
          </>
        ) : (
          line.text || '\u00a0'
        )}
      </Wire>
    </span>
  );
}

import { useVirtualizer } from '@tanstack/react-virtual';
import { useMemo, useRef } from 'react';
import { type Language, useLanguage } from '../../i18n/i18n.ts';
import { cx } from '../../ui/cx.ts';
import { Arrow } from '../../ui/Icon.tsx';
import { hasStamp, StampSign } from '../../ui/Stamp.tsx';
import { Wire } from '../../ui/Wire.tsx';
import { LensText } from '../dialogue/LensText.tsx';
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
  const rows = useMemo(
    () =>
      onlyDifferent
        ? compared.rows.filter((row) => !row.left || !row.right || row.differs.length > 0)
        : compared.rows,
    [compared, onlyDifferent],
  );
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
            const row = rows[index];
            if (!row) return null;
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
                <Row row={row} words={words} />
              </li>
            );
          })}
        </ol>
      </section>
    </>
  );
}

const secondsText = (seconds = 0, language: Language): string =>
  language === 'fr' ? seconds.toFixed(3).replace('.', ',') : seconds.toFixed(3);

function Row({ row, words }: { row: ComparedRow; words: CompareWords }) {
  const language = useLanguage();
  const { left, right, differs, took } = row;
  const marked = left && right && left.text !== right.text ? markedApart(left.text, right.text) : undefined;
  const ends = differs.includes('ending');
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
      <Cell line={left} marked={marked?.[0]} ends={ends} words={words} />
      <Cell line={right} marked={marked?.[1]} ends={ends} words={words} />
      {(is ?? (differs.length > 0 || undefined)) && (
        <p className={styles.notes}>
          {is ?? differs.map((one) => words.differs[one]).join(', ')}
          {differs.includes('time') &&
            `, ${words.took(secondsText(took?.left, language), secondsText(took?.right, language))}`}
        </p>
      )}
    </div>
  );
}

function Cell({
  line,
  marked,
  ends,
  words,
}: {
  line: TimedLine | undefined;
  marked: Marked | undefined;
  /** With the octets that end it: they differ. */
  ends: boolean;
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
      {marked ? (
        <Wire>
          {marked.before}
          <mark>{marked.other}</mark>
          {marked.after}
        </Wire>
      ) : ends ? (
        <LensText text={line.line.text} ending={line.line.ending} />
      ) : (
        <Wire>{line.text || '\u00a0'}</Wire>
      )}
    </span>
  );
}

import { decodeMessage, typeName } from '@ehlo/protocol/dns';
import type { Seq } from '@ehlo/wire';
import type { ConnectionSummary, WireRow } from '@ehlo/wire/list';
import { useVirtualizer } from '@tanstack/react-virtual';
import { memo, useEffect, useRef, useState } from 'react';
import { useLanguage } from '../../i18n/i18n.ts';
import { endpointText } from '../../rooms/outside-target.ts';
import { cx } from '../../ui/cx.ts';
import { createRowKeys, useReused } from '../../ui/row-keys.ts';
import { hasStamp, StampSign } from '../../ui/Stamp.tsx';
import { Wire } from '../../ui/Wire.tsx';
import { durationText } from './timed-lines.ts';
import styles from './WirePage.module.css';
import { type WireWords, wireWords } from './words.ts';

const ROW_PX = 62;
/** What is scrolled past is not looked at. */
const STILL_MS = 120;
/** Rows before the end with which older ones are fetched. */
const NEAR_END = 30;
/** Rows beside the screen: they are made while one scrolls, and each costs as much as one that is seen. */
const BESIDE = 2;

interface Props {
  /** Newest first. */
  rows: readonly WireRow[];
  summaries: ReadonlyMap<Seq, ConnectionSummary>;
  chosen: Seq | undefined;
  onChoose(id: Seq): void;
  /** Which stand on the screen: those are read to be named. */
  onSeen(ids: readonly Seq[]): void;
  /** Its end comes near: older ones are wanted. */
  onEnd?: (() => void) | undefined;
}

/** Thousands of rows, of which only those on the screen are drawn. */
export function ConnectionList({ rows, summaries, chosen, onChoose, onSeen, onEnd }: Props) {
  const words = wireWords[useLanguage()];
  const scroller = useRef<HTMLUListElement>(null);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    getItemKey: (index) => rows[index]?.id ?? index,
    overscan: BESIDE,
  });
  const items = virtualizer.getVirtualItems();
  const seen = items.flatMap(({ index }) => rows[index]?.id ?? []);
  const key = seen.join(' ');
  const [keysOf] = useState(createRowKeys);
  const keys = keysOf(seen);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key tells when others are on the screen
  useEffect(() => {
    const timer = setTimeout(() => onSeen(seen), STILL_MS);
    return () => clearTimeout(timer);
  }, [key, onSeen]);
  const isNearEnd = rows.length > 0 && (items.at(-1)?.index ?? 0) > rows.length - NEAR_END;
  // biome-ignore lint/correctness/useExhaustiveDependencies: with each row more the end is another one
  useEffect(() => {
    if (isNearEnd) onEnd?.();
  }, [isNearEnd, rows.length, onEnd]);
  return (
    <ul ref={scroller} className={styles.scroller} aria-label={words.connections}>
      <li aria-hidden="true" style={{ height: `${virtualizer.getTotalSize()}px` }} />
      {items.map(({ index, start }, at) => {
        const row = rows[index];
        return (
          row && (
            <Item
              key={keys[at]}
              row={row}
              summary={summaries.get(row.id)}
              start={start}
              chosen={row.id === chosen}
              onChoose={onChoose}
            />
          )
        );
      })}
    </ul>
  );
}

interface ItemProps {
  row: WireRow;
  summary: ConnectionSummary | undefined;
  /** Pixels from the list's top. */
  start: number;
  chosen: boolean;
  onChoose(id: Seq): void;
}

const Item = memo(function Item({ row, summary, start, chosen, onChoose }: ItemProps) {
  const words = wireWords[useLanguage()];
  const { id, at, endedAt, by, to, protocol, secured } = row;
  const button = useReused<HTMLButtonElement>(id);
  const question = row.query && questionOf(row.query);
  const more = [
    secured && words.tls,
    summary && words.lines(summary.lines),
    endedAt !== undefined && durationText((endedAt - at) / 1e6),
    summary?.name !== undefined && words.by[by],
  ];
  return (
    <li className={styles.item} style={{ transform: `translateY(${start}px)` }}>
      <button
        ref={button}
        type="button"
        className={cx(styles.row, chosen && styles.chosen)}
        aria-current={chosen}
        onClick={() => onChoose(id)}
      >
        <small>{id}</small>
        <b>{summary?.name ?? (row.foreign && row.from ? endpointText(row.from) : words.by[by])}</b>
        <span className={styles.outcome}>
          <Outcome row={row} summary={summary} words={words} />
        </span>
        <span className={styles.way}>
          {`${question ?? protocol.toUpperCase()} ${words.to} `}
          <Wire>{endpointText(to)}</Wire>
          {more.map((one) => (one ? `, ${one}` : '')).join('')}
        </span>
      </button>
    </li>
  );
});

function Outcome({
  row,
  summary,
  words,
}: {
  row: WireRow;
  summary: ConnectionSummary | undefined;
  words: WireWords;
}) {
  const { outcome } = row;
  if (outcome === 'open' && row.foreign) return words.unfinished;
  if (outcome === 'open')
    return (
      <>
        <i className={styles.live} aria-hidden="true" /> {words.outcome.open}
      </>
    );
  if (row.response) return words.records(answersOf(row.response));
  if (row.kind !== 'connection' || outcome !== 'ended')
    return <span className={styles.bad}>{words.outcome[outcome]}</span>;
  const last = { code: summary?.code ?? 0, status: summary?.status };
  if (summary?.code !== undefined && summary.code >= 400 && hasStamp(last)) return <StampSign {...last} />;
  if (summary?.goodbye) return summary.goodbye;
  const bare = row.protocol === 'smtp' && summary !== undefined;
  return bare ? <span className={styles.cut}>{words.cutOff}</span> : words.outcome.ended;
}

function questionOf(octets: Uint8Array): string | undefined {
  const decoded = decodeMessage(octets);
  const [question] = decoded.ok ? decoded.message.questions : [];
  return question && `${typeName(question.type)} ${question.name}`;
}

function answersOf(octets: Uint8Array): number {
  const decoded = decodeMessage(octets);
  return decoded.ok ? decoded.message.answers.length : 0;
}

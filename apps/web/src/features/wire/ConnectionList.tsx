import { decodeMessage, typeName } from '@ehlo/protocol/dns';
import type { Seq } from '@ehlo/wire';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import { useLanguage } from '../../i18n/i18n.ts';
import { endpointText } from '../../rooms/outside-target.ts';
import { cx } from '../../ui/cx.ts';
import { hasStamp, StampSign } from '../../ui/Stamp.tsx';
import { Wire } from '../../ui/Wire.tsx';
import styles from './WirePage.module.css';
import type { Summary, WireRow } from './wire-rows.ts';
import { type WireWords, wireWords } from './words.ts';

const ROW_PX = 62;

interface Props {
  /** Newest first. */
  rows: readonly WireRow[];
  summaries: ReadonlyMap<Seq, Summary>;
  chosen: Seq | undefined;
  onChoose(id: Seq): void;
  /** Which stand on the screen: those are read to be named. */
  onSeen(ids: readonly Seq[]): void;
}

/** Thousands of rows, of which only those on the screen are drawn. */
export function ConnectionList({ rows, summaries, chosen, onChoose, onSeen }: Props) {
  const words = wireWords[useLanguage()];
  const scroller = useRef<HTMLUListElement>(null);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    getItemKey: (index) => rows[index]?.id ?? index,
    overscan: 6,
  });
  const items = virtualizer.getVirtualItems();
  const seen = items.flatMap(({ index }) => rows[index]?.id ?? []);
  const key = seen.join(' ');
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key tells when others are on the screen
  useEffect(() => onSeen(seen), [key, onSeen]);
  return (
    <ul ref={scroller} className={styles.scroller} aria-label={words.connections}>
      <li aria-hidden="true" style={{ height: `${virtualizer.getTotalSize()}px` }} />
      {items.map(({ index, key: id, start }) => {
        const row = rows[index];
        if (!row) return null;
        return (
          <li key={id} className={styles.item} style={{ transform: `translateY(${start}px)` }}>
            <button
              type="button"
              className={cx(styles.row, row.id === chosen && styles.chosen)}
              aria-current={row.id === chosen}
              onClick={() => onChoose(row.id)}
            >
              <Row row={row} summary={summaries.get(row.id)} words={words} />
            </button>
          </li>
        );
      })}
    </ul>
  );
}

function Row({ row, summary, words }: { row: WireRow; summary: Summary | undefined; words: WireWords }) {
  const { id, by, to, protocol, secured } = row;
  const question = row.query && questionOf(row.query);
  return (
    <>
      <small>{id}</small>
      <b>{summary?.name ?? (row.foreign && row.from ? endpointText(row.from) : words.by[by])}</b>
      <span className={styles.outcome}>
        <Outcome row={row} summary={summary} words={words} />
      </span>
      <span className={styles.way}>
        {summary?.name !== undefined && `${words.by[by]} `}
        {words.to} <Wire>{endpointText(to)}</Wire> {question ?? protocol.toUpperCase()}
        {secured && `, ${words.tls}`}
        {summary && `, ${words.lines(summary.lines)}`}
      </span>
    </>
  );
}

function Outcome({ row, summary, words }: { row: WireRow; summary: Summary | undefined; words: WireWords }) {
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

import type { DialogueReading, WireLine } from '@ehlo/protocol/reading';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef } from 'react';
import { useWords } from '../../i18n/i18n.ts';
import { cx } from '../../ui/cx.ts';
import { Arrow } from '../../ui/Icon.tsx';
import styles from './BytesView.module.css';

const PER_ROW = 8;
const ROW_PX = 30;
const CR = 13;
const LF = 10;

interface Row {
  from: 'client' | 'server';
  offset: number;
  octets: number[];
}

const ENDINGS = { crlf: [CR, LF], lf: [LF], none: [] } as const;

function rowsOf(line: WireLine, from: Row['from']): Row[] {
  const octets = [...line.text].map((character) => character.charCodeAt(0)).concat(ENDINGS[line.ending]);
  const rows: Row[] = [];
  for (let at = 0; at < octets.length; at += PER_ROW) {
    rows.push({ from, offset: line.offset + at, octets: octets.slice(at, at + PER_ROW) });
  }
  return rows;
}

/** A printable ASCII octet as itself, anything else as a dot, as every hex dump does. */
const glyph = (octet: number) => (octet >= 0x20 && octet < 0x7f ? String.fromCharCode(octet) : '·');

interface Props {
  reading: DialogueReading;
  version: number;
  /** It came by a key: the focus was in what it takes the place of. */
  focus: boolean;
}

/** The same lines as octets: eight a row, CR and LF boxed. */
export function BytesView({ reading, version, focus }: Props) {
  const words = useWords().dialogue;
  const scroller = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (focus) scroller.current?.focus();
  }, [focus]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the reading changes in place, the version tells
  const rows = useMemo(
    () =>
      reading.exchanges.flatMap(({ command, letter, reply }) => [
        ...(command ? rowsOf(command, 'client') : []),
        ...(letter?.lines ?? []).flatMap((line) => rowsOf(line, 'client')),
        ...(reply?.lines ?? []).flatMap((line) => rowsOf(line, 'server')),
      ]),
    [reading, version],
  );
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    overscan: 10,
  });
  if (rows.length === 0) return <p className={styles.empty}>{words.empty}</p>;
  return (
    <section ref={scroller} className={styles.scroller} tabIndex={0} aria-label={words.bytes}>
      <ol
        className={styles.list}
        lang="en"
        translate="no"
        style={{ height: `${virtualizer.getTotalSize()}px` }}
      >
        {virtualizer.getVirtualItems().map((item) => {
          const row = rows[item.index];
          if (row === undefined) return null;
          return (
            <li
              key={item.key}
              className={cx(styles.row, row.from === 'client' && styles.you)}
              style={{ transform: `translateY(${item.start}px)` }}
            >
              <Arrow
                to={row.from === 'client' ? 'server' : 'client'}
                label={row.from === 'client' ? words.youSent : words.serverSaid}
              />
              <span className={styles.offset}>{row.offset}</span>
              <span className={styles.hex}>
                {row.octets.map((octet, index) => (
                  <span key={index} className={cx((octet === CR || octet === LF) && styles.boxed)}>
                    {octet.toString(16).padStart(2, '0')}
                  </span>
                ))}
              </span>
              <span className={styles.text}>
                {row.octets.map((octet, index) =>
                  octet === CR || octet === LF ? (
                    <b key={index} className={styles.boxed}>
                      {octet === CR ? 'CR' : 'LF'}
                    </b>
                  ) : (
                    <span key={index}>{glyph(octet)}</span>
                  ),
                )}
              </span>
            </li>
          );
        })}
      </ol>
    </section>
  );
}

import type { DialogueReading } from '@ehlo/protocol/reading';
import { versionName } from '@ehlo/protocol/tls';
import { useEffect, useMemo, useReducer, useRef, useState } from 'react';
import { useLanguage } from '../../i18n/i18n.ts';
import { useSay } from '../../prose/prose.ts';
import { cx } from '../../ui/cx.ts';
import { Arrow } from '../../ui/Icon.tsx';
import { createRowKeys } from '../../ui/row-keys.ts';
import { Tabs } from '../../ui/Tabs.tsx';
import { Wire } from '../../ui/Wire.tsx';
import { recordName } from '../two-views/record-notes.ts';
import styles from './BytesView.module.css';
import { type Field, fieldsOf } from './fields.ts';
import { createKeptElsewhere, type FetchOctets } from './kept-elsewhere.ts';
import { OctetCells } from './OctetCells.tsx';
import { type OctetRow, octetRows } from './octet-rows.ts';
import type { Side } from './stretches.ts';
import { useFarScroll } from './use-far-scroll.ts';
import type { ShownOctets } from './use-octets.ts';
import { bytesWords } from './words.ts';

const ROW_PX = 30;

interface Props extends ShownOctets {
  /** What names the octets' fields, where it was read. */
  reading?: DialogueReading | undefined;
  /** It came by a key: the focus was in what it takes the place of. */
  focus: boolean;
  /** Where octets are had that the log left out. */
  fetchOctets?: FetchOctets | undefined;
}

/** What crossed as octets: eight a row, CR and LF boxed, records of TLS as such; of a letter of megabytes any part. */
export function BytesView({ stretches, version, reading, focus, fetchOctets }: Props) {
  const words = bytesWords[useLanguage()];
  const { clear, tls } = stretches;
  const [wanted, setWanted] = useState<'clear' | 'tls'>();
  const layer = tls.length === 0 ? 'clear' : (wanted ?? (clear.length === 0 ? 'tls' : 'clear'));
  const [come, note] = useReducer((before: number) => before + 1, 0);
  const elsewhere = useMemo(
    () => createKeptElsewhere(fetchOctets ?? (async () => undefined), note),
    [fetchOctets],
  );
  const { gone } = elsewhere;
  // biome-ignore lint/correctness/useExhaustiveDependencies: stretches grow in place, the version tells
  const rows = useMemo(() => octetRows(stretches[layer], gone), [stretches, version, layer, gone]);
  const { scroller, setScroller, height, first, last, shift } = useFarScroll(rows.count, ROW_PX);
  const focused = useRef(false);
  useEffect(() => {
    if (!focus || focused.current || !scroller) return;
    focused.current = true;
    scroller.focus();
  }, [focus, scroller]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the reading changes in place, the version tells
  const fields = useMemo(() => reading && fieldsOf(reading), [reading, version]);
  const [over, setOver] = useState<Over>();
  const seen = Array.from({ length: Math.max(0, last - first) }, (_, index) => first + index);
  const [keysOf] = useState(createRowKeys);
  const keys = keysOf(seen);
  return (
    <>
      {tls.length > 0 && clear.length > 0 && (
        <div className={styles.layers}>
          <Tabs
            label={words.layers}
            tabs={[
              { id: 'clear', label: words.clear },
              { id: 'tls', label: words.records },
            ]}
            chosen={layer}
            onChoose={setWanted}
          />
        </div>
      )}
      {rows.count === 0 ? (
        <p className={styles.empty}>{words.empty}</p>
      ) : (
        <section
          ref={setScroller}
          className={styles.scroller}
          tabIndex={0}
          aria-label={words.bytes}
          data-come={come}
          onPointerLeave={() => setOver(undefined)}
        >
          <div style={{ height: `${height}px` }}>
            <ol className={styles.window} lang="en" translate="no">
              {seen.map((index, at) => (
                <li
                  key={keys[at]}
                  className={styles.row}
                  style={{ transform: `translateY(${shift + (index - first) * ROW_PX}px)` }}
                  aria-posinset={index + 1}
                  aria-setsize={rows.count}
                >
                  <Row
                    row={rows.at(index)}
                    read={elsewhere.read}
                    failed={elsewhere.failed}
                    over={over}
                    onOver={(from, offset) =>
                      setOver({
                        from,
                        offset,
                        field: layer === 'clear' ? fields?.at(from, offset) : undefined,
                      })
                    }
                  />
                </li>
              ))}
            </ol>
          </div>
        </section>
      )}
      {rows.count > 0 && <FieldName over={over} reading={reading} />}
    </>
  );
}

interface Over {
  from: Side;
  offset: number;
  field: Field | undefined;
}

interface RowProps {
  row: OctetRow;
  read(kept: number, start: number, end: number): Uint8Array | undefined;
  /** What is not there could not be fetched. */
  failed: boolean;
  over: Over | undefined;
  onOver(from: Side, offset: number): void;
}

function Row({ row, read, failed, over, onOver }: RowProps) {
  const words = bytesWords[useLanguage()];
  const { stretch } = row;
  const { from, offset, record } = stretch;
  const arrow = (
    <Arrow
      to={from === 'client' ? 'server' : 'client'}
      label={from === 'client' ? words.client : words.server}
    />
  );
  const side = cx(styles.cells, from === 'client' && styles.you);
  if (row.kind === 'gap')
    return (
      <div className={side}>
        {arrow}
        <span className={styles.offset}>{offset}</span>
        <p className={styles.gap}>{words.gap(stretch.length)}</p>
      </div>
    );
  if (row.kind === 'record' && record)
    return (
      <div className={cx(side, styles.record)}>
        {arrow}
        <span className={styles.offset}>{offset}</span>
        <p>
          <Wire>{recordName(record)}</Wire> {words.record(versionName(record.version), record.length)}
        </p>
      </div>
    );
  const { start, end } = row.kind === 'octets' ? row : { start: 0, end: 0 };
  const octets = stretch.octets
    ? stretch.octets.subarray(start, end)
    : stretch.kept !== undefined && read(stretch.kept, start, end);
  const marked = over?.from === from ? over : undefined;
  return (
    <div className={side}>
      {arrow}
      <span className={styles.offset}>{offset + start}</span>
      {octets ? (
        <OctetCells
          octets={octets}
          start={offset + start}
          over={
            marked &&
            (marked.field ? [marked.field.start, marked.field.end] : [marked.offset, marked.offset + 1])
          }
          onOver={(at) => onOver(from, at)}
        />
      ) : (
        <p className={styles.gap}>{failed ? words.unreached : words.coming}</p>
      )}
    </div>
  );
}

/** What the octet under the pointer is part of. The same stands beside each line in Explained, for whoever has no pointer. */
function FieldName({ over, reading }: { over: Over | undefined; reading: DialogueReading | undefined }) {
  const words = bytesWords[useLanguage()];
  const protocol = reading?.protocol;
  const mailbox = protocol === 'pop3' || protocol === 'imap' ? protocol : undefined;
  const say = useSay('xray', ...(mailbox ? [mailbox] : []));
  const { field, offset } = over ?? {};
  const group = mailbox ? `${mailbox}Token` : 'token';
  return (
    <p className={styles.field}>
      {offset !== undefined && words.octet(offset)}
      {field?.token !== undefined && <b>{say({ id: `${group}.${field.token}` })}</b>}
      {field?.name !== undefined && (
        <b>
          <Wire>{field.name}:</Wire>
        </b>
      )}
    </p>
  );
}

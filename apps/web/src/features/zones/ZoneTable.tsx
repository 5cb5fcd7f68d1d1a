import { textOfRows, type ZoneRow, type ZoneSet } from '@ehlo/protocol/dns';
import type { ZoneView } from '@ehlo/wire';
import { useState } from 'react';
import { useLanguage } from '../../i18n/i18n.ts';
import { useSay } from '../../prose/prose.ts';
import { Rich } from '../../prose/Rich.tsx';
import { Button } from '../../ui/Button.tsx';
import { cx } from '../../ui/cx.ts';
import { Wire } from '../../ui/Wire.tsx';
import { checkText, dayOf, hasComments, withNextSerial } from './check.ts';
import { adviceWords } from './complaint-words.ts';
import fields from './field.module.css';
import { RecordForm } from './RecordForm.tsx';
import { emptyRow, FORM_TYPES } from './record-fields.ts';
import said from './said.module.css';
import { zonesWords } from './words.ts';
import styles from './ZoneTable.module.css';

interface Props {
  zone: ZoneView;
  set: ZoneSet;
  onSave(text: string, sentence: (serial: number) => string): Promise<boolean>;
}

/** Which record a form is open for: its place, or a new one of a type. */
type Open = { at: number } | { type: string } | undefined;

/** The records of a zone, a row each; a row opens its form in place. */
export function ZoneTable({ zone, set, onSave }: Props) {
  const language = useLanguage();
  const words = zonesWords[language];
  const { origin, text, rows, editable } = zone;
  const [open, setOpen] = useState<Open>();
  const [type, setType] = useState('MX');
  const say = useSay('dns');
  const { advice, texts, lines } = adviceByRow(zone, set);

  async function save(changed: readonly ZoneRow[], soaItself: boolean, sentence: (serial: number) => string) {
    const raised = soaItself ? changed : withNextSerial(origin, changed, dayOf(new Date()));
    if (await onSave(textOfRows(origin, raised), sentence)) setOpen(undefined);
  }

  const form = (at: number, row: ZoneRow) => (
    <RecordForm
      origin={origin}
      set={set}
      row={row}
      isNew={at === rows.length}
      rowsWith={(changed) => (at === rows.length ? [...rows, changed] : rows.with(at, changed))}
      at={at}
      onSave={(changed) =>
        save(
          at === rows.length ? [...rows, changed] : rows.with(at, changed),
          changed.type === 'SOA',
          words.saved,
        )
      }
      onCancel={() => setOpen(undefined)}
      onRemove={() =>
        save(
          rows.filter((_, index) => index !== at),
          false,
          words.removed,
        )
      }
    />
  );

  return (
    <>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{words.columns.name}</th>
            <th scope="col">{words.columns.ttl}</th>
            <th scope="col">{words.columns.type}</th>
            <th scope="col">{words.columns.data}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => {
            const isOpen = open !== undefined && 'at' in open && open.at === at;
            const found = advice.get(lines[at] ?? 0) ?? [];
            return [
              <tr key={`${at} row`} className={cx(isOpen && styles.onRow)}>
                <th scope="row">
                  {editable ? (
                    <button
                      type="button"
                      className={styles.open}
                      aria-expanded={isOpen}
                      aria-label={words.edit(`${row.name} ${row.type} ${row.data}`.slice(0, 120))}
                      onClick={() => setOpen(isOpen ? undefined : { at })}
                    >
                      <Wire>{row.name}</Wire>
                    </button>
                  ) : (
                    <Wire>{row.name}</Wire>
                  )}
                </th>
                <td>
                  <Wire>{row.ttl}</Wire>
                </td>
                <td>
                  <Wire>{row.type}</Wire>
                </td>
                <td>
                  <Wire className={styles.data}>{row.data}</Wire>
                  {found.map((one) => (
                    <p key={one.advice} className={said.advice}>
                      {adviceWords(one, language)} <small>{one.rfc}</small>
                    </p>
                  ))}
                  {texts
                    .filter(({ line }) => line === lines[at])
                    .map(({ problem: { said: what, rfc, grave, start } }) => (
                      <p key={`${what.id} ${start}`} className={grave ? said.wrong : said.advice}>
                        <Rich text={say(what)} /> <small>{rfc}</small>
                      </p>
                    ))}
                </td>
              </tr>,
              isOpen && (
                <tr key={`${at} form`} className={styles.formRow}>
                  <td colSpan={4}>{form(at, row)}</td>
                </tr>
              ),
            ];
          })}
        </tbody>
      </table>
      {editable && hasComments(text) && <p className={said.note}>{words.commentsGo}</p>}
      {editable && (
        <div className={styles.add}>
          {open !== undefined && 'type' in open ? (
            <>
              <h3>{words.newRecord(open.type)}</h3>
              {form(rows.length, emptyRow(open.type, commonTtl(rows)))}
            </>
          ) : (
            <>
              <label className={fields.label}>
                <span>{words.type}</span>
                <select
                  className={fields.select}
                  value={type}
                  onChange={(event) => setType(event.target.value)}
                >
                  {FORM_TYPES.filter((one) => one !== 'SOA' || rows.every((row) => row.type !== 'SOA')).map(
                    (one) => (
                      <option key={one}>{one}</option>
                    ),
                  )}
                </select>
              </label>
              <Button onClick={() => setOpen({ type })}>{words.addRecord}</Button>
            </>
          )}
        </div>
      )}
    </>
  );
}

/** A new record is remembered for as long as most of the others. */
function commonTtl(rows: readonly ZoneRow[]): string {
  const ttls = rows.map(({ ttl }) => ttl);
  return ttls.sort((a, b) => count(ttls, b) - count(ttls, a))[0] ?? '3600';
}
const count = (texts: readonly string[], text: string): number => texts.filter((one) => one === text).length;

/** Advice by the line of the row it is about; rows stand in the order of the file. */
function adviceByRow({ origin, text, state }: ZoneView, set: ZoneSet) {
  const checked = checkText(origin, text, set);
  const advice = new Map<number, typeof checked.advice>();
  for (const one of checked.advice) advice.set(one.line, [...(advice.get(one.line) ?? []), one]);
  // What every room is born with has sample keys in it; a person is told of what they wrote.
  return { advice, texts: state === 'seed' ? [] : checked.texts, lines: checked.lines };
}

/** Zones as text again (RFC 1035 §5.1): what a person would write, in columns. */
import { isWithin, labelsOf, nameKey, nameOfLabels } from './name.ts';
import { textOfRdata } from './rdata-text.ts';
import { type DnsRecord, typeName } from './record-types.ts';
import type { Zone } from './zone.ts';

/** One record as a form has it. */
export interface ZoneRow {
  /** Owner, relative to the zone (`mail`, `@`) or complete with a final dot. */
  name: string;
  /** Seconds, or units such as `1h30m`. */
  ttl: string;
  /** `MX`. */
  type: string;
  /** As in a zone file: `10 mail.campus.test.` */
  data: string;
}

/** `mail` for `mail.campus.test.` in its zone, `@` for the apex, and complete for what is not in it. */
export function relativeName(name: string, origin: string): string {
  if (nameKey(name) === nameKey(origin)) return '@';
  if (origin === '.' || !isWithin(name, origin)) return name;
  const labels = labelsOf(name);
  return nameOfLabels(labels.slice(0, labels.length - labelsOf(origin).length)).slice(0, -1);
}

/** Owners are relative, names in the data complete, so that no dot can be missing. */
export function rowOf(record: DnsRecord, origin: string): ZoneRow {
  return {
    name: relativeName(record.name, origin),
    ttl: String(record.ttl),
    type: typeName(record.code),
    data: textOfRdata(record),
  };
}

/** Lines before the first row. */
const HEAD_LINES = 2;
/** Columns are no wider than this; longer names push what follows. */
const WIDEST_NAME = 24;

/**
 * A zone file of rows: `$ORIGIN`, `$TTL` (the commonest), then a line a row, in their order. Rows are written as they are, sound
 * or not: `parseZone` says what is wrong, and `rowOfLine` which row it means.
 */
export function textOfRows(origin: string, rows: readonly ZoneRow[]): string {
  const ttl = commonest(rows.map((row) => row.ttl).filter((text) => /^\d+$/.test(text))) ?? '3600';
  const width = Math.min(WIDEST_NAME, Math.max(1, ...rows.map(({ name }) => name.length)));
  const own = rows.some((row) => row.ttl !== ttl) ? Math.max(...rows.map((row) => row.ttl.length)) : 0;
  const lines = rows.map(({ name, ttl: time, type, data }) => {
    const column = own === 0 ? '' : `${(time === ttl ? '' : time).padStart(own)} `;
    return `${name.padEnd(width)} ${column}IN ${type.padEnd(5)} ${data}`;
  });
  return [`$ORIGIN ${origin}`, `$TTL ${ttl}`, ...lines, ''].join('\n');
}

/** Index of the row that a line of `textOfRows` is; undefined for the lines before and behind. */
export function rowOfLine(line: number, rows: readonly ZoneRow[]): number | undefined {
  const row = line - HEAD_LINES - 1;
  return row >= 0 && row < rows.length ? row : undefined;
}

export const writeZone = (zone: Zone): string =>
  textOfRows(
    zone.origin,
    zone.records.map((record) => rowOf(record, zone.origin)),
  );

function commonest(texts: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  let best: string | undefined;
  for (const [text, count] of counts) if (best === undefined || count > (counts.get(best) ?? 0)) best = text;
  return best;
}

/**
 * The serial after this one: `YYYYMMDDnn` of the day where serials are written so (RFC 1912 §2.2) and that is later, else one
 * more. Never 0, which some copies take for "none".
 *
 * @param day `20260801`
 */
export function nextSerial(serial: number, day: string): number {
  const today = Number(`${day}00`);
  const dated = /^(19|20)\d{2}(0[1-9]|1[0-2])([0-2]\d|3[01])\d{2}$/.test(String(serial));
  if (dated && today > serial) return today;
  return serial >= 0xffff_ffff ? 1 : serial + 1;
}

/** What the zone's reader says about rows and texts while they are being written: the same one that the server asks. */
import {
  adviseZone,
  complain,
  createZoneSet,
  type DnsRecord,
  nextSerial,
  parseZone,
  rowOf,
  rowOfLine,
  textOfRows,
  type Zone,
  type ZoneAdvice,
  type ZoneProblem,
  type ZoneRow,
  type ZoneSet,
} from '@ehlo/protocol/dns';
import { readRecord, type TextProblem } from '@ehlo/protocol/dns/reading';
import type { ZoneView } from '@ehlo/wire';

export interface TextFound {
  line: number;
  problem: TextProblem;
}

export interface Checked {
  text: string;
  /** Undefined where it cannot be read. */
  zone?: Zone;
  problems: ZoneProblem[];
  advice: ZoneAdvice[];
  /** What is wrong inside texts for mail: SPF, DKIM keys, DMARC. */
  texts: TextFound[];
  /** Line of each record, in their order. */
  lines: number[];
}

/** Everything that the room answers from, for looking up where records point. */
export function zoneSetOf(zones: readonly ZoneView[]): ZoneSet {
  return createZoneSet(
    zones.map(({ origin, text, dated }) => {
      const parsed = parseZone(text, origin);
      if (!parsed.ok) return { origin, broken: true as const };
      return dated === undefined ? parsed.zone : { ...parsed.zone, dated };
    }),
  );
}

export function checkText(origin: string, text: string, zones: ZoneSet, before?: Zone): Checked {
  const parsed = parseZone(text, origin);
  if (!parsed.ok) return { text, problems: parsed.problems, advice: [], texts: [], lines: [] };
  const { zone, lines } = parsed;
  const advice = adviseZone(zone, lines, createZoneSet([...zones.zones, zone]), before);
  const lineOf = (record: DnsRecord) => lines.get(record) ?? 0;
  const texts = zone.records.flatMap((record) =>
    record.type === 'TXT'
      ? (readRecord(record).policy?.problems ?? []).map((problem) => ({ line: lineOf(record), problem }))
      : [],
  );
  return { text, zone, problems: [], advice, texts, lines: zone.records.map(lineOf) };
}

export interface CheckedRow extends Checked {
  /** Of what was found, whether it is about this row or about another one. */
  isOwn(line: number): boolean;
}

/** @param at which of the rows is being written */
export function checkRow(origin: string, rows: readonly ZoneRow[], at: number, zones: ZoneSet): CheckedRow {
  const checked = checkText(origin, textOfRows(origin, rows), zones);
  const isOwn = (line: number) => rowOfLine(line, rows) === at;
  // In a file the word could be meant as anything; here it was written into the field of the TTL.
  const problems = checked.problems.map((problem) => {
    const { complaint, line } = problem;
    const isTtl = complaint.problem === 'unknown-type' && complaint.text === rows[at]?.ttl && isOwn(line);
    return isTtl ? complain(line, { problem: 'not-duration', text: complaint.text }) : problem;
  });
  return { ...checked, problems, isOwn };
}

/** The rows with the SOA's serial raised, so that copies of the zone notice (RFC 1912 §2.2). Rows that cannot be read stay. */
export function withNextSerial(origin: string, rows: readonly ZoneRow[], day: string): ZoneRow[] {
  const parsed = parseZone(textOfRows(origin, rows), origin);
  if (!parsed.ok) return [...rows];
  const { soa } = parsed.zone;
  const raised = rowOf({ ...soa, data: { ...soa.data, serial: nextSerial(soa.data.serial, day) } }, origin);
  return rows.map((row) => (row.type === 'SOA' ? { ...row, data: raised.data } : row));
}

/** `20260801`, of the clock of whoever looks. */
export function dayOf(now: Date): string {
  const two = (number: number) => String(number).padStart(2, '0');
  return `${now.getFullYear()}${two(now.getMonth() + 1)}${two(now.getDate())}`;
}

/** Comments that saving from the table would lose. */
export const hasComments = (text: string): boolean => text.replace(/"(?:\\.|[^"\\\n])*"/g, '').includes(';');

/** What a new zone begins with: who runs it, one server, and mail that goes to the campus's. */
export function newZoneText(origin: string, day: string): string {
  return textOfRows(origin, [
    {
      name: '@',
      ttl: '3600',
      type: 'SOA',
      data: `ns1.campus.test. hostmaster.${origin} ${day}01 7200 3600 1209600 300`,
    },
    { name: '@', ttl: '3600', type: 'NS', data: 'ns1.campus.test.' },
    { name: '@', ttl: '3600', type: 'MX', data: '10 mail.campus.test.' },
  ]);
}

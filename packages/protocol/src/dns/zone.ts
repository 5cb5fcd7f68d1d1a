import { CLASSES, classCode, className } from './codes.ts';
import { isWithin, nameKey, parseName } from './name.ts';
import { readDuration, readField, readHex, readName } from './rdata-text.ts';
import {
  type DnsRecord,
  type FieldValue,
  knownType,
  META_TYPES,
  RECORD_TYPES,
  type RecordOf,
  recordOf,
  typeCode,
  typeName,
} from './record-types.ts';
import { complain, type ZoneComplaint, type ZoneProblem } from './zone-problems.ts';
import { tokenizeZone, type ZoneEntry, type ZoneToken } from './zone-tokens.ts';

/** What one server answers for: the records from an apex down, in the order of the file. */
export interface Zone {
  /** The apex, absolute. */
  origin: string;
  soa: RecordOf<'SOA'>;
  records: DnsRecord[];
  /** Day on which these records were copied from the real DNS, `2023-10-17`. Such a zone is answered from, and not handed over. */
  dated?: string;
}

/** `lines`: where each record begins, from 1. */
export type ParsedZone =
  | { ok: true; zone: Zone; lines: ReadonlyMap<DnsRecord, number> }
  | { ok: false; problems: ZoneProblem[] };

/** Reading stops after this many complaints: the rest are mostly echoes. */
const MOST_PROBLEMS = 20;

interface Reading {
  /** Apex and current $ORIGIN, as labels. */
  apex: string;
  origin: string[];
  /** $TTL, or the TTL written last (RFC 2308 §4, RFC 1035 §5.1). */
  defaultTtl: number | undefined;
  lastTtl: number | undefined;
  owner: string | undefined;
  records: DnsRecord[];
  lines: Map<DnsRecord, number>;
  problems: ZoneProblem[];
}

/**
 * Reads a zone file (RFC 1035 §5): $ORIGIN, $TTL (RFC 2308 §4), parentheses, quoted strings, `@`, relative names,
 * repeated owners, TTLs such as `1h30m`, unknown types as `TYPE65280 \# 2 ABCD` (RFC 3597 §5).
 *
 * @param origin  Apex of the zone, and the origin until the file says another. A final dot is optional.
 * @returns       The zone, or every problem found, each with its line and a way to mend it. Never throws.
 */
export function parseZone(text: string, origin: string): ParsedZone {
  const apex = parseName(origin);
  if (!apex.ok)
    return { ok: false, problems: [complain(1, { problem: 'bad-name', text: origin, why: apex.problem })] };
  const reading: Reading = {
    apex: apex.name,
    origin: apex.labels,
    defaultTtl: undefined,
    lastTtl: undefined,
    owner: undefined,
    records: [],
    lines: new Map(),
    problems: [],
  };
  const { entries, problem } = tokenizeZone(text);
  for (const entry of entries) {
    if (reading.problems.length >= MOST_PROBLEMS) break;
    const complaint = readEntry(reading, entry);
    if (complaint) reading.problems.push(complain(complaint.line ?? entry.line, complaint));
  }
  if (problem) reading.problems.push(complain(problem.line, problem));
  const soa = reading.records.find((record) => record.type === 'SOA');
  if (reading.problems.length === 0) checkZone(reading);
  if (!soa || reading.problems.length > 0) return { ok: false, problems: reading.problems };
  return { ok: true, zone: { origin: reading.apex, soa, records: reading.records }, lines: reading.lines };
}

type Complaint = ZoneComplaint & { line?: number };

function readEntry(reading: Reading, entry: ZoneEntry): Complaint | undefined {
  const [first, second] = entry.tokens as [ZoneToken, ...ZoneToken[]];
  if (!entry.indented && !first.quoted && first.text.startsWith('$'))
    return readDirective(reading, first.text, second);
  const tokens = [...entry.tokens];
  let owner = reading.owner;
  if (!entry.indented) {
    const name = readName((tokens.shift() as ZoneToken).text, reading.origin);
    if (!name.ok) return { problem: 'bad-name', text: first.text, why: name.problem };
    owner = name.name;
  }
  if (owner === undefined) return { problem: 'no-owner' };
  reading.owner = owner;
  if (!isWithin(owner, reading.apex)) return { problem: 'outside-zone', name: owner, zone: reading.apex };

  let ttl: number | undefined;
  let klass: number | undefined;
  // TTL and class may come in either order, or not at all (RFC 1035 §5.1).
  for (let token = tokens[0]; token && !token.quoted; token = tokens[0]) {
    const asTtl = ttl === undefined && /^\d/.test(token.text) ? readDuration(token.text) : undefined;
    // ANY is a class only in questions; in a file it can only be meant as a type, which it is not either.
    const asClass = klass === undefined && !/^any$/i.test(token.text) ? classCode(token.text) : undefined;
    if (asTtl !== undefined) ttl = asTtl;
    else if (asClass !== undefined) klass = asClass;
    // No type begins with a digit: it can only be meant as a TTL.
    else if (ttl === undefined && /^-?\d/.test(token.text))
      return { problem: 'not-duration', text: token.text };
    else break;
    tokens.shift();
  }
  if (klass !== undefined && klass !== CLASSES.IN.code)
    return { problem: 'other-class', text: className(klass) };
  const typeToken = tokens.shift();
  if (!typeToken) return { problem: 'no-type', name: owner };
  const code = typeCode(typeToken.text);
  const meta = Object.values(META_TYPES).some((row) => row.code === code);
  if (code === undefined || meta || typeToken.quoted)
    return { problem: 'unknown-type', text: typeToken.text };

  const data = readRdata(code, tokens, reading.origin);
  if ('problem' in data) return data;
  // An SOA may come before any TTL: its own minimum stands in, as it did before RFC 2308.
  const minimum = data.type === 'SOA' ? data.data.minimum : undefined;
  const effective =
    ttl ?? reading.defaultTtl ?? reading.lastTtl ?? (typeof minimum === 'number' ? minimum : undefined);
  if (effective === undefined) return { problem: 'no-ttl' };
  reading.lastTtl = effective;
  const head = { name: owner, class: CLASSES.IN.code, ttl: effective };
  const record: DnsRecord =
    data.type === 'opaque'
      ? { ...head, code, type: 'opaque', data: { octets: data.octets } }
      : recordOf(head, data.type, data.data);
  reading.records.push(record);
  reading.lines.set(record, entry.line);
  return undefined;
}

function readDirective(
  reading: Reading,
  directive: string,
  argument: ZoneToken | undefined,
): Complaint | undefined {
  const word = directive.toUpperCase();
  if (word === '$TTL') {
    const ttl = readDuration(argument?.text ?? '');
    if (ttl === undefined) return { problem: 'not-duration', text: argument?.text ?? '' };
    reading.defaultTtl = ttl;
    return undefined;
  }
  if (word === '$ORIGIN') {
    const name = readName(argument?.text ?? '', reading.origin);
    if (!name.ok) return { problem: 'bad-name', text: argument?.text ?? '', why: name.problem };
    reading.origin = name.labels;
    return undefined;
  }
  return { problem: 'unknown-directive', text: directive };
}

type ReadRdata =
  | { type: 'opaque'; octets: Uint8Array }
  | { type: keyof typeof RECORD_TYPES; data: Record<string, FieldValue> }
  | Complaint;

function readRdata(code: number, tokens: ZoneToken[], origin: readonly string[]): ReadRdata {
  const known = knownType(code);
  if (tokens[0]?.text === '\\#' || known === undefined) {
    const [mark, length, ...rest] = tokens;
    const octets = readHex(rest.map((token) => token.text).join(''));
    const right = mark?.text === '\\#' && octets !== undefined && String(octets.length) === length?.text;
    return right && known === undefined
      ? { type: 'opaque', octets }
      : { problem: 'bad-opaque', type: typeName(code) };
  }
  const data: Record<string, FieldValue> = {};
  const { fields } = RECORD_TYPES[known];
  const shape = fields.map((field) => `<${field.name}>`).join(' ');
  for (const field of fields) {
    if (tokens.length === 0) return { problem: 'missing-field', type: known, field: field.name, shape };
    const words =
      field.kind === 'strings' || field.kind === 'rest-hex' ? tokens.splice(0) : tokens.splice(0, 1);
    const texts =
      field.kind === 'rest-hex' ? [words.map((word) => word.text).join('')] : words.map((word) => word.text);
    const values: FieldValue[] = [];
    for (const [index, text] of texts.entries()) {
      const read = readField(field.kind, text, origin);
      const line = words[index]?.line ?? (words[0] as ZoneToken).line;
      if (!read.ok) return { ...read, line };
      values.push(read.value);
    }
    data[field.name] = field.kind === 'strings' ? (values as string[]) : (values[0] as FieldValue);
  }
  const extra = tokens[0];
  if (extra) return { problem: 'extra-words', type: known, text: extra.text, shape, line: extra.line };
  return { type: known, data };
}

/** What no single line can show: one SOA, at the apex; an alias alone at its name. */
function checkZone(reading: Reading): void {
  const { records, lines, apex, problems } = reading;
  const add = (record: DnsRecord | undefined, complaint: ZoneComplaint) =>
    problems.push(complain(record ? (lines.get(record) as number) : 1, complaint));
  const soas = records.filter((record) => record.type === 'SOA');
  if (soas.length === 0) add(undefined, { problem: 'no-soa', zone: apex });
  for (const [index, soa] of soas.entries()) {
    if (index > 0) add(soa, { problem: 'two-soa' });
    else if (nameKey(soa.name) !== nameKey(apex))
      add(soa, { problem: 'soa-not-at-apex', name: soa.name, zone: apex });
  }
  if (!records.some((record) => record.type === 'NS' && nameKey(record.name) === nameKey(apex)))
    add(soas[0], { problem: 'no-ns', zone: apex });
  const byName = new Map<string, DnsRecord[]>();
  for (const record of records) {
    const here = byName.get(nameKey(record.name));
    if (here) here.push(record);
    else byName.set(nameKey(record.name), [record]);
  }
  for (const here of byName.values()) {
    const aliases = here.filter((record) => record.type === 'CNAME');
    const other = here.find((record) => record.type !== 'CNAME');
    if (aliases[0] && other)
      add(aliases[0], { problem: 'cname-and-other', name: aliases[0].name, type: typeName(other.code) });
    if (aliases[1]) add(aliases[1], { problem: 'two-cname', name: aliases[1].name });
  }
}

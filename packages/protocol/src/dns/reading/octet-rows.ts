import { decodeMessage } from '../decode.ts';
import type { DnsField } from '../message.ts';
import { spokenName } from '../name.ts';
import { RECORD_TYPES } from '../record-types.ts';
import { FLAGS, type FlagId } from './header.ts';
import type { BrokenReading, Finding } from './reading.ts';
import { mailboxOf } from './record-parts.ts';

/** One octet of length, and what it counts; a pointer's two octets; the 0 that ends a name. */
export interface NamePiece {
  /** Octets [start, end) of the message. */
  start: number;
  end: number;
  /** `6 campus`, `→ 12`, `0`. */
  text: string;
}

/** A bit, or a few, of the two octets of flags. */
export interface BitRow extends Finding {
  /** As dig writes it: `qr`, `aa`; `opcode`, `rcode`, `do`. */
  name: string;
  /** `1`, `QUERY`, `NOERROR`. */
  value: string;
  /** As they stand there: `0000`. */
  bits: string;
}

/** A field of a message: its octets, what they say, and what the field is for. */
export interface OctetRow {
  /** Octets [start, end) of the message. */
  start: number;
  end: number;
  /** Of the decoder: `id`, `name`, `rdlength`, `preference`. */
  field: string;
  /** As people write it; '' where the bits or the pieces say it. */
  value: string;
  says: Finding[];
  bits?: BitRow[];
  /** Of a name: label by label. */
  pieces?: NamePiece[];
}

/** Fields that belong together: the header, one question, one record. */
export interface OctetGroup {
  section: DnsField['section'];
  /** From 0, within the section as it is on the wire. */
  record?: number;
  rows: OctetRow[];
}

/** Where the fields around the data are defined. */
const RFC: Readonly<Record<string, string>> = {
  header: 'RFC 1035 §4.1.1',
  questions: 'RFC 1035 §4.1.2',
  answers: 'RFC 1035 §4.1.3',
  authorities: 'RFC 1035 §4.1.3',
  additionals: 'RFC 1035 §4.1.3',
  opt: 'RFC 6891 §6.1.2',
  trailing: 'RFC 1035 §4.1',
};
const COMPRESSION = 'RFC 1035 §4.1.4';
/** Records that are shown octet by octet: a whole zone is read as a list. */
const MOST_GROUPS = 60;

/**
 * A message octet by octet, in the order of the wire, with a sentence for each field. Of octets that are no message, what could be
 * read before reading stopped. Pure, and never throws.
 */
export function readOctetRows(
  octets: Uint8Array,
  most = MOST_GROUPS,
): { groups: OctetGroup[]; more: number; broken?: BrokenReading['at'] } {
  const decoded = decodeMessage(octets);
  const groups: OctetGroup[] = [];
  let more = 0;
  let type = '';
  let last: DnsField | undefined;
  for (const field of decoded.fields) {
    const begins = !last || field.section !== last.section || field.record !== last.record;
    last = field;
    if (field.field === 'type') type = field.text;
    if (begins && groups.length >= most) more++;
    if (more > 0) continue;
    if (begins)
      groups.push({
        section: field.section,
        ...(field.record !== undefined && { record: field.record }),
        rows: [],
      });
    const rows = (groups.at(-1) as OctetGroup).rows;
    const row = rows.at(-1);
    // The flags share their octets: one row, a bit each.
    if (field.bits && row?.bits && row.start === field.start) row.bits.push(bitOf(octets, field));
    else rows.push(rowOf(octets, field, type));
  }
  return decoded.ok ? { groups, more } : { groups, more, broken: decoded.at };
}

function rowOf(octets: Uint8Array, field: DnsField, type: string): OctetRow {
  const { start, end, text, pointsTo } = field;
  const rfc = RFC[field.section] as string;
  const row: OctetRow = { start, end, field: field.field, value: text, says: [] };
  if (field.bits) return { ...row, field: 'flags', value: '', bits: [bitOf(octets, field)] };
  const id = sentenceOf(field, type);
  if (id !== undefined) {
    const number = Number(text);
    const params = {
      value: text,
      name: spokenName(text),
      count: number,
      seconds: number,
      octets: end - start,
      type,
    };
    const more = field.field === 'rname' ? { mailbox: mailboxOf(text) } : {};
    row.says.push({
      said: { id, params: { ...params, ...more } },
      rfc: id.startsWith('dnsPart.') ? rfcOfData(type) : rfc,
    });
  }
  const isName = field.field === 'name' || NAME_FIELDS.has(`${type}.${field.field}`);
  if (!isName) return row;
  row.pieces = piecesOf(octets, start, end);
  if (pointsTo !== undefined) {
    const whole = end - start === 2;
    const said = {
      id: `dnsOctet.${whole ? 'pointer' : 'pointed'}`,
      params: { at: pointsTo, name: spokenName(text) },
    };
    row.says.push({ said, rfc: COMPRESSION });
  } else if (text === '.') row.says.push({ said: { id: 'dnsOctet.root' }, rfc: 'RFC 1035 §3.1' });
  else row.says.push({ said: { id: 'dnsOctet.labels' }, rfc: 'RFC 1035 §3.1' });
  return row;
}

const NAME_FIELDS: ReadonlySet<string> = new Set(
  Object.entries(RECORD_TYPES).flatMap(([type, { fields }]) =>
    fields
      .filter(({ kind }) => kind === 'name' || kind === 'whole-name')
      .map(({ name }) => `${type}.${name}`),
  ),
);
/** `MX.preference`: fields with a sentence of their own in `dnsPart`. */
const DATA_FIELDS: ReadonlySet<string> = new Set(
  Object.entries(RECORD_TYPES).flatMap(([type, { fields }]) => fields.map(({ name }) => `${type}.${name}`)),
);
const rfcOfData = (type: string): string =>
  (RECORD_TYPES as Readonly<Record<string, { rfc: string }>>)[type]?.rfc ?? 'RFC 3597 §2';

/** The id of the sentence for a field; undefined where what stands in it is enough. */
function sentenceOf({ section, field }: DnsField, type: string): string | undefined {
  const data = `${type}.${field}`;
  if (section === 'opt') return field === 'name' ? undefined : `dnsOctet.opt-${field}`;
  // Of several strings each is a field; the sentence about their number belongs to the whole.
  if (field === 'strings') return 'dnsOctet.string';
  if (DATA_FIELDS.has(data) && section !== 'questions') return `dnsPart.${data}`;
  if (section === 'questions') return field === 'name' ? 'dnsOctet.qname' : `dnsOctet.q${field}`;
  if (field === 'name') return 'dnsOctet.owner';
  return `dnsOctet.${field}`;
}

/** What dig calls the bit, or the few, and what it means as it stands. */
function bitOf(octets: Uint8Array, { field, text, start, bits }: DnsField): BitRow {
  const [first, count] = bits as [number, number];
  const word = ((octets[start] as number) << 8) | (octets[start + 1] as number);
  const shown = ((word >> (16 - first - count)) & (2 ** count - 1)).toString(2).padStart(count, '0');
  const row = { name: field, value: text, bits: shown };
  if (field === 'do')
    return { ...row, said: { id: `dnsOctet.${text === '1' ? 'do' : 'not-do'}` }, rfc: 'RFC 3225 §3' };
  if (count === 15) return { ...row, said: { id: 'dnsOctet.opt-z' }, rfc: 'RFC 6891 §6.1.4' };
  const flag = field.toUpperCase();
  if (!Object.hasOwn(FLAGS, flag))
    return { ...row, said: { id: `dnsOctet.${field}` }, rfc: 'RFC 1035 §4.1.1' };
  const said = { id: `${text === '1' ? 'dnsFlag' : 'dnsFlagClear'}.${flag}` };
  return { ...row, said, rfc: FLAGS[flag as FlagId] };
}

/** The labels of a name that was read without a problem. */
function piecesOf(octets: Uint8Array, start: number, end: number): NamePiece[] {
  const pieces: NamePiece[] = [];
  for (let at = start; at < end; ) {
    const first = octets[at] as number;
    if (first >= 0xc0) {
      const target = ((first & 0x3f) << 8) | (octets[at + 1] as number);
      pieces.push({ start: at, end: at + 2, text: `→ ${target}` });
      at += 2;
    } else {
      const label = Array.from(octets.subarray(at + 1, at + 1 + first), (octet) =>
        octet > 0x20 && octet < 0x7f ? String.fromCharCode(octet) : `\\${String(octet).padStart(3, '0')}`,
      ).join('');
      pieces.push({ start: at, end: at + 1 + first, text: first === 0 ? '0' : `${first} ${label}` });
      at += 1 + first;
    }
  }
  return pieces;
}

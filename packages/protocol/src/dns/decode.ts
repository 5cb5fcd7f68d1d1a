import { latin1 } from '../octets.ts';
import { ipv4Text, ipv6Text } from './address.ts';
import { CLASSES, className, ednsOptionName, opcodeName, rcodeName } from './codes.ts';
import { type Cursor, createCursor, quoted } from './cursor.ts';
import {
  type Decoded,
  type DnsHeader,
  type DnsQuestion,
  type Edns,
  HEADER_OCTETS,
  MAX_MESSAGE_OCTETS,
} from './message.ts';
import {
  type DnsRecord,
  type FieldKind,
  type FieldValue,
  knownType,
  META_TYPES,
  RECORD_TYPES,
  recordOf,
  typeName,
} from './record-types.ts';

const hex = (octets: Uint8Array): string =>
  [...octets].map((octet) => octet.toString(16).padStart(2, '0').toUpperCase()).join('');

/**
 * Reads one DNS message (RFC 1035 §4), as a datagram carries it or as TCP does behind its length prefix. Never throws: octets
 * that are no message become a problem with the place where reading stopped, and what was read before it.
 */
export function decodeMessage(raw: Uint8Array): Decoded {
  // A plain view, also of a Buffer, so that what is kept of it is a Uint8Array and nothing else.
  const octets = new Uint8Array(raw.buffer, raw.byteOffset, raw.length);
  const cursor = createCursor(octets);
  if (octets.length < HEADER_OCTETS)
    return { ok: false, problem: 'short-header', at: octets.length, fields: [] };
  if (octets.length > MAX_MESSAGE_OCTETS)
    return { ok: false, problem: 'too-long', at: MAX_MESSAGE_OCTETS, fields: [] };

  const header = readHeader(cursor);
  const counts = (['qdcount', 'ancount', 'nscount', 'arcount'] as const).map((field) =>
    cursor.number(field, 2),
  );
  const questions: DnsQuestion[] = [];
  for (let index = 0; index < (counts[0] as number) && !cursor.problem; index++) {
    cursor.enter('questions', index);
    questions.push({
      name: cursor.name('name'),
      type: cursor.number('type', 2, typeName),
      class: cursor.number('class', 2, className),
    });
  }

  let edns: Edns | undefined;
  const sections = (['answers', 'authorities', 'additionals'] as const).map((section, position) => {
    const records: DnsRecord[] = [];
    for (let index = 0; index < (counts[position + 1] as number) && !cursor.problem; index++) {
      cursor.enter(section, index);
      const { record, opt } = readRecord(cursor, octets, index);
      if (record) records.push(record);
      if (!opt) continue;
      if (section !== 'additionals') cursor.fail('opt-place');
      else if (edns) cursor.fail('two-opt');
      edns = opt;
    }
    return records;
  });

  if (cursor.problem) return { ok: false, ...cursor.problem, header, fields: cursor.fields };
  const trailing = octets.length - cursor.at;
  if (trailing > 0) {
    cursor.enter('trailing');
    cursor.octets('octets', trailing, hex);
  }
  const [answers, authorities, additionals] = sections as [DnsRecord[], DnsRecord[], DnsRecord[]];
  const message = { ...header, questions, answers, authorities, additionals };
  return { ok: true, message: edns ? { ...message, edns } : message, fields: cursor.fields, trailing };
}

function readHeader(cursor: Cursor): DnsHeader {
  const id = cursor.number('id', 2);
  const flags = cursor.peek(() => cursor.number('flags', 2));
  const bits = (field: string, first: number, count: number, word: (value: number) => string = String) => {
    const value = (flags >> (16 - first - count)) & (2 ** count - 1);
    cursor.note({ start: 2, end: 4, field, bits: [first, count], text: word(value) });
    return value;
  };
  const header: DnsHeader = {
    id,
    response: bits('qr', 0, 1) === 1,
    opcode: bits('opcode', 1, 4, opcodeName),
    aa: bits('aa', 5, 1) === 1,
    tc: bits('tc', 6, 1) === 1,
    rd: bits('rd', 7, 1) === 1,
    ra: bits('ra', 8, 1) === 1,
    z: bits('z', 9, 1) === 1,
    ad: bits('ad', 10, 1) === 1,
    cd: bits('cd', 11, 1) === 1,
    rcode: bits('rcode', 12, 4, rcodeName),
  };
  cursor.skip(2);
  return header;
}

function readRecord(cursor: Cursor, octets: Uint8Array, index: number): { record?: DnsRecord; opt?: Edns } {
  const start = cursor.at;
  // The type decides what the fields around it are called.
  const type = cursor.peek(() => {
    cursor.name('name');
    return cursor.number('type', 2);
  });
  if (type === META_TYPES.OPT.code) {
    cursor.enter('opt', index);
    return { opt: readOpt(cursor) };
  }
  const head = {
    name: cursor.name('name'),
    code: cursor.number('type', 2, typeName),
    class: cursor.number('class', 2, className),
    ttl: cursor.number('ttl', 4),
  };
  const length = cursor.number('rdlength', 2);
  const end = cursor.at + length;
  // Addresses and the rest have their layout in class IN; another class may have another (RFC 1035 §3.4).
  const known =
    head.class === CLASSES.IN.code || head.code === RECORD_TYPES.TXT.code ? knownType(head.code) : undefined;
  if (known === undefined || (length === 0 && !cursor.problem)) {
    const rdata = cursor.octets('rdata', length, (raw) => `\\# ${raw.length} ${hex(raw)}`);
    return { record: { ...head, type: 'opaque', data: { octets: rdata } } };
  }
  if (!cursor.problem && end > octets.length) cursor.fail('ends-early', octets.length);
  const data: Record<string, FieldValue> = {};
  for (const { name, kind } of RECORD_TYPES[known].fields) data[name] = readField(cursor, name, kind, end);
  if (cursor.at !== end) cursor.fail('rdata-length', start);
  return cursor.problem ? {} : { record: recordOf(head, known, data) };
}

function readField(cursor: Cursor, name: string, kind: FieldKind, end: number): FieldValue {
  // Without this a field could read on into the next record.
  const left = Math.max(0, end - cursor.at);
  switch (kind) {
    case 'ipv4':
      return ipv4Text(cursor.octets(name, 4, ipv4Text));
    case 'ipv6':
      return ipv6Text(cursor.octets(name, 16, ipv6Text));
    case 'name':
    case 'whole-name':
      return cursor.name(name);
    case 'u8':
      return cursor.number(name, 1);
    case 'u16':
      return cursor.number(name, 2);
    case 'u32':
    case 'seconds':
      return cursor.number(name, 4);
    case 'string':
      return cursor.string(name, end);
    case 'strings': {
      const strings: string[] = [];
      while (cursor.at < end && !cursor.problem) strings.push(cursor.string(name, end));
      return strings;
    }
    case 'rest-text':
      return latin1(cursor.octets(name, left, (octets) => quoted(latin1(octets))));
    case 'rest-hex':
      return cursor.octets(name, left, hex);
    default:
      return kind satisfies never;
  }
}

/** RFC 6891 §6.1.2 and §6.1.3: class and TTL of an OPT record mean something else. */
function readOpt(cursor: Cursor): Edns {
  const start = cursor.at;
  if (cursor.name('name') !== '.') cursor.fail('opt-owner', start);
  cursor.number('type', 2, typeName);
  const udpSize = cursor.number('udp-size', 2);
  const extendedRcode = cursor.number('extended-rcode', 1);
  const version = cursor.number('version', 1);
  const flags = cursor.peek(() => cursor.number('flags', 2));
  const place = { start: cursor.at, end: cursor.at + 2 };
  cursor.note({ ...place, field: 'do', bits: [0, 1], text: String(flags >> 15) });
  cursor.note({ ...place, field: 'z', bits: [1, 15], text: String(flags & 0x7fff) });
  cursor.skip(2);
  const length = cursor.number('rdlength', 2);
  const end = cursor.at + length;
  const options: Edns['options'] = [];
  while (cursor.at < end && !cursor.problem) {
    const code = cursor.number('option-code', 2, ednsOptionName);
    const optionLength = cursor.number('option-length', 2);
    if (cursor.at + optionLength > end) cursor.fail('rdata-length', start);
    options.push({ code, octets: cursor.octets('option-data', optionLength, hex) });
  }
  if (cursor.at !== end) cursor.fail('rdata-length', start);
  return { udpSize, extendedRcode, version, dnssecOk: flags >> 15 === 1, z: flags & 0x7fff, options };
}

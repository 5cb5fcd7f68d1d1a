import { octetsOfLatin1 } from '../octets.ts';
import { ipv4Octets, ipv6Octets } from './address.ts';
import { type DnsMessage, type Edns, HEADER_OCTETS, MAX_MESSAGE_OCTETS } from './message.ts';
import { labelsOf, nameKey, nameOfLabels } from './name.ts';
import { type DnsRecord, type FieldKind, type FieldValue, fieldsOf, META_TYPES } from './record-types.ts';

/** Largest offset a pointer can name (RFC 1035 §4.1.4). */
const POINTER_REACH = 0x4000;

/**
 * Writes a message, names compressed. A message longer than `maxOctets` is cut at whole RRsets: first additionals go
 * silently, then TC is set (RFC 2181 §9).
 *
 * Throws RangeError when the message holds what no wire can carry (a label of 64 octets, a preference of 70000): values
 * that came from `decodeMessage` or `parseZone` never do.
 */
export function encodeMessage(message: DnsMessage, maxOctets = MAX_MESSAGE_OCTETS): Uint8Array {
  const out = createWriter();
  out.skip(HEADER_OCTETS);
  for (const question of message.questions) {
    out.name(question.name, true);
    out.number(question.type, 2);
    out.number(question.class, 2);
  }
  // Room for OPT is kept from the start: a cut answer must still say that EDNS was understood (RFC 6891 §7).
  const reserved = message.edns ? optOctets(message.edns) : 0;
  let tc = message.tc;
  const counts = [message.answers, message.authorities, message.additionals].map((records, section) => {
    let written = 0;
    if (tc && !message.tc) return 0;
    for (const set of rrsets(records)) {
      const mark = out.mark();
      for (const record of set) writeRecord(out, record);
      if (out.length + reserved > maxOctets) {
        out.rewind(mark);
        if (section < 2) tc = true;
        break;
      }
      written += set.length;
    }
    return written;
  }) as [number, number, number];
  if (message.edns) {
    writeOpt(out, message.edns);
    counts[2] += 1;
  }
  if (out.length > MAX_MESSAGE_OCTETS)
    throw new RangeError(`A message of ${out.length} octets; at most 65535 fit (RFC 1035 §4.2.2).`);
  const octets = out.octets();
  const header = new DataView(octets.buffer, octets.byteOffset);
  header.setUint16(0, message.id);
  header.setUint16(2, flagsOf(message, tc));
  [message.questions.length, ...counts].forEach((count, index) => {
    header.setUint16(4 + 2 * index, count);
  });
  return octets;
}

function flagsOf(message: DnsMessage, tc: boolean): number {
  const bit = (on: boolean, place: number) => (on ? 1 << place : 0);
  return (
    bit(message.response, 15) |
    ((message.opcode & 15) << 11) |
    bit(message.aa, 10) |
    bit(tc, 9) |
    bit(message.rd, 8) |
    bit(message.ra, 7) |
    bit(message.z, 6) |
    bit(message.ad, 5) |
    bit(message.cd, 4) |
    (message.rcode & 15)
  );
}

/** Neighbours with one owner, class and type: an RRset is sent whole or not at all (RFC 2181 §5). */
function rrsets(records: readonly DnsRecord[]): DnsRecord[][] {
  const sets: DnsRecord[][] = [];
  let last: DnsRecord | undefined;
  for (const record of records) {
    const same =
      last?.code === record.code &&
      last.class === record.class &&
      nameKey(last.name) === nameKey(record.name);
    if (same) sets.at(-1)?.push(record);
    else sets.push([record]);
    last = record;
  }
  return sets;
}

function writeRecord(out: Writer, record: DnsRecord): void {
  out.name(record.name, true);
  out.number(record.code, 2);
  out.number(record.class, 2);
  out.number(record.ttl, 4);
  out.measured(() => {
    if (record.type === 'opaque') out.bytes(record.data.octets);
    else for (const { kind, value } of fieldsOf(record)) writeField(out, kind, value);
  });
}

/** RDATA on its own, nothing compressed: what records of one set are told apart and sorted by (RFC 4034 §6.3). */
export function rdataOctets(record: DnsRecord): Uint8Array {
  if (record.type === 'opaque') return record.data.octets;
  const out = createWriter();
  for (const { kind, value } of fieldsOf(record))
    writeField(out, kind === 'name' ? 'whole-name' : kind, value);
  return out.octets();
}

function writeField(out: Writer, kind: FieldKind, value: FieldValue): void {
  switch (kind) {
    case 'ipv4':
    case 'ipv6': {
      const octets = kind === 'ipv4' ? ipv4Octets(String(value)) : ipv6Octets(String(value));
      if (!octets) throw new RangeError(`"${value}" is no ${kind === 'ipv4' ? 'IPv4' : 'IPv6'} address.`);
      out.bytes(octets);
      break;
    }
    case 'name':
      out.name(String(value), true);
      break;
    case 'whole-name':
      out.name(String(value), false);
      break;
    case 'u8':
      out.number(Number(value), 1);
      break;
    case 'u16':
      out.number(Number(value), 2);
      break;
    case 'u32':
    case 'seconds':
      out.number(Number(value), 4);
      break;
    case 'string':
      out.string(String(value));
      break;
    case 'strings':
      for (const string of value as string[]) out.string(string);
      break;
    case 'rest-text':
      out.bytes(octetsOfLatin1(String(value)));
      break;
    case 'rest-hex':
      out.bytes(value as Uint8Array);
      break;
    default:
      kind satisfies never;
  }
}

function optOctets(edns: Edns): number {
  return edns.options.reduce((sum, option) => sum + 4 + option.octets.length, 11);
}

function writeOpt(out: Writer, edns: Edns): void {
  out.number(0, 1);
  out.number(META_TYPES.OPT.code, 2);
  out.number(edns.udpSize, 2);
  out.number(edns.extendedRcode, 1);
  out.number(edns.version, 1);
  out.number((edns.dnssecOk ? 0x8000 : 0) | (edns.z & 0x7fff), 2);
  out.measured(() => {
    for (const option of edns.options) {
      out.number(option.code, 2);
      out.number(option.octets.length, 2);
      out.bytes(option.octets);
    }
  });
}

interface Writer {
  readonly length: number;
  number(value: number, octets: 1 | 2 | 4): void;
  bytes(octets: Uint8Array): void;
  string(text: string): void;
  name(name: string, compress: boolean): void;
  /** Two octets of length, then what `write` writes. */
  measured(write: () => void): void;
  skip(octets: number): void;
  mark(): number;
  /** Forgets everything after `mark`, the places of its names included. */
  rewind(mark: number): void;
  octets(): Uint8Array;
}

function createWriter(): Writer {
  let buffer = new Uint8Array(512);
  let length = 0;
  /** Offsets of names and their endings, as spelt: a pointer must not change the case of a name (RFC 4343 §4). */
  const places = new Map<string, number>();

  const room = (octets: number) => {
    if (length + octets <= buffer.length) return;
    const larger = new Uint8Array(Math.max(buffer.length * 2, length + octets));
    larger.set(buffer.subarray(0, length));
    buffer = larger;
  };
  const bytes = (octets: Uint8Array) => {
    room(octets.length);
    buffer.set(octets, length);
    length += octets.length;
  };
  const number = (value: number, octets: 1 | 2 | 4) => {
    if (!Number.isInteger(value) || value < 0 || value >= 2 ** (8 * octets))
      throw new RangeError(`${value} does not fit ${octets} octets.`);
    room(octets);
    for (let index = octets - 1; index >= 0; index--)
      buffer[length++] = Math.floor(value / 256 ** index) & 255;
  };
  const string = (text: string) => {
    if (text.length > 255)
      throw new RangeError(`A string of ${text.length} octets; at most 255 fit (RFC 1035 §3.3).`);
    number(text.length, 1);
    bytes(octetsOfLatin1(text));
  };

  return {
    get length() {
      return length;
    },
    number,
    bytes,
    string,
    name(name, compress) {
      const labels = labelsOf(name);
      for (let index = 0; index < labels.length; index++) {
        const rest = nameOfLabels(labels.slice(index));
        const place = places.get(rest);
        if (compress && place !== undefined) {
          number(0xc000 | place, 2);
          return;
        }
        if (place === undefined && length < POINTER_REACH) places.set(rest, length);
        string(labels[index] as string);
      }
      number(0, 1);
    },
    measured(write) {
      const start = length;
      number(0, 2);
      write();
      const size = length - start - 2;
      if (size > 0xffff)
        throw new RangeError(`RDATA of ${size} octets; at most 65535 fit (RFC 1035 §3.2.1).`);
      buffer[start] = size >> 8;
      buffer[start + 1] = size & 255;
    },
    skip(octets) {
      room(octets);
      length += octets;
    },
    mark: () => length,
    rewind(mark) {
      length = mark;
      for (const [rest, place] of places) if (place >= mark) places.delete(rest);
    },
    octets: () => buffer.slice(0, length),
  };
}

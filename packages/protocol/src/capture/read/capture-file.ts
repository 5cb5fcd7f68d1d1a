import { concat, latin1 } from '../../octets.ts';
import { BLOCK, BYTE_ORDER_MAGIC, OPTION } from '../pcapng-numbers.ts';
import type { CaptureProblem } from './capture-problem.ts';

export interface CapturedPacket {
  /** Integer microseconds since the epoch. */
  at: number;
  /** LINKTYPE_ of its interface. */
  link: number;
  /** What was captured of it: a view of what was fed, good until the next call of `feed`. */
  octets: Uint8Array;
  /** Its length on the wire; more than `octets` where the capture cut it. */
  length: number;
}

/** A capture file, pcap or pcapng, in pieces of any size. */
export interface CaptureFile {
  /** Reads on. After a problem it does nothing. */
  feed(slice: Uint8Array): void;
  /** The file ends here. */
  end(): void;
  /** Where it could not be read any further; packets before it count. */
  readonly problem: CaptureProblem | undefined;
  /** Octets read so far. */
  readonly read: number;
}

/** More than any program captures of a packet (WTAP_MAX_PACKET_SIZE_STANDARD of Wireshark, MAXIMUM_SNAPLEN of tcpdump). */
const LONGEST_PACKET = 262_144;
/** A block that is read as a whole: a packet with its comments. Others are stepped over, whatever their length. */
const LONGEST_BLOCK = 2 ** 20;
const NOTHING = new Uint8Array(0);

/** Formats that people take for captures, by how they begin. */
const OTHERS: readonly (readonly [format: string, begins: RegExp])[] = [
  ['gzip', /^\x1f\x8b/],
  ['zip', /^PK\x03\x04/],
  ['snoop', /^snoop\x00/],
  ['netmon', /^GMBU/],
  // Records of Kuznetzov's patch have eight octets more.
  ['modified pcap', /^\xa1\xb2\xcd\x34|^\x34\xcd\xb2\xa1/],
  // Names beyond ASCII too.
  ['text', /^[\t\n\r\x20-\x7e\x80-\xff]{16}/],
];

/** How the packets of a pcap file are written (https://www.ietf.org/archive/id/draft-ietf-opsawg-pcap-05.html). */
interface Classic {
  little: boolean;
  /** Parts of a second in the second number of a time. */
  fraction: number;
  link: number;
}

interface Interface {
  link: number;
  longest: number;
  time(high: number, low: number): number;
}

/** @param take gets each packet, in the order of the file */
export function createCaptureFile(take: (packet: CapturedPacket) => void): CaptureFile {
  let rest: Uint8Array = NOTHING;
  let view = new DataView(rest.buffer);
  /** Of the file, of the first octet of `rest`. */
  let base = 0;
  let at = 0;
  let read = 0;
  let skip = 0;
  let problem: CaptureProblem | undefined;
  let classic: Classic | undefined;
  /** Of the section in hand, of pcapng. */
  let section: { little: boolean } | undefined;
  let interfaces: Interface[] = [];

  function fail(id: CaptureProblem['id'], params: CaptureProblem['params'] = {}): false {
    problem = { id, params };
    return false;
  }

  /** Reads one thing. @returns false where more octets are needed, or something is wrong */
  function step(): boolean {
    if (classic) return classicPacket(classic);
    return section || isSection() ? block() : begin();
  }

  const isSection = (): boolean => rest.length >= 4 && view.getUint32(0) === BLOCK.section;

  function begin(): boolean {
    if (rest.length < 24) return false;
    const magic = view.getUint32(0);
    const found = MAGICS.get(magic);
    if (!found) return unknown();
    const { little, fraction } = found;
    const major = view.getUint16(4, little);
    if (major !== 2) return fail('version', { major, minor: view.getUint16(6, little) });
    // The upper bits say whether a checksum follows each frame.
    classic = { little, fraction, link: view.getUint32(20, little) & 0xffff };
    at = 24;
    return true;
  }

  function unknown(): false {
    const text = latin1(rest.subarray(at, at + 16));
    const [format] = OTHERS.find(([, begins]) => begins.test(text)) ?? [];
    if (format !== undefined) return fail('other-format', { format });
    const begins = Array.from(rest.subarray(at, at + 4), (octet) => octet.toString(16).padStart(2, '0')).join(
      ' ',
    );
    return fail('not-a-capture', { begins });
  }

  function classicPacket({ little, fraction, link }: Classic): boolean {
    if (rest.length - at < 16) return false;
    const captured = view.getUint32(at + 8, little);
    if (captured > LONGEST_PACKET)
      return fail('packet-length', { at: base + at, length: captured, limit: LONGEST_PACKET });
    if (rest.length - at < 16 + captured) return false;
    const seconds = view.getUint32(at, little);
    const parts = view.getUint32(at + 4, little);
    take({
      at: seconds * 1_000_000 + Math.floor((parts * 1_000_000) / fraction),
      link,
      octets: rest.subarray(at + 16, at + 16 + captured),
      length: Math.max(captured, view.getUint32(at + 12, little)),
    });
    at += 16 + captured;
    return true;
  }

  function block(): boolean {
    if (rest.length - at < 12) return false;
    const isHeader = view.getUint32(at) === BLOCK.section;
    if (isHeader && !header()) return false;
    const { little } = section as { little: boolean };
    const type = view.getUint32(at, little);
    const length = view.getUint32(at + 4, little);
    if (length < 12 || length % 4 !== 0) return fail('block-length', { at: base + at, length });
    if (!READ.has(type)) {
      skip = length;
      return stepOver();
    }
    if (length > LONGEST_BLOCK) return fail('block-length', { at: base + at, length });
    if (rest.length - at < length) return false;
    if (view.getUint32(at + length - 4, little) !== length)
      return fail('block-length', { at: base + at, length: view.getUint32(at + length - 4, little) });
    const start = at;
    at += length;
    return readBlock(type, start, length, little);
  }

  /** A section begins: it says in which order its octets are. */
  function header(): boolean {
    if (rest.length - at < 28) return false;
    const little = view.getUint32(at + 8, true) === BYTE_ORDER_MAGIC;
    if (!little && view.getUint32(at + 8) !== BYTE_ORDER_MAGIC) {
      return unknown();
    }
    const major = view.getUint16(at + 12, little);
    const minor = view.getUint16(at + 14, little);
    if (major !== 1) return fail('version', { major, minor });
    section = { little };
    interfaces = [];
    return true;
  }

  function readBlock(type: number, start: number, length: number, little: boolean): boolean {
    const where = { at: base + start, length };
    const body = start + 8;
    switch (type) {
      case BLOCK.interface:
        if (length < 20) return fail('block-length', where);
        interfaces.push({
          link: view.getUint16(body, little),
          longest: view.getUint32(body + 4, little),
          time: timeOf(optionsOf(body + 8, start + length - 4, little)),
        });
        return true;
      case BLOCK.packet:
        return length < 32
          ? fail('block-length', where)
          : packet(start, length, view.getUint32(body, little), body + 4, little);
      case BLOCK.oldPacket:
        return length < 32
          ? fail('block-length', where)
          : packet(start, length, view.getUint16(body, little), body + 4, little);
      case BLOCK.simplePacket: {
        if (length < 16) return fail('block-length', where);
        const [one] = interfaces;
        if (!one) return fail('no-interface', { at: where.at, interface: 0 });
        const whole = view.getUint32(body, little);
        const captured = Math.min(whole, length - 16, one.longest || whole);
        // It has no time (draft-ietf-opsawg-pcapng-05, §4.4).
        take({ at: 0, link: one.link, octets: rest.subarray(body + 4, body + 4 + captured), length: whole });
        return true;
      }
      default:
        return true;
    }
  }

  /** Of both kinds of packet block, whose fields are the same from their time on. */
  function packet(start: number, length: number, number: number, fields: number, little: boolean): boolean {
    const one = interfaces[number];
    if (!one) return fail('no-interface', { at: base + start, interface: number });
    const captured = view.getUint32(fields + 8, little);
    if (captured > LONGEST_PACKET || captured > length - 32)
      return fail('packet-length', {
        at: base + start,
        length: captured,
        limit: Math.min(LONGEST_PACKET, length - 32),
      });
    take({
      at: one.time(view.getUint32(fields, little), view.getUint32(fields + 4, little)),
      link: one.link,
      octets: rest.subarray(fields + 16, fields + 16 + captured),
      length: Math.max(captured, view.getUint32(fields + 12, little)),
    });
    return true;
  }

  /** Those that say what a time means; broken ones are left alone. */
  function optionsOf(start: number, end: number, little: boolean): { resolution?: number; offset?: number } {
    const found: { resolution?: number; offset?: number } = {};
    for (let place = start; place + 4 <= end; ) {
      const code = view.getUint16(place, little);
      const length = view.getUint16(place + 2, little);
      if (code === OPTION.end || place + 4 + length > end) break;
      if (code === OPTION.interface.resolution && length === 1) found.resolution = view.getUint8(place + 4);
      if (code === OPTION.interface.offset && length === 8)
        found.offset = Number(view.getBigInt64(place + 4, little));
      place += 4 + ((length + 3) & ~3);
    }
    return found;
  }

  /** Goes on behind a block that nobody reads. @returns whether its end is here */
  function stepOver(): boolean {
    const here = Math.min(skip, rest.length - at);
    skip -= here;
    at += here;
    return skip === 0;
  }

  return {
    get problem() {
      return problem;
    },
    get read() {
      return read;
    },
    feed(slice) {
      if (problem) return;
      read += slice.length;
      rest = rest.length === at ? slice : concat([rest.subarray(at), slice]);
      base = read - rest.length;
      at = 0;
      view = new DataView(rest.buffer, rest.byteOffset, rest.byteLength);
      if (skip > 0 && !stepOver()) return;
      while (!problem && at < rest.length && step());
      // Else a small rest would hold the whole slice.
      if (at > 0 && at < rest.length) {
        rest = rest.slice(at);
        at = 0;
      }
    },
    end() {
      if (problem) return;
      if (read === 0) fail('empty');
      else if (!classic && !section) {
        const isBegun = isSection() || (rest.length >= 4 && MAGICS.has(view.getUint32(0)));
        if (isBegun) truncated();
        else unknown();
      } else if (skip > 0) fail('truncated', { at: read, missing: skip });
      else if (at < rest.length) truncated();
    },
  };

  /** Octets of what the file ends in. */
  function needed(left: number): number {
    if (classic) return left < 16 ? 16 : 16 + view.getUint32(at + 8, classic.little);
    if (!section) return isSection() ? 28 : 24;
    return left < 12 ? 12 : view.getUint32(at + 4, section.little);
  }

  function truncated(): void {
    const left = rest.length - at;
    view = new DataView(rest.buffer, rest.byteOffset, rest.byteLength);
    fail('truncated', { at: read, missing: Math.max(1, needed(left) - left) });
  }
}

/** pcap's first number as it stands in the file, read big-endian. */
const MAGICS: ReadonlyMap<number, { little: boolean; fraction: number }> = new Map([
  [0xa1b2c3d4, { little: false, fraction: 1_000_000 }],
  [0xd4c3b2a1, { little: true, fraction: 1_000_000 }],
  [0xa1b23c4d, { little: false, fraction: 1_000_000_000 }],
  [0x4d3cb2a1, { little: true, fraction: 1_000_000_000 }],
]);

/** Blocks that are read; the rest of them a capture can do without. */
const READ: ReadonlySet<number> = new Set([
  BLOCK.section,
  BLOCK.interface,
  BLOCK.packet,
  BLOCK.oldPacket,
  BLOCK.simplePacket,
]);

/** A time of an interface (§4.2, if_tsresol): in powers of ten, or of two where the upper bit is set. */
function timeOf({ resolution = 6, offset = 0 }: { resolution?: number; offset?: number }): Interface['time'] {
  if (resolution === 6) return (high, low) => high * 2 ** 32 + low + offset * 1_000_000;
  const units = resolution & 0x80 ? 2n ** BigInt(resolution & 0x7f) : 10n ** BigInt(resolution);
  return (high, low) =>
    Number((((BigInt(high) << 32n) | BigInt(low)) * 1_000_000n) / units) + offset * 1_000_000;
}

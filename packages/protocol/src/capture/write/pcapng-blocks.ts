/**
 * Blocks of a pcapng file (draft-ietf-opsawg-pcapng-05), little-endian: section header, interface, packet, names, secrets.
 * Every function gives one whole block.
 */
import { concat, utf8 } from '../../octets.ts';
import { BLOCK, BYTE_ORDER_MAGIC, OPTION } from '../pcapng-numbers.ts';

interface Option {
  code: number;
  value: Uint8Array;
}

const text = (code: number, value: string | undefined): Option[] =>
  value === undefined || value === '' ? [] : [{ code, value: utf8(value).subarray(0, MOST_TEXT) }];

/** An option's length is a number of 16 bits; a longer text is cut. */
const MOST_TEXT = 0xffff;

const padded = (length: number): number => (length + 3) & ~3;

/** A block of this type: what is fixed in it, then its options. Both are written where they go, without copies between. */
function block(type: number, fixed: readonly Uint8Array[], options: readonly Option[]): Uint8Array {
  let length = 12;
  for (const part of fixed) length += padded(part.length);
  for (const { value } of options) length += 4 + padded(value.length);
  if (options.length > 0) length += 4;
  const octets = new Uint8Array(length);
  const view = new DataView(octets.buffer);
  view.setUint32(0, type, true);
  view.setUint32(4, length, true);
  let at = 8;
  for (const part of fixed) {
    octets.set(part, at);
    at += padded(part.length);
  }
  for (const { code, value } of options) {
    view.setUint16(at, code, true);
    view.setUint16(at + 2, value.length, true);
    octets.set(value, at + 4);
    at += 4 + padded(value.length);
  }
  // `opt_endofopt` is four zeros, which are there already.
  view.setUint32(length - 4, length, true);
  return octets;
}

function numbers(octets: number, write: (view: DataView) => void): Uint8Array {
  const fixed = new Uint8Array(octets);
  write(new DataView(fixed.buffer));
  return fixed;
}

/** §4.1. Its length is not said: the file is written while it comes. */
export function sectionHeader({
  application,
  comment,
}: {
  application: string;
  comment?: string;
}): Uint8Array {
  const fixed = numbers(16, (view) => {
    view.setUint32(0, BYTE_ORDER_MAGIC, true);
    view.setUint16(4, 1, true);
    view.setUint16(6, 0, true);
    view.setBigInt64(8, -1n, true);
  });
  return block(
    BLOCK.section,
    [fixed],
    [...text(OPTION.comment, comment), ...text(OPTION.section.application, application)],
  );
}

/** §4.2. Times are in microseconds, and no packet is cut. */
export function interfaceDescription(link: number, name: string, description: string): Uint8Array {
  const fixed = numbers(8, (view) => view.setUint16(0, link, true));
  return block(
    BLOCK.interface,
    [fixed],
    [
      ...text(OPTION.interface.name, name),
      ...text(OPTION.interface.description, description),
      { code: OPTION.interface.resolution, value: Uint8Array.of(6) },
    ],
  );
}

/**
 * §4.3, of the first interface.
 * @param at integer microseconds since the epoch
 */
export function packetBlock(at: number, packet: Uint8Array, comments: readonly string[]): Uint8Array {
  const fixed = numbers(20, (view) => {
    view.setUint32(4, Math.floor(at / 2 ** 32), true);
    view.setUint32(8, at % 2 ** 32, true);
    view.setUint32(12, packet.length, true);
    view.setUint32(16, packet.length, true);
  });
  return block(
    BLOCK.packet,
    [fixed, packet],
    comments.flatMap((comment) => text(OPTION.comment, comment)),
  );
}

/** §4.5. Each address, in octets, with the names it goes by. */
export function nameResolution(
  names: readonly { address: Uint8Array; names: readonly string[] }[],
): Uint8Array {
  const records = names.map(({ address, names: known }) => {
    const value = concat([address, ...known.map((name) => utf8(`${name}\0`))]);
    const record = new Uint8Array(4 + padded(value.length));
    const view = new DataView(record.buffer);
    view.setUint16(0, address.length === 4 ? 1 : 2, true);
    view.setUint16(2, value.length, true);
    record.set(value, 4);
    return record;
  });
  // The last record is empty.
  return block(BLOCK.names, [...records, new Uint8Array(4)], []);
}

/** §4.7: what `SSLKEYLOGFILE` would hold. */
export function tlsSecrets(lines: readonly string[]): Uint8Array {
  const log = utf8(lines.map((line) => `${line}\n`).join(''));
  const fixed = numbers(8, (view) => {
    view.setUint32(0, TLS_KEY_LOG, true);
    view.setUint32(4, log.length, true);
  });
  return block(BLOCK.secrets, [fixed, log], []);
}

/** `TLSK` */
const TLS_KEY_LOG = 0x544c534b;

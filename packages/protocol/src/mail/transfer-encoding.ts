import { octetsOfLatin1 } from '../octets.ts';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const VALUES = new Int8Array(256).fill(-1);
for (let index = 0; index < ALPHABET.length; index++) VALUES[ALPHABET.charCodeAt(index)] = index;

/** Octets of base64 (RFC 2045 §6.8). Everything outside the alphabet is skipped, as the RFC demands; ends at `=`. */
export function decodeBase64(text: string): Uint8Array {
  // What is no octet becomes `?`, which is outside the alphabet.
  return octetsOfBase64(octetsOfLatin1(text));
}

/** The same of octets. */
export function octetsOfBase64(coded: Uint8Array): Uint8Array {
  const octets = new Uint8Array(Math.floor((coded.length * 3) / 4));
  let [length, bits, held] = [0, 0, 0];
  for (let index = 0; index < coded.length; index++) {
    const code = coded[index] as number;
    if (code === EQUALS) break;
    const value = VALUES[code] as number;
    if (value < 0) continue;
    held = ((held << 6) | value) & 0xfff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    octets[length++] = (held >> bits) & 255;
  }
  return octets.subarray(0, length);
}

/** Octets as base64 (RFC 4648 §4), whole groups in one line. */
export function encodeBase64(octets: Uint8Array): string {
  let text = '';
  for (let at = 0; at < octets.length; at += 3) {
    const [one = 0, two, three] = octets.subarray(at, at + 3);
    const held = (one << 16) | ((two ?? 0) << 8) | (three ?? 0);
    const signs = [18, 12, 6, 0].map((shift) => ALPHABET.charAt((held >> shift) & 63));
    text += signs
      .slice(0, two === undefined ? 2 : three === undefined ? 3 : 4)
      .join('')
      .padEnd(4, '=');
  }
  return text;
}

const LF = 10;
const CR = 13;
const EQUALS = 61;
/** Value of a hexadecimal digit's octet, or -1. */
const HEX = new Int8Array(256).fill(-1);
for (const [value, digit] of [...'0123456789abcdef'].entries()) {
  HEX[digit.charCodeAt(0)] = value;
  HEX[digit.toUpperCase().charCodeAt(0)] = value;
}

/** Octets of quoted-printable (RFC 2045 §6.7), one character per octet. An `=` that begins nothing stays as it is. */
export function decodeQuotedPrintable(text: string): Uint8Array {
  return octetsOfQuotedPrintable(octetsOfLatin1(text));
}

/** The same of octets. By hand: patterns over lines take a second for a megabyte. */
export function octetsOfQuotedPrintable(coded: Uint8Array): Uint8Array {
  const octets = new Uint8Array(coded.length);
  let length = 0;
  /** Behind the last octet of this line that is no blank, or that an `=` stands for: blanks behind it are the transport's (rule 3). */
  let solid = 0;
  for (let at = 0; at < coded.length; at++) {
    const octet = coded[at] as number;
    if (octet === EQUALS) {
      const end = softEnd(coded, at + 1);
      if (end >= 0) {
        at = end;
        solid = length;
        continue;
      }
      const value = hexValue(coded[at + 1], coded[at + 2]);
      octets[length++] = value < 0 ? octet : value;
      if (value >= 0) at += 2;
      solid = length;
      continue;
    }
    const ends = octet === LF || (octet === CR && (coded[at + 1] === LF || at + 1 === coded.length));
    if (ends) length = solid;
    octets[length++] = octet;
    if (octet !== 32 && octet !== 9) solid = length;
  }
  return octets.subarray(0, solid);
}

/** Index of the LF that an `=` before it takes away, blanks between them too; -1 where there is none. */
function softEnd(coded: Uint8Array, from: number): number {
  let at = from;
  while (coded[at] === 32 || coded[at] === 9) at++;
  if (coded[at] === CR) at++;
  return coded[at] === LF ? at : -1;
}

function hexValue(high: number | undefined, low: number | undefined): number {
  if (high === undefined || low === undefined) return -1;
  const [first, second] = [HEX[high] as number, HEX[low] as number];
  return first < 0 || second < 0 ? -1 : first * 16 + second;
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const CODES = Uint8Array.from(ALPHABET, (character) => character.charCodeAt(0));
const PAD = 61;

/** Octets that a line of 76 characters stands for. */
const LINE_OCTETS = 57;

/** Octets that `base64Lines` makes of so many. */
export function base64LinesSize(octets: number): number {
  return Math.ceil(octets / 3) * 4 + Math.ceil(octets / LINE_OCTETS) * 2;
}

/** Base64 in lines of 76 characters, each ended by CR LF (RFC 2045 §6.8). Nothing for nothing. */
export function base64Lines(octets: Uint8Array): Uint8Array {
  const lines = new Uint8Array(base64LinesSize(octets.length));
  let to = 0;
  for (let from = 0; from < octets.length; from += LINE_OCTETS) {
    to = encodeInto(lines, to, octets, from, Math.min(from + LINE_OCTETS, octets.length));
    lines[to++] = 13;
    lines[to++] = 10;
  }
  return lines;
}

/** On one line, for a word of a header field or a response of AUTH (RFC 4648 §4). */
export function base64Word(octets: Uint8Array): string {
  const codes = new Uint8Array(Math.ceil(octets.length / 3) * 4);
  encodeInto(codes, 0, octets, 0, octets.length);
  let text = '';
  for (const code of codes) text += String.fromCharCode(code);
  return text;
}

/** @returns where the next character goes */
function encodeInto(into: Uint8Array, to: number, octets: Uint8Array, from: number, end: number): number {
  let at = to;
  for (let index = from; index < end; index += 3) {
    const left = end - index;
    const bits =
      ((octets[index] as number) << 16) |
      (left > 1 ? (octets[index + 1] as number) << 8 : 0) |
      (left > 2 ? (octets[index + 2] as number) : 0);
    into[at++] = CODES[bits >> 18] as number;
    into[at++] = CODES[(bits >> 12) & 63] as number;
    into[at++] = left > 1 ? (CODES[(bits >> 6) & 63] as number) : PAD;
    into[at++] = left > 2 ? (CODES[bits & 63] as number) : PAD;
  }
  return at;
}

import { type RdataStyle, words } from './rdata-text.ts';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** RFC 4648 §4 */
export function base64(octets: Uint8Array): string {
  let text = '';
  for (let at = 0; at < octets.length; at += 3) {
    const [a = 0, b = 0, c = 0] = octets.subarray(at, at + 3);
    const bits = (a << 16) | (b << 8) | c;
    const quad = [18, 12, 6, 0].map((shift) => ALPHABET.charAt((bits >> shift) & 63)).join('');
    text += quad.slice(0, Math.min(4, octets.length - at + 1)).padEnd(4, '=');
  }
  return text;
}

export const base64Words = (octets: Uint8Array, style: RdataStyle) => words(base64(octets), 4, style);

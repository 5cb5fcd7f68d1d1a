import { octetsOfLatin1 } from '../octets.ts';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const VALUES = new Int8Array(256).fill(-1);
for (let index = 0; index < ALPHABET.length; index++) VALUES[ALPHABET.charCodeAt(index)] = index;

/** Octets of base64 (RFC 2045 §6.8). Everything outside the alphabet is skipped, as the RFC demands; ends at `=`. */
export function decodeBase64(text: string): Uint8Array {
  const octets = new Uint8Array(Math.floor((text.length * 3) / 4));
  let [length, bits, held] = [0, 0, 0];
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code === 0x3d) break;
    const value = code < 256 ? (VALUES[code] as number) : -1;
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

/** Octets of quoted-printable (RFC 2045 §6.7), one character per octet. An `=` that begins nothing stays as it is. */
export function decodeQuotedPrintable(text: string): Uint8Array {
  return octetsOfLatin1(
    text
      .split('\n')
      .map(withoutTrailingBlanks)
      .join('\n')
      .replace(/=\r?\n/g, '')
      .replace(/=([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
  );
}

/** Rule 3: blanks at the end of an encoded line were put there by a transport. By hand: a pattern for it is quadratic. */
function withoutTrailingBlanks(line: string): string {
  const ending = line.endsWith('\r') ? '\r' : '';
  let end = line.length - ending.length;
  while (end > 0 && (line[end - 1] === ' ' || line[end - 1] === '\t')) end--;
  return line.slice(0, end) + ending;
}

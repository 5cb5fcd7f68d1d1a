export const BASE64_ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** RFC 4648 §4. */
export function toBase64(octets: Uint8Array): string {
  let text = '';
  for (let at = 0; at < octets.length; at += 3) {
    const [a = 0, b = 0, c = 0] = octets.subarray(at, at + 3);
    const bits = (a << 16) | (b << 8) | c;
    const quad = [18, 12, 6, 0].map((shift) => BASE64_ALPHABET[(bits >> shift) & 63] as string).join('');
    const left = octets.length - at;
    text += left === 1 ? `${quad.slice(0, 2)}==` : left === 2 ? `${quad.slice(0, 3)}=` : quad;
  }
  return text;
}

/** The octets that the characters up to the first foreign one stand for. */
export function fromBase64(text: string): Uint8Array {
  const octets: number[] = [];
  let bits = 0;
  let held = 0;
  for (const character of text) {
    const value = BASE64_ALPHABET.indexOf(character);
    if (value < 0) break;
    bits = ((bits << 6) | value) & 0xffffff;
    held += 6;
    if (held >= 8) {
      held -= 8;
      octets.push((bits >> held) & 255);
    }
  }
  return Uint8Array.from(octets);
}

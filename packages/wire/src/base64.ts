/** Standard alphabet with padding (RFC 4648 §4), without `btoa`, `Buffer` or the DOM. */
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Twelve bits at a time: 4096 pairs of characters halve the look-ups. */
const PAIRS = Array.from(
  { length: 4096 },
  (_, bits) => ALPHABET.charAt(bits >> 6) + ALPHABET.charAt(bits & 63),
);

const NO_DIGIT = 255;
const DIGITS = new Uint8Array(128).fill(NO_DIGIT);
for (let value = 0; value < ALPHABET.length; value++) DIGITS[ALPHABET.charCodeAt(value)] = value;

export function toBase64(octets: Uint8Array): string {
  const whole = octets.length - (octets.length % 3);
  let text = '';
  for (let i = 0; i < whole; i += 3) {
    const bits = (octets[i]! << 16) | (octets[i + 1]! << 8) | octets[i + 2]!;
    text += PAIRS[bits >> 12]! + PAIRS[bits & 4095]!;
  }
  if (octets.length - whole === 1) text += `${PAIRS[octets[whole]! << 4]!}==`;
  if (octets.length - whole === 2) {
    const bits = (octets[whole]! << 8) | octets[whole + 1]!;
    text += `${PAIRS[bits >> 4]!}${ALPHABET.charAt((bits & 15) << 2)}=`;
  }
  return text;
}

/** Throws a RangeError naming the place when `text` is not base64 with padding. */
export function fromBase64(text: string): Uint8Array {
  if (text.length % 4 !== 0)
    throw new RangeError(`base64 comes in fours of characters; this has ${text.length} (RFC 4648 §4).`);
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
  const octets = new Uint8Array((text.length / 4) * 3 - padding);
  const digits = text.length - padding;
  let at = 0;
  for (let i = 0; i < digits; i += 4) {
    const a = digit(text, i);
    const b = digit(text, i + 1);
    const c = i + 2 < digits ? digit(text, i + 2) : 0;
    const d = i + 3 < digits ? digit(text, i + 3) : 0;
    octets[at++] = (a << 2) | (b >> 4);
    // Past the end of the array these two write nothing.
    octets[at++] = (b << 4) | (c >> 2);
    octets[at++] = (c << 6) | d;
  }
  return octets;
}

function digit(text: string, index: number): number {
  const value = DIGITS[text.charCodeAt(index)] ?? NO_DIGIT;
  if (value === NO_DIGIT)
    throw new RangeError(`Character ${index} of this base64 is not of its alphabet (RFC 4648 §4).`);
  return value;
}

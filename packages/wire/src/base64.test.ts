import { describe, expect, it } from 'vitest';
import { fromBase64, toBase64 } from './base64.ts';

describe('base64 (RFC 4648 §10)', () => {
  it.each([
    ['', ''],
    ['f', 'Zg=='],
    ['fo', 'Zm8='],
    ['foo', 'Zm9v'],
    ['foob', 'Zm9vYg=='],
    ['fooba', 'Zm9vYmE='],
    ['foobar', 'Zm9vYmFy'],
  ])('of %j is %j, and back', (text, base64) => {
    const octets = new TextEncoder().encode(text);
    expect(toBase64(octets)).toBe(base64);
    expect(fromBase64(base64)).toEqual(octets);
  });

  it('agrees with Node on every octet at every position', () => {
    for (let length = 0; length < 300; length++) {
      const octets = Uint8Array.from({ length }, (_, i) => (i * 7 + length) % 256);
      expect(toBase64(octets)).toBe(Buffer.from(octets).toString('base64'));
      expect(fromBase64(toBase64(octets))).toEqual(octets);
    }
  });

  it.each(['Zg', 'Zg=', 'Z===', '====', 'Zm9v!!!!', 'Zm9\u00e9', 'Zg==Zg==', 'Zm 9'])(
    'refuses %j',
    (text) => {
      expect(() => fromBase64(text)).toThrow(RangeError);
    },
  );
});

import { isIPv4, isIPv6 } from 'node:net';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ipv4Octets, ipv6Octets, ipv6Text, isWithin, parseName, reverseName } from './index.ts';

describe('addresses', () => {
  it.each([
    ['2001:0DB8:0000:0000:0000:0000:0000:0001', '2001:db8::1'],
    ['2001:db8:0:1:1:1:1:1', '2001:db8:0:1:1:1:1:1'],
    ['2001:0:0:1:0:0:0:1', '2001:0:0:1::1'],
    ['::', '::'],
    ['::ffff:192.0.2.1', '::ffff:192.0.2.1'],
    ['1::', '1::'],
  ])('%s is written %s (RFC 5952 §4, §5)', (text, expected) => {
    expect(ipv6Text(ipv6Octets(text) as Uint8Array)).toBe(expected);
  });

  it('agrees with Node about what is an address', () => {
    const text = fc.oneof(
      fc.ipV4(),
      fc.ipV6(),
      fc.string({ unit: fc.constantFrom(':', '0', '1', 'f', '.', '25'), maxLength: 16 }),
    );
    fc.assert(
      fc.property(text, (address) => {
        expect(ipv4Octets(address) !== undefined).toBe(isIPv4(address));
        expect(ipv6Octets(address) !== undefined).toBe(isIPv6(address));
      }),
      { numRuns: 2000 },
    );
  });

  it('are looked up backwards (RFC 1035 §3.5, RFC 3596 §2.5)', () => {
    expect(reverseName('192.0.2.25')).toBe('25.2.0.192.in-addr.arpa.');
    expect(reverseName('2001:db8:25::25')).toBe(
      '5.2.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.5.2.0.0.8.b.d.0.1.0.0.2.ip6.arpa.',
    );
    expect(reverseName('campus.test')).toBeUndefined();
  });
});

describe('names', () => {
  it.each([
    ['mail.campus.test.', 'campus.test.', true],
    ['CAMPUS.test.', 'campus.test.', true],
    ['campus.test.', '.', true],
    ['notcampus.test.', 'campus.test.', false],
    ['a\\.campus.test.', 'campus.test.', false],
    ['a\\\\.campus.test.', 'campus.test.', true],
  ])('%s within %s: %s', (name, zone, expected) => {
    expect(isWithin(name, zone)).toBe(expected);
  });

  it.each([
    '',
    '..',
    '.a',
    'a..b',
    `${'a'.repeat(64)}`,
    '\\25',
    '\\256',
    'a\\',
    'é',
    Array(128).fill('a').join('.'),
  ])('%j is no name', (text) => {
    expect(parseName(text).ok).toBe(false);
  });
});

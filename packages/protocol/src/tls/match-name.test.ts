import { expect, it } from 'vitest';
import { type CertificateName, matchName } from './match-name.ts';

const NAMES: CertificateName[] = [
  { kind: 'dns', value: 'mail.campus.test' },
  { kind: 'dns', value: '*.faculty.test' },
  { kind: 'address', value: '127.0.0.1' },
  { kind: 'address', value: '::1' },
];

it.each([
  ['mail.campus.test', 'same', 'mail.campus.test'],
  ['MAIL.Campus.Test.', 'same', 'mail.campus.test'],
  ['mx1.faculty.test', 'wildcard', '*.faculty.test'],
  ['127.0.0.1', 'address', '127.0.0.1'],
  ['[::1]', 'address', '::1'],
])('%s fits (RFC 9525 §6.3)', (wanted, how, by) => {
  expect(matchName(wanted, NAMES)).toMatchObject({ fits: true, how, by: { value: by } });
});

it.each([
  ['campus.test', 'other'],
  ['x.mail.campus.test', 'other'],
  ['faculty.test', 'other'],
  ['a.b.faculty.test', 'deeper'],
  ['192.0.2.25', 'address'],
])('%s does not fit: %s', (wanted, why) => {
  expect(matchName(wanted, NAMES)).toEqual({ fits: false, why });
});

it('an address is no host name, even where a name is written like one', () => {
  expect(matchName('127.0.0.1', [{ kind: 'dns', value: '127.0.0.1' }])).toEqual({
    fits: false,
    why: 'address',
  });
});

it('a certificate without names fits nobody: the common name is not looked at (RFC 9525 §2)', () => {
  expect(matchName('mail.campus.test', [])).toEqual({ fits: false, why: 'none' });
});

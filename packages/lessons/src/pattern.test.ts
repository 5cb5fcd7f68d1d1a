import { describe, expect, it } from 'vitest';
import { fits, fitsCode } from './pattern.ts';

it.each([
  ['MAIL FROM:<*>', 'mail from:<a@b.test>', true],
  ['MAIL FROM:<*>', 'MAIL FROM:a@b.test', false],
  ['*bob*', 'RCPT TO:<bob@campus.test>', true],
  ['bob', 'bobby', false],
  ['*', '', true],
  ['', '', true],
  ['a*a', 'a', false],
  ['a*a', 'aa', true],
  ['*a*b', 'xaxb', true],
  ['*ab*ab', 'ab', false],
  ['250 *.*', '250 2.1.0 Sender ok', true],
  ['=?utf-8?*?=', '=?UTF-8?Q?=C3=A9?=', true],
])('"%s" and "%s": %s', (pattern, text, fitting) => expect(fits(pattern, text)).toBe(fitting));

it('fits where one of several patterns fits one of several texts', () => {
  expect(fits(['a', 'b*'], ['x', 'by'])).toBe(true);
  expect(fits(['a', 'b*'], ['x', 'y'])).toBe(false);
  expect(fits('*', undefined)).toBe(false);
});

it('comes to an end, whatever the pattern: it never goes back over what it tried', () => {
  const pattern = `${'a*'.repeat(100)}b`;
  for (let i = 0; i < 200; i++) expect(fits(pattern, 'a'.repeat(60_000))).toBe(false);
});

describe('a code', () => {
  it.each([
    [250, 250, true],
    ['4xx', 451, true],
    ['4xx', 551, false],
    [[250, '5x1'], 501, true],
    ['25x', 2501, false],
    [250, undefined, false],
  ] as const)('%j and %s: %s', (codes, code, fitting) => expect(fitsCode(codes, code)).toBe(fitting));
});

import { expect, it } from 'vitest';
import { textOfTxt } from './txt-text.ts';

it.each([
  ['"v=spf1 -all"', 'v=spf1 -all', 'one string'],
  ['"v=DKIM1; p=AB" "CD"', 'v=DKIM1; p=ABCD', 'several strings are one, nothing between (RFC 7208 §3.3)'],
  [String.raw`"a\"b\\c\195\169"`, 'a"b\\c\u00c3\u00a9', 'escapes are octets (RFC 1035 §5.1)'],
  ['"v=spf1 include:a.te', 'v=spf1 include:a.te', 'what was cut, as far as it goes'],
  ['', '', 'nothing'],
])('reads %s as %j: %s', (data, text) => {
  expect(textOfTxt(data)).toBe(text);
});

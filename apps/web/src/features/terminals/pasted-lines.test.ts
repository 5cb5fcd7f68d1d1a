import { expect, it } from 'vitest';
import { pastedLines } from './pasted-lines.ts';

it.each([
  ['EHLO me\r\nQUIT\r\n', ['EHLO me', 'QUIT']],
  ['one\rtwo', ['one', 'two']],
  ['.\n\n', ['.', '']],
  ['a\x1b[31mb\tc\x07', ['a[31mb\tc']],
])('%j is %j', (text, lines) => expect(pastedLines(text)).toEqual(lines));

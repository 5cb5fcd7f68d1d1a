import { expect, it } from 'vitest';
import { isAsked, MOST_PASTED } from './paste.ts';

it.each([
  ['one line for a server', 'EHLO me', true, false],
  ['one line and its end', 'EHLO me\r\n', true, false],
  ['two lines for a server', 'EHLO me\nQUIT', true, true],
  ['two lines at the prompt, which waits for Enter', 'ls\npwd\n', false, false],
  ['more than the terminal takes', 'x'.repeat(MOST_PASTED + 1), false, true],
])('a paste of %s', (_, text, connected, asked) => expect(isAsked(text, connected)).toBe(asked));

import { describe, expect, it } from 'vitest';
import { lensPieces } from './lens-pieces.ts';

const drawn = (text: string, ending: 'crlf' | 'lf' | 'none') =>
  lensPieces(text, ending)
    .map((piece) => (piece.kind === 'text' || piece.kind === 'blank' ? piece.text : `[${piece.text}]`))
    .join('');

describe('the line-ending lens', () => {
  it.each([
    ['QUIT', 'crlf', 'QUIT[CR][LF]'],
    ['QUIT', 'lf', 'QUIT[LF]'],
    ['QUIT', 'none', 'QUIT'],
    ['. ', 'crlf', '.·[CR][LF]'],
    ['MAIL\tFROM', 'crlf', 'MAIL[TAB]FROM[CR][LF]'],
    ['a\0b', 'crlf', 'a[NUL]b[CR][LF]'],
    ['one\rtwo', 'lf', 'one[CR]two[LF]'],
    ['\x1b[A', 'crlf', '[ESC][A[CR][LF]'],
    ['zo\xc3\xa9', 'crlf', 'zo[c3][a9][CR][LF]'],
    ['\x7f', 'none', '[DEL]'],
    ['', 'crlf', '[CR][LF]'],
  ] as const)('%j ended by %s is %s', (text, ending, expected) => {
    expect(drawn(text, ending)).toBe(expected);
  });
});

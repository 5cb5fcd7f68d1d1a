import { describe, expect, it } from 'vitest';
import { createDotReader } from './dot.ts';
import { createDotWriter } from './dot-writer.ts';
import { concat, latin1, octetsOfLatin1 } from './octets.ts';

function written(
  letter: string,
  { lines, cut = letter.length }: { lines?: number; cut?: number } = {},
): string {
  const writer = createDotWriter({ lines });
  const octets = octetsOfLatin1(letter);
  const parts: Uint8Array[] = [];
  for (let at = 0; at < octets.length; at += Math.max(1, cut))
    parts.push(writer.feed(octets.subarray(at, at + Math.max(1, cut))));
  return latin1(concat([...parts, writer.end()]));
}

describe('a letter as a multi-line answer (RFC 1939 §3)', () => {
  it.each([
    ['', '.\r\n'],
    ['a\r\n', 'a\r\n.\r\n'],
    ['no end', 'no end\r\n.\r\n'],
    ['.\r\n', '..\r\n.\r\n'],
    ['a\r\n.\r\n..b\r\n', 'a\r\n..\r\n...b\r\n.\r\n'],
    ['a.\r\nb.c\r\n', 'a.\r\nb.c\r\n.\r\n'],
    ['bare\n.\nx\r\n', 'bare\n..\nx\r\n.\r\n'],
    ['cr\r.\r\n', 'cr\r.\r\n.\r\n'],
  ])('%j crosses as %j', (letter, crossed) => {
    for (let cut = 0; cut <= letter.length; cut++) expect(written(letter, { cut })).toBe(crossed);
  });

  it('is what the reader of a letter undoes', () => {
    const letter = 'Subject: dots\r\n\r\n.\r\n..\r\n.hidden\r\nend.\r\n';
    const reader = createDotReader();
    expect(latin1(reader.feed(octetsOfLatin1(written(letter, { cut: 3 }))).octets)).toBe(letter);
  });
});

describe('the top of a letter (RFC 1939 §7)', () => {
  const LETTER = 'Subject: x\r\nTo: y\r\n\r\none\r\n.two\r\nthree\r\n';
  it.each([
    [0, 'Subject: x\r\nTo: y\r\n\r\n.\r\n'],
    [1, 'Subject: x\r\nTo: y\r\n\r\none\r\n.\r\n'],
    [2, 'Subject: x\r\nTo: y\r\n\r\none\r\n..two\r\n.\r\n'],
    [99, 'Subject: x\r\nTo: y\r\n\r\none\r\n..two\r\nthree\r\n.\r\n'],
  ])('with %i lines', (lines, crossed) => {
    for (let cut = 1; cut <= LETTER.length; cut++) expect(written(LETTER, { lines, cut })).toBe(crossed);
  });

  it('is all of a letter that has a header only', () => {
    expect(written('Subject: x\r\n', { lines: 0 })).toBe('Subject: x\r\n.\r\n');
    expect(written('Subject: x\n\ntext\n', { lines: 0 })).toBe('Subject: x\n\n.\r\n');
  });
});

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createDotReader } from './dot.ts';
import { createDotStuffer } from './dot-stuffer.ts';
import { concat, latin1, octetsOfLatin1 } from './octets.ts';

const stuffed = (...chunks: string[]): string => {
  const stuffer = createDotStuffer();
  return chunks.map((chunk) => latin1(stuffer.feed(octetsOfLatin1(chunk)))).join('');
};

it.each([
  [['.'], '..'],
  [['a\r\n.b\r\n..\r\n'], 'a\r\n..b\r\n...\r\n'],
  [['a\r', '\n', '.b'], 'a\r\n..b'],
  [['a\n.b\r.c'], 'a\n.b\r.c'],
])('doubles dots that begin a line (RFC 5321 §4.5.2): %j', (chunks, wire) => {
  expect(stuffed(...chunks)).toBe(wire);
});

it('goes on in the middle of a letter', () => {
  const feed = (before: string) =>
    latin1(createDotStuffer(octetsOfLatin1(before)).feed(octetsOfLatin1('.x')));
  expect([feed('\r\n'), feed('a\n'), feed('a')]).toEqual(['..x', '.x', '.x']);
});

it('is undone by the reader, whatever the letter is and however it is cut', () => {
  const piece = fc.constantFrom('.', '\r', '\n', 'a', '\r\n', '\r\n.');
  fc.assert(
    fc.property(fc.array(fc.array(piece, { maxLength: 5 }), { maxLength: 6 }), (chunks) => {
      const letter = chunks.map((chunk) => octetsOfLatin1(chunk.join('')));
      const stuffer = createDotStuffer();
      const reader = createDotReader();
      const read = letter.map((chunk) => {
        const step = reader.feed(stuffer.feed(chunk));
        expect(step.ended).toBe(false);
        return step.octets.slice();
      });
      const tail = octetsOfLatin1('x\r\n.\r\n');
      read.push(reader.feed(tail).octets.slice());
      expect(latin1(concat(read))).toBe(`${latin1(concat(letter))}x\r\n`);
    }),
  );
});

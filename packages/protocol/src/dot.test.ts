import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDotReader } from './dot.ts';
import { concat, latin1, octetsOfLatin1 } from './octets.ts';

function readLetter(chunks: string[], maxOctets?: number) {
  const reader = createDotReader(maxOctets === undefined ? {} : { maxOctets });
  const parts: Uint8Array[] = [];
  for (let index = 0; index < chunks.length; index++) {
    const { octets, ended, rest } = reader.feed(octetsOfLatin1(chunks[index] as string));
    parts.push(octets);
    if (ended) {
      const after = latin1(rest) + chunks.slice(index + 1).join('');
      return { letter: latin1(concat(parts)), size: reader.size, ended, rest: after };
    }
  }
  return { letter: latin1(concat(parts)), size: reader.size, ended: false, rest: '' };
}

/** RFC 5321 §4.5.2 said in the plainest way, to compare with. */
function letterOf(text: string): { letter: string; ended: boolean; rest: string } {
  let letter = '';
  let at = 0;
  for (;;) {
    const end = text.indexOf('\r\n', at);
    if (end < 0) break;
    const line = text.slice(at, end);
    if (line === '.') return { letter, ended: true, rest: text.slice(end + 2) };
    letter += `${line.startsWith('.') ? line.slice(1) : line}\r\n`;
    at = end + 2;
  }
  const tail = text.slice(at);
  // The dot of `.` and `.` CR is held back until it is known what they are.
  if (tail === '.\r') return { letter, ended: false, rest: '' };
  return { letter: letter + (tail.startsWith('.') ? tail.slice(1) : tail), ended: false, rest: '' };
}

describe('createDotReader', () => {
  it.each([
    ['ends at CR LF . CR LF', 'Hello\r\n.\r\nQUIT\r\n', 'Hello\r\n', 'QUIT\r\n'],
    ['ends at . CR LF as the very first line: an empty letter', '.\r\nQUIT\r\n', '', 'QUIT\r\n'],
    [
      'drops the first dot of a line with more on it (RFC 5321 §4.5.2)',
      '..\r\n.a\r\n.\r\n',
      '.\r\na\r\n',
      '',
    ],
    ['drops one dot of many', '....\r\n.\r\n', '...\r\n', ''],
    ['keeps a dot inside a line', 'a.b\r\n.\r\n', 'a.b\r\n', ''],
    ['keeps a dot after a bare LF', 'a\n.b\r\n.\r\n', 'a\n.b\r\n', ''],
    ['keeps a dot after a bare CR', 'a\r.b\r\n.\r\n', 'a\r.b\r\n', ''],
    ['passes NUL and 8-bit octets unchanged', '\0\xff\r\n.\r\n', '\0\xff\r\n', ''],
    ['reads dot, CR, CR, LF as a stuffed line', '.\r\r\n.\r\n', '\r\r\n', ''],
  ])('%s', (_, text, letter, rest) => {
    expect(readLetter([text])).toMatchObject({ letter, rest, ended: true, size: letter.length });
  });

  it.each([
    'a\n.\n',
    'a\n.\r\n',
    'a\r\n.\n',
    'a\r.\r',
    'a\r.\r\n',
    'a\r\n.\rb',
    'a\n\r.\r\n',
    'a\r\n\0.\r\n',
  ])('is not ended by %j, which smuggling tries', (text) => {
    expect(readLetter([text]).ended).toBe(false);
    expect(readLetter([...text]).ended).toBe(false);
  });

  it('reads the same letter wherever the octets are split', () => {
    const text = fc.string({ unit: fc.constantFrom('.', '\r', '\n', '\r\n', '\r\n.', 'a'), maxLength: 40 });
    fc.assert(
      fc.property(text, fc.array(fc.nat({ max: 80 }), { maxLength: 12 }), (letter, cuts) => {
        const places = [
          ...new Set([0, ...cuts.map((cut) => Math.min(cut, letter.length)), letter.length]),
        ].sort((one, other) => one - other);
        const pieces = places.slice(1).map((end, index) => letter.slice(places[index], end));
        expect(readLetter(pieces)).toMatchObject(letterOf(letter));
        expect(readLetter([...letter])).toMatchObject(letterOf(letter));
      }),
      { numRuns: 2000 },
    );
  });

  it('hands out a view, not a copy, where no dot has to go', () => {
    const chunk = octetsOfLatin1('Subject: x\r\n\r\nSome. Text.\r\n');
    expect(createDotReader().feed(chunk).octets).toBe(chunk);
  });

  it('counts, and no longer hands out, what is over the limit (RFC 1870 §6.3)', () => {
    const reader = createDotReader({ maxOctets: 10 });
    expect(reader.feed(octetsOfLatin1('12345678\r\n'))).toMatchObject({ ended: false });
    expect(reader.tooLarge).toBe(false);
    expect(reader.feed(octetsOfLatin1('9\r\n')).octets.length).toBe(0);
    expect(reader.tooLarge).toBe(true);
    expect(reader.feed(octetsOfLatin1('.\r\n')).ended).toBe(true);
    expect(reader.size).toBe(13);
  });

  it.each([
    ['base64', `${'TWFueSBoYW5kcyBtYWtlIGxpZ2h0IHdvcmsuTWFueSBoYW5kcyBtYWtlIGxpZ2h0IHdvcmsuTWFu'}\r\n`],
    ['only dots', '.'.repeat(64)],
    ['only stuffed empty lines', '..\r\n'],
    ['dots that just miss the short look', `${'a'.repeat(48)}.`],
  ])('reads 25 MB of %s within two seconds, one array a chunk', (_, pattern) => {
    const chunk = octetsOfLatin1(pattern.repeat(Math.ceil(65_536 / pattern.length)));
    const reader = createDotReader();
    const began = performance.now();
    let read = 0;
    while (read < 25_000_000) {
      reader.feed(chunk);
      read += chunk.length;
    }
    expect(performance.now() - began).toBeLessThan(2000);
    expect(reader.size).toBeGreaterThan(18_000_000);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createLineReader } from './lines.ts';
import { latin1, octetsOfLatin1 } from './octets.ts';

function readAll(chunks: string[], maxOctets = 4096) {
  const reader = createLineReader({ maxOctets });
  const items: object[] = [];
  for (const chunk of chunks) {
    reader.feed(octetsOfLatin1(chunk));
    for (let item = reader.next(); item; item = reader.next()) {
      items.push(
        item.kind === 'line' ? { kind: 'line', text: latin1(item.octets), ending: item.ending } : item,
      );
    }
  }
  return items;
}
const crlf = (text: string) => ({ kind: 'line', text, ending: 'crlf' });
const lf = (text: string) => ({ kind: 'line', text, ending: 'lf' });

describe('createLineReader', () => {
  it.each([
    ['one line', ['NOOP\r\n'], [crlf('NOOP')]],
    ['many lines in a chunk', ['A\r\nB\r\nC\n'], [crlf('A'), crlf('B'), lf('C')]],
    ['an ending that is split between CR and LF', ['A\r', '\nB\r\n'], [crlf('A'), crlf('B')]],
    ['a line that comes octet by octet', ['Q', 'U', 'I', 'T', '\r', '\n'], [crlf('QUIT')]],
    ['an empty line', ['\r\n\n'], [crlf(''), lf('')]],
    ['a lone CR as content (RFC 5321 §2.3.8)', ['A\rB\r\r\n'], [crlf('A\rB\r')]],
    ['NUL and 8-bit octets as content', ['\0\xff\r\n'], [crlf('\0\xff')]],
    ['nothing while a line has not ended', ['QUIT'], []],
  ])('reads %s', (_, chunks, lines) => {
    expect(readAll(chunks)).toEqual(lines);
  });

  it.each([
    ['crlf', ['x'.repeat(9), '\r\nNOOP\r\n']],
    ['crlf', ['xxxx', 'xxxxx\r', '\nNOOP\r\n']],
    ['lf', [`${'x'.repeat(9)}\nNOOP\r\n`]],
    ['lf', ['x'.repeat(8), 'x', '\n', 'NOOP\r\n']],
  ])(
    'says how long an overlong line was, how it began and ended (%s), and stays in step: %j',
    (ending, chunks) => {
      expect(readAll(chunks, 8)).toEqual([
        { kind: 'overlong', octets: new TextEncoder().encode('xxxxxxxx'), length: 9, ending },
        crlf('NOOP'),
      ]);
    },
  );

  it('takes a line of exactly the limit, whole or split anywhere', () => {
    for (let at = 0; at <= 10; at++) {
      const whole = '12345678\r\n';
      expect(readAll([whole.slice(0, at), whole.slice(at)], 8)).toEqual([crlf('12345678')]);
    }
  });

  it('hands back what follows a line when the mode changes there', () => {
    const reader = createLineReader({ maxOctets: 64 });
    reader.feed(octetsOfLatin1('DATA\r\nSubject: x\r\n'));
    reader.feed(octetsOfLatin1('\r\n.\r\n'));
    expect(reader.next()).toMatchObject({ kind: 'line' });
    expect(latin1(reader.takeRest())).toBe('Subject: x\r\n\r\n.\r\n');
    expect(reader.next()).toBeUndefined();
    reader.feed(octetsOfLatin1('QUIT\r\n'));
    expect(reader.next()).toEqual({ kind: 'line', octets: octetsOfLatin1('QUIT'), ending: 'crlf' });
  });

  it('hands back a line that has begun, too', () => {
    const reader = createLineReader({ maxOctets: 64 });
    reader.feed(octetsOfLatin1('STAR'));
    expect(reader.next()).toBeUndefined();
    expect(reader.begun).toBe(4);
    expect(latin1(reader.takeRest())).toBe('STAR');
    expect(reader.begun).toBe(0);
  });

  it('gives the same lines wherever the octets are split', () => {
    const octets = fc.string({
      unit: fc.constantFrom('a', 'b', '\r', '\n', '\0', '\xff', '.'),
      maxLength: 60,
    });
    fc.assert(
      fc.property(
        octets,
        fc.array(fc.nat({ max: 60 })),
        fc.integer({ min: 1, max: 20 }),
        (text, cuts, max) => {
          const places = [
            ...new Set([0, ...cuts.map((cut) => Math.min(cut, text.length)), text.length]),
          ].sort((one, other) => one - other);
          const pieces = places.slice(1).map((end, index) => text.slice(places[index], end));
          expect(readAll(pieces, max)).toEqual(readAll([text], max));
        },
      ),
    );
  });

  it('keeps no more than the limit of a line that never ends', () => {
    const reader = createLineReader({ maxOctets: 4096 });
    for (let count = 0; count < 100; count++) {
      reader.feed(new Uint8Array(65_536).fill(120));
      expect(reader.next()).toBeUndefined();
    }
    expect(reader.begun).toBe(6_553_600);
    expect(reader.takeRest().length).toBe(4097);
  });

  it('reads 20 000 pipelined lines from one chunk in linear time', () => {
    const reader = createLineReader({ maxOctets: 4096 });
    reader.feed(octetsOfLatin1('NOOP\r\n'.repeat(20_000)));
    let lines = 0;
    while (reader.next()) lines++;
    expect(lines).toBe(20_000);
  });
});

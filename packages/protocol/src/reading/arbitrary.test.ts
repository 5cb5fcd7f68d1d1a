/** Octets that no program would send, in pieces that no network would make. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { concat, octetsOfLatin1 } from '../octets.ts';
import { advance, createReading } from './fold.ts';
import type { DialogueReading, ReadingEvent } from './reading.ts';
import { MOCK, Telling } from './talk.fixture.ts';

type From = 'client' | 'server';
type Said = readonly [From, Uint8Array];

/** Pieces that mean something, so that arbitrary ones meet every state; and any octets at all. */
const PIECES = [
  'EHLO me\r\n',
  'HELO\n',
  'MAIL FROM:<a@b.test>\r\n',
  'RCPT TO:<c@d.test>\r\n',
  'DATA\r\n',
  'Subject: x\r\n\r\n',
  '\r\n.\r\n',
  '.\n',
  '..\r\n',
  'AUTH LOGIN\r\n',
  'AUTH PLAIN AGFu\nYnk=\n',
  'BDAT 7 LAST\r\n',
  'BDAT 3\r\n',
  'STARTTLS\r\n',
  'QUIT\r\n',
  'GET / HTTP/1.1\r\n',
  '\r',
  '\n',
  '220 x ESMTP\r\n',
  '220-x\r\n',
  '250-x\r\n250-PIPELINING\r\n250 SIZE 10\r\n',
  '250 ok\r\n',
  '354 go\r\n',
  '334 \r\n',
  '235 in\r\n',
  '421 bye\r\n',
  '221 bye\r\n',
  '503 5.5.1 no\r\n',
  '550 5.1.1 nobody\n',
  '250\r\n',
  '\x16\x03\x01\x00\x05abcde',
  '\x15\x03\x03\x00\x02\x02\x46',
];
const octets = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...PIECES).map((text) => octetsOfLatin1(text)) },
  { weight: 1, arbitrary: fc.uint8Array({ minLength: 1, maxLength: 40 }) },
);
const said = fc.array(fc.tuple(fc.constantFrom<From>('client', 'server'), octets), {
  minLength: 1,
  maxLength: 24,
});
const cuts = fc.array(fc.integer({ min: 1, max: 11 }), { minLength: 1, maxLength: 9 });

/** What one side says without the other between is one piece: only its cuts are arbitrary. */
function joined(all: readonly Said[]): Said[] {
  const turns: Said[] = [];
  for (const [from, piece] of all) {
    const last = turns.at(-1);
    if (last?.[0] === from) turns[turns.length - 1] = [from, concat([last[1], piece])];
    else turns.push([from, piece]);
  }
  return turns;
}

function read(turns: readonly Said[], size: () => number): DialogueReading {
  const reading = createReading({ ...MOCK, service: 'dialled' });
  const offset = { client: 0, server: 0 };
  advance(reading, { kind: 'opened', at: 0 });
  for (const [from, all] of turns) {
    for (let at = 0; at < all.length; ) {
      const piece = all.slice(at, at + size());
      const event: ReadingEvent = {
        kind: 'octets',
        at: 0,
        from,
        offset: offset[from],
        length: piece.length,
        octets: piece,
      };
      advance(reading, event);
      offset[from] += piece.length;
      at += piece.length;
    }
  }
  advance(reading, { kind: 'closed', at: 0, by: 'client', how: 'ended' });
  return reading;
}

/** Without what is said of the cuts themselves. */
function substance(reading: DialogueReading): unknown {
  return JSON.parse(
    JSON.stringify(reading, (key, value) => {
      if (key === 'version' || key === 'chunks') return undefined;
      if (key === 'notes') {
        const notes = value as { voice: string; said: { id: string } }[];
        return notes.filter((note) => note.voice === 'rfc' && !note.said.id.startsWith('note.pipelined'));
      }
      return value;
    }),
  );
}

it('any octets of both sides, in any cut, give the same reading', () => {
  fc.assert(
    fc.property(said, cuts, (all, sizes) => {
      const turns = joined(all);
      let index = 0;
      const again = read(turns, () => sizes[index++ % sizes.length] as number);
      expect(substance(again)).toEqual(substance(read(turns, () => Number.POSITIVE_INFINITY)));
    }),
    { numRuns: 500 },
  );
});

describe('a megabyte in one line', () => {
  const MEGABYTE = new Uint8Array(2 ** 20).fill(0x78);
  const opened = () => new Telling({ ...MOCK, service: 'dialled' }).server('220 mx.test ESMTP\r\n');

  /** In one piece, and in pieces as a network makes them. */
  describe.each<[string, number]>([
    ['at once', 2 ** 20],
    ['in segments', 1460],
    ['in crumbs', 61],
  ])('%s', (_title, size) => {
    const pieces = Array.from({ length: Math.ceil(MEGABYTE.length / size) }, (_, index) =>
      MEGABYTE.subarray(index * size, (index + 1) * size),
    );

    const said = (telling: Telling, by: From, before: string, after: string): Telling => {
      telling[by](before);
      for (const piece of pieces) telling[by](piece);
      return telling[by](after);
    };

    it('of a command is counted, told, and followed by the next command', () => {
      const telling = said(opened(), 'client', 'NOOP ', '\r\n').server('500 5.5.2 line too long\r\n');
      const [, long] = telling.reading.exchanges;
      expect(long?.command).toMatchObject({ ending: 'crlf', octets: 2 ** 20 + 5 });
      expect(long?.coach?.case).toBe('command-too-long');
      telling.client('NOOP\r\n').server('250 ok\r\n');
      expect(telling.last).toMatchObject({ command: { verb: 'NOOP' }, reply: { code: 250 } });
    });

    it('of a letter is a line of it, and the dot behind it ends the letter', () => {
      const telling = opened();
      for (const line of ['EHLO me.test', 'MAIL FROM:<a@b.test>', 'RCPT TO:<c@d.test>'])
        telling.client(`${line}\r\n`).server('250 ok\r\n');
      telling.client('DATA\r\n').server('354 go\r\n');
      said(telling, 'client', 'Subject: x\r\n\r\n', '\r\n.\r\n').server('250 ok\r\n');
      expect(telling.last.letter).toMatchObject({ ended: true, total: 4, octets: 2 ** 20 + 2 + 14 });
      expect(telling.last.notes.map((note) => note.case)).toContain('text-line-too-long');
      expect(telling.reading.phase).toBe('greeted');
    });

    it('of a reply is a reply, and the next one is read', () => {
      const telling = said(opened().client('NOOP\r\n'), 'server', '250 ', '\r\n');
      telling.client('QUIT\r\n').server('221 bye\r\n');
      expect(telling.reading.exchanges).toHaveLength(3);
      expect(telling.reading.phase).toBe('closed');
    });

    it('that never ends costs no more than its octets, and is a line when the call is over', () => {
      const telling = said(opened(), 'client', 'x', 'x').closed('client');
      expect(telling.last.command).toMatchObject({ ending: 'none', octets: 2 ** 20 + 2 });
    });
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { concat, octetsOfLatin1 } from '../octets.ts';
import { advance, createReading, quiet } from '../reading/fold.ts';
import type { DialogueReading, ReadingEvent } from '../reading/reading.ts';
import { Telling } from '../reading/talk.fixture.ts';
import { POP3, speechless, unexplained } from './words.fixture.ts';
import './index.ts';

/** What a reading says, without what depends on how octets were cut: times, segments, and how often it changed. */
function substance(reading: DialogueReading): unknown {
  return JSON.parse(
    JSON.stringify(reading, (key, value) => {
      if (key === 'version' || key === 'at' || key === 'chunks' || key === 'since') return undefined;
      if (key === 'notes') return value.filter(({ voice }: { voice: string }) => voice === 'rfc');
      return value;
    }),
  );
}

/** The same octets in the same order between the sides, cut anywhere. */
function recut(events: readonly ReadingEvent[], size: () => number): ReadingEvent[] {
  return events.flatMap((event) => {
    if (event.kind !== 'octets' || !event.octets) return [event];
    const parts: ReadingEvent[] = [];
    for (let from = 0; from < event.octets.length; ) {
      const to = Math.min(event.octets.length, from + Math.max(1, size()));
      const octets = event.octets.slice(from, to);
      parts.push({ ...event, offset: event.offset + from, length: octets.length, octets });
      from = to;
    }
    return parts;
  });
}

function replay(events: readonly ReadingEvent[], context = POP3): DialogueReading {
  const reading = createReading(context);
  for (const event of events) advance(reading, event);
  return reading;
}

const LINES = [
  'USER bob',
  'PASS secret ',
  'APOP bob 0123',
  'AUTH PLAIN',
  'AUTH',
  'AGJvYgBzZWNyZXQ=',
  '*',
  'CAPA',
  'STAT',
  'LIST',
  'LIST 1',
  'UIDL',
  'RETR 1',
  'RETR 9',
  'TOP 1 0',
  'DELE 1',
  'RSET',
  'NOOP',
  'QUIT',
  'STLS',
  'LANG',
  'EHLO me',
  'GET / HTTP/1.1',
  'a1 LOGIN x y',
  '',
  '.',
  'élan',
  'RETR\u00a01',
  '\0\x1b[A',
  'a\rb',
  '\x16\x03\x01hello',
  '\x16',
] as const;
const ANSWERS = [
  '\x16\x03\x03hello',
  '\x15\x03\x01alert',
  '+OK',
  '+OK 2 320',
  '+ok hi',
  '-ERR no',
  '-ERR [AUTH] no',
  '+ ',
  '+ eA==',
  '1 120',
  '2 aa',
  'SASL PLAIN',
  'PIPELINING',
  '.',
  '..',
  'Subject: x',
  '',
  'text',
  '* OK',
  '220 hi',
] as const;
const ended = (lines: readonly string[]) =>
  fc.tuple(fc.constantFrom(...lines), fc.constantFrom('\r\n', '\r\n', '\r\n', '\n')).map((it) => it.join(''));
const said = fc.array(
  fc.oneof(
    fc.tuple(fc.constant('client' as const), fc.array(ended(LINES), { minLength: 1, maxLength: 3 })),
    fc.tuple(fc.constant('server' as const), fc.array(ended(ANSWERS), { minLength: 1, maxLength: 5 })),
  ),
  { maxLength: 24 },
);

function tellingOf(
  parts: readonly (readonly ['client' | 'server', readonly string[]])[],
  service = 'pop3',
): Telling {
  const telling = new Telling({ ...POP3, service }).server('+OK ready\r\n');
  for (const [by, lines] of parts) telling[by](octetsOfLatin1(lines.join('').replace(/[^\0-\xff]/g, '?')));
  return telling.closed('client');
}

describe('wherever TCP cut the octets', () => {
  it('a dialogue reads the same', () => {
    fc.assert(
      fc.property(said, fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 }), (parts, sizes) => {
        const telling = tellingOf(parts);
        let index = 0;
        const again = replay(recut(telling.events, () => sizes[index++ % sizes.length] as number));
        expect(substance(again)).toEqual(substance(telling.reading));
      }),
      { numRuns: 150 },
    );
  });

  it('and where the server had to tell which protocol it speaks', () => {
    fc.assert(
      fc.property(said, fc.integer({ min: 1, max: 5 }), (parts, size) => {
        const telling = tellingOf(parts, 'dialled');
        expect(telling.reading.protocol).toBe('pop3');
        const again = replay(
          recut(telling.events, () => size),
          { ...POP3, service: 'dialled' },
        );
        expect(substance(again)).toEqual(substance(telling.reading));
      }),
      { numRuns: 80 },
    );
  });

  it('and whoever asked in between why nothing happens', () => {
    fc.assert(
      fc.property(said, (parts) => {
        const telling = tellingOf(parts);
        const asked = createReading(POP3);
        for (const event of telling.events) {
          advance(asked, event);
          if (event.kind !== 'closed' && event !== telling.events.at(-2))
            quiet(asked, Number.POSITIVE_INFINITY);
        }
        expect(substance(asked)).toEqual(substance(telling.reading));
      }),
      { numRuns: 80 },
    );
  });

  it('every sentence has words and every piece a name', () => {
    fc.assert(
      fc.property(said, (parts) => {
        const { reading } = tellingOf(parts);
        expect(speechless(reading)).toEqual([]);
        expect(unexplained(reading)).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });
});

describe('any octets', () => {
  const event = fc.oneof(
    fc.tuple(fc.constantFrom('client', 'server'), fc.uint8Array({ maxLength: 40 })),
    fc.tuple(fc.constantFrom('client', 'server'), fc.integer({ min: 1, max: 50 })),
    fc.tuple(fc.constantFrom('secured', 'quiet'), fc.constant(undefined)),
  );
  it('are some dialogue: the reader never throws', () => {
    fc.assert(
      fc.property(
        fc.array(event, { maxLength: 30 }),
        fc.constantFrom('pop3', 'dialled'),
        (events, service) => {
          const telling = new Telling({ ...POP3, service });
          for (const [kind, value] of events) {
            if (kind === 'client' || kind === 'server') {
              if (typeof value === 'number') telling.gap(kind, value);
              else if (value) telling[kind](value);
            } else if (kind === 'secured') telling.event({ kind, at: telling.at });
            else quiet(telling.reading, Number.POSITIVE_INFINITY);
          }
          telling.closed('server');
          expect(telling.reading.closed).toBeDefined();
        },
      ),
      { numRuns: 300 },
    );
  });

  it('a megabyte in one line is bounded, from either side', () => {
    const long = octetsOfLatin1('x'.repeat(2 ** 20));
    const telling = new Telling(POP3).server('+OK\r\n');
    for (let from = 0; from < long.length; from += 4096) telling.client(long.subarray(from, from + 4096));
    telling.client('\r\n').server('-ERR no\r\n');
    for (let from = 0; from < long.length; from += 4096) telling.server(long.subarray(from, from + 4096));
    telling
      .server('\r\n')
      .client('RETR 1\r\n')
      .server(concat([octetsOfLatin1('+OK\r\n'), long, octetsOfLatin1('\r\n.\r\n')]));
    expect(JSON.stringify(telling.reading).length).toBeLessThan(100_000);
    expect(telling.reading.exchanges.map(({ coach }) => coach?.cause)).toContain('overlong');
  });

  it('ten megabytes of letters are read at the pace of their octets', () => {
    const letter = octetsOfLatin1(
      `+OK\r\n${'A line of a letter, as long as most are.\r\n'.repeat(24_000)}.\r\n`,
    );
    const telling = new Telling(POP3).server('+OK\r\n');
    const begun = performance.now();
    for (let number = 1; number <= 10; number++) telling.client(`RETR ${number}\r\n`).server(letter);
    // Well under a second alone; the machine may have other work.
    expect(performance.now() - begun).toBeLessThan(5000);
    expect(JSON.stringify(telling.reading).length).toBeLessThan(400_000);
  });
});

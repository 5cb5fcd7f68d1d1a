import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { concat, octetsOfLatin1, utf8 } from '../octets.ts';
import { advance, createReading, quiet } from './fold.ts';
import type { DialogueReading, ReadingEvent } from './reading.ts';
import { CAMPUS, campus, MOCK, mock, Talk, Telling } from './talk.fixture.ts';

/** What a reading says, without what depends on how octets were cut: times, segments, and how often it changed. */
function substance(reading: DialogueReading): unknown {
  return JSON.parse(
    JSON.stringify(reading, (key, value) => {
      if (key === 'version' || key === 'at' || key === 'chunks' || key === 'since') return undefined;
      if (key === 'notes')
        return value.filter(({ voice }: { voice: string }) => voice === 'rfc').filter(isOfLines);
      return value;
    }),
  );
}
const isOfLines = ({ said }: { said: { id: string } }): boolean => !said.id.startsWith('note.pipelined');

/** The same octets in the same order between the sides, cut anywhere. */
function recut(events: readonly ReadingEvent[], size: () => number): ReadingEvent[] {
  return events.flatMap((event) => {
    if (event.kind !== 'octets' || !event.octets) return [event];
    const parts: ReadingEvent[] = [];
    let from = 0;
    while (from < event.octets.length) {
      const to = Math.min(event.octets.length, from + Math.max(1, size()));
      const octets = event.octets.slice(from, to);
      parts.push({ ...event, offset: event.offset + from, length: octets.length, octets });
      from = to;
    }
    return parts;
  });
}

function replay(events: readonly ReadingEvent[], context = CAMPUS): DialogueReading {
  const reading = createReading(context);
  for (const event of events) advance(reading, event);
  return reading;
}

const LINES = [
  'EHLO me.campus.test',
  'HELO me',
  'MAIL FROM: <alice@campus.test>',
  'MAIL FROM:<> SIZE=10',
  'MAIL FROM: alice@campus.test',
  'RCPT TO:<bob@campus.test>',
  'RCPT TO:<bbo@campus.test>',
  'RCPT TO:<dean@faculty.test>',
  'RCPT TO:<moved@campus.test>',
  'DATA',
  'DATA',
  '.',
  '..',
  '',
  'Subject: =?utf-8?q?caf=C3=A9?=',
  ' folded',
  'From: alice@campus.test',
  'Hello Bob,',
  'RSET',
  'NOOP',
  'VRFY bob',
  'AUTH PLAIN x',
  'BDAT 5',
  'STARTTLS',
  'HELLO',
  'élan',
  '\0\x1b[A',
  'MAIL FROM:‹alice@campus.test›',
  '250 OK',
  'GET / HTTP/1.1',
  'a\rb',
  '. ',
  '.QUIT',
  'Subject no colon',
  'AUTH LOGIN',
] as const;
const line = fc
  .tuple(fc.constantFrom(...LINES), fc.constantFrom('\r\n', '\r\n', '\r\n', '\n'))
  .map((it) => it.join(''));
const conversation = fc.array(
  fc.array(line, { minLength: 1, maxLength: 4 }).map((lines) => lines.join('')),
  {
    minLength: 1,
    maxLength: 14,
  },
);

describe('wherever TCP cut the octets', () => {
  it('a dialogue with the campus server reads the same', () => {
    fc.assert(
      fc.property(
        conversation,
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 }),
        (chunks, sizes) => {
          const talk = new Talk(campus(), CAMPUS).says(...chunks).closed('client');
          let index = 0;
          const again = replay(recut(talk.events, () => sizes[index++ % sizes.length] as number));
          expect(substance(again)).toEqual(substance(talk.reading));
        },
      ),
      { numRuns: 120 },
    );
  });

  it('and whoever asked in between why nothing happens', () => {
    fc.assert(
      fc.property(conversation, (chunks) => {
        const talk = new Talk(campus(), CAMPUS).says(...chunks).closed('client');
        const asked = createReading(CAMPUS);
        for (const event of talk.events) {
          advance(asked, event);
          if (event.kind !== 'closed' && event !== talk.events.at(-2)) quiet(asked, Number.POSITIVE_INFINITY);
        }
        expect(substance(asked)).toEqual(substance(talk.reading));
      }),
      { numRuns: 120 },
    );
  });

  it('octet by octet is like all at once', () => {
    const talk = new Talk(mock(), MOCK).says(
      'EHLO me\r\nMAIL FROM:<a@b.test>\r\nRCPT TO:<c@d.test>\r\nDATA\r\nSubject: x\r\n\r\n..\r\nhello\n.\n.\r\n.\r\nQUIT\r\n',
    );
    expect(
      substance(
        replay(
          recut(talk.events, () => 1),
          MOCK,
        ),
      ),
    ).toEqual(substance(talk.reading));
  });
});

describe('the server’s own state', () => {
  it('is what the reading says, phase and envelope alike', () => {
    fc.assert(
      fc.property(conversation, (chunks) => {
        const talk = new Talk(campus(), CAMPUS);
        for (const chunk of chunks) {
          talk.says(chunk);
          const { state, reading } = talk;
          expect(reading.phase).toBe(state.phase);
          const remembers = reading.exchanges.findLast(({ reply }) => reply)?.remembers;
          expect(remembers?.recipients).toBe(state.transaction?.forwardPaths.length ?? 0);
          expect(remembers?.reversePath).toBe(state.transaction?.reversePath);
          expect(remembers?.helo).toBe(state.helo);
        }
      }),
      { numRuns: 120 },
    );
  });

  it('every command has exactly the reply that the server gave to it', () => {
    fc.assert(
      fc.property(conversation, (chunks) => {
        const { reading } = new Talk(mock(), MOCK).says(...chunks);
        const unanswered = reading.exchanges.filter(({ reply }) => !reply?.complete);
        expect(unanswered.every(({ letter }) => letter && !letter.ended)).toBe(true);
        expect(unanswered.length).toBeLessThanOrEqual(1);
      }),
      { numRuns: 100 },
    );
  });
});

describe('any octets at all', () => {
  const octets = fc.oneof(
    fc.uint8Array({ maxLength: 60 }),
    fc.string({ unit: 'binary-ascii', maxLength: 60 }).map((text) => octetsOfLatin1(text)),
    line.map((text) => utf8(text)),
    fc
      .constantFrom(
        '220 x\r\n',
        '250-a\r\n250 b\r\n',
        '354 go\r\n',
        '334 \r\n',
        '421 bye\r\n',
        '220-',
        '999 ?\r\n',
        '+OK\r\n',
        '\x16\x03\x01\x00\x05',
        '\x15\x03\x03\x00\x02\x02\x46',
        '503 no\r\n',
        '550 5.7.1 spam\r\n',
        '25',
      )
      .map((text) => octetsOfLatin1(text)),
  );
  const event = fc.oneof(
    {
      weight: 12,
      arbitrary: fc.record({
        kind: fc.constant('octets' as const),
        from: fc.constantFrom('client' as const, 'server' as const),
        octets,
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant('gap' as const),
        from: fc.constantFrom('client' as const, 'server' as const),
        length: fc.nat({ max: 100_000 }),
      }),
    },
    { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom('secured' as const, 'opened' as const) }) },
  );

  it('are some dialogue: nothing throws, tokens lie in their line, and the picture stays whole', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 40 }), fc.boolean(), (steps, close) => {
        const telling = new Telling(MOCK);
        for (const step of steps) {
          if (step.kind === 'gap') telling.gap(step.from, step.length);
          else if (step.kind === 'octets') telling[step.from](step.octets);
          else telling.event({ kind: step.kind, at: telling.at });
        }
        quiet(telling.reading, Number.POSITIVE_INFINITY);
        if (close) telling.closed('bridge');
        const { exchanges, next, phase, turn } = telling.reading;
        expect(exchanges.map(({ id }) => id)).toEqual(
          [...exchanges.map(({ id }) => id)].sort((a, b) => a - b),
        );
        for (const { command, reply, letter, gloss } of exchanges) {
          expect(gloss.id).toMatch(/^gloss\./);
          let end = 0;
          for (const token of command?.tokens ?? []) {
            expect(token.start).toBeGreaterThanOrEqual(end);
            expect(token.end).toBeGreaterThan(token.start);
            end = token.end;
          }
          expect(end).toBeLessThanOrEqual(command?.text.length ?? 0);
          expect(reply?.lines.length).not.toBe(0);
          if (letter) expect(letter.lines.length + letter.skipped).toBe(letter.total);
        }
        expect(next.filter(({ likely }) => likely).length).toBeLessThanOrEqual(1);
        expect(['none', 'connected', 'greeted', 'sender', 'recipients', 'letter', 'closed']).toContain(phase);
        if (close) expect(turn.whose).toBe('nobody');
      }),
      { numRuns: 400 },
    );
  });
});

describe('a long dialogue', () => {
  it('costs for its ten-thousandth line what it cost for its first', () => {
    const telling = new Telling(MOCK).server('220 localhost ESMTP\r\n');
    /** The quickest of some rounds: other work on the machine only ever makes a round slower. */
    const quickest = (rounds: number): number => {
      let least = Number.POSITIVE_INFINITY;
      for (let round = 0; round < rounds; round++) {
        const start = performance.now();
        for (let index = 0; index < 200; index++) telling.client('NOOP\r\n').server('250 2.0.0 Ok\r\n');
        least = Math.min(least, performance.now() - start);
      }
      return least;
    };
    quickest(3);
    const early = quickest(5);
    quickest(37);
    const late = quickest(5);
    expect(telling.reading.exchanges.length).toBe(10_001);
    // A cost that grew with what came before would be ten times as much.
    expect(late).toBeLessThan(early * 4 + 2);
  });

  it('counts the lines of a huge letter and keeps the first and the last of them', () => {
    const telling = new Telling(MOCK).server('220 localhost ESMTP\r\n');
    for (const verb of ['EHLO me', 'MAIL FROM:<a@b.test>', 'RCPT TO:<c@d.test>'])
      telling.client(`${verb}\r\n`).server('250 ok\r\n');
    telling.client('DATA\r\n').server('354 go\r\n').client('Subject: big\r\n\r\n');
    const chunk = concat(Array.from({ length: 1000 }, () => utf8(`${'x'.repeat(76)}\r\n`)));
    for (let index = 0; index < 100; index++) telling.client(chunk);
    telling.client('the last line\r\n.\r\n').server('250 2.0.0 Taken as 7F3A\r\n');
    const { letter } = telling.last;
    expect(letter).toMatchObject({ total: 100_004, ended: true });
    expect(letter?.lines.length).toBe(100);
    expect(letter?.lines.slice(-2).map(({ text }) => text)).toEqual(['the last line', '.']);
    expect(letter?.octets).toBe(100_000 * 78 + 'Subject: big\r\n\r\nthe last line\r\n'.length);
    expect(telling.reading.letter.more).toBe(100_001 - 12);
  });
});

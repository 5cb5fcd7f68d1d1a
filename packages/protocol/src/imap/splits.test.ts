import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { concat, octetsOfLatin1 } from '../octets.ts';
import { advance, createReading, quiet } from '../reading/fold.ts';
import type { DialogueReading, ReadingEvent } from '../reading/reading.ts';
import { Telling } from '../reading/talk.fixture.ts';
import { IMAP, speechless, unexplained } from './words.fixture.ts';
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

function replay(events: readonly ReadingEvent[], context = IMAP): DialogueReading {
  const reading = createReading(context);
  for (const event of events) advance(reading, event);
  return reading;
}

const LINES = [
  'a1 LOGIN bob secret',
  'a1 LOGIN {3}',
  'bob {6+}',
  'secret',
  'bob',
  'a2 SELECT INBOX',
  'a2 EXAMINE "Sent Mail"',
  'a2 SELECT Sent Mail',
  'a3 FETCH 1:* (FLAGS BODY[HEADER.FIELDS (FROM)]<0.9>)',
  'a3 UID FETCH 7 BODY.PEEK[]',
  'a3 FETCH 9 BODY.PEEK',
  'a3 FETCH 1 BODY[',
  'a4 STORE 1 +FLAGS.SILENT (\\Deleted)',
  'a4 STORE 1 Seen',
  'a5 SEARCH OR (UNSEEN) FROM "x y"',
  'a5 SEARCH CHARSET UTF-8 TEXT {4}',
  'a6 APPEND INBOX (\\Seen) {12}',
  'a6 APPEND INBOX {5+}',
  'a7 IDLE',
  'DONE',
  'a8 AUTHENTICATE PLAIN',
  'AGJvYgBzZWNyZXQ=',
  '*',
  'a9 STARTTLS',
  'b1 CAPABILITY',
  'b2 CLOSE',
  'b3 EXPUNGE',
  'b4 LOGOUT',
  'b5 STATUS INBOX MESSAGES',
  'b6 LIST "" "*" RETURN (STATUS (MESSAGES))',
  'b7 CREATE Envoyés',
  'b8 COPY 1 "Envoy&AOk-s"',
  'b9 ID ("name" "x")',
  'UID FETCH 1 FLAGS',
  'LOGIN bob x',
  'EHLO me',
  'GET / HTTP/1.1',
  'USER bob',
  'x',
  '',
  '.',
  '+1 NOOP',
  'a1 LIST (((((( "x',
  'a1\u00a0NOOP',
  '\0\x1b[A',
  'a\rb',
  '\x16\x03\x01hello',
  '\x16',
] as const;
const ANSWERS = [
  '\x16\x03\x03hello',
  '\x15\x03\x01alert',
  '* OK hi',
  '* OK [UIDNEXT 8] next',
  '* OK [PERMANENTFLAGS (\\Seen \\*)] flags',
  '* CAPABILITY IMAP4rev1 AUTH=PLAIN',
  '* 3 EXISTS',
  '* 1 RECENT',
  '* 1 EXPUNGE',
  '* 2 FETCH (FLAGS (\\Seen \\Deleted) UID 7)',
  '* 1 FETCH (BODY[] {8}',
  '* 1 FETCH (UID 5 BODY[TEXT] {0}',
  '* 1 FETCH (ENVELOPE ("d" NIL ((NIL NIL "a" "b")) NIL NIL NIL NIL NIL NIL "<i>"))',
  '* 1 FETCH (BODYSTRUCTURE (("text" "plain" NIL NIL NIL "7bit" 1 1)("image" "png" NIL NIL NIL "base64" 2) "mixed"))',
  '* LIST (\\Noselect) "/" "a b"',
  '* LIST () NIL {3}',
  '* STATUS INBOX (MESSAGES 3)',
  '* SEARCH 1 2',
  '* ESEARCH (TAG "a5") UID COUNT 2 ALL 1:2',
  '* NAMESPACE (("" "/")) NIL NIL',
  '* FOO bar (baz "x',
  'Subject: x',
  '',
  'text)',
  ')',
  ' UID 4)',
  '+ OK',
  '+ ',
  '+',
  '* BYE gone',
  '* BAD what',
  ...['a1', 'a2', 'a3', 'a4', 'a5', 'a6', 'a7', 'a8', 'a9', 'b1', 'b4'].flatMap((tag) => [
    `${tag} OK done`,
    `${tag} NO [AUTHENTICATIONFAILED] no`,
    `${tag} BAD what`,
  ]),
  '+OK',
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
  service = 'imap',
): Telling {
  const telling = new Telling({ ...IMAP, service }).server('* OK ready\r\n');
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
        expect(telling.reading.protocol).toBe('imap');
        const again = replay(
          recut(telling.events, () => size),
          { ...IMAP, service: 'dialled' },
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
        const asked = createReading(IMAP);
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
        fc.constantFrom('imap', 'dialled'),
        (events, service) => {
          const telling = new Telling({ ...IMAP, service });
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
    const telling = new Telling(IMAP).server('* OK hi\r\n');
    for (let from = 0; from < long.length; from += 4096) telling.client(long.subarray(from, from + 4096));
    telling.client('\r\n').server('* BAD no\r\n');
    for (let from = 0; from < long.length; from += 4096) telling.server(long.subarray(from, from + 4096));
    telling
      .server('\r\n')
      .client('a3 FETCH 1 BODY[]\r\n')
      .server(
        concat([octetsOfLatin1('* 1 FETCH (BODY[] {1048576}\r\n'), long, octetsOfLatin1(')\r\na3 OK\r\n')]),
      );
    expect(JSON.stringify(telling.reading).length).toBeLessThan(100_000);
    expect(telling.reading.exchanges.map(({ coach }) => coach?.cause)).toContain('overlong');
    expect(telling.last.reply?.status).toBe('OK');
  });

  it('a literal of 25 MB keeps its beginning and its count, from either side (RFC 3501 §4.3)', () => {
    const line = octetsOfLatin1('A line of a letter, as long as most are.\r\n'.repeat(25_000));
    const times = 24;
    const size = line.length * times;
    const telling = new Telling(IMAP).server('* OK hi\r\n').client('a1 FETCH 1 BODY.PEEK[]\r\n');
    telling.server(`* 1 FETCH (BODY[] {${size}}\r\n`);
    const begun = performance.now();
    for (let time = 0; time < times; time++) telling.server(line);
    telling.server(')\r\na1 OK done\r\n');
    const { reply } = telling.last;
    expect(reply?.lines.length).toBeLessThan(120);
    expect(reply?.lines.at(-2)).toMatchObject({ text: ')', skipped: 25_000 * times - 80 });
    telling.client(`a2 APPEND INBOX {${size}}\r\n`).server('+ OK\r\n');
    for (let time = 0; time < times; time++) telling.client(line);
    telling.client('\r\n').server('a2 OK done\r\n');
    expect(telling.last.letter).toMatchObject({ octets: size, total: 25_000 * times, ended: true });
    expect(JSON.stringify(telling.reading).length).toBeLessThan(100_000);
    // Two or three seconds alone; the machine may have other work.
    expect(performance.now() - begun).toBeLessThan(20_000);
  });

  it('ten megabytes of letters are read at the pace of their octets', () => {
    const letter = 'A line of a letter, as long as most are.\r\n'.repeat(24_000);
    const answer = (tag: string) =>
      octetsOfLatin1(`* 1 FETCH (BODY[] {${letter.length}}\r\n${letter})\r\n${tag} OK\r\n`);
    const telling = new Telling(IMAP).server('* OK hi\r\n');
    const answers = Array.from({ length: 10 }, (_, number) => answer(`a${number}`));
    const begun = performance.now();
    answers.forEach((octets, number) => {
      telling.client(`a${number} FETCH 1 BODY[]\r\n`).server(octets);
    });
    // Well under a second alone; the machine may have other work.
    expect(performance.now() - begun).toBeLessThan(5000);
    expect(telling.last.reply?.status).toBe('OK');
  });

  it('ten thousand small exchanges cost as much at the end as at the beginning', () => {
    const telling = new Telling(IMAP).server('* OK hi\r\na0 OK\r\n').client('a1 SELECT INBOX\r\n');
    telling.server('* 9 EXISTS\r\na1 OK\r\n');
    const pace = (from: number) => {
      const begun = performance.now();
      for (let number = from; number < from + 1000; number++)
        telling
          .client(`t${number} FETCH 1 FLAGS\r\n`)
          .server(`* 1 FETCH (FLAGS (\\Seen))\r\nt${number} OK\r\n`);
      return performance.now() - begun;
    };
    pace(0);
    const early = Math.min(pace(1000), pace(2000));
    for (let from = 3000; from < 9000; from += 1000) pace(from);
    const late = Math.min(pace(9000), pace(10_000));
    expect(late).toBeLessThan(early * 4 + 20);
  });
});

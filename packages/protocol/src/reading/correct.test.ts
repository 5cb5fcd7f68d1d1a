import { describe, expect, it } from 'vitest';
import { octetsOfLatin1 } from '../octets.ts';
import recorded from './fixtures/correct-dialogues.json' with { type: 'json' };
import { quiet } from './fold.ts';
import type { ReadingContext } from './reading.ts';
import { CAMPUS, campus, MOCK, mock, Talk, Telling } from './talk.fixture.ts';

const NOWHERE: ReadingContext = { host: '', port: 0, service: 'dialled', handle: 'me', mailboxes: [] };

/** What the standard has to say: no more than what its client really did. */
function expected(name: string): string[] {
  if (name.startsWith('course')) return ['greeting-not-qualified', 'space-after-colon', 'space-after-colon'];
  if (/HELO|RSET|smtp-source/.test(name)) return ['helo-hides-extensions'];
  // Python's email package writes eight bits where it may, and smtplib declares none.
  if (name.startsWith('smtplib'))
    return Array(name.includes('two') ? 2 : 1).fill('eight-bit-body-undeclared');
  return [];
}

/** Whoever watches sees no card at any moment, and no word without a name. */
function isCorrect({ reading }: Telling): void {
  for (const { command, reply, coach, alsoCoach } of reading.exchanges.slice(-3)) {
    expect([coach?.cause, alsoCoach?.map(({ cause }) => cause)]).toEqual([undefined, undefined]);
    for (const { token } of command?.tokens ?? [])
      expect(token).not.toMatch(/unknown|unreadable|excess|^text$/);
    expect(reply?.code).not.toBe(0);
  }
}

describe.each(recorded as { name: string; parts: [string, string][] }[])(
  'recorded: $name',
  ({ name, parts }) => {
    it.each([
      ['as it was cut', Number.POSITIVE_INFINITY],
      ['octet by octet', 1],
    ])('%s, gives no card and ends with QUIT', (_title, size) => {
      const telling = new Telling(NOWHERE);
      for (const [by, octets] of parts) {
        for (let from = 0; from < octets.length; from += size) {
          const piece = octetsOfLatin1(octets.slice(from, Math.min(octets.length, from + size)));
          if (by === 'client') telling.client(piece);
          else telling.server(piece);
          isCorrect(telling);
        }
      }
      telling.closed('server');
      isCorrect(telling);
      expect(quiet(telling.reading, Number.POSITIVE_INFINITY)).toBe(false);
      const { exchanges, phase } = telling.reading;
      expect([phase, exchanges.at(-1)?.command?.verb]).toEqual(['closed', 'QUIT']);
      expect(exchanges.every(({ reply, letter }) => reply?.complete && letter?.ended !== false)).toBe(true);
      const cases = exchanges.flatMap(({ notes }) => notes.flatMap((note) => note.case ?? []));
      expect(cases).toEqual(expected(name));
    });
  },
);

describe('with the lab’s own servers', () => {
  it.each<[string, () => Talk, string[]]>([
    [
      'the course’s dialogue with the mock',
      () => new Talk(mock(), MOCK),
      [
        'EHLO localhost',
        'MAIL FROM: <sender@example.com>',
        'RCPT TO: <recipient@example.com>',
        'DATA',
        'From: <sender@example.com>',
        'To: <recipient@example.com>',
        'Date: April 1st, 2021',
        'Subject: Test message',
        '',
        'Hi there, just a test message.',
        'Cheers,',
        '.',
        'QUIT',
      ],
    ],
    [
      'a mail to two people of campus, and another',
      () => new Talk(campus(), CAMPUS),
      [
        'ehlo me.campus.test',
        'mail from:<alice@campus.test> size=200 body=8bitmime',
        'rcpt to:<bob@campus.test>',
        'RCPT TO:<Postmaster>',
        'data',
        'From: "Alice: from A to B" <alice@campus.test>',
        'Subject: to be continued:',
        ' and folded',
        '',
        'From: is a word that a text may begin with.',
        'MAIL is not FROM me.',
        'I quit. You quit.',
        '...and so on.',
        ' .indented',
        'Été',
        '.',
        'NOOP',
        'RSET',
        'MAIL FROM:<>',
        'RCPT TO:<alice@campus.test>',
        'DATA',
        'Subject: x',
        '',
        '.',
        'VRFY bob',
        'QUIT',
      ],
    ],
  ])('%s gives no card', (_title, begin, lines) => {
    const talk = begin();
    for (const line of lines) isCorrect(talk.lines(line));
    isCorrect(talk.closed('server'));
    expect(talk.reading.exchanges.every(({ reply }) => reply && reply.code < 400)).toBe(true);
  });
});

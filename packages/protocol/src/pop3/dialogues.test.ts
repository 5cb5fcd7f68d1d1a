import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { octetsOfLatin1 } from '../octets.ts';
import { advance, createReading, quiet } from '../reading/fold.ts';
import type { DialogueReading, ReadingContext } from '../reading/reading.ts';
import { explain } from '../transcript/index.ts';
import { cards, POP3, speechless, unexplained } from './words.fixture.ts';
import './index.ts';

const FOLDER = new URL('../../fixtures/dialogues/', import.meta.url);

interface Part {
  by: 'client' | 'server';
  octets: string;
}

const partsOf = (name: string): Part[] =>
  JSON.parse(readFileSync(new URL(`pop3-${name}.json`, FOLDER), 'utf8')) as Part[];

const DIALLED: ReadingContext = { ...POP3, service: 'dialled' };

/** The recorded dialogue, read as it crossed, left alone for a while, then hung up by the client. */
function replay(name: string, context = DIALLED): DialogueReading {
  const reading = createReading(context);
  const offset = { client: 0, server: 0 };
  let at = 0;
  advance(reading, { kind: 'opened', at });
  for (const { by: from, octets: text } of partsOf(name)) {
    const octets = octetsOfLatin1(text);
    const { length } = octets;
    at += 1000;
    advance(reading, { kind: 'octets', at, from, offset: offset[from], length, octets });
    offset[from] += length;
  }
  quiet(reading, at + 15_000_000);
  advance(reading, { kind: 'closed', at: at + 1000, by: 'client', how: 'ended' });
  return reading;
}

/** Nothing is wrong with these. */
const CORRECT = [
  'session',
  'read-and-delete',
  'long-letter',
  'lower-case',
  'empty-maildrop',
  'quit-at-once',
  'auth-plain-line',
  'auth-cancelled',
  'password-with-space',
  'pipelined',
  'curl-list',
  'curl-letter',
  'curl-uidl',
  'curl-apop',
  'curl-cram-md5',
  'curl-delete',
  'curl-stls',
  'poplib',
  'poplib-apop',
  'poplib-stls',
  'poplib-delete',
  // Leniencies and manners are notes.
  'line-feed',
  'left-without-quit',
] as const;

/** The cards that each mistaken one gets, in order. */
const MISTAKEN: Readonly<Record<string, readonly string[]>> = {
  'smtp-spoken': ['smtp', 'smtp', 'smtp', 'tooManyMistakes'],
  'imap-spoken': ['imap', 'imap', 'imap', 'tooManyMistakes'],
  'http-spoken': ['http', 'http', 'http', 'http'],
  'letter-typed': ['field', 'field', 'smtp', 'tooManyMistakes'],
  'wrong-order': ['loginFirst', 'loginFirst', 'userFirst', 'passFirst'],
  'logged-in-twice': ['alreadyIn', 'alreadyIn', 'tooLate', 'alreadyIn', 'alreadyIn'],
  'after-quit': ['afterQuit'],
  'wrong-password': ['loginFailed'],
  'password-trailing-space': ['passBlanks', 'passBlanks', 'passMissing'],
  'clear-refused': ['clearRefused'],
  'clear-refused-auth': ['clearRefused', 'clearRefused', 'clearRefused', 'clearRefused'],
  'in-use': ['inUse'],
  'auth-mistakes': [
    'authBase64',
    'authNewline',
    'loginFailed',
    'authMechanism',
    'authNuls',
    'loginFailed',
    'apopDigest',
    'apopDigest',
  ],
  'wrong-numbers': [
    'noSuchUnknown',
    'zero',
    'notANumber',
    'numberMissing',
    'several',
    'noSuchUnknown',
    'linesMissing',
    'noSuchUnknown',
    'several',
    'notANumber',
    'notANumber',
    'numberMissing',
  ],
  'deleted-letter': ['markedMessage', 'markedMessage', 'markedMessage', 'markedMessage'],
  'unique-id-as-number': ['uniqueId'],
  'dele-without-quit': ['marksLost'],
  'dele-end-of-input': ['marksLost'],
  misspelled: ['verbTypo', 'verbTypo', 'verbTypo', 'verbTypo', 'verbOther', 'verbOther', 'help', 'verbOther'],
  unknown: [
    'unknownVerb',
    'emptyLine',
    'passVerbMissing',
    'unknownVerb',
    'shellCommand',
    'dotAsCommand',
    'pastedReply',
  ],
  spaces: ['leadingSpace', 'blanks', 'blanks'],
  'arrow-keys': ['control'],
  'no-stls': ['stlsMissing'],
  'not-offered': ['notOffered', 'notOffered', 'apopMissing', 'tooLate', 'notOffered'],
  'tls-at-plain-port': ['tlsHello'],
  'plain-after-stls': ['plainAfterTls'],
};

const ON_TLS_PORT: ReadingContext = { ...POP3, service: 'pop3s', port: 995 };

describe('dialogues with Dovecot', () => {
  it.each(CORRECT)('%s: nothing to mend', (name) => {
    expect(cards(replay(name))).toEqual([]);
  });

  it.each(Object.entries(MISTAKEN))('%s: each mistake gets its card', (name, expected) => {
    expect(cards(replay(name))).toEqual(expected);
  });

  it('TLS from the first octet is opaque, and plain text there is told so', () => {
    const opaque = replay('curl-pop3s', ON_TLS_PORT);
    expect(opaque.protocol).toBe('pop3');
    expect(cards(opaque)).toEqual([]);
    expect(cards(replay('plain-at-tls-port', ON_TLS_PORT))).toEqual(['tlsWanted']);
  });

  it('every recorded dialogue is in one of the tables', () => {
    const recorded = readdirSync(FOLDER).flatMap((file) => /^pop3-(.*)\.json$/.exec(file)?.[1] ?? []);
    const told = [...CORRECT, ...Object.keys(MISTAKEN), 'curl-pop3s', 'plain-at-tls-port'];
    expect(told.toSorted()).toEqual(recorded.toSorted());
  });

  it.each([...CORRECT, ...Object.keys(MISTAKEN)])('%s: no piece of a line is unexplained', (name) => {
    const reading = replay(name);
    expect(reading.protocol).toBe('pop3');
    expect(unexplained(reading)).toEqual([]);
    expect(speechless(reading)).toEqual([]);
  });

  it('shows no secret outside the lines themselves', () => {
    for (const name of [...CORRECT, ...Object.keys(MISTAKEN)]) {
      const said = JSON.stringify(replay(name), (key, value) =>
        key === 'text' || key === 'repair' ? '' : value,
      );
      expect(said, name).not.toMatch(/secret|sesame|two words|AGJvYgBz/);
    }
  });
});

describe('explain, of the same dialogues', () => {
  it.each([...CORRECT, ...Object.keys(MISTAKEN)])(
    '%s: each line has its pieces and the state after it',
    (name) => {
      const { protocol, lines } = explain({ format: 'json', parts: partsOf(name) });
      expect(protocol).toBe('pop3');
      const plain = lines.filter(
        ({ text }) => text.trim() !== '' && !/[\x00-\x08\x0e-\x1f\x80-\xff]/.test(text),
      );
      for (const { text, tokens, state } of plain) {
        expect(tokens.length, text).toBeGreaterThan(0);
        expect(state, text).toMatch(/^(?:authorization|transaction|update|closed|connected)$/);
      }
    },
  );
});

describe('the story of a session', () => {
  const reading = replay('session');

  it('is over for the server when the client leaves without QUIT', () => {
    for (const name of ['left-without-quit', 'dele-without-quit'])
      expect(replay(name).exchanges.at(-1)?.keeps?.params?.state).toBe('closed');
  });

  it('is read state by state (RFC 1939 §3)', () => {
    expect(reading.exchanges.map(({ command }) => command?.verb ?? '')).toEqual([
      '',
      'CAPA',
      'USER',
      'PASS',
      'STAT',
      'LIST',
      'RETR',
      'DELE',
      'RSET',
      'NOOP',
      'QUIT',
    ]);
    expect(reading.exchanges.map(({ keeps }) => keeps?.params?.state)).toEqual([
      ...Array(3).fill('authorization'),
      ...Array(7).fill('transaction'),
      'update',
    ]);
    expect(reading.exchanges.map(({ keeps }) => keeps?.params?.marked).slice(6)).toEqual([0, 1, 0, 0, 0]);
  });

  it('has the letter that was fetched, and its picture', () => {
    const fetched = reading.exchanges[6];
    expect(fetched?.letter?.counts).toEqual({
      field: 7,
      folded: 0,
      blank: 1,
      body: 4,
      'dot-stuffed': 0,
      dot: 1,
    });
    expect(fetched?.letter?.octets).toBe(304);
    expect(reading.letter.fields.find(({ name }) => name === 'Subject')?.value).toBe('Lunch');
    expect(reading.letter.ended).toBe(true);
  });

  it('knows what CAPA listed', () => {
    expect(reading.extensions.map(({ keyword }) => keyword)).toEqual([
      'CAPA',
      'TOP',
      'UIDL',
      'RESP-CODES',
      'PIPELINING',
      'AUTH-RESP-CODE',
      'STLS',
      'USER',
      'SASL',
    ]);
    expect(reading.extensions.at(-1)?.rest).toBe('PLAIN LOGIN CRAM-MD5');
  });

  it('keeps of a long letter its beginning and its end', () => {
    const { letter } = replay('long-letter').exchanges[3] ?? {};
    expect(letter?.total).toBe(158);
    expect(letter?.lines).toHaveLength(100);
    expect(letter?.skipped).toBe(58);
    expect(letter?.lines.at(-1)?.part).toBe('dot');
    expect(letter?.octets).toBe(1564);
  });

  it('takes guard dots off what it counts and shows (RFC 1939 §3)', () => {
    const reading = replay('curl-apop');
    const { letter } = reading.exchanges[3] ?? {};
    expect(letter?.counts['dot-stuffed']).toBe(3);
    expect(letter?.octets).toBe(298);
    expect(reading.letter.body).toContain('.hidden');
  });
});

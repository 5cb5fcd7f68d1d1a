import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { octetsOfLatin1 } from '../octets.ts';
import { advance, createReading, quiet } from '../reading/fold.ts';
import type { DialogueReading, ReadingContext } from '../reading/reading.ts';
import { cards, cases, IMAP, notes, speechless, unexplained } from './words.fixture.ts';
import './index.ts';

const FOLDER = new URL('../../fixtures/dialogues/', import.meta.url);

interface Part {
  by: 'client' | 'server';
  octets: string;
}

const partsOf = (name: string): Part[] =>
  JSON.parse(readFileSync(new URL(`imap-${name}.json`, FOLDER), 'utf8')) as Part[];

const DIALLED: ReadingContext = { ...IMAP, service: 'dialled' };

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

/** Nothing is wrong with these. Leniencies, manners, and what is worth knowing are notes. */
const CORRECT = [
  'accents',
  'append',
  'auth-cancelled',
  'auth-login',
  'auth-plain',
  'auth-plain-line',
  'close-expunges',
  'copy-and-move',
  'curl-append',
  'curl-auth-login',
  'curl-cram-md5',
  'curl-index',
  'curl-letter',
  'curl-list',
  'curl-search',
  'curl-section',
  'curl-starttls',
  'curl-status',
  'curl-store',
  'deleted-kept',
  'deleted-left',
  'empty-mailbox',
  'examine',
  'fetch-items',
  'id-and-enable',
  'idle',
  'imaplib',
  'imaplib-append',
  'imaplib-cram-md5',
  'imaplib-delete',
  'imaplib-mailboxes',
  'imaplib-starttls',
  'imaplib-uid',
  'keywords',
  'left-without-logout',
  'line-feed',
  'literal-login',
  'literal-plus',
  'lower-case',
  'mailboxes',
  'number-as-uid',
  'numbered-tags',
  'openssl-starttls',
  'password-with-space',
  'pipelined',
  'println',
  'read-and-delete',
  'read-letter',
  'read-only',
  'search',
  'session',
  'sort-and-thread',
  'special-use',
  'store-many',
  'tag-reused',
  'uid',
] as const;

/** The cards that each mistaken one gets, in order. */
const MISTAKEN: Readonly<Record<string, readonly string[]>> = {
  'after-logout': ['afterLogout'],
  'append-too-long': ['literalAwaited'],
  'append-too-short': ['literalShort', 'emptyLine'],
  'arrow-keys': ['control', 'control'],
  'auth-mistakes': [
    'authBase64',
    'authNewline',
    'loginFailed',
    'authNuls',
    'loginFailed',
    'authMechanism',
    'argumentMissing',
  ],
  'bad-tag': ['tagBad', 'tagBad', 'tagBad', 'tooManyMistakes'],
  'before-login': ['loginFirst', 'loginFirst'],
  'before-select': ['selectFirst', 'selectFirst', 'selectFirst', 'selectFirst'],
  'done-without-idle': ['doneOutside', 'doneOutside'],
  excess: ['passwordUnquoted', 'argumentMissing', 'argumentMissing'],
  'fetch-mistakes': [
    'sectionMissing',
    'fetchField',
    'parenOpen',
    'sectionOpen',
    'argumentMissing',
    'parensMissing',
    'setSwapped',
    'sectionUnknown',
  ],
  'http-spoken': ['http', 'http', 'http', 'tooManyMistakes'],
  'idle-done-tagged': ['doneTagged', 'doneOutside'],
  'idle-without-done': ['idleDone'],
  'letter-typed': ['field', 'field'],
  'literal-too-long': ['literalShort', 'emptyLine'],
  'literal-too-short': ['literalShort'],
  'literal-waits': ['literalAwaited'],
  'logged-in-twice': ['alreadyIn', 'alreadyIn', 'tooLate'],
  'login-disabled': ['clearRefused', 'clearRefused'],
  'mailbox-unquoted': ['mailboxUnquoted', 'mailboxUnquoted'],
  'missing-tag': ['tagMissing', 'tagMissing', 'tagMissing', 'tagMissing'],
  misspelled: ['verbTypo', 'verbTypo', 'verbTypo', 'verbTypo', 'verbTypo', 'verbTypo'],
  'no-starttls': ['starttlsMissing'],
  'no-such-mailbox': ['mailboxDidYouMean', 'inboxStays', 'noSuchMailbox', 'noSuchMailbox'],
  'not-offered': ['notOffered', 'notOffered', 'notOffered', 'cannot'],
  'other-names': ['verbOther', 'verbOther', 'verbOther', 'verbOther', 'help', 'verbOther'],
  pasted: ['pastedReply', 'pastedReply', 'pastedMark', 'shellCommand'],
  'plain-after-starttls': ['plainAfterTls'],
  'pop3-spoken': ['pop3', 'pop3', 'pop3', 'tooManyMistakes'],
  quotes: [
    'quoteMissing',
    'typographic',
    'argumentMissing',
    'argumentMissing',
    'parensMissing',
    'argumentMissing',
  ],
  'search-mistakes': ['argumentMissing', 'searchValue', 'searchKey', 'searchDate', 'searchWords'],
  'sequence-mistakes': ['setMalformed', 'setDash', 'setBlank', 'setBlank', 'argumentMissing'],
  'smtp-spoken': ['smtp', 'smtp', 'tagMissing', 'tooManyMistakes'],
  spaces: ['leadingSpace', 'blanks', 'alreadyIn'],
  'store-mistakes': ['storeItemMissing', 'storeItem', 'flagUnknown', 'argumentMissing'],
  'tag-alone': ['tagAlone', 'tagAlone'],
  'tls-at-plain-port': ['tlsHello'],
  'too-high': ['numberTooHigh', 'zero', 'numberTooHigh'],
  'too-many': ['tagAlone', 'tagAlone', 'tagAlone', 'tooManyMistakes'],
  'uid-as-number': ['uidAsNumber', 'uidAsNumber', 'numberTooHigh'],
  unknown: ['unknownVerb', 'unknownVerb', 'emptyLine', 'shellCommand', 'uidVerb'],
  'wrong-password': ['loginFailed', 'argumentMissing', 'passwordUnquoted'],
};

/** What the standard says of some of them. */
const NOTED: Readonly<Record<string, readonly string[]>> = {
  'read-letter': ['passInClear', 'fetchSetsSeen', 'fetchSetsSeen'],
  examine: ['passInClear', 'examine', 'readOnlySeen'],
  'read-only': ['passInClear', 'examine', 'readOnlyIgnored', 'readOnlyIgnored'],
  'deleted-kept': ['passInClear', 'deletedKept'],
  'deleted-left': ['passInClear', 'deletedKept', 'noLogout'],
  'close-expunges': ['passInClear', 'closeExpunges'],
  'number-as-uid': ['passInClear', 'numberAsUid', 'numberAsUid'],
  'tag-reused': ['passInClear', 'tagReused'],
  'lower-case': ['passInClear', 'inboxCase'],
  'line-feed': ['passInClear', 'bareLf'],
  println: ['passInClear', 'println', 'bareLf'],
  accents: ['passInClear', 'utf7'],
  uid: ['passInClear', 'renumbered'],
  'store-mistakes': ['passInClear', 'flagKeyword'],
  'append-too-long': ['passInClear', 'dotInLiteral', 'noLogout'],
  'curl-cram-md5': ['examine'],
};

const ON_TLS_PORT: ReadingContext = { ...IMAP, service: 'imaps', port: 993 };

describe('dialogues with Dovecot', () => {
  it.each(CORRECT)('%s: nothing to mend', (name) => {
    expect(cards(replay(name))).toEqual([]);
  });

  it.each(Object.entries(MISTAKEN))('%s: each mistake gets its card', (name, expected) => {
    expect(cards(replay(name))).toEqual(expected);
  });

  it.each(Object.entries(NOTED))('%s: what is worth knowing is noted', (name, expected) => {
    expect(notes(replay(name))).toEqual(expected);
  });

  it('TLS from the first octet is opaque, and plain text there is told so', () => {
    const opaque = replay('curl-imaps', ON_TLS_PORT);
    expect(opaque.protocol).toBe('imap');
    expect(cards(opaque)).toEqual([]);
    expect(cards(replay('plain-at-tls-port', ON_TLS_PORT))).toEqual(['tlsWanted']);
  });

  it('every recorded dialogue is in one of the tables', () => {
    const recorded = readdirSync(FOLDER).flatMap((file) => /^imap-(.*)\.json$/.exec(file)?.[1] ?? []);
    const told = [...CORRECT, ...Object.keys(MISTAKEN), 'curl-imaps', 'plain-at-tls-port'];
    expect(told.toSorted()).toEqual(recorded.toSorted());
  });

  it.each([...CORRECT, ...Object.keys(MISTAKEN)])('%s: no piece of a line is unexplained', (name) => {
    const reading = replay(name);
    expect(reading.protocol).toBe('imap');
    expect(unexplained(reading)).toEqual([]);
    expect(speechless(reading)).toEqual([]);
  });

  it('shows no secret outside the lines themselves', () => {
    for (const name of [...CORRECT, ...Object.keys(MISTAKEN)]) {
      const said = JSON.stringify(replay(name), (key, value) =>
        key === 'text' || key === 'repair' || key === 'rest' || key === 'line' ? '' : value,
      );
      expect(said, name).not.toMatch(/secret|sesame|AGJvYgBz|c2VjcmV0/);
    }
  });
});

describe('the story of a session', () => {
  const reading = replay('session');

  it('is read state by state (RFC 3501 §3)', () => {
    expect(reading.exchanges.map(({ command }) => command?.verb ?? '')).toEqual([
      '',
      'CAPABILITY',
      'LOGIN',
      'LIST',
      'SELECT',
      'FETCH',
      'FETCH',
      'STORE',
      'SEARCH',
      'LOGOUT',
    ]);
    expect(reading.exchanges.map(({ keeps }) => keeps?.params?.state)).toEqual([
      ...Array(2).fill('not-authenticated'),
      ...Array(2).fill('authenticated'),
      ...Array(5).fill('selected'),
      'logout',
    ]);
  });

  it('names every piece of a FETCH and of its answer (RFC 3501 §6.4.5, §7.4.2)', () => {
    const { command, reply } = reading.exchanges[5] ?? {};
    expect(command?.tokens.map(({ token }) => token)).toEqual([
      'tag',
      'command',
      'sequence-set',
      'bracket',
      'fetch-item',
      'fetch-item',
      'fetch-item',
      'bracket',
      'section',
      'bracket',
      'field-name',
      'field-name',
      'bracket',
      'bracket',
      'bracket',
    ]);
    expect(reply?.lines.slice(0, 5).map(({ part }) => part)).toEqual([
      undefined,
      'field',
      'field',
      'blank',
      undefined,
    ]);
    expect(reply?.lines).toHaveLength(16);
  });

  it('has the letter that was fetched, in its picture', () => {
    expect(reading.letter.fields.find(({ name }) => name === 'Subject')?.value).toBe('Lunch');
    expect(reading.letter.body).toEqual(['Hello Bob,', '', 'lunch at noon?', 'Alice']);
    expect(reading.letter.ended).toBe(true);
  });

  it('knows what the server offers after the login', () => {
    expect(reading.extensions.map(({ keyword }) => keyword)).toContain('UIDPLUS');
    expect(reading.extensions.map(({ keyword }) => keyword)).not.toContain('STARTTLS');
  });
});

describe('a command that goes on', () => {
  it('behind a synchronising literal has an exchange for each line, and its answer at the last (RFC 3501 §4.3)', () => {
    const { exchanges } = replay('literal-login');
    expect(exchanges.map(({ continues }) => continues)).toEqual([undefined, undefined, 1, 1, undefined]);
    expect(exchanges.map(({ reply }) => reply?.status)).toEqual(['OK', '+', '+', 'OK', 'OK']);
    expect(exchanges.slice(1, 4).map(({ command }) => command?.tokens.at(0)?.token)).toEqual([
      'tag',
      'user-name',
      'password',
    ]);
  });

  it('with a letter shows the letter (RFC 3501 §6.3.11)', () => {
    const { exchanges } = replay('append');
    expect(exchanges[3]).toMatchObject({
      continues: 2,
      letter: { total: 5, octets: 78, ended: true },
      reply: { status: 'OK' },
    });
  });

  it('after IDLE ends with DONE, which has no tag (RFC 2177 §3)', () => {
    const { exchanges } = replay('idle');
    expect(exchanges[3]?.reply?.lines).toHaveLength(3);
    expect(exchanges[4]).toMatchObject({ continues: 3, command: { text: 'DONE' }, reply: { status: 'OK' } });
  });

  it('with a challenge keeps the secret to its line (RFC 3501 §6.2.2)', () => {
    const { exchanges } = replay('auth-plain');
    expect(exchanges[2]?.command?.tokens).toEqual([
      {
        ...{ start: 0, end: 16, token: 'auth-response', rfc: 'RFC 3501 §6.2.2' },
        sasl: { mechanism: 'PLAIN', by: 'client', turn: 0 },
      },
    ]);
  });
});

describe('several commands in flight', () => {
  it('get their answers by tag, and untagged data go to the oldest (RFC 3501 §5.5)', () => {
    const { exchanges } = replay('pipelined');
    const lines = exchanges.map(({ reply }) => reply?.lines.map(({ text }) => text));
    // Dovecot has put the data of two commands in front of the answer to the first.
    expect(lines[3]).toEqual([
      '* 1 FETCH (FLAGS (\\Recent))',
      '* 2 FETCH (FLAGS (\\Recent))',
      expect.stringMatching(/^a3 OK/),
    ]);
    expect(lines[4]).toEqual([expect.stringMatching(/^a4 OK/)]);
    expect(lines[6]).toEqual(['* BYE Logging out', expect.stringMatching(/^a6 OK/)]);
  });
});

describe('what the server remembers', () => {
  it('counts the letters flagged \\Deleted until EXPUNGE, and closes up the numbers (RFC 3501 §7.4.1)', () => {
    const { exchanges } = replay('uid');
    expect(exchanges.map(({ keeps }) => keeps?.params?.deleted)).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0]);
    expect(exchanges.at(-2)?.keeps?.params?.messages).toBe(2);
  });

  it('is nothing once the client has left without LOGOUT', () => {
    expect(replay('deleted-left').exchanges.at(-1)?.keeps?.params?.state).toBe('closed');
  });

  it('names the cases that notes tell of', () => {
    expect(cases(replay('number-as-uid'))).toEqual([
      'auth-in-clear',
      'imap-sequence-or-uid',
      'imap-sequence-or-uid',
    ]);
    expect(cases(replay('deleted-left'))).toEqual([
      'auth-in-clear',
      'imap-deleted-without-expunge',
      'closed-without-quit',
    ]);
  });
});

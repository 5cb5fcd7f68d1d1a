import { describe, expect, it } from 'vitest';
import { COACH_CASES } from '../knowledge/coach-cases.ts';
import { quiet } from '../reading/fold.ts';
import type { Coach, ReadingContext } from '../reading/reading.ts';
import { Telling } from '../reading/talk.fixture.ts';
import { IMAP_CAUSES } from './coach/causes.ts';
import { cards, cases, IMAP, notes, read, speechless, unexplained } from './words.fixture.ts';
import './index.ts';

const seen = new Set<string>();

/** `C …` and `S …` are lines with CR LF. */
function tell(lines: readonly string[], context: Partial<ReadingContext> = {}): Telling {
  const telling = new Telling({ ...IMAP, ...context });
  for (const line of lines) {
    const text = `${line.slice(2)}\r\n`;
    if (line.startsWith('C ')) telling.client(text);
    else telling.server(text);
  }
  return checked(telling);
}

function checked(telling: Telling): Telling {
  for (const cause of cards(telling.reading)) seen.add(cause);
  expect(speechless(telling.reading)).toEqual([]);
  expect(unexplained(telling.reading)).toEqual([]);
  return telling;
}

const HI = ['S * OK [CAPABILITY IMAP4rev1 STARTTLS LITERAL+ AUTH=PLAIN] ready'];
const IN = [...HI, 'C a1 LOGIN bob secret', 'S a1 OK [CAPABILITY IMAP4rev1 IDLE] in'];
const OPEN = [
  ...IN,
  'C a2 SELECT INBOX',
  'S * 3 EXISTS',
  'S * OK [UIDNEXT 4] next',
  'S a2 OK [READ-WRITE] open',
];
const UIDS = [
  ...IN,
  'C a2 SELECT INBOX',
  'S * 3 EXISTS',
  'S * OK [UIDNEXT 12] next',
  'S a2 OK [READ-WRITE] open',
];
const KNOWN = [...UIDS, 'C a3 UID FETCH 1:* FLAGS', 'S * 3 FETCH (UID 9 FLAGS ())', 'S a3 OK done'];
const EMPTY = [...IN, 'C a2 SELECT INBOX', 'S * 0 EXISTS', 'S a2 OK open'];

const MISTAKES: readonly (readonly [cause: string, repair: string | undefined, lines: readonly string[]])[] =
  [
    ['smtp', 'a1 LOGIN teal-heron secret', [...HI, 'C EHLO me.campus.test', 'S EHLO BAD what']],
    ['smtp', 'a3 SELECT INBOX', [...IN, 'C a2 MAIL FROM:<bob@campus.test>', 'S a2 BAD what']],
    ['field', undefined, [...HI, 'C Subject: hello', 'S Subject: BAD what']],
    ['pop3', 'a1 LOGIN teal-heron secret', [...HI, 'C USER bob', 'S USER BAD what']],
    ['http', undefined, [...HI, 'C GET / HTTP/1.1', 'S GET BAD what']],
    ['shellCommand', undefined, [...HI, 'C ncat -C mail.campus.test 143', 'S ncat BAD what']],
    ['shellCommand', undefined, [...HI, 'C bob@campus:~$ ls', 'S bob@campus:~$ BAD what']],
    ['pastedReply', undefined, [...IN, 'C * OK ready', 'S * BAD what']],
    ['pastedReply', undefined, [...IN, 'C a1 OK in', 'S a1 BAD what']],
    ['pastedReply', undefined, [...IN, 'C S: * 3 EXISTS', 'S S: BAD what']],
    ['pastedMark', 'a2 NOOP', [...IN, 'C C: a2 NOOP', 'S C: BAD what']],
    ['typographic', 'a3 SELECT "Sent Mail"', [...IN, 'C a2 SELECT “Sent Mail”', 'S a2 BAD what']],
    ['emptyLine', undefined, [...HI, 'C ', 'S * BAD what']],
    ['leadingSpace', 'a2 NOOP', [...IN, 'C  a2 NOOP', 'S * BAD what']],
    ['blanks', 'a4 FETCH 1 FLAGS', [...OPEN, 'C a3 FETCH 1  FLAGS', 'S a3 BAD what']],
    ['blanks', 'a2 LOGIN bob secret', [...HI, 'C a1  LOGIN bob x', 'S a1 BAD what']],
    ['control', 'a4 FETCH 1 FLAGS', [...OPEN, 'C a3 FETCH 1 FLAGS\x1b[D', 'S a3 BAD what']],
    ['control', undefined, [...OPEN, 'C a3\x7f NOPE', 'S a3 BAD what', 'S * BAD what']],
    ['bareCr', undefined, [...OPEN, 'C a3 FETCH\r1', 'S a3 BAD what', 'S * BAD what']],
    ['overlong', undefined, [...HI, `C a1 LOGIN ${'b'.repeat(9000)}`, 'S a1 BAD what']],
    ['dotAsCommand', undefined, [...OPEN, 'C .', 'S . BAD what']],
    ['tagMissing', 'a1 LOGIN bob secret', [...HI, 'C LOGIN bob x', 'S LOGIN BAD what']],
    ['tagMissing', 'a2 SELECT INBOX', [...IN, 'C SELECT INBOX', 'S SELECT BAD what']],
    ['tagMissing', 'a2 LOGOUT', [...IN, 'C QUIT', 'S QUIT BAD what']],
    ['tagMissing', 'a1 LOGIN bob secret', [...HI, 'C LOGN bob x', 'S LOGN BAD what']],
    ['tagMissingUid', 'a3 UID FETCH 3 FLAGS', [...OPEN, 'C UID FETCH 3 FLAGS', 'S UID OK done']],
    ['tagAlone', 'a2 SELECT INBOX', [...IN, 'C a2', 'S a2 BAD what']],
    ['tagBad', 'a2 NOOP', [...IN, 'C +1 NOOP', 'S * BAD what']],
    ['tagTwice', 'a2 NOOP', [...IN, 'C x a2 NOOP', 'S x BAD what']],
    ['verbTypo', 'a4 FETCH 2 FLAGS', [...OPEN, 'C a3 FETHC 2 FLAGS', 'S a3 BAD what']],
    [
      'verbTypo',
      'a2 LOGIN bob secret',
      [...HI, 'C a1 LOGN bob x', 'S a1 BAD what', 'C a1 LOGNI bob x', 'S a1 BAD what'],
    ],
    ['verbOther', 'a4 FETCH 2 BODY.PEEK[]', [...OPEN, 'C a3 RETR 2', 'S a3 BAD what']],
    ['verbOther', 'a4 STORE 2 +FLAGS (\\Deleted)', [...OPEN, 'C a3 DELE 2', 'S a3 BAD what']],
    ['help', 'a3 CAPABILITY', [...IN, 'C a2 HELP', 'S a2 BAD what']],
    ['unknownVerb', undefined, [...IN, 'C a2 XYZZY', 'S a2 BAD what']],
    ['uidVerb', 'a3 LOGIN bob secret', [...IN, 'C a2 UID LOGIN bob x', 'S a2 BAD what']],
    ['notOffered', undefined, [...IN, 'C a2 GETQUOTA ""', 'S a2 BAD what']],
    ['loginFirst', 'a2 LOGIN teal-heron secret', [...HI, 'C a1 SELECT INBOX', 'S a1 BAD what']],
    ['selectFirst', 'a3 SELECT INBOX', [...IN, 'C a2 EXPUNGE', 'S a2 BAD what']],
    ['alreadyIn', 'a3 SELECT INBOX', [...IN, 'C a2 LOGIN bob x', 'S a2 BAD what']],
    ['tooLate', undefined, [...IN, 'C a2 STARTTLS', 'S a2 BAD what']],
    ['afterLogout', undefined, [...IN, 'C a2 LOGOUT', 'S * BYE', 'S a2 OK', 'C a3 NOOP']],
    ['idleDone', 'a4 NOOP', [...OPEN, 'C a3 IDLE', 'S + idling', 'C a4 NOOP', 'S a3 BAD Expected DONE']],
    ['doneTagged', undefined, [...OPEN, 'C a3 IDLE', 'S + idling', 'C a3 DONE', 'S a3 BAD what']],
    ['doneOutside', 'a3 FETCH 1 BODY.PEEK[]', [...OPEN, 'C DONE', 'S DONE BAD what']],
    [
      'literalShort',
      'a2 LOGIN teal-heron secret',
      [...HI, 'C a1 LOGIN {2}', 'S + go', 'C bob secret', 'S a1 BAD what'],
    ],
    ['literalLong', undefined, [...IN, 'C a2 SELECT {7}', 'S + go', 'C INBOX', 'C ', 'S a2 BAD what']],
    ['literalPlus', undefined, [...IN, 'C a2 SELECT {5+}', 'C INBOX', 'S a2 BAD what']],
    ['argumentMissing', 'a4 FETCH 1 BODY.PEEK[]', [...OPEN, 'C a3 FETCH 1', 'S a3 BAD what']],
    ['argumentMissing', 'a2 LOGIN bob secret', [...HI, 'C a1 LOGIN bob', 'S a1 BAD what']],
    ['parensMissing', 'a4 FETCH 1 (FLAGS UID)', [...OPEN, 'C a3 FETCH 1 FLAGS UID', 'S a3 BAD what']],
    ['parensMissing', 'a3 STATUS INBOX (UNSEEN)', [...IN, 'C a2 STATUS INBOX UNSEEN', 'S a2 BAD what']],
    ['parenOpen', 'a4 FETCH 1 (FLAGS)', [...OPEN, 'C a3 FETCH 1 (FLAGS', 'S a3 BAD what']],
    ['quoteMissing', undefined, [...IN, 'C a2 SELECT "Sent', 'S a2 BAD what']],
    ['excess', 'a3 NOOP', [...IN, 'C a2 NOOP now', 'S a2 BAD what']],
    ['mailboxUnquoted', 'a3 SELECT "Sent Mail"', [...IN, 'C a2 SELECT Sent Mail', 'S a2 OK open']],
    ['mailboxUnquoted', 'a4 COPY 1 "Sent Mail"', [...OPEN, 'C a3 COPY 1 Sent Mail', 'S a3 BAD what']],
    [
      'mailboxUnquoted',
      'a3 STATUS "Sent Mail" (UNSEEN)',
      [...IN, 'C a2 STATUS Sent Mail (UNSEEN)', 'S a2 BAD what'],
    ],
    ['passwordUnquoted', undefined, [...HI, 'C a1 LOGIN bob open x', 'S a1 BAD what']],
    ['mailboxEightBit', 'a3 CREATE Envoy&AOk-s', [...IN, 'C a2 CREATE Envoyés', 'S a2 BAD what']],
    ['setDash', 'a4 FETCH 1:3 FLAGS', [...OPEN, 'C a3 FETCH 1-3 FLAGS', 'S a3 BAD what']],
    ['setBlank', 'a4 FETCH 1,2 FLAGS', [...OPEN, 'C a3 FETCH 1, 2 FLAGS', 'S a3 BAD what']],
    ['setSwapped', 'a4 FETCH 1 FLAGS', [...OPEN, 'C a3 FETCH FLAGS 1', 'S a3 BAD what']],
    ['setMalformed', 'a4 FETCH 1 FLAGS', [...OPEN, 'C a3 FETCH one FLAGS', 'S a3 BAD what']],
    ['zero', 'a4 FETCH 1 FLAGS', [...OPEN, 'C a3 FETCH 0 FLAGS', 'S a3 BAD what']],
    ['uidAsNumber', 'a5 UID FETCH 9 FLAGS', [...KNOWN, 'C a4 FETCH 9 FLAGS', 'S a4 BAD what']],
    [
      'perhapsUid',
      'a4 UID STORE 7 +FLAGS (\\Seen)',
      [...UIDS, 'C a3 STORE 7 +FLAGS (\\Seen)', 'S a3 BAD what'],
    ],
    ['numberTooHigh', 'a4 FETCH 1 FLAGS', [...OPEN, 'C a3 FETCH 9 FLAGS', 'S a3 BAD what']],
    ['emptyMailbox', undefined, [...EMPTY, 'C a3 FETCH 1 FLAGS', 'S a3 BAD what']],
    [
      'fetchField',
      'a4 FETCH 1 BODY.PEEK[HEADER.FIELDS (SUBJECT)]',
      [...OPEN, 'C a3 FETCH 1 Subject', 'S a3 BAD what'],
    ],
    ['fetchItem', 'a4 FETCH 1 FLAGS', [...OPEN, 'C a3 FETCH 1 FLAG', 'S a3 BAD what']],
    ['sectionMissing', 'a4 FETCH 1 BODY.PEEK[]', [...OPEN, 'C a3 FETCH 1 BODY.PEEK', 'S a3 BAD what']],
    ['sectionOpen', 'a4 FETCH 1 BODY[]', [...OPEN, 'C a3 FETCH 1 BODY[', 'S a3 BAD what']],
    [
      'sectionUnknown',
      'a4 FETCH 1 BODY[HEADER.FIELDS (FROM)]',
      [...OPEN, 'C a3 FETCH 1 BODY[from]', 'S a3 BAD what'],
    ],
    ['macroInList', undefined, [...OPEN, 'C a3 FETCH 1 (ALL UID)', 'S a3 BAD what']],
    [
      'storeItemMissing',
      'a4 STORE 1 +FLAGS (\\Deleted)',
      [...OPEN, 'C a3 STORE 1 \\Deleted', 'S a3 BAD what'],
    ],
    ['storeItem', 'a4 STORE 1 +FLAGS \\Seen', [...OPEN, 'C a3 STORE 1 +FLAG \\Seen', 'S a3 BAD what']],
    [
      'flagUnknown',
      'a4 STORE 1 +FLAGS (\\Deleted)',
      [...OPEN, 'C a3 STORE 1 +FLAGS (\\Delete)', 'S a3 BAD what'],
    ],
    ['searchKey', 'a4 SEARCH SUBJECT x', [...OPEN, 'C a3 SEARCH SUBJEKT x', 'S a3 BAD what']],
    ['searchWords', 'a4 SEARCH FROM "alice b"', [...OPEN, 'C a3 SEARCH FROM alice b', 'S a3 BAD what']],
    ['searchValue', undefined, [...OPEN, 'C a3 SEARCH FROM', 'S a3 BAD what']],
    ['searchDate', 'a4 SEARCH SINCE 1-Sep-2026', [...OPEN, 'C a3 SEARCH SINCE 2026-09-01', 'S a3 BAD what']],
    ['badSyntax', 'a3 LIST "" "*"', [...IN, 'C a2 LIST "" "*"', 'S a2 BAD what']],
    ['loginFailed', 'a2 LOGIN bob secret', [...HI, 'C a1 LOGIN bob x', 'S a1 NO [AUTHENTICATIONFAILED] no']],
    [
      'loginFailed',
      'a2 LOGIN teal-heron secret',
      [...HI, 'C a1 AUTHENTICATE PLAIN', 'S + ', 'C AGJvYgB4', 'S a1 NO [AUTHENTICATIONFAILED] no'],
    ],
    ['authorizationFailed', undefined, [...HI, 'C a1 LOGIN bob x', 'S a1 NO [AUTHORIZATIONFAILED] no']],
    ['expired', undefined, [...HI, 'C a1 LOGIN bob x', 'S a1 NO [EXPIRED] old']],
    ['clearRefused', 'a2 STARTTLS', [...HI, 'C a1 LOGIN bob x', 'S a1 NO [PRIVACYREQUIRED] no']],
    ['starttlsMissing', undefined, ['S * OK hi', 'C a1 STARTTLS', 'S a1 BAD no']],
    ['authMechanism', undefined, [...HI, 'C a1 AUTHENTICATE CRAM-MD5', 'S a1 NO no']],
    ['authBase64', undefined, [...HI, 'C a1 AUTHENTICATE PLAIN', 'S + ', 'C bob x', 'S a1 NO no']],
    ['authNewline', undefined, [...HI, 'C a1 AUTHENTICATE PLAIN AGJvYgBzZWNyZXQK', 'S a1 NO no']],
    ['authNuls', undefined, [...HI, 'C a1 AUTHENTICATE PLAIN Ym9iAHNlY3JldA==', 'S a1 NO no']],
    ['mailboxDidYouMean', 'a3 SELECT INBOX', [...IN, 'C a2 SELECT INBX', "S a2 NO Mailbox doesn't exist"]],
    ['noSuchMailbox', 'a3 LIST "" "*"', [...IN, 'C a2 SELECT Nowhere', 'S a2 NO [NONEXISTENT] no']],
    ['tryCreate', 'a4 CREATE Old', [...OPEN, 'C a3 COPY 1 Old', 'S a3 NO [TRYCREATE] no']],
    ['mailboxExists', undefined, [...IN, 'C a2 CREATE Old', 'S a2 NO [ALREADYEXISTS] no']],
    ['inboxStays', undefined, [...IN, 'C a2 DELETE INBOX', 'S a2 NO never']],
    ['readOnly', undefined, [...OPEN, 'C a3 STORE 1 +FLAGS (\\Seen)', 'S a3 NO [READ-ONLY] no']],
    ['noPermission', undefined, [...IN, 'C a2 DELETE Old', 'S a2 NO [NOPERM] no']],
    ['overQuota', undefined, [...OPEN, 'C a3 COPY 1 Old', 'S a3 NO [OVERQUOTA] no']],
    ['inUse', undefined, [...IN, 'C a2 DELETE Old', 'S a2 NO [INUSE] no']],
    ['unavailable', undefined, [...HI, 'C a1 LOGIN bob x', 'S a1 NO [UNAVAILABLE] no']],
    ['limit', undefined, [...IN, 'C a2 CREATE Old', 'S a2 NO [LIMIT] no']],
    ['cannot', undefined, [...IN, 'C a2 CREATE //', 'S a2 NO [CANNOT] no']],
    ['charset', undefined, [...OPEN, 'C a3 SEARCH CHARSET X ALL', 'S a3 NO [BADCHARSET (UTF-8)] no']],
    ['serverFailed', undefined, [...IN, 'C a2 LIST "" "*"', 'S a2 NO [SERVERBUG] oh']],
    ['refused', undefined, [...IN, 'C a2 SUBSCRIBE Old', 'S a2 NO because']],
    ['tooManyMistakes', undefined, [...HI, 'S * BYE Too many bad commands.']],
    ['idle', undefined, [...IN, 'S * BYE Disconnected for inactivity.']],
    ['goodbye', undefined, [...IN, 'S * BYE Server shutting down.']],
    ['noService', undefined, ['S * BYE go away']],
  ];

/** TLS behind STARTTLS, which the lab reads. */
function secured(): Telling {
  const telling = tell([...HI, 'C a1 STARTTLS', 'S a1 OK go']);
  return telling.event({ kind: 'secured', at: telling.at });
}

function coachOf(lines: readonly string[]): Coach | undefined {
  return tell(lines).reading.exchanges.findLast(({ coach }) => coach)?.coach;
}

describe('the coach', () => {
  it.each(MISTAKES)('%s, put right by %s', (cause, repair, lines) => {
    const coach = coachOf(lines);
    expect(coach?.cause).toBe(cause);
    expect(coach?.repair).toBe(repair);
    expect(coach?.rfc).toMatch(/^RFC \d+ §/);
    expect(COACH_CASES).toHaveProperty(coach?.case ?? '');
  });

  it('of STARTTLS behind TLS says that one is enough (RFC 3501 §6.2.1)', () => {
    const telling = checked(secured().client('a2 STARTTLS\r\n').server('a2 BAD no\r\n'));
    expect(telling.last.coach?.cause).toBe('tlsAlready');
  });

  it('marks where it went wrong', () => {
    const { command } = tell([...OPEN, 'C a3 FETCH 9 FLAGS', 'S a3 BAD no']).last;
    expect(command?.tokens.find(({ marked }) => marked)).toMatchObject({
      token: 'sequence-set',
      mark: [9, 10],
    });
  });

  it('does not say the same twice in a row', () => {
    const { reading } = tell([...IN, 'C x XYZZY', 'S x BAD no', 'C y XYZZY', 'S y BAD no']);
    expect(reading.exchanges.slice(2).map(({ coach }) => coach?.again)).toEqual([undefined, true]);
  });

  it('shows what else is wrong with a line that is out of place', () => {
    const { last } = tell([...IN, 'C a2 FETCH 1', 'S a2 BAD no']);
    expect([last.coach, ...(last.alsoCoach ?? [])].map((it) => it?.cause)).toEqual([
      'selectFirst',
      'argumentMissing',
    ]);
  });

  it('tells a TLS handshake on a plain port, and plain text on a TLS port', () => {
    const hello = new Uint8Array([22, 3, 1, 2, 0, 1, 0, 1, 0xfc, 3, 3]);
    expect(cards(checked(new Telling(IMAP).client(hello).server('* OK ready\r\n')).reading)).toEqual([
      'tlsHello',
    ]);
    const alert = new Uint8Array([21, 3, 3, 0, 2, 2, 10]);
    const wanted = checked(new Telling({ ...IMAP, port: 993 }).client('a1 NOOP\r\n').server(alert));
    expect(cards(wanted.reading)).toEqual(['tlsWanted']);
  });

  it('says that only TLS may follow STARTTLS, once the server has answered nothing', () => {
    const telling = tell([...HI, 'C a1 STARTTLS', 'S a1 OK go', 'C a2 NOOP']);
    expect(cards(telling.reading)).toEqual([]);
    expect(quiet(telling.reading, telling.at + 6_000_000)).toBe(true);
    expect(cards(checked(telling).reading)).toEqual(['plainAfterTls']);
    const early = new Telling(IMAP).server('* OK hi\r\n').client('a1 STARTTLS\r\na2 NOOP\r\n');
    expect(cards(checked(early.server('a1 OK go\r\n')).reading)).toEqual(['plainAfterTls']);
  });

  it('says why TLS did not come about: the client does not take the certificate, or spoke no TLS', () => {
    const unsecured = (telling: Telling, alert?: string): Telling =>
      checked(
        telling.event({
          kind: 'unsecured',
          at: telling.at,
          reason: alert ?? 'wrong version number',
          ...(alert === undefined ? { by: 'server' } : { by: 'client', alert }),
        }),
      );
    const begun = () => tell([...HI, 'C a1 STARTTLS', 'S a1 OK go']);
    const atOnce = () => new Telling({ ...IMAP, port: 993 });
    expect(cards(unsecured(begun(), 'unknown_ca').reading)).toEqual(['certificateRefused']);
    expect(cards(unsecured(atOnce(), 'certificate_expired').reading)).toEqual(['certificateRefused']);
    expect(cards(unsecured(begun(), 'protocol_version').reading)).toEqual(['handshakeFailed']);
    expect(cards(unsecured(begun()).reading)).toEqual(['handshakeFailed']);
    expect(cards(unsecured(atOnce()).reading)).toEqual(['tlsWanted']);
    expect(cards(checked(secured().closed('client')).reading)).toContain('goneAfterTls');
  });
});

describe('when nothing happens', () => {
  it.each([
    ['bannerAwaited', [], 6, {}],
    ['tlsWanted', [], 6, { port: 993 }],
    ['replyAwaited', [...HI, 'C a1 NOOP'], 6, {}],
    ['literalAwaited', [...IN, 'C a2 APPEND INBOX {50}', 'S + go', 'C Subject: x'], 11, {}],
    ['restAwaited', [...IN, 'C a2 APPEND INBOX {12}', 'S + go', 'C Subject: x'], 11, {}],
    ['clientSilent', OPEN, 31, {}],
  ] as const)('it says why: %s', (cause, lines, seconds, context) => {
    const telling = tell(lines.slice(0, cause === 'restAwaited' ? -1 : undefined), context);
    if (cause === 'restAwaited') telling.client('Subject: x\r\n');
    expect(quiet(telling.reading, telling.at + (seconds - 5) * 1_000_000)).toBe(false);
    expect(quiet(telling.reading, telling.at + seconds * 1_000_000)).toBe(true);
    expect(cards(checked(telling).reading)).toEqual([cause]);
    telling.server('* OK still here\r\n');
    expect(cards(telling.reading)).toEqual([]);
  });

  it('a line in IDLE is told at once that DONE is wanted (RFC 2177 §3)', () => {
    const { last } = tell([...OPEN, 'C a3 IDLE', 'S + idling', 'C a4 NOOP']);
    expect(last.coach).toMatchObject({ cause: 'idleDone', repair: 'DONE' });
  });

  it('a line that broke IDLE may have the answer (RFC 2177 §3)', () => {
    const { reading } = tell([...OPEN, 'C a3 IDLE', 'S + idling', 'C a4 NOOP', 'S a4 BAD Expected DONE']);
    expect(cards(reading)).toEqual(['idleDone']);
    expect(reading.exchanges.at(-1)?.reply?.status).toBe('BAD');
  });

  it('waiting in IDLE is no silence (RFC 2177 §3)', () => {
    const telling = tell([...OPEN, 'C a3 IDLE', 'S + idling']);
    expect(quiet(telling.reading, Number.POSITIVE_INFINITY)).toBe(false);
    expect(telling.reading.next.map(({ line }) => line)).toEqual(['DONE']);
  });

  it('a line without its end is told, and a lone CR', () => {
    const telling = tell(OPEN).client('a3 NOOP');
    expect(quiet(telling.reading, telling.at + 6_000_000)).toBe(true);
    expect(cards(checked(telling).reading)).toEqual(['unendedLine']);
    expect(cards(checked(telling.closed('client')).reading)).toEqual(['unendedLine']);
    const cr = tell(OPEN).client('a3 NOOP\r');
    quiet(cr.reading, cr.at + 6_000_000);
    expect(cards(checked(cr).reading)).toEqual(['bareCr']);
  });

  it('is silent when all is said', () => {
    const telling = tell([...IN, 'C a2 LOGOUT', 'S * BYE', 'S a2 OK']);
    expect(quiet(telling.reading, Number.POSITIVE_INFINITY)).toBe(false);
  });
});

describe('the standard’s voice', () => {
  it.each([
    ['bare-lf', new Telling(IMAP).server('* OK\r\n').client('a1 NOOP\n').server('a1 OK\r\n')],
    ['bare-lf', new Telling(IMAP).server('* OK hi\n')],
    [
      'println-line-ending',
      new Telling(IMAP).server('* OK\r\n').client('a1 NOOP\r\n', 'a2 NOOP\n').server('a1 OK\r\n'),
    ],
    ['early-talker', new Telling(IMAP).client('a1 NOOP\r\n').server('* OK hi\r\na1 OK\r\n')],
    ['auth-in-clear', tell(IN)],
    ['auth-in-clear', tell([...HI, 'C a1 AUTHENTICATE PLAIN AGJvYgB4', 'S a1 OK'])],
    ['imap-fetch-sets-seen', tell([...OPEN, 'C a3 FETCH 1 BODY[]', 'S * 1 FETCH (BODY[] "x")', 'S a3 OK'])],
    ['imap-fetch-sets-seen', tell([...OPEN, 'C a3 UID FETCH 1 (UID RFC822)', 'S a3 OK'])],
    ['imap-tag-reused', tell([...IN, 'C a1 NOOP', 'S a1 OK'])],
    [
      'imap-deleted-without-expunge',
      tell([
        ...OPEN,
        'C a3 STORE 1 +FLAGS.SILENT (\\Deleted)',
        'S a3 OK',
        'C a4 LOGOUT',
        'S * BYE',
        'S a4 OK',
      ]),
    ],
    ['imap-read-only', tell([...IN, 'C a2 EXAMINE INBOX', 'S a2 OK', 'C a3 STORE 1 FLAGS ()', 'S a3 OK'])],
    [
      'imap-sequence-or-uid',
      tell([
        ...UIDS,
        'C a3 FETCH 1 UID',
        'S * 1 FETCH (UID 5)',
        'S a3 OK',
        'C a4 UID FETCH 1 FLAGS',
        'S a4 OK',
      ]),
    ],
    ['extra-space', tell([...OPEN, 'C a3 FETCH 1  FLAGS', 'S a3 OK'])],
    ['imap-wrong-state', tell([...HI, 'C a1 LIST "" "*"', 'S a1 OK'])],
    ['argument-not-allowed', tell([...IN, 'C a2 NOOP now', 'S a2 OK'])],
    ['closed-without-quit', tell(IN).closed('client')],
    [
      'pipelined-too-early',
      new Telling(IMAP).server('* OK\r\n').client('a LOGIN {3}\r\nbob x\r\n').server('+ go\r\na OK\r\n'),
    ],
  ])('notes %s, without a card', (id, { reading }) => {
    expect(cases(reading)).toContain(id);
    expect(cards(reading)).toEqual([]);
    expect(speechless(reading)).toEqual([]);
  });

  it('does not speak of \\Seen for PEEK, nor where the mailbox is only looked at (RFC 3501 §6.4.5)', () => {
    const peeked = tell([...OPEN, 'C a3 FETCH 1 (BODY.PEEK[] RFC822.HEADER BODY)', 'S a3 OK']);
    expect(notes(peeked.reading)).not.toContain('fetchSetsSeen');
    const looked = tell([...IN, 'C a2 EXAMINE INBOX', 'S a2 OK', 'C a3 FETCH 1 BODY[]', 'S a3 OK']);
    expect(notes(looked.reading)).toContain('readOnlySeen');
  });

  it('says nothing of passwords behind TLS', () => {
    const telling = secured().client('a2 LOGIN bob x\r\n').server('a2 OK\r\n');
    expect(cases(telling.reading)).toEqual([]);
  });

  it('says that a text behind ALERT must be shown (RFC 3501 §7.1), and what TRYCREATE means', () => {
    const { reading } = tell([
      ...OPEN,
      'S * OK [ALERT] full soon',
      'C a3 COPY 1 Old',
      'S a3 NO [TRYCREATE] no',
    ]);
    expect(notes(reading)).toEqual(['passInClear', 'alert', 'createMay']);
  });

  it('names what IMAP4rev2 has dropped (RFC 9051 App. E)', () => {
    const { reading } = tell([...IN, 'C a2 LSUB "" "*"', 'S a2 OK', 'C a3 LSUB "" "*"', 'S a3 OK']);
    expect(notes(reading)).toEqual(['passInClear', 'dropped']);
  });

  it('says that {…+} needs LITERAL+ (RFC 7888 §3)', () => {
    const { reading } = tell([...IN, 'C a2 SELECT {5+}', 'C INBOX', 'S a2 OK']);
    expect(notes(reading)).toContain('literalPlusUnoffered');
    expect(reading.state).toBe('selected');
  });
});

describe('servers of other makers', () => {
  it.each([
    // Courier says NO where it means BAD.
    [
      'tagMissing',
      ['S * OK Courier-IMAP ready.', 'C LOGIN bob x', 'S LOGIN NO Error in IMAP command received by server.'],
    ],
    ['argumentMissing', [...OPEN, 'C a3 FETCH 1', 'S a3 NO Error in IMAP command received by server.']],
    ['selectFirst', [...IN, 'C a2 SEARCH ALL', 'S a2 BAD Please select a mailbox first']],
    ['loginFirst', ['S * OK hi', 'C . list "" *', 'S . BAD Please login first']],
    [
      'noSuchMailbox',
      [
        ...IN,
        'C a2 SELECT Foo',
        'S a2 NO [NONEXISTENT] Unknown Mailbox: Foo (now in authenticated state) (Failure)',
      ],
    ],
    [
      'loginFailed',
      [...HI, 'C a1 LOGIN bob x', 'S a1 NO [AUTHENTICATIONFAILED] Invalid credentials (Failure)'],
    ],
    ['overQuota', [...OPEN, 'C a3 COPY 1 Old', 'S a3 NO COPY failed: Disk quota exceeded']],
  ] as const)('%s is recognised', (cause, lines) => {
    expect(cards(tell(lines).reading)).toEqual([cause]);
  });

  it('have items, keys and data of their own, which are no mistake', () => {
    const { reading } = tell([
      ...OPEN,
      'C a3 FETCH 1 (X-GM-MSGID X-GM-LABELS)',
      'S * 1 FETCH (X-GM-MSGID 12345 X-GM-LABELS ("\\\\Important" Work))',
      'S a3 OK Success',
      'C a4 LIST "" "*"',
      'S * LIST (\\All \\HasNoChildren) "/" "[Gmail]/All Mail"',
      'S a4 OK Success',
      'C a5 SEARCH X-GM-RAW "has:attachment"',
      'S * SEARCH',
      'S a5 OK SEARCH completed (Success)',
    ]);
    expect(cards(reading)).toEqual([]);
    expect(notes(reading)).not.toContain('excessForgiven');
  });
});

describe('what the server holds', () => {
  it('is who logged in, the mailbox, and what is flagged \\Deleted', () => {
    const telling = tell([...OPEN, 'C a3 STORE 1:2 +FLAGS.SILENT (\\Deleted)', 'S a3 OK']);
    expect(read(telling.last.keeps)).toBe(
      'you are bob; INBOX is open, three letters; flagged for deletion: 1, 2',
    );
    checked(telling.client('a4 EXPUNGE\r\n').server('* 1 EXPUNGE\r\n* 1 EXPUNGE\r\na4 OK\r\n'));
    expect(read(telling.last.keeps)).toBe('you are bob; INBOX is open, one letter');
    expect(read(telling.last.gloss)).toBe('Two letters deleted for good.');
  });

  it('is no mailbox any more, where another could not be opened (RFC 3501 §6.3.1)', () => {
    const { last, reading } = tell([...OPEN, 'C a3 SELECT Nowhere', 'S a3 NO no']);
    expect(reading.state).toBe('authenticated');
    expect(read(last.gloss)).toBe('Nowhere could not be opened, and now no mailbox is.');
    expect(tell([...OPEN, 'C a3 SELECT Nowhere', 'S a3 BAD no']).reading.state).toBe('selected');
  });

  it('is known from PREAUTH on (RFC 3501 §7.1.4)', () => {
    expect(tell(['S * PREAUTH hello bob']).reading.state).toBe('authenticated');
  });

  it('is what was said before TLS no more (RFC 3501 §6.2.1)', () => {
    const { reading } = secured();
    expect(reading.extensions).toEqual([]);
    expect(reading.state).toBe('not-authenticated');
  });

  it('is found out in an excerpt by what worked', () => {
    const { reading } = tell(['C 7 FETCH 1 FLAGS', 'S * 1 FETCH (FLAGS ())', 'S 7 OK done'], {
      midway: true,
    });
    expect(reading.state).toBe('selected');
    expect(cards(reading)).toEqual([]);
    expect(cards(tell(['C 7 FETCH 1 FLAGS', 'S 7 BAD what'], { midway: true }).reading)).toEqual([
      'badSyntax',
    ]);
  });
});

describe('what may come next', () => {
  const next = (lines: readonly string[]) =>
    tell(lines).reading.next.map(
      ({ line, likely, needs }) => `${likely ? '*' : ''}${line}${needs ? ` (${read(needs)})` : ''}`,
    );

  it.each([
    [[], ['a1 LOGIN teal-heron secret (waits for * OK)']],
    [HI, ['*a1 LOGIN teal-heron secret', 'a1 STARTTLS', 'a1 LOGOUT', 'a1 SELECT INBOX (needs a login)']],
    [
      IN,
      [
        '*a2 SELECT INBOX',
        'a2 LIST "" "*"',
        'a2 EXAMINE INBOX',
        'a2 LOGOUT',
        'a2 FETCH 1 BODY.PEEK[] (needs a mailbox that is open)',
      ],
    ],
    [
      OPEN,
      [
        '*a3 FETCH 1:* (FLAGS BODY.PEEK[HEADER.FIELDS (FROM SUBJECT)])',
        'a3 FETCH 1 BODY.PEEK[]',
        'a3 SEARCH UNSEEN',
        'a3 LOGOUT',
      ],
    ],
    [
      [...OPEN, 'C a3 STORE 2 +FLAGS.SILENT (\\Deleted)', 'S a3 OK'],
      ['*a4 EXPUNGE', 'a4 STORE 2 -FLAGS (\\Deleted)', 'a4 CLOSE', 'a4 LOGOUT'],
    ],
    [EMPTY, ['*a3 NOOP', 'a3 IDLE', 'a3 CLOSE', 'a3 LOGOUT']],
    [[...IN, 'C a2 LOGOUT', 'S * BYE', 'S a2 OK'], []],
    [[...IN, 'C a2 SELECT {5}'], []],
    [
      [...OPEN, 'C a3 FETCH 9 FLAGS', 'S a3 BAD no'],
      [
        '*a4 FETCH 1 FLAGS',
        'a4 FETCH 1:* (FLAGS BODY.PEEK[HEADER.FIELDS (FROM SUBJECT)])',
        'a4 FETCH 1 BODY.PEEK[]',
        'a4 SEARCH UNSEEN',
        'a4 LOGOUT',
      ],
    ],
  ])('after %j', (lines, expected) => {
    expect(next(lines)).toEqual(expected);
  });

  it.each(MISTAKES.map(([, , lines]) => lines))(
    'has the password of who has one of their own, after %j',
    (...lines) => {
      const { next: offered, exchanges } = tell(lines, { password: 'k7wq' }).reading;
      const placed = [...offered.map(({ line }) => line), ...exchanges.map(({ coach }) => coach?.repair)];
      expect(placed.filter((line) => line !== undefined && /\bsecret\b/.test(line))).toEqual([]);
    },
  );

  it.each([
    ['a1', 'a2'],
    ['A001', 'A002'],
    ['1', '2'],
    ['a9', 'a10'],
    ['KINB7', 'KINB8'],
    ['x', 'y'],
    ['tag', 'tag1'],
    ['.', 'a1'],
  ])('behind the tag %s the next is %s', (tag, following) => {
    const { reading } = tell([...HI, `C ${tag} LOGIN bob x`, `S ${tag} OK`]);
    expect(reading.next[0]?.line).toBe(`${following} SELECT INBOX`);
  });
});

describe('answers', () => {
  it('with several literals are read through them (RFC 3501 §4.3)', () => {
    const telling = tell(OPEN).client('a3 FETCH 1 (BODY.PEEK[1] BODY.PEEK[2])\r\n');
    telling.server('* 1 FETCH (BODY[1] {4}\r\nab\r\n BODY[2] {2}\r\ncd UID 8)\r\na3 OK\r\n');
    expect(checked(telling).last.reply?.lines.map(({ text }) => text)).toEqual([
      '* 1 FETCH (BODY[1] {4}',
      'ab',
      ' BODY[2] {2}',
      'cd UID 8)',
      'a3 OK',
    ]);
    expect(telling.last.reply?.lines[3]?.tokens?.map(({ token }) => token)).toEqual([
      'letter-text',
      'fetch-item',
      'uid',
      'bracket',
    ]);
  });

  it('may have a literal where a mailbox is named', () => {
    const { last } = tell([...IN, 'C a2 LIST "" "*"', 'S * LIST () "/" {4}', 'S a"b c', 'S a2 OK']);
    expect(last.reply?.lines[1]?.tokens?.map(({ token, start, end }) => [token, start, end])).toEqual([
      ['mailbox', 0, 4],
      ['value', 4, 5],
    ]);
  });

  it('of very many lines keep the first and the last, and count all', () => {
    const telling = tell(IN).client('a2 LIST "" "*"\r\n');
    for (let number = 1; number <= 3000; number++) telling.server(`* LIST () "/" box${number}\r\n`);
    telling.server('a2 OK\r\n');
    expect(telling.last.reply?.lines).toHaveLength(520);
    expect(telling.last.reply?.lines[500]?.skipped).toBe(3001 - 520);
    expect(read(telling.last.gloss)).toBe('3000 mailboxes.');
  });

  it('with a code in brackets explain it (RFC 5530 §3)', () => {
    const { reply } = tell([...HI, 'C a1 LOGIN bob x', 'S a1 NO [EXPIRED] old']).last;
    expect(reply?.digits.map(({ text, head }) => [text, read(head)])).toEqual([
      ['NO', 'No.'],
      ['[EXPIRED]', 'The password has run out.'],
    ]);
  });

  it('nobody asked for stand by themselves, together', () => {
    const { reading } = tell([...OPEN, 'S * 4 EXISTS', 'S * 1 RECENT']);
    expect(reading.exchanges.at(-1)?.reply?.lines).toHaveLength(2);
    expect(read(reading.exchanges.at(-1)?.gloss)).toBe('News: the mailbox has four letters now.');
  });

  it('out of order find their commands by tag (RFC 3501 §5.5)', () => {
    const { reading } = tell([...IN, 'C x NOOP', 'C y NOOP', 'S y OK', 'S x OK']);
    expect(reading.exchanges.slice(2).map(({ reply }) => reply?.lines[0]?.text)).toEqual(['x OK', 'y OK']);
  });

  it('a literal that was refused does not come: the next line is a command (RFC 3501 §4.3)', () => {
    const { reading } = tell([
      ...IN,
      'C a2 APPEND Old {90}',
      'S a2 NO [TRYCREATE] no',
      'C a3 CREATE Old',
      'S a3 OK',
    ]);
    expect(reading.exchanges.at(-1)?.command?.verb).toBe('CREATE');
  });

  it('behind a hole in the record are still told apart by their tags', () => {
    const telling = tell([...OPEN, 'C a3 FETCH 1 BODY.PEEK[]', 'S * 1 FETCH (BODY[] {5000}', 'S Subject: x'])
      .gap('server', 4988)
      .server(')\r\na3 OK\r\n');
    expect(checked(telling).last).toMatchObject({ gap: { server: 4988 }, reply: { status: 'OK' } });
    const lost = tell([...OPEN, 'C a3 NOOP', 'C a4 NOOP'])
      .gap('server', 50)
      .server('a4 OK\r\n');
    expect(lost.reading.exchanges.find(({ command }) => command?.text === 'a4 NOOP')?.reply?.status).toBe(
      'OK',
    );
  });
});

it('every cause was recognised above', () => {
  expect(Object.keys(IMAP_CAUSES).filter((cause) => !seen.has(cause))).toEqual([]);
});

import { describe, expect, it } from 'vitest';
import { quiet } from '../reading/fold.ts';
import type { Coach, ReadingContext } from '../reading/reading.ts';
import { Telling } from '../reading/talk.fixture.ts';
import { POP3_CAUSES } from './coach/causes.ts';
import { cards, cases, POP3, read, speechless, unexplained } from './words.fixture.ts';
import './index.ts';

const seen = new Set<string>();

/** `C …` and `S …` are lines with CR LF. */
function tell(lines: readonly string[], context: Partial<ReadingContext> = {}): Telling {
  const telling = new Telling({ ...POP3, ...context });
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

const HI = ['S +OK ready'];
const NAMED = [...HI, 'C USER bob', 'S +OK'];
const IN = [...NAMED, 'C PASS secret', 'S +OK 2 messages'];
const LISTED = [...IN, 'C LIST', 'S +OK', 'S 1 120', 'S 2 200', 'S .'];
const ASKED = [...HI, 'C CAPA', 'S +OK', 'S USER', 'S .'];

const MISTAKES: readonly (readonly [cause: string, repair: string | undefined, lines: readonly string[]])[] =
  [
    ['smtp', 'USER teal-heron', [...HI, 'C EHLO me.campus.test', 'S -ERR what']],
    ['smtp', 'LIST', [...IN, 'C MAIL FROM:<bob@campus.test>', 'S -ERR what']],
    ['field', undefined, [...HI, 'C Subject: hello', 'S -ERR what']],
    ['imap', 'USER teal-heron', [...HI, 'C a1 LOGIN bob secret', 'S -ERR what']],
    ['imap', 'LIST', [...IN, 'C a1 UID FETCH 1 BODY[]', 'S -ERR what']],
    ['http', undefined, [...HI, 'C GET / HTTP/1.1', 'S -ERR what']],
    ['shellCommand', undefined, [...HI, 'C ncat -C mail.campus.test 110', 'S -ERR what']],
    ['shellCommand', undefined, [...HI, 'C bob@campus:~$ ls', 'S -ERR what']],
    ['pastedReply', undefined, [...IN, 'C +OK 2 messages', 'S -ERR what']],
    ['pastedReply', undefined, [...IN, 'C S: +OK 2 messages', 'S -ERR what']],
    ['pastedMark', 'LIST', [...IN, 'C C: LIST', 'S -ERR what']],
    ['typographic', 'RETR 1', [...IN, 'C RETR\u00a01', 'S -ERR what']],
    ['emptyLine', undefined, [...HI, 'C ', 'S -ERR what']],
    ['leadingSpace', 'STAT', [...IN, 'C  STAT', 'S -ERR what']],
    ['blanks', 'DELE 1', [...LISTED, 'C DELE 1 ', 'S -ERR what']],
    ['control', 'RETR 1', [...IN, 'C RETR 1\x1b[D', 'S -ERR what']],
    ['control', undefined, [...NAMED, 'C PASS secret\x7f', 'S -ERR what']],
    ['bareCr', undefined, [...IN, 'C RETR\r1', 'S -ERR what']],
    ['overlong', undefined, [...HI, `C USER ${'b'.repeat(260)}`, 'S -ERR what']],
    ['dotAsCommand', undefined, [...IN, 'C .', 'S -ERR what']],
    ['passVerbMissing', undefined, [...NAMED, 'C secret', 'S -ERR what']],
    ['verbTypo', 'USER bob', [...HI, 'C USRE bob', 'S -ERR what']],
    ['verbTypo', 'RETR 2', [...IN, 'C RERT 2', 'S -ERR what']],
    ['verbTypo', 'TOP 2 0', [...IN, 'C TOPP 2', 'S -ERR what']],
    ['verbTypo', 'QUIT', [...IN, 'C QIUT', 'S -ERR what']],
    ['verbTypo', 'QUIT', [...NAMED, 'C QUTI', 'S -ERR what']],
    ['verbTypo', undefined, [...NAMED, 'C PSAS secret', 'S -ERR what']],
    ['verbOther', 'STLS', [...HI, 'C STARTTLS', 'S -ERR what']],
    ['verbOther', 'CAPA', [...HI, 'C CAPABILITY', 'S -ERR what']],
    ['verbOther', 'USER bob', [...HI, 'C LOGIN bob secret', 'S -ERR what']],
    ['verbOther', 'RETR 2', [...IN, 'C GET 2', 'S -ERR what']],
    ['verbOther', 'DELE 1', [...IN, 'C DELETE 1', 'S -ERR what']],
    ['verbOther', 'QUIT', [...IN, 'C bye', 'S -ERR what']],
    ['help', 'CAPA', [...HI, 'C HELP', 'S -ERR what']],
    ['unknownVerb', undefined, [...HI, 'C xyzzy', 'S -ERR what']],
    [
      'notOffered',
      undefined,
      [...ASKED, 'C USER bob', 'S +OK', 'C PASS x', 'S +OK', 'C UIDL', 'S -ERR what'],
    ],
    ['stlsMissing', 'USER teal-heron', [...ASKED, 'C STLS', 'S -ERR what']],
    ['authMissing', 'USER teal-heron', [...ASKED, 'C AUTH PLAIN', 'S -ERR what']],
    ['authMissing', 'USER teal-heron', [...HI, 'C AUTH PLAIN', 'S -ERR what']],
    [
      'authMechanism',
      undefined,
      [...HI, 'C CAPA', 'S +OK', 'S SASL PLAIN', 'S .', 'C AUTH CRAM-MD5', 'S -ERR what'],
    ],
    ['apopMissing', 'USER bob', [...NAMED, `C APOP bob ${'0'.repeat(32)}`, 'S -ERR what']],
    ['loginFirst', 'USER teal-heron', [...HI, 'C LIST', 'S -ERR what']],
    ['passFirst', 'PASS secret', [...NAMED, 'C LIST', 'S -ERR what']],
    ['userFirst', 'USER teal-heron', [...HI, 'C PASS secret', 'S -ERR what']],
    ['userFirst', 'USER bob', [...NAMED, 'C PASS x', 'S -ERR [AUTH] no', 'C PASS secret', 'S -ERR what']],
    ['alreadyIn', 'LIST', [...IN, 'C USER alice', 'S -ERR what']],
    ['tooLate', undefined, [...IN, 'C STLS', 'S -ERR what']],
    ['afterQuit', undefined, [...IN, 'C QUIT', 'S +OK', 'C LIST']],
    ['numberMissing', 'RETR 1', [...IN, 'C RETR', 'S -ERR what']],
    ['linesMissing', 'TOP 1 0', [...IN, 'C TOP 1', 'S -ERR what']],
    ['nameMissing', 'USER teal-heron', [...HI, 'C USER', 'S -ERR what']],
    ['passMissing', undefined, [...NAMED, 'C PASS', 'S -ERR what']],
    ['mechanismMissing', undefined, [...HI, 'C AUTH', 'S -ERR what']],
    ['several', 'DELE 1', [...IN, 'C DELE 1 2', 'S -ERR what']],
    ['several', 'RETR 1', [...IN, 'C RETR 1-2', 'S -ERR what']],
    ['excess', 'STAT', [...IN, 'C STAT 1', 'S -ERR what']],
    ['excess', 'USER bob', [...HI, 'C USER bob secret', 'S -ERR what']],
    ['notANumber', 'RETR 1', [...IN, 'C RETR first', 'S -ERR what']],
    ['zero', 'RETR 1', [...IN, 'C RETR 0', 'S -ERR what']],
    [
      'uniqueId',
      'DELE 2',
      [...IN, 'C UIDL', 'S +OK', 'S 1 aa1', 'S 2 4711', 'S .', 'C DELE 4711', 'S -ERR what'],
    ],
    ['sizeAsNumber', 'RETR 2', [...LISTED, 'C RETR 200', 'S -ERR what']],
    ['noSuchMessage', 'RETR 1', [...LISTED, 'C RETR 3', 'S -ERR what']],
    ['noSuchMessage', 'TOP 1 5', [...LISTED, 'C TOP 7 5', 'S -ERR what']],
    ['noSuchUnknown', 'LIST', [...IN, 'C RETR 9', 'S -ERR what']],
    ['emptyDrop', undefined, [...IN, 'C STAT', 'S +OK 0 0', 'C RETR 1', 'S -ERR what']],
    ['markedMessage', 'RSET', [...IN, 'C DELE 1', 'S +OK', 'C RETR 1', 'S -ERR what']],
    ['loginFailed', 'USER bob', [...NAMED, 'C PASS wrong', 'S -ERR [AUTH] no']],
    ['passBlanks', 'USER bob', [...NAMED, 'C PASS secret ', 'S -ERR no']],
    ['apopDigest', undefined, ['S +OK <1.2@host.test>', 'C APOP bob SECRET', 'S -ERR no']],
    ['authBase64', undefined, [...HI, 'C AUTH PLAIN', 'S + ', 'C bob secret', 'S -ERR no']],
    ['authNewline', undefined, [...HI, 'C AUTH PLAIN AGJvYgBzZWNyZXQK', 'S -ERR no']],
    ['authNuls', undefined, [...HI, 'C AUTH PLAIN Ym9iAHNlY3JldA==', 'S -ERR no']],
    ['clearRefused', 'STLS', [...HI, 'C USER bob', 'S -ERR Plaintext authentication disallowed']],
    ['inUse', undefined, [...NAMED, 'C PASS secret', 'S -ERR [IN-USE] again?']],
    ['loginDelay', undefined, [...NAMED, 'C PASS secret', 'S -ERR [LOGIN-DELAY] wait']],
    ['sysTemp', undefined, [...NAMED, 'C PASS secret', 'S -ERR [SYS/TEMP] disk']],
    ['sysPerm', undefined, [...NAMED, 'C PASS secret', 'S -ERR [SYS/PERM] broken']],
    ['nameRefused', undefined, [...HI, 'C USER frated', 'S -ERR sorry, no mailbox for frated here']],
    [
      'updateFailed',
      undefined,
      [...IN, 'C DELE 1', 'S +OK', 'C QUIT', 'S -ERR some deleted messages not removed'],
    ],
    ['utf8Needed', undefined, [...LISTED, 'C RETR 1', 'S -ERR [UTF8] say UTF8']],
    ['refused', undefined, [...IN, 'C NOOP', 'S -ERR no']],
    ['tooManyMistakes', undefined, [...HI, 'S -ERR Too many bad commands.']],
    ['idle', undefined, [...IN, 'S -ERR Disconnected for inactivity.']],
    ['noService', undefined, ['S -ERR go away']],
    ['oneLineRead', undefined, [...IN, 'C LIST', 'S +OK 2 messages', 'C RETR 1']],
  ];

/** TLS behind STLS, which the lab reads. */
function secured(): Telling {
  const telling = tell([...ASKED.slice(0, -1), 'S STLS', 'S .', 'C STLS', 'S +OK go']);
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
  });

  it('of STLS behind TLS says that one is enough (RFC 2595 §4)', () => {
    const telling = checked(secured().client('STLS\r\n').server('-ERR no\r\n'));
    expect(telling.last.coach?.cause).toBe('tlsAlready');
  });

  it('marks where it went wrong', () => {
    const { command } = tell([...LISTED, 'C RETR 9', 'S -ERR no']).last;
    expect(command?.tokens.find(({ marked }) => marked)).toMatchObject({
      token: 'message-number',
      mark: [5, 6],
    });
  });

  it('does not say the same twice in a row', () => {
    const { reading } = tell([...HI, 'C LIST', 'S -ERR no', 'C LIST', 'S -ERR no']);
    expect(reading.exchanges.slice(1).map(({ coach }) => coach?.again)).toEqual([undefined, true]);
  });

  it('shows what else is wrong with a line that is out of place', () => {
    const { last } = tell([...HI, 'C RETR', 'S -ERR no']);
    expect([last.coach, ...(last.alsoCoach ?? [])].map((it) => it?.cause)).toEqual([
      'loginFirst',
      'numberMissing',
    ]);
  });

  it('says that marks are lost without QUIT (RFC 1939 §6), and not after RSET or QUIT', () => {
    const lost = checked(tell([...IN, 'C DELE 1', 'S +OK', 'C DELE 2', 'S +OK']).closed('client'));
    expect(lost.last.coach).toMatchObject({ case: 'pop3-dele-without-quit', cause: 'marksLost' });
    expect(read(lost.last.coach?.head)).toBe('The call ended without QUIT: the marked letters stay.');
    const undone = tell([...IN, 'C DELE 1', 'S +OK', 'C RSET', 'S +OK']).closed('client');
    expect(cards(undone.reading)).toEqual([]);
    expect(cases(undone.reading)).toContain('closed-without-quit');
    const done = tell([...IN, 'C DELE 1', 'S +OK', 'C QUIT', 'S +OK']).closed('server');
    expect(cards(done.reading)).toEqual([]);
    // QUIT had crossed, its answer had not: the server may have deleted.
    expect(cards(tell([...IN, 'C DELE 1', 'S +OK', 'C QUIT']).closed('server').reading)).toEqual([]);
  });

  it('tells a TLS handshake on a plain port, and plain text on a TLS port', () => {
    const hello = new Uint8Array([22, 3, 1, 2, 0, 1, 0, 1, 0xfc, 3, 3]);
    const knocked = checked(new Telling(POP3).client(hello).server('+OK ready\r\n'));
    expect(cards(knocked.reading)).toEqual(['tlsHello']);
    const alert = new Uint8Array([21, 3, 3, 0, 2, 2, 10]);
    const wanted = checked(new Telling({ ...POP3, port: 995 }).client('USER bob\r\n').server(alert));
    expect(cards(wanted.reading)).toEqual(['tlsWanted']);
  });

  it('says that only TLS may follow STLS, once the server has answered nothing', () => {
    const telling = tell([...HI, 'C STLS', 'S +OK go', 'C USER bob']);
    expect(cards(telling.reading)).toEqual([]);
    expect(quiet(telling.reading, telling.at + 6_000_000)).toBe(true);
    expect(cards(checked(telling).reading)).toEqual(['plainAfterTls']);
    // Sent in one piece with STLS it crossed in clear for certain.
    const early = checked(
      new Telling(POP3).server('+OK\r\n').client('STLS\r\nUSER bob\r\n').server('+OK go\r\n'),
    );
    expect(cards(early.reading)).toEqual(['plainAfterTls']);
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
    const begun = () => tell([...HI, 'C STLS', 'S +OK go']);
    const atOnce = () => new Telling({ ...POP3, port: 995 });
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
    ['tlsWanted', [], 6, { port: 995 }],
    ['replyAwaited', [...HI, 'C CAPA'], 6, {}],
    ['dotAwaited', [...IN, 'C LIST', 'S +OK', 'S 1 120'], 6, {}],
    ['dotAwaited', [...IN, 'C RETR 1', 'S +OK', 'S Subject: x'], 6, {}],
    ['clientSilent', IN, 31, {}],
  ] as const)('it says why: %s', (cause, lines, seconds, context) => {
    const telling = tell(lines, context);
    expect(quiet(telling.reading, telling.at + (seconds - 5) * 1_000_000)).toBe(false);
    expect(quiet(telling.reading, telling.at + seconds * 1_000_000)).toBe(true);
    expect(cards(checked(telling).reading)).toEqual([cause]);
    telling.server('\r\n');
    expect(cards(telling.reading)).toEqual([]);
  });

  it('a line without its end is told, and a lone CR', () => {
    const telling = tell(IN).client('LIST');
    expect(quiet(telling.reading, telling.at + 6_000_000)).toBe(true);
    expect(cards(checked(telling).reading)).toEqual(['unendedLine']);
    expect(cards(checked(telling.closed('client')).reading)).toEqual(['unendedLine']);
    const cr = tell(IN).client('LIST\r');
    quiet(cr.reading, cr.at + 6_000_000);
    expect(cards(checked(cr).reading)).toEqual(['bareCr']);
  });

  it('is silent when all is said', () => {
    const telling = tell([...IN, 'C QUIT', 'S +OK']);
    expect(quiet(telling.reading, Number.POSITIVE_INFINITY)).toBe(false);
  });
});

describe('the standard’s voice', () => {
  it.each([
    ['bare-lf', new Telling(POP3).server('+OK\r\n').client('USER bob\n').server('+OK\r\n')],
    ['bare-lf', new Telling(POP3).server('+OK\n')],
    [
      'println-line-ending',
      new Telling(POP3).server('+OK\r\n').client('CAPA\r\n', 'CAPA\n').server('-ERR\r\n'),
    ],
    ['early-talker', new Telling(POP3).client('USER bob\r\n').server('+OK\r\n+OK\r\n')],
    ['auth-in-clear', tell(IN)],
    ['auth-in-clear', tell([...HI, 'C AUTH PLAIN AGJvYgBzZWNyZXQ=', 'S +OK'])],
    ['extra-space', tell([...IN, 'C RETR  1', 'S +OK', 'S .'])],
    ['pop3-wrong-state', tell([...HI, 'C NOOP', 'S +OK'])],
    ['argument-not-allowed', tell([...IN, 'C STAT 1', 'S +OK 2 320'])],
    ['argument-missing', tell([...HI, 'C USER', 'S +OK'])],
    ['command-too-long', tell([...HI, `C USER ${'b'.repeat(260)}`, 'S +OK'])],
    ['closed-without-quit', tell(IN).closed('client')],
    ['pipelined-too-early', tell([...HI, 'C USER bob', 'C PASS x', 'S +OK', 'S +OK'])],
  ])('notes %s, without a card', (id, { reading }) => {
    expect(cases(reading)).toContain(id);
    expect(cards(reading)).toEqual([]);
    expect(speechless(reading)).toEqual([]);
  });

  it('says nothing of pipelining where it is offered, nor of passwords behind TLS', () => {
    const offered = tell([
      ...ASKED.slice(0, -1),
      'S PIPELINING',
      'S .',
      'C USER bob',
      'C PASS x',
      'S +OK',
      'S +OK',
    ]);
    expect(cases(offered.reading)).toEqual(['auth-in-clear']);
    const telling = secured().client('USER bob\r\n').server('+OK\r\n').client('PASS x\r\n').server('+OK\r\n');
    expect(cases(telling.reading)).toEqual([]);
  });

  it('compares the size that LIST gave with what came (RFC 1939 §11)', () => {
    const { last } = tell([...LISTED, 'C RETR 1', 'S +OK', 'S Subject: x', 'S ', 'S hi', 'S .']);
    expect(last.notes.map(({ said }) => read(said))).toEqual([
      'LIST said 120 octets, and 18 came. The size counts each line end as two octets, and no guard dot.',
    ]);
  });
});

describe('what the server holds', () => {
  it('is gone with TLS: the name and the list of CAPA (RFC 2595 §4)', () => {
    const { reading } = secured();
    expect(reading.extensions).toEqual([]);
    expect(reading.state).toBe('authorization');
  });

  it('is the marks, by their numbers, until RSET', () => {
    const marked = tell([...LISTED, 'C DELE 2', 'S +OK', 'C DELE 1', 'S +OK']);
    expect(read(marked.last.keeps)).toBe('you are bob, two letters; marked for deletion: 2, 1');
    marked.client('RSET\r\n').server('+OK\r\n');
    expect(read(marked.last.keeps)).toBe('you are bob, two letters; none marked');
  });

  it('counts marked messages in: STAT and LIST leave them out (RFC 1939 §5)', () => {
    const { last } = tell([...IN, 'C DELE 1', 'S +OK', 'C STAT', 'S +OK 1 200']);
    expect(last.keeps?.params?.messages).toBe(2);
  });

  it('is a login that an excerpt began after', () => {
    const { reading } = tell(['C LIST', 'S +OK', 'S 1 120', 'S .', 'C DELE 2', 'S -ERR no'], {
      midway: true,
    });
    expect(reading.exchanges.map(({ command }) => command?.verb)).toEqual(['LIST', 'DELE']);
    expect(reading.state).toBe('transaction');
    expect(cards(reading)).toEqual(['noSuchMessage']);
    expect(cards(tell(['C LIST', 'S -ERR no'], { midway: true }).reading)).toEqual(['refused']);
  });
});

describe('what may come next', () => {
  const next = (lines: readonly string[]) =>
    tell(lines).reading.next.map(
      ({ line, likely, needs }) => `${likely ? '*' : ''}${line}${needs ? ` (${read(needs)})` : ''}`,
    );

  it.each([
    [[], ['USER teal-heron (waits for +OK)']],
    [HI, ['*USER teal-heron', 'CAPA', 'QUIT', 'PASS secret (needs USER first)', 'LIST (needs a login)']],
    [NAMED, ['*PASS secret', 'QUIT', 'CAPA', 'LIST (needs a login)']],
    [IN, ['*STAT', 'LIST', 'RETR 1', 'QUIT']],
    [LISTED, ['*RETR 1', 'UIDL', 'LIST', 'QUIT']],
    [
      [...LISTED, 'C RETR 1', 'S +OK', 'S x', 'S .'],
      ['*DELE 1', 'RETR 2', 'LIST', 'QUIT'],
    ],
    [
      [...LISTED, 'C DELE 1', 'S +OK', 'C DELE 2', 'S +OK'],
      ['*QUIT', 'RSET', 'LIST', 'STAT'],
    ],
    [[...IN, 'C LIST', 'S +OK'], []],
    [[...IN, 'C QUIT', 'S +OK'], []],
    [
      [...LISTED, 'C RETR 3', 'S -ERR no'],
      ['*RETR 1', 'UIDL', 'LIST', 'QUIT'],
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
});

describe('replies', () => {
  it('in several lines end with a dot alone, behind CR LF (RFC 1939 §3)', () => {
    const telling = tell([...IN, 'C UIDL', 'S +OK', 'S 1 a', 'S ..b', 'S . ']);
    expect(telling.last.reply?.complete).toBe(false);
    expect(telling.reading.turn.whose).toBe('server');
    telling.server('.\n', '.\r\n');
    expect(telling.last.reply?.complete).toBe(true);
  });

  it('of a server that ends its lines with LF end with LF', () => {
    const telling = tell(IN).client('RETR 1\r\n').server('+OK\nSubject: x\n\n..hi\n.\n');
    expect(telling.last.reply?.complete).toBe(true);
    expect(telling.last.letter?.octets).toBe(16);
  });

  it('of very many rows keep the first and the last, and count all', () => {
    const telling = tell(IN).client('LIST\r\n').server('+OK\r\n');
    for (let number = 1; number <= 3000; number++) telling.server(`${number} 100\r\n`);
    telling.server('.\r\n');
    expect(telling.last.reply?.lines).toHaveLength(520);
    expect(telling.last.keeps?.params?.messages).toBe(3000);
    expect(read(telling.last.gloss)).toBe('3000 letters, each with its number and size.');
  });

  it('with a code in brackets explain it (RFC 2449 §8)', () => {
    const { reply } = tell([...NAMED, 'C PASS x', 'S -ERR [SYS/TEMP/DISK] full']).last;
    expect(reply?.digits.map(({ text, head }) => [text, read(head)])).toEqual([
      ['-ERR', 'No.'],
      ['[SYS/TEMP/DISK]', 'Trouble in the server, for now.'],
    ]);
  });

  it('behind a hole in the record are matched to nothing before it', () => {
    const telling = tell([...IN, 'C RETR 1', 'S +OK', 'S Subject: x'])
      .gap('server', 5000)
      .server('.\r\n');
    expect(telling.last.reply?.complete).toBe(true);
    expect(telling.last.gap?.server).toBe(5000);
    // What had come of a line before the hole is part of the letter too.
    const counted = tell([...IN, 'C RETR 1', 'S +OK', 'S Subject: x'])
      .server('half a li')
      .gap('server', 100)
      .server('\r\n.\r\n');
    expect(counted.last.letter?.octets).toBe('Subject: x\r\n'.length + 'half a li'.length + 100 + 2);
    expect(counted.last.letter?.ended).toBe(true);
    const lost = tell([...IN, 'C LIST', 'C NOOP'])
      .gap('server', 50)
      .client('STAT\r\n')
      .server('+OK 2 320\r\n');
    expect(lost.last.command?.verb).toBe('STAT');
    expect(lost.last.reply?.status).toBe('+OK');
  });
});

it('every cause was recognised above', () => {
  expect(Object.keys(POP3_CAUSES).filter((cause) => !seen.has(cause))).toEqual([]);
});

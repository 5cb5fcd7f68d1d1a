import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { utf8 } from '../octets.ts';
import { explain } from './explain.ts';
import { parseTranscript } from './parse-transcript.ts';
import type { Part } from './transcript.ts';

const c = (octets: string): Part => ({ by: 'client', octets });
const s = (octets: string): Part => ({ by: 'server', octets });
const explained = (...parts: Part[]) => explain({ format: 'json', parts });
const ids = (...parts: Part[]) => explained(...parts).lines.flatMap(({ notes }) => notes.map(({ id }) => id));

const GREETED = [s('220 mx.test ESMTP\r\n'), c('EHLO me.test\r\n'), s('250-mx.test\r\n250 SIZE 1000\r\n')];
const ADDRESSED = [
  ...GREETED,
  c('MAIL FROM:<a@x.test>\r\n'),
  s('250 2.1.0 ok\r\n'),
  c('RCPT TO:<b@x.test>\r\n'),
  s('250 2.1.5 ok\r\n'),
];
const LETTER =
  'From: a@x.test\r\nTo: b@x.test\r\nDate: Wed, 25 Nov 2026 10:00:00 +0000\r\nSubject: x\r\n\r\nHello\r\n';
const SENT = [
  ...ADDRESSED,
  c('DATA\r\n'),
  s('354 go on\r\n'),
  c(`${LETTER}.\r\n`),
  s('250 2.0.0 queued as 7F3A\r\n'),
  c('QUIT\r\n'),
  s('221 2.0.0 bye\r\n'),
];

describe('explain', () => {
  it('names every line, by whom, with its ending, verb, code and tokens', () => {
    const { protocol, lines } = explained(...SENT);
    expect(protocol).toBe('smtp');
    expect(lines[3]).toEqual({
      by: 'server',
      text: '250 SIZE 1000',
      ending: 'crlf',
      code: 250,
      tokens: [
        { text: '250', name: 'code' },
        { text: 'SIZE', name: 'keyword' },
        { text: '1000', name: 'keyword-parameters' },
      ],
      state: 'greeted',
      notes: [],
    });
    expect(lines[4]).toMatchObject({
      by: 'client',
      verb: 'MAIL',
      tokens: [
        { text: 'MAIL FROM:', name: 'command' },
        { text: '<a@x.test>', name: 'reverse-path' },
      ],
    });
    expect(lines[5]).toMatchObject({ code: 250, enhanced: '2.1.0', state: 'sender' });
    expect(lines.map(({ text }) => text).join('\n')).toContain('Subject: x\n\nHello\n.\n250 2.0.0');
  });

  it('finds nothing to say of a correct dialogue', () => {
    expect(ids(...SENT)).toEqual([]);
  });

  it.each<[string, 'crlf' | 'lf' | 'cr' | 'none']>([
    ['QUIT\r\n', 'crlf'],
    ['QUIT\n', 'lf'],
    ['QUIT\r', 'cr'],
    ['QUIT', 'none'],
  ])('tells the ending of %j', (octets, ending) => {
    expect(explained(...GREETED, c(octets)).lines.at(-1)).toMatchObject({ text: 'QUIT', ending });
  });

  it('puts a note to the line that it is about', () => {
    const { lines } = explained(...GREETED, c('MAIL FROM: <a@x.test>\r\n'), s('250 ok\r\n'), c('QUIT\r\n'));
    expect(lines.find(({ verb }) => verb === 'MAIL')?.notes).toEqual([
      expect.objectContaining({ id: 'space-after-colon', voice: 'standard' }),
    ]);
  });

  it('names the same lines in whatever pieces a letter came', () => {
    const cut = [...`${LETTER}.\r\n`].map(c);
    const whole = SENT.findIndex(({ octets }) => octets.startsWith('From:'));
    const pieces = [...SENT.slice(0, whole), ...cut, ...SENT.slice(whole + 1)];
    const tokens = (parts: Part[]) => explained(...parts).lines.map((line) => line.tokens);
    expect(tokens(pieces)).toEqual(tokens(SENT));
  });

  it('names every line of a letter of 5000 lines', () => {
    const body = 'text\r\n'.repeat(5000);
    const { lines } = explained(...ADDRESSED, c('DATA\r\n'), s('354 go\r\n'), c(`${LETTER}${body}.\r\n`));
    expect(lines.filter(({ tokens }) => tokens[0]?.name === 'text')).toHaveLength(5001);
  });

  it('watches a letter of 5000 lines to its end', () => {
    const body = 'text that ends here.\r\n'.repeat(2500);
    const letter = `${LETTER}${body}. \r\n${body}.guarded\r\n${body}QUIT\r\n`;
    const told = (octets: string) =>
      explained(...ADDRESSED, c('DATA\r\n'), s('354 go\r\n'), c(octets)).lines.flatMap(({ text, notes }) =>
        notes.map(({ id }) => `${id} @ ${text}`),
      );
    expect(told(letter)).toEqual(told(letter.replaceAll(body, 'text that ends here.\r\n')));
    expect(told(letter)).toContain('dot-with-blanks @ . ');
    expect(told(letter)).toContain('command-inside-data @ QUIT');
  });

  it('reads 20000 chunks of BDAT at their pace', () => {
    const chunks = Array.from({ length: 20_000 }, () => [c('BDAT 5\r\nabcde'), s('250 ok\r\n')]).flat();
    const begun = process.cpuUsage();
    expect(explained(...ADDRESSED, ...chunks).lines.at(-2)).toMatchObject({ text: 'abcde', ending: 'none' });
    // A second or two alone.
    expect(process.cpuUsage(begun).user).toBeLessThan(20_000_000);
  }, 60_000);

  it('never throws, and loses no octet', () => {
    const part = fc.record({
      by: fc.constantFrom<Part['by']>('client', 'server'),
      octets: fc.oneof(
        fc.string({ unit: fc.integer({ min: 0, max: 255 }).map((unit) => String.fromCharCode(unit)) }),
        fc.constantFrom(
          'DATA\r\n',
          '354 go\r\n',
          '.\r\n',
          'MAIL FROM:<a@b>\r\n',
          '250 ok\r\n',
          'AUTH LOGIN\r\n',
          '334 \r\n',
        ),
      ),
    });
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
        const { lines } = explained(...parts);
        const ends = { crlf: '\r\n', lf: '\n', cr: '\r', none: '' };
        for (const by of ['client', 'server'] as const) {
          const said = parts.filter((one) => one.by === by).map(({ octets }) => octets);
          const read = lines.filter((one) => one.by === by).map(({ text, ending }) => text + ends[ending]);
          expect(read.join('')).toBe(said.join(''));
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe('transactions (RFC 5321 §3.3)', () => {
  const of = (...parts: Part[]) => explained(...parts).transactions;
  const one = { reversePath: 'a@x.test', forwardPaths: [{ path: 'b@x.test', accepted: true }] };

  it('ends as sent when the letter was taken', () => {
    expect(of(...SENT)).toEqual([{ ...one, outcome: 'sent' }]);
  });

  it.each([
    ['RSET\r\n', '250 ok\r\n', 'reset'],
    ['EHLO me.test\r\n', '250 mx.test\r\n', 'reset'],
    ['QUIT\r\n', '221 bye\r\n', 'abandoned'],
  ] as const)('after %j ends as %s', (line, reply, outcome) => {
    expect(of(...ADDRESSED, c(line), s(reply))).toEqual([{ ...one, outcome }]);
  });

  it('ends as refused when the letter was refused', () => {
    const letter = [c('DATA\r\n'), s('354 go\r\n'), c(`${LETTER}.\r\n`), s('554 5.7.1 no\r\n')];
    expect(of(...ADDRESSED, ...letter)).toEqual([{ ...one, outcome: 'refused' }]);
  });

  it('ends as refused when every recipient was', () => {
    const refused = [c('MAIL FROM:<>\r\n'), s('250 ok\r\n'), c('RCPT TO:<b@x.test>\r\n'), s('550 no\r\n')];
    expect(of(...GREETED, ...refused, c('QUIT\r\n'), s('221 bye\r\n'))).toEqual([
      { reversePath: '', forwardPaths: [{ path: 'b@x.test', accepted: false }], outcome: 'refused' },
    ]);
  });

  it('begins only with a MAIL that was taken', () => {
    expect(of(...GREETED, c('MAIL FROM:<a@x.test>\r\n'), s('550 no\r\n'))).toEqual([]);
  });

  it('keeps two mails of one connection apart', () => {
    const again = SENT.slice(3, -2);
    expect(of(...SENT.slice(0, -2), ...again).map(({ outcome }) => outcome)).toEqual(['sent', 'sent']);
  });
});

describe('transcripts of programs', () => {
  const DIALOGUE = `220 mx.test ESMTP
EHLO me.test
250-mx.test
250 SIZE 1000
MAIL FROM:<a@x.test>
250 2.1.0 ok
RCPT TO:<nobody@x.test>
550 5.1.1 no such user
QUIT
221 bye`;
  const SERVER = /^\d{3}[ -]/;
  const written = (client: (text: string) => string, server: (text: string) => string) =>
    DIALOGUE.split('\n')
      .map((line) => (SERVER.test(line) ? server(line) : client(line)))
      .join('\n');

  it.each<[string, string]>([
    [
      'swaks',
      `=== Trying 127.0.0.1:25...\n=== Connected to 127.0.0.1.\n${written(
        (text) => ` -> ${text}`,
        (text) => (text.startsWith('5') ? `<** ${text}` : `<-  ${text}`),
      )}\n=== Connection closed with remote host.`,
    ],
    [
      'curl',
      `*   Trying 127.0.0.1:25...\n${written(
        (text) => `> ${text}`,
        (text) => `< ${text}`,
      )}\n* Closing connection 0`,
    ],
    [
      'smtplib',
      written(
        (text) => `send: '${text}\\r\\n'`,
        (text) => `reply: b'${text}\\r\\n'\nreply: retcode (250); Msg: b'x'`,
      ),
    ],
    [
      'postfix-smtpd',
      written(
        (text) => `Nov 25 10:00:00 mx postfix/smtpd[99]: < unknown[127.0.0.1]: ${text}`,
        (text) => `Nov 25 10:00:00 mx postfix/smtpd[99]: > unknown[127.0.0.1]: ${text}`,
      ),
    ],
    [
      'postfix-notice',
      written(
        (text) => ` In:  ${text}`,
        (text) => ` Out: ${text}`,
      ),
    ],
    [
      'long-arrows',
      written(
        (text) => `--> ${text}`,
        (text) => `<-- ${text}`,
      ),
    ],
    [
      'arrows',
      written(
        (text) => `→ ${text}`,
        (text) => `← ${text}`,
      ),
    ],
    [
      'c-and-s',
      written(
        (text) => `   C: ${text}`,
        (text) => `   S: ${text}`,
      ),
    ],
    [
      'c-and-s',
      written(
        (text) => `[2026-11-25 10:00:00] DEBUG [k3] C: ${text}`,
        (text) => `[2026-11-25 10:00:00] DEBUG [k3] S: ${text}`,
      ),
    ],
    [
      'plain',
      `$ telnet localhost 25\nTrying 127.0.0.1...\nConnected to localhost.\nEscape character is '^]'.\n${DIALOGUE}\nConnection closed by foreign host.`,
    ],
    ['plain', `~ $ ncat -C localhost 25\n${DIALOGUE}`],
    [
      'mailpit',
      written(
        (text) => `time="2026/11/25 10:00:00" level=debug msg="[smtpd] received (127.0.0.1) ${text}"`,
        (text) => `time="2026/11/25 10:00:00" level=debug msg="[smtpd] response (127.0.0.1) ${text}"`,
      ),
    ],
  ])('reads %s', (format, text) => {
    const result = parseTranscript(utf8(text));
    if (!result.ok) throw new Error(result.problem.id);
    expect(result.transcript.format).toBe(format);
    const { lines, transactions } = explain(result.transcript);
    expect(lines.map((line) => line.text)).toEqual(DIALOGUE.split('\n'));
    expect(lines.flatMap(({ notes }) => notes.map(({ id }) => id))).toContain('unknown-mailbox');
    expect(transactions).toEqual([
      {
        reversePath: 'a@x.test',
        forwardPaths: [{ path: 'nobody@x.test', accepted: false }],
        outcome: 'refused',
      },
    ]);
  });

  it('takes what looks like a reply inside a letter for the letter', () => {
    const text =
      '220 x\nEHLO a\n250 x\nMAIL FROM:<a@x.test>\n250 ok\nRCPT TO:<b@x.test>\n250 ok\nDATA\n354 go\nTo: b\n\n250 apples\n.\n250 ok';
    const result = parseTranscript(utf8(text));
    if (!result.ok) throw new Error(result.problem.id);
    expect(explain(result.transcript).lines.find((line) => line.text === '250 apples')?.by).toBe('client');
  });

  it('knows the refusals that Postfix logs', () => {
    const log =
      'Nov 25 10:00:00 mx postfix/smtpd[9]: NOQUEUE: reject: RCPT from unknown[203.0.113.9]: 554 5.7.1 <b@y.test>: Relay access denied; from=<a@x.test> to=<b@y.test> proto=ESMTP helo=<me>';
    const result = parseTranscript(utf8(log));
    if (!result.ok) throw new Error(result.problem.id);
    const { lines } = explain(result.transcript);
    expect(lines.map(({ text }) => text)).toEqual([
      'RCPT TO:<b@y.test>',
      '554 5.7.1 <b@y.test>: Relay access denied',
    ]);
    expect(lines[0]?.notes.map(({ id }) => id)).toContain('relay-denied');
  });

  it('counts a letter that curl only counts', () => {
    const text = `< 220 x\n> EHLO a\n< 250 x\n> MAIL FROM:<a@x.test>\n< 250 ok\n> RCPT TO:<b@x.test>\n< 250 ok\n> DATA\n< 354 go\n} [120 bytes data]\n< 250 taken as 1\n> QUIT\n< 221 bye`;
    const result = parseTranscript(utf8(text));
    if (!result.ok) throw new Error(result.problem.id);
    expect(explain(result.transcript).transactions.map(({ outcome }) => outcome)).toEqual(['sent']);
  });
});

describe('inside TLS', () => {
  it('takes a login that swaks shows behind TLS for a safe one', () => {
    const result = parseTranscript(
      utf8(
        '<-  220 x\n -> EHLO a.test\n<-  250-x\n<-  250 STARTTLS\n -> STARTTLS\n<-  220 go\n=== TLS started\n ~> EHLO a.test\n<~  250-x\n<~  250 AUTH PLAIN\n ~> AUTH PLAIN AGFubgBzZWNyZXQ=\n<~  235 ok\n ~> QUIT\n<~  221 bye',
      ),
    );
    if (!result.ok) throw new Error(result.problem.id);
    const { lines } = explain(result.transcript);
    expect(lines.flatMap(({ notes }) => notes.map(({ id }) => id))).toEqual([]);
  });
});

describe('what is no mistake', () => {
  it('has no voice but the standard’s: a guard dot, commands pipelined; of segments it says nothing', () => {
    const { lines } = explained(
      s('220 mx.test ESMTP\r\n'),
      c('EHLO '),
      c('me.test\r\n'),
      s('250-mx.test\r\n250 PIPELINING\r\n'),
      c('MAIL FROM:<a@x.test>\r\nRCPT TO:<b@x.test>\r\nDATA\r\n'),
      s('250 ok\r\n250 ok\r\n354 go on\r\n'),
      c(`${LETTER}..\r\n.\r\nQUIT\r\n`),
      s('250 ok\r\n221 bye\r\n'),
    );
    expect(lines.flatMap(({ notes }) => notes)).toEqual([]);
    const remarks = lines.flatMap((line) => line.remarks ?? []);
    expect(remarks.map(({ id }) => id)).toEqual(['pipelined', 'dot-stuffed']);
    expect(new Set(remarks.map(({ voice }) => voice))).toEqual(new Set(['standard']));
  });

  it('is TLS from the first octet, where TLS answers', () => {
    expect(ids(c('\x16\x03\x01\x00\x02\x01\x00'), s('\x16\x03\x03\x00\x02\x02\x00'))).toEqual([]);
  });

  it('is an answer that a server owed when it hung up', () => {
    const parts = [
      ...GREETED,
      c('GET / HTTP/1.1\r\nHost: x\r\n\r\n'),
      s('221 2.7.0 Error: I can break rules, too.\r\n'),
    ];
    for (const closing of [{}, { closedBy: 'server' as const }]) {
      const { lines } = explain({ format: 'json', parts, ...closing });
      expect(lines.at(-1)?.state).toBe('closed');
      expect(lines.flatMap(({ notes }) => notes.map(({ id }) => id))).not.toContain('reply-awaited');
    }
  });
});

describe('records', () => {
  it('keeps the octets of a Python bytes literal', () => {
    const result = parseTranscript(utf8("reply: b'220 x\\r\\n'\nsend: b'Subject: \\xc3\\xa9\\r\\n'"));
    if (!result.ok) throw new Error(result.problem.id);
    expect(result.transcript.parts[1]?.octets).toBe('Subject: \xc3\xa9\r\n');
  });

  it('takes nothing for a line of the client after the server said goodbye', () => {
    const result = parseTranscript(utf8('220 x.test\nQUIT\n221 bye\n\nScript done on 2026-11-25'));
    if (!result.ok) throw new Error(result.problem.id);
    expect(explain(result.transcript).lines.map(({ text }) => text)).toEqual([
      '220 x.test',
      'QUIT',
      '221 bye',
    ]);
  });
});

describe('openssl s_client', () => {
  it('takes RCPT and QUIT for itself, and the line says so', () => {
    const result = parseTranscript(
      utf8(
        'CONNECTED(00000003)\n250 SMTPUTF8\nMAIL FROM:<a@x.test>\n250 2.1.0 Ok\nRCPT TO:<b@x.test>\nRENEGOTIATING\nrcpt to:<b@x.test>\n250 2.1.5 Ok\nQUIT\nDONE',
      ),
    );
    if (!result.ok) throw new Error(result.problem.id);
    const { lines, transactions } = explain(result.transcript);
    const noted = lines.filter(({ notes }) => notes.some(({ id }) => id.startsWith('openssl')));
    expect(noted.map(({ text, notes }) => [text, notes[0]?.id])).toEqual([
      ['RCPT TO:<b@x.test>', 'openssl-r-line'],
      ['QUIT', 'openssl-q-line'],
    ]);
    expect(transactions[0]?.forwardPaths).toEqual([{ path: 'b@x.test', accepted: true }]);
  });
});

describe('a letter about SMTP', () => {
  const of = (...body: string[]) =>
    ids(...ADDRESSED, c('DATA\r\n'), s('354 go\r\n'), c(LETTER), ...body.map((line) => c(`${line}\r\n`)));

  it('may quote commands', () => {
    expect(of('First you say', 'EHLO me', 'and then', 'DATA', 'with a dot.', '.')).toEqual(
      expect.not.arrayContaining(['command-inside-data']),
    );
  });

  it('is not left by one', () => {
    expect(of('Hello', 'QUIT')).toContain('command-inside-data');
    expect(of('Hello', 'QUIT', 'quit', '.')).toContain('command-inside-data');
    expect(of('Hello', 'QUIT', '.')).toContain('command-inside-data');
  });
});

describe('what is no transcript', () => {
  it.each([
    ['', 'empty'],
    [' \n\n', 'empty'],
    ['[]', 'empty'],
    ['[{"by":', 'not-json'],
    ['[{"by":"nobody","octets":""}]', 'bad-part'],
    ['[{"by":"client"}]', 'bad-part'],
    ['[{"by":"client","octets":"\u20ac"}]', 'bad-octets'],
    ['[1]', 'bad-part'],
    ['a shopping list\nmilk\n', 'no-dialogue'],
  ])('%j is %s', (text, id) => {
    const result = parseTranscript(utf8(text));
    expect(result.ok ? 'ok' : result.problem.id).toBe(id);
  });
});

it('the letter of an APPEND is the client’s, though a line of the server begins at the same offset', () => {
  const { lines, protocol } = explain({
    format: 'json',
    parts: [
      { by: 'server', octets: '* OK ready\r\n' },
      { by: 'client', octets: 'a1 LOGIN bob secret\r\n' },
      { by: 'server', octets: 'a1 OK done\r\n' },
      { by: 'client', octets: 'a2 APPEND Drafts {25}\r\n' },
      { by: 'server', octets: '+ go on\r\n' },
      { by: 'client', octets: 'Subject: Draft\r\n\r\nHello\r\n\r\n' },
      { by: 'server', octets: 'a2 OK done\r\n' },
    ],
  });
  expect(protocol).toBe('imap');
  const subject = lines.find(({ text }) => text === 'Subject: Draft');
  expect(subject).toMatchObject({
    by: 'client',
    tokens: [{ name: 'field-name' }, { name: 'field-colon' }, { name: 'field-body' }],
  });
});

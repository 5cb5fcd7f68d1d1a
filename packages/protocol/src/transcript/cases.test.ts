/**
 * The cases of the coach as `explain` finds them in dialogues of other servers and clients. Written from the list
 * and the RFCs, without a look at the detectors: who changes those does not change these.
 */
import { describe, expect, it } from 'vitest';
import { type CaseId, COACH_CASES, type CoachCase } from '../knowledge/coach-cases.ts';
import { latin1, utf8 } from '../octets.ts';
import { explain } from './explain.ts';
import type { Part } from './transcript.ts';

/** `S: ` and `C: ` lines end in CR LF; `s:` and `c:` are taken as they stand. UTF-8. */
function dialogue(text: readonly string[]): Part[] {
  return text.map((line) => {
    const mark = line[0];
    const said = latin1(utf8(line.slice(mark === 'S' || mark === 'C' ? 3 : 2)));
    const by = mark?.toLowerCase() === 's' ? 'server' : 'client';
    return { by, octets: mark === 'S' || mark === 'C' ? `${said}\r\n` : said };
  });
}

const explained = (...text: string[]) => explain({ format: 'json', parts: dialogue(text) });
const ids = (...text: string[]): string[] =>
  explained(...text).lines.flatMap(({ notes }) => notes.map(({ id }) => id));

const OPEN = ['S: 220 mx.example.net ESMTP Postfix'];
const HELLO = [
  ...OPEN,
  'C: EHLO client.example.org',
  'S: 250-mx.example.net',
  'S: 250-PIPELINING',
  'S: 250-SIZE 10240000',
  'S: 250-ENHANCEDSTATUSCODES',
  'S: 250 8BITMIME',
];
const MAIL = [...HELLO, 'C: MAIL FROM:<ann@example.org>', 'S: 250 2.1.0 Ok'];
const RCPT = [...MAIL, 'C: RCPT TO:<bob@example.net>', 'S: 250 2.1.5 Ok'];
const DATA = [...RCPT, 'C: DATA', 'S: 354 End data with <CR><LF>.<CR><LF>'];
const HEADER = [
  'C: From: Ann <ann@example.org>',
  'C: To: bob@example.net',
  'C: Date: Wed, 25 Nov 2026 10:00:00 +0000',
  'C: Message-ID: <1@example.org>',
  'C: Subject: hello',
];
const TAKEN = ['S: 250 2.0.0 Ok: queued as 4D1AB2C3'];
const QUIT = ['C: QUIT', 'S: 221 2.0.0 Bye'];
const SENT = [...DATA, ...HEADER, 'C: ', 'C: Hello Bob', 'C: .', ...TAKEN];

describe('a dialogue with one thing to say of it', () => {
  it.each<[CaseId, string[]]>([
    ['bare-lf', [...OPEN, 'c:EHLO client.example.org\n', 'S: 250 mx.example.net', ...QUIT]],
    [
      'bare-cr',
      [
        ...HELLO,
        'c:MAIL FROM:<ann@example.org>\rRCPT TO:<b@example.net>\r\n',
        'S: 501 5.5.4 Bad syntax',
        ...QUIT,
      ],
    ],
    ['unknown-verb', [...HELLO, 'C: FROBNICATE', 'S: 502 5.5.2 Error: command not recognized', ...QUIT]],
    [
      'misspelled-verb',
      [...HELLO, 'C: MALI FROM:<ann@example.org>', 'S: 502 5.5.2 Error: command not recognized', ...QUIT],
    ],
    [
      'no-greeting',
      [...OPEN, 'C: MAIL FROM:<ann@example.org>', 'S: 503 5.5.1 Error: send HELO/EHLO first', ...QUIT],
    ],
    ['greeting-without-domain', [...OPEN, 'C: EHLO', 'S: 501 Syntax: EHLO hostname', ...QUIT]],
    ['greeting-malformed', [...OPEN, 'C: EHLO my_host!!', 'S: 501 5.5.2 Invalid name', ...QUIT]],
    ['helo-hides-extensions', [...OPEN, 'C: HELO client.example.org', 'S: 250 mx.example.net', ...QUIT]],
    [
      'early-talker',
      ['C: EHLO client.example.org', 'S: 220 mx.example.net ESMTP', 'S: 250 mx.example.net', ...QUIT],
    ],
    [
      'mail-without-from',
      [...HELLO, 'C: MAIL <ann@example.org>', 'S: 501 5.5.4 Syntax: MAIL FROM:<address>', ...QUIT],
    ],
    ['space-after-colon', [...HELLO, 'C: MAIL FROM: <ann@example.org>', 'S: 250 2.1.0 Ok', ...QUIT]],
    [
      'missing-colon',
      [...HELLO, 'C: MAIL FROM <ann@example.org>', 'S: 501 5.5.4 Syntax: MAIL FROM:<address>', ...QUIT],
    ],
    [
      'missing-angle-brackets',
      [...HELLO, 'C: MAIL FROM:ann@example.org', 'S: 555 5.5.2 Syntax error', ...QUIT],
    ],
    [
      'unclosed-bracket',
      [...HELLO, 'C: MAIL FROM:<ann@example.org', 'S: 501 5.1.7 Bad sender address syntax', ...QUIT],
    ],
    [
      'address-without-domain',
      [
        ...MAIL,
        'C: RCPT TO:<bob>',
        'S: 504 5.5.2 <bob>: Recipient address rejected: need fully-qualified address',
        ...QUIT,
      ],
    ],
    [
      'address-malformed',
      [...MAIL, 'C: RCPT TO:<bob..b@example.net>', 'S: 501 5.1.3 Bad recipient address syntax', ...QUIT],
    ],
    [
      'unicode-without-smtputf8',
      [...MAIL, 'C: RCPT TO:<élise@example.net>', 'S: 553 5.6.7 Must use SMTPUTF8', ...QUIT],
    ],
    [
      'nested-mail',
      [...MAIL, 'C: MAIL FROM:<carl@example.org>', 'S: 503 5.5.1 Error: nested MAIL command', ...QUIT],
    ],
    [
      'rcpt-before-mail',
      [...HELLO, 'C: RCPT TO:<bob@example.net>', 'S: 503 5.5.1 Error: need MAIL command', ...QUIT],
    ],
    [
      'rcpt-without-to',
      [...MAIL, 'C: RCPT <bob@example.net>', 'S: 501 5.5.4 Syntax: RCPT TO:<address>', ...QUIT],
    ],
    ['data-before-rcpt', [...MAIL, 'C: DATA', 'S: 503 5.5.1 Error: need RCPT command', ...QUIT]],
    [
      'all-recipients-refused',
      [
        ...MAIL,
        'C: RCPT TO:<no@example.net>',
        'S: 550 5.1.1 User unknown',
        'C: DATA',
        'S: 554 5.5.1 Error: no valid recipients',
        ...QUIT,
      ],
    ],
    [
      'some-recipients-refused',
      [
        ...RCPT,
        'C: RCPT TO:<no@example.net>',
        'S: 550 5.1.1 User unknown',
        'C: DATA',
        'S: 354 go',
        ...HEADER,
        'C: ',
        'C: hi',
        'C: .',
        ...TAKEN,
        ...QUIT,
      ],
    ],
    ['data-with-argument', [...RCPT, 'C: DATA hello', 'S: 501 5.5.4 Syntax: DATA', ...QUIT]],
    ['waiting-for-dot', [...DATA, ...HEADER, 'C: ', 'C: Hello Bob']],
    ['dot-bare-lf', [...DATA, ...HEADER, 'C: ', 'C: Hello Bob', 'c:.\n']],
    ['dot-with-blanks', [...DATA, ...HEADER, 'C: ', 'C: Hello Bob', 'C: . ', 'C: .', ...TAKEN, ...QUIT]],
    ['dot-not-alone', [...DATA, ...HEADER, 'C: ', 'C: Hello Bob.']],
    ['no-empty-line', [...DATA, ...HEADER, 'C: Hello Bob', 'C: .', ...TAKEN, ...QUIT]],
    [
      'header-malformed',
      [...DATA, 'C: From ann@example.org', ...HEADER.slice(1), 'C: ', 'C: hi', 'C: .', ...TAKEN, ...QUIT],
    ],
    ['no-header', [...DATA, 'C: Hello Bob, how are you', 'C: .', ...TAKEN, ...QUIT]],
    ['missing-from', [...DATA, ...HEADER.slice(1), 'C: ', 'C: hi', 'C: .', ...TAKEN, ...QUIT]],
    [
      'missing-date',
      [
        ...DATA,
        ...HEADER.filter((line) => !line.includes('Date')),
        'C: ',
        'C: hi',
        'C: .',
        ...TAKEN,
        ...QUIT,
      ],
    ],
    [
      'leading-dot-not-stuffed',
      [...DATA, ...HEADER, 'C: ', 'C: .profile is a file', 'C: .', ...TAKEN, ...QUIT],
    ],
    ['text-line-too-long', [...DATA, ...HEADER, 'C: ', `C: ${'x'.repeat(1200)}`, 'C: .', ...TAKEN, ...QUIT]],
    ['command-too-long', [...HELLO, `C: NOOP ${'x'.repeat(5000)}`, 'S: 500 5.5.2 Line too long', ...QUIT]],
    ['command-inside-data', [...DATA, ...HEADER, 'C: ', 'C: hi', 'C: QUIT']],
    [
      'header-outside-data',
      [...RCPT, 'C: Subject: hello', 'S: 502 5.5.2 Error: command not recognized', ...QUIT],
    ],
    [
      'from-differs-from-envelope',
      [
        ...DATA,
        'C: From: Carl <carl@example.org>',
        ...HEADER.slice(1),
        'C: ',
        'C: hi',
        'C: .',
        ...TAKEN,
        ...QUIT,
      ],
    ],
    [
      'to-differs-from-envelope',
      [
        ...DATA,
        HEADER[0]!,
        'C: To: zoe@example.net',
        ...HEADER.slice(2),
        'C: ',
        'C: hi',
        'C: .',
        ...TAKEN,
        ...QUIT,
      ],
    ],
    [
      'bcc-in-header',
      [...DATA, ...HEADER, 'C: Bcc: secret@example.net', 'C: ', 'C: hi', 'C: .', ...TAKEN, ...QUIT],
    ],
    ['closed-without-quit', SENT],
    [
      'pipelined-too-early',
      [
        ...OPEN,
        'c:EHLO client.example.org\r\nMAIL FROM:<ann@example.org>\r\n',
        'S: 250 mx.example.net',
        'S: 250 2.1.0 Ok',
        ...QUIT,
      ],
    ],
    [
      'unknown-parameter',
      [
        ...HELLO,
        'C: MAIL FROM:<ann@example.org> COLOUR=blue',
        'S: 555 5.5.4 Unsupported option: COLOUR=blue',
        ...QUIT,
      ],
    ],
    [
      'size-exceeded',
      [
        ...HELLO,
        'C: MAIL FROM:<ann@example.org> SIZE=99999999',
        'S: 552 5.3.4 Message size exceeds fixed limit',
        ...QUIT,
      ],
    ],
    [
      'starttls-not-offered',
      [...HELLO, 'C: STARTTLS', 'S: 502 5.5.1 Error: command not implemented', ...QUIT],
    ],
    [
      'auth-not-offered',
      [...HELLO, 'C: AUTH LOGIN', 'S: 503 5.5.1 Error: authentication not enabled', ...QUIT],
    ],
    [
      'auth-in-clear',
      [
        ...OPEN,
        'C: EHLO c.example.org',
        'S: 250-mx',
        'S: 250 AUTH PLAIN LOGIN',
        'C: AUTH PLAIN AGFubgBzZWNyZXQ=',
        'S: 235 2.7.0 Authentication successful',
        ...QUIT,
      ],
    ],
    [
      'auth-bad-base64',
      [
        ...OPEN,
        'C: EHLO c.example.org',
        'S: 250-mx',
        'S: 250 AUTH PLAIN LOGIN',
        'C: AUTH PLAIN ann:secret',
        'S: 501 5.5.2 Cannot decode',
        ...QUIT,
      ],
    ],
    [
      'auth-failed',
      [
        ...OPEN,
        'C: EHLO c.example.org',
        'S: 250-mx',
        'S: 250 AUTH PLAIN LOGIN',
        'C: AUTH PLAIN AGFubgBzZWNyZXQ=',
        'S: 535 5.7.8 Error: authentication failed',
        ...QUIT,
      ],
    ],
    [
      'base64-with-newline',
      [
        ...OPEN,
        'C: EHLO c.example.org',
        'S: 250-mx',
        'S: 250 AUTH LOGIN',
        'C: AUTH LOGIN',
        'S: 334 VXNlcm5hbWU6',
        'C: YW5uCg==',
        'S: 334 UGFzc3dvcmQ6',
        'C: c2VjcmV0Cg==',
        'S: 535 5.7.8 authentication failed',
        ...QUIT,
      ],
    ],
    [
      'auth-plain-nuls',
      [
        ...OPEN,
        'C: EHLO c.example.org',
        'S: 250-mx',
        'S: 250 AUTH PLAIN',
        'C: AUTH PLAIN YW5uc2VjcmV0',
        'S: 535 5.7.8 authentication failed',
        ...QUIT,
      ],
    ],
    [
      'relay-denied',
      [
        ...MAIL,
        'C: RCPT TO:<bob@elsewhere.example>',
        'S: 554 5.7.1 <bob@elsewhere.example>: Relay access denied',
        ...QUIT,
      ],
    ],
    [
      'unknown-mailbox',
      [
        ...MAIL,
        'C: RCPT TO:<no@example.net>',
        'S: 550 5.1.1 <no@example.net>: Recipient address rejected: User unknown',
        ...QUIT,
      ],
    ],
    [
      'mailbox-full',
      [
        ...MAIL,
        'C: RCPT TO:<bob@example.net>',
        'S: 452 4.2.2 The recipient’s inbox is out of storage space',
        ...QUIT,
      ],
    ],
    [
      'greylisted',
      [
        ...MAIL,
        'C: RCPT TO:<bob@example.net>',
        'S: 450 4.2.0 <bob@example.net>: Recipient address rejected: Greylisted, see http://postgrey',
        ...QUIT,
      ],
    ],
    [
      'service-closing',
      [...MAIL, 'S: 421 4.3.2 mx.example.net Service not available, closing transmission channel'],
    ],
    [
      'spf-fail',
      [
        ...MAIL,
        'C: RCPT TO:<bob@example.net>',
        'S: 550 5.7.23 SPF validation failed for example.org',
        ...QUIT,
      ],
    ],
    [
      'dmarc-fail',
      [
        ...DATA,
        ...HEADER,
        'C: ',
        'C: hi',
        'C: .',
        'S: 550 5.7.26 Rejected by DMARC policy of example.org',
        ...QUIT,
      ],
    ],
    [
      'dkim-fail',
      [...DATA, ...HEADER, 'C: ', 'C: hi', 'C: .', 'S: 550 5.7.20 No passing DKIM signature found', ...QUIT],
    ],
    [
      'policy-refused',
      [...MAIL, 'C: RCPT TO:<bob@example.net>', 'S: 550 5.7.1 Message rejected due to local policy', ...QUIT],
    ],
    [
      'http-on-smtp',
      [
        ...OPEN,
        'c:GET / HTTP/1.1\r\nHost: mx.example.net\r\n\r\n',
        'S: 221 2.7.0 Error: I can break rules, too. Goodbye.',
      ],
    ],
    ['tls-on-plain-port', [...OPEN, 'c:\u0016\u0003\u0001\u0000\u00f4\u0001\u0000\u0000']],
    [
      'eight-bit-header',
      [...DATA, ...HEADER.slice(0, 4), 'C: Subject: Été', 'C: ', 'C: hi', 'C: .', ...TAKEN, ...QUIT],
    ],
    ['eight-bit-body-undeclared', [...DATA, ...HEADER, 'C: ', 'C: Été', 'C: .', ...TAKEN, ...QUIT]],
    [
      'charset-mismatch',
      [
        ...DATA,
        ...HEADER,
        'C: MIME-Version: 1.0',
        'C: Content-Type: text/plain; charset=us-ascii',
        'C: ',
        'C: Été',
        'C: .',
        ...TAKEN,
        ...QUIT,
      ],
    ],
    [
      'shell-line-to-server',
      [...HELLO, 'C: ncat -C localhost 25', 'S: 502 5.5.2 Error: command not recognized', ...QUIT],
    ],
    ['eof-in-data', [...DATA, ...HEADER, 'C: ', 'C: hi']],
    [
      'second-mail-without-mail',
      [...SENT, 'C: RCPT TO:<zoe@example.net>', 'S: 503 5.5.1 Error: need MAIL command', ...QUIT],
    ],
    [
      'several-in-one-rcpt',
      [
        ...MAIL,
        'C: RCPT TO:<bob@example.net>,<zoe@example.net>',
        'S: 501 5.1.3 Bad recipient address syntax',
        ...QUIT,
      ],
    ],
    [
      'display-name-in-path',
      [...HELLO, 'C: MAIL FROM:Ann <ann@example.org>', 'S: 501 5.1.7 Bad sender address syntax', ...QUIT],
    ],
    [
      'typographic-paste',
      [...HELLO, 'C: MAIL FROM:‹ann@example.org›', 'S: 501 5.1.7 Bad sender address syntax', ...QUIT],
    ],
    ['pasted-replies', [...HELLO, 'C: 250 8BITMIME', 'S: 502 5.5.2 Error: command not recognized', ...QUIT]],
    [
      'arrow-keys-in-line',
      [
        ...HELLO,
        'C: MAIL FROM:<an\u001b[D\u001b[Dn@example.org>',
        'S: 501 5.1.7 Bad sender address syntax',
        ...QUIT,
      ],
    ],
    ['server-timed-out', [...HELLO, 'S: 421 4.4.2 mx.example.net Error: timeout exceeded']],
    ['real-address', [...HELLO, 'C: MAIL FROM:<ann@gmail.com>', 'S: 250 2.1.0 Ok', ...QUIT]],
    [
      'no-ehlo-after-starttls',
      [
        ...OPEN,
        'C: EHLO c.example.org',
        'S: 250-mx',
        'S: 250 STARTTLS',
        'C: STARTTLS',
        'S: 220 2.0.0 Ready to start TLS',
        'C: MAIL FROM:<ann@example.org>',
        'S: 503 5.5.1 Error: send HELO/EHLO first',
        ...QUIT,
      ],
    ],
    [
      'smtp-on-pop3',
      [
        'S: +OK Dovecot ready.',
        'C: EHLO me.example.org',
        'S: -ERR Unknown command.',
        'C: QUIT',
        'S: +OK Logging out',
      ],
    ],
    ['pop3-wrong-state', ['S: +OK ready', 'C: STAT', 'S: -ERR Unknown command.', 'C: QUIT', 'S: +OK bye']],
    [
      'pop3-no-such-message',
      [
        'S: +OK ready',
        'C: USER bob',
        'S: +OK',
        'C: PASS x',
        'S: +OK Logged in.',
        'C: STAT',
        'S: +OK 2 640',
        'C: RETR 9',
        "S: -ERR There's no message 9.",
        'C: QUIT',
        'S: +OK bye',
      ],
    ],
    [
      'pop3-dele-without-quit',
      [
        'S: +OK ready',
        'C: USER bob',
        'S: +OK',
        'C: PASS x',
        'S: +OK Logged in.',
        'C: DELE 1',
        'S: +OK Marked to be deleted.',
      ],
    ],
    [
      'smtp-on-imap',
      [
        'S: * OK [CAPABILITY IMAP4rev1] Dovecot ready.',
        'C: EHLO me.example.org',
        'S: EHLO BAD Error in IMAP command received by server.',
        'C: a LOGOUT',
        'S: * BYE Logging out',
        'S: a OK Logout completed.',
      ],
    ],
    [
      'imap-missing-tag',
      [
        'S: * OK [CAPABILITY IMAP4rev1] Dovecot ready.',
        'C: LOGIN bob x',
        'S: LOGIN BAD Error in IMAP command BOB: Unknown command.',
        'C: a LOGOUT',
        'S: * BYE Logging out',
        'S: a OK Logout completed.',
      ],
    ],
    [
      'imap-wrong-state',
      [
        'S: * OK [CAPABILITY IMAP4rev1] ready.',
        'C: a FETCH 1 BODY[]',
        'S: a BAD Error in IMAP command FETCH: Unknown command.',
        'C: b LOGOUT',
        'S: * BYE out',
        'S: b OK done',
      ],
    ],
    [
      'imap-fetch-sets-seen',
      [
        'S: * OK ready.',
        'C: a LOGIN bob x',
        'S: a OK Logged in',
        'C: b SELECT INBOX',
        'S: * 1 EXISTS',
        'S: b OK [READ-WRITE] Select completed',
        'C: c FETCH 1 BODY[]',
        'S: * 1 FETCH (FLAGS (\\Seen) BODY[] {2}',
        'S: hi)',
        'S: c OK Fetch completed',
        'C: d LOGOUT',
        'S: * BYE out',
        'S: d OK done',
      ],
    ],
  ])('%s', (id, text) => {
    expect(ids(...text)).toContain(id);
  });
});

describe('a correct dialogue', () => {
  it.each<[string, string[]]>([
    ['by hand', [...SENT, ...QUIT]],
    ['of two mails', [...SENT, ...SENT.slice(HELLO.length), ...QUIT]],
    [
      'pipelined (RFC 2920 §3.1)',
      [
        ...HELLO,
        'c:MAIL FROM:<ann@example.org> SIZE=300\r\nRCPT TO:<bob@example.net>\r\nDATA\r\n',
        's:250 2.1.0 Ok\r\n250 2.1.5 Ok\r\n354 End data\r\n',
        ...HEADER,
        'C: ',
        'C: hi',
        'C: .',
        ...TAKEN,
        ...QUIT,
      ],
    ],
    [
      'of a bounce',
      [
        ...HELLO,
        'C: MAIL FROM:<>',
        'S: 250 2.1.0 Ok',
        'C: RCPT TO:<bob@example.net>',
        'S: 250 2.1.5 Ok',
        'C: DATA',
        'S: 354 go',
        'C: From: MAILER-DAEMON@example.org',
        ...HEADER.slice(1),
        'C: ',
        'C: sorry',
        'C: .',
        ...TAKEN,
        ...QUIT,
      ],
    ],
    ['with guarded dots', [...DATA, ...HEADER, 'C: ', 'C: ..profile', 'C: ..', 'C: .', ...TAKEN, ...QUIT]],
    [
      'with folded fields',
      [
        ...DATA,
        ...HEADER,
        'C: References: <1@example.org>',
        'C:  <2@example.org>',
        'C: ',
        'C: hi',
        'C: .',
        ...TAKEN,
        ...QUIT,
      ],
    ],
    [
      'with UTF-8 declared',
      [
        ...HELLO,
        'C: MAIL FROM:<ann@example.org> BODY=8BITMIME',
        'S: 250 2.1.0 Ok',
        'C: RCPT TO:<bob@example.net>',
        'S: 250 2.1.5 Ok',
        'C: DATA',
        'S: 354 go',
        ...HEADER,
        'C: MIME-Version: 1.0',
        'C: Content-Type: text/plain; charset=utf-8',
        'C: Content-Transfer-Encoding: 8bit',
        'C: ',
        'C: Été',
        'C: .',
        ...TAKEN,
        ...QUIT,
      ],
    ],
    [
      'of NOOP, RSET, VRFY and HELP',
      [
        ...MAIL,
        'C: NOOP',
        'S: 250 2.0.0 Ok',
        'C: RSET',
        'S: 250 2.0.0 Ok',
        'C: VRFY bob',
        'S: 252 2.0.0 bob',
        'C: HELP',
        'S: 214 see RFC 5321',
        ...QUIT,
      ],
    ],
    [
      'in lower case (RFC 5321 §2.4)',
      [
        ...OPEN,
        'C: ehlo client.example.org',
        'S: 250 mx',
        'C: mail from:<ann@example.org>',
        'S: 250 ok',
        'C: rcpt to:<bob@example.net>',
        'S: 250 ok',
        ...QUIT,
      ],
    ],
    [
      'POP3',
      [
        'S: +OK ready',
        'C: CAPA',
        'S: +OK',
        'S: USER',
        'S: UIDL',
        'S: .',
        'C: USER bob',
        'S: +OK',
        'C: PASS x',
        'S: +OK Logged in.',
        'C: LIST',
        'S: +OK 1 messages:',
        'S: 1 320',
        'S: .',
        'C: RETR 1',
        'S: +OK 320 octets',
        'S: Subject: x',
        'S: ',
        'S: ..dot',
        'S: .',
        'C: QUIT',
        'S: +OK Logging out.',
      ],
    ],
    [
      'IMAP',
      [
        'S: * OK [CAPABILITY IMAP4rev1 STARTTLS] ready.',
        'C: a1 LOGIN "bob" "x y"',
        'S: a1 OK Logged in',
        'C: a2 SELECT INBOX',
        'S: * FLAGS (\\Answered \\Seen)',
        'S: * 3 EXISTS',
        'S: * 0 RECENT',
        'S: a2 OK [READ-WRITE] Select completed',
        'C: a3 FETCH 1 (FLAGS BODY.PEEK[HEADER.FIELDS (SUBJECT)])',
        'S: * 1 FETCH (FLAGS () BODY[HEADER.FIELDS (SUBJECT)] {14}',
        's:Subject: x\r\n\r\n)\r\n',
        'S: a3 OK Fetch completed',
        'C: a4 LOGOUT',
        'S: * BYE Logging out',
        'S: a4 OK Logout completed.',
      ],
    ],
  ])('%s has no mistake in it', (_, text) => {
    const cards = ids(...text).filter((id) => (COACH_CASES as Record<string, CoachCase>)[id]?.as === 'card');
    expect(cards).toEqual([]);
  });
});

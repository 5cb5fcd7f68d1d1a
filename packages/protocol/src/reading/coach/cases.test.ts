import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type CaseId, COACH_CASES, type CoachCase } from '../../knowledge/coach-cases.ts';
import { CASE_OF_NOTE, COACH_CAUSES } from '../../knowledge/coach-causes.ts';
import { octetsOfLatin1 } from '../../octets.ts';
import { quiet } from '../fold.ts';
import type { DialogueReading } from '../reading.ts';
import { CAMPUS, campus, MOCK, mock, read, Talk, Telling } from '../talk.fixture.ts';

const FOREIGN = { ...CAMPUS, host: '', service: 'dialled', handle: 'teal-heron', mailboxes: [] };

/** `S ` and `C ` lines end with CR LF; `s ` and `c ` are octets as they stand. */
function tell(...text: string[]): Telling {
  const telling = new Telling(FOREIGN);
  for (const line of text) {
    const said = line.slice(2);
    const octets = /^[SC]/.test(line) ? `${said}\r\n` : said;
    if (/^s/i.test(line)) telling.server(octets);
    else telling.client(octets);
  }
  return telling;
}

const lab = (...lines: string[]): Talk => new Talk(campus(), CAMPUS).lines(...lines);

const LINES = ['EHLO me.campus.test', 'MAIL FROM:<alice@campus.test>', 'RCPT TO:<bob@campus.test>', 'DATA'];
const [GREET, MAIL, RCPT] = LINES as [string, string, string, string];
const HEADER = [
  'From: alice@campus.test',
  'To: bob@campus.test',
  'Date: Mon, 5 Jan 2026 10:00:00 +0100',
  'Subject: x',
];
const letter = (...lines: string[]): Talk => lab(...LINES, ...HEADER, ...lines);

const OPEN = [
  'S 220 mx.example.org ESMTP Postfix',
  'C EHLO me.example.com',
  'S 250-mx.example.org',
  'S 250 SIZE 1000',
];
const SENDER = [...OPEN, 'C MAIL FROM:<alice@example.com>', 'S 250 2.1.0 Ok'];
const TAKEN = [...SENDER, 'C RCPT TO:<bob@example.org>', 'S 250 2.1.5 Ok'];
const DATA = [...TAKEN, 'C DATA', 'S 354 go'];
const SENT = [
  ...DATA,
  ...HEADER.map((line) => `C ${line}`),
  'C ',
  'C hello',
  'C .',
  'S 250 2.0.0 Ok: queued as 4D1A',
];
const LOGIN = [
  'S 220 mx.example.org ESMTP',
  'C EHLO me.example.com',
  'S 250-mx.example.org',
  'S 250 AUTH PLAIN LOGIN',
];
const SECURE = [
  'S 220 mx.example.org ESMTP',
  'C EHLO me.example.com',
  'S 250-mx.example.org',
  'S 250 STARTTLS',
  'C STARTTLS',
  'S 220 2.0.0 go ahead',
];
/** The handshake behind STARTTLS, or at once, ends without TLS. */
function unsecured(how: { by: 'client' | 'server'; alert?: string }, telling = tell(...SECURE)): Telling {
  const reason = how.alert === undefined ? 'wrong version number' : `tlsv1 alert ${how.alert}`;
  return telling.event({ kind: 'unsecured', at: telling.at, reason, ...how });
}
const rcpt = (reply: string): Telling => tell(...SENDER, 'C RCPT TO:<bob@example.org>', `S ${reply}`);

/** Nothing more crosses. */
function silent(telling: Telling, seconds = Number.POSITIVE_INFINITY): Telling {
  quiet(telling.reading, telling.at - 1000 + seconds * 1_000_000);
  return telling;
}

interface Heard {
  cards: CaseId[];
  notes: CaseId[];
}
const seen = new Set<string>();
const seenNotes = new Set<string>();

function heard({ exchanges, differs }: DialogueReading): Heard {
  const coaches = exchanges.flatMap(({ coach, alsoCoach = [] }) => (coach ? [coach, ...alsoCoach] : []));
  for (const { cause } of coaches) seen.add(cause);
  const notes = [...exchanges.flatMap((exchange) => exchange.notes), ...differs];
  for (const { said } of notes) seenNotes.add(said.id.replace('note.', ''));
  const cards = coaches.map((coach) => coach.case);
  const noted = notes.flatMap((note) => (note.case === undefined ? [] : [note.case]));
  for (const id of [...cards, ...noted]) seen.add(id);
  return { cards, notes: noted };
}

describe('a card, for what was refused or leads nowhere', () => {
  it.each<[CaseId, string, () => Telling]>([
    ['unknown-verb', 'at campus', () => lab(GREET, 'FROBNICATE')],
    ['unknown-verb', 'beyond ASCII', () => lab('Überraschung')],
    [
      'space-after-colon',
      'before a strict server',
      () => tell(...OPEN, 'C MAIL FROM: <alice@example.com>', 'S 501 5.5.4 Syntax: MAIL FROM:<address>'),
    ],
    [
      'bare-lf',
      'that a strict server still waits behind',
      () => silent(tell('S 220 mx.example.org', 'c HELO me\n')),
    ],
    [
      'helo-hides-extensions',
      'for STARTTLS',
      () => tell('S 220 mx.example.org', 'C HELO me.test', 'S 250 mx', 'C STARTTLS', 'S 503 EHLO first'),
    ],
    ['misspelled-verb', 'at campus', () => lab(GREET, 'MIAL FROM:<alice@campus.test>')],
    [
      'bare-cr',
      'inside a line',
      () => tell(...OPEN, 'c MAIL FROM:<a@example.com>\rRCPT TO:<b@example.org>\r\n', 'S 501 5.5.4 no'),
    ],
    [
      'bare-cr',
      'for a line end, in silence',
      () => silent(new Talk(mock(), MOCK).says('EHLO me.campus.test\r')),
    ],
    [
      'bare-cr',
      'for a line end, when the call is over',
      () => new Talk(mock(), MOCK).says('EHLO me\rQUIT\r').closed('client'),
    ],
    [
      'bare-lf',
      'refused (Postfix 3.9)',
      () =>
        tell(
          ...DATA,
          'C Subject: x',
          'c \nhi\n',
          'C .',
          'S 521 5.5.2 mx.example.org Error: bare <LF> received',
        ),
    ],
    ['println-line-ending', 'an LF too many', () => new Talk(mock(), MOCK).says('EHLO me.campus.test\r\n\n')],
    [
      'no-greeting',
      'MAIL',
      () => tell(OPEN[0]!, 'C MAIL FROM:<a@example.com>', 'S 503 5.5.1 Error: send HELO/EHLO first'),
    ],
    ['greeting-without-domain', 'at campus', () => lab('EHLO')],
    ['greeting-malformed', 'at campus', () => lab('EHLO my own machine')],
    [
      'greeting-malformed',
      'later, at RCPT (Postfix)',
      () => rcpt('504 5.5.2 <me>: Helo command rejected: need fully-qualified hostname'),
    ],
    [
      'ehlo-not-known',
      'an old server',
      () => tell(OPEN[0]!, 'C EHLO me.example.com', 'S 502 Command not implemented'),
    ],
    [
      'early-talker',
      'refused (sendmail)',
      () => tell('C EHLO me.example.com', 'S 554 5.5.0 mx.example.org ESMTP not accepting messages'),
    ],
    [
      'pipelined-too-early',
      'refused (Exim)',
      () => tell(...OPEN, 'C NOOP', 'S 554 SMTP synchronization error'),
    ],
    [
      'pipelined-too-early',
      'refused (Postfix)',
      () => tell(OPEN[0]!, 'C EHLO me', 'S 554 5.5.0 Error: SMTP protocol synchronization'),
    ],
    ['mail-without-from', 'at campus', () => lab(GREET, 'MAIL <alice@campus.test>')],
    ['mail-without-from', 'alone', () => lab(GREET, 'MAIL')],
    ['rcpt-without-to', 'at campus', () => lab(GREET, MAIL, 'RCPT <bob@campus.test>')],
    ['missing-colon', 'at campus', () => lab(GREET, 'MAIL FROM <alice@campus.test>')],
    ['space-before-colon', 'at campus', () => lab(GREET, 'MAIL FROM : <alice@campus.test>')],
    ['missing-angle-brackets', 'at campus', () => lab(GREET, 'MAIL FROM:alice@campus.test')],
    ['unclosed-bracket', 'at campus', () => lab(GREET, 'MAIL FROM:<alice@campus.test')],
    ['address-without-domain', 'at campus', () => lab(GREET, MAIL, 'RCPT TO:<bob>')],
    ['address-malformed', 'at campus', () => lab(GREET, MAIL, 'RCPT TO:<bob..b@campus.test>')],
    ['address-missing', 'at campus', () => lab(GREET, 'MAIL FROM:')],
    ['several-senders', 'at campus', () => lab(GREET, 'MAIL FROM:<alice@campus.test,bob@campus.test>')],
    [
      'several-in-one-rcpt',
      'with a comma',
      () => lab(GREET, MAIL, 'RCPT TO:<bob@campus.test>, <alice@campus.test>'),
    ],
    [
      'several-in-one-rcpt',
      'with a space',
      () => lab(GREET, MAIL, 'RCPT TO:<bob@campus.test> <alice@campus.test>'),
    ],
    ['display-name-in-path', 'before it', () => lab(GREET, MAIL, 'RCPT TO:Bob <bob@campus.test>')],
    ['display-name-in-path', 'behind it', () => lab(GREET, MAIL, 'RCPT TO:<bob@campus.test> (Bob)')],
    ['null-recipient', 'at campus', () => lab(GREET, MAIL, 'RCPT TO:<>')],
    ['unicode-without-smtputf8', 'at campus', () => lab(GREET, 'MAIL FROM:<élise@campus.test>')],
    ['typographic-paste', 'quotes', () => lab(GREET, 'MAIL FROM:“alice@campus.test”')],
    ['typographic-paste', 'a no-break space', () => lab('EHLO\u00a0me.campus.test')],
    [
      'typographic-paste',
      'a dash in windows-1252',
      () =>
        tell(...OPEN)
          .client(octetsOfLatin1('MAIL FROM:<a@b\x96c.example>\r\n'))
          .server('501 5.1.7 Bad sender address syntax\r\n'),
    ],
    ['nested-mail', 'at campus', () => lab(GREET, MAIL, MAIL)],
    ['rcpt-before-mail', 'at campus', () => lab(GREET, RCPT)],
    ['data-before-rcpt', 'at campus', () => lab(GREET, MAIL, 'DATA')],
    [
      'data-before-rcpt',
      'Postfix',
      () => tell(...SENDER, 'C DATA', 'S 554 5.5.1 Error: no valid recipients'),
    ],
    ['second-mail-without-mail', 'at campus', () => letter('', 'hi', '.').lines(RCPT)],
    ['all-recipients-refused', 'at campus', () => lab(GREET, MAIL, 'RCPT TO:<nobody@campus.test>', 'DATA')],
    [
      'all-recipients-refused',
      'after the dot',
      () =>
        tell(
          ...SENDER,
          'C RCPT TO:<no@example.org>',
          'S 550 5.1.1 no',
          'C DATA',
          'S 354 go',
          'C hi',
          'C .',
          'S 554 5.5.1 No valid recipients',
        ),
    ],
    ['data-with-argument', 'at campus', () => lab(...LINES.slice(0, 3), 'DATA now')],
    ['argument-not-allowed', 'at campus', () => lab('QUIT please')],
    ['argument-missing', 'at campus', () => lab('VRFY')],
    ['argument-malformed', 'elsewhere', () => tell(...OPEN, 'C HELP', 'S 501 5.5.4 what help')],
    ['parameter-malformed', 'at campus', () => lab(GREET, 'MAIL FROM:<alice@campus.test> SIZE=big')],
    ['unknown-parameter', 'at campus', () => lab(GREET, 'MAIL FROM:<alice@campus.test> RET=FULL')],
    [
      'unknown-parameter',
      'by 501',
      () => tell(...OPEN, 'C MAIL FROM:<a@example.com> BODY=8BITMIME', 'S 501 5.5.4 malformed'),
    ],
    ['out-of-order', 'elsewhere', () => tell(...OPEN, 'C NOOP', 'S 503 5.5.1 not now')],
    ['empty-line', 'at campus', () => lab('')],
    ['leading-space', 'at campus', () => lab(` ${GREET}`)],
    ['command-too-long', 'at campus', () => lab(`NOOP ${'x'.repeat(5000)}`)],
    ['arrow-keys-in-line', 'at campus', () => lab('EHLO me\x1b[D\x1b[D.campus.test')],
    ['control-character', 'at campus', () => lab('NO\0OP')],
    ['header-outside-data', 'at campus', () => lab(...LINES.slice(0, 3), 'Subject: My first mail')],
    ['header-outside-data', 'behind a refused DATA', () => lab(GREET, MAIL, 'DATA', 'Subject: x')],
    ['letter-outside-data', 'behind a refused DATA', () => lab(GREET, MAIL, 'DATA', 'Hello Bob,')],
    ['dot-outside-data', 'at campus', () => lab('.')],
    ['shell-line-to-server', 'a program', () => lab('ncat -C localhost 1025')],
    ['shell-line-to-server', 'with its prompt', () => lab('teal-heron@lab:~$ ls -l')],
    ['pasted-replies', 'a reply', () => lab(GREET, '250 2.1.0 Sender ok')],
    ['pasted-replies', 'with who speaks', () => lab('C: EHLO me.campus.test')],
    ['pasted-replies', 'from swaks', () => lab('<-  250 OK')],
    [
      'smtp-on-http',
      'a web server complains',
      () =>
        tell(
          'c EHLO client.example.org\r\n',
          'S HTTP/1.1 400 Bad Request',
          'S Content-Type: text/plain',
          'S ',
          'S 400 Bad Request',
        ),
    ],
    [
      'http-on-smtp',
      'Postfix hangs up politely',
      () =>
        tell(
          OPEN[0]!,
          'c GET / HTTP/1.1\r\nHost: mx.example.org\r\n\r\n',
          'S 221 2.7.0 Error: I can break rules, too. Goodbye.',
        ),
    ],
    [
      'tls-on-plain-port',
      'after the greeting',
      () => tell(OPEN[0]!).client(Uint8Array.of(22, 3, 1, 0, 200, 1)),
    ],
    [
      'tls-on-plain-port',
      'before it',
      () =>
        tell()
          .client(Uint8Array.of(22, 3, 1, 0, 200, 1))
          .server('220 mx.example.org ESMTP\r\n'),
    ],
    [
      'plain-on-tls-port',
      'an alert',
      () => tell('C EHLO me.example.com').server(Uint8Array.of(21, 3, 3, 0, 2, 2, 70)),
    ],
    [
      'plain-on-tls-port',
      'silence',
      () => silent(new Telling({ ...CAMPUS, port: 465, service: 'submissions' })),
    ],
    [
      'plain-on-tls-port',
      'the server hangs up',
      () => new Telling({ ...CAMPUS, port: 465 }).client('EHLO me\r\n').closed('server'),
    ],
    [
      'plaintext-after-starttls',
      'pipelined behind it: thrown away',
      () =>
        tell(...SECURE.slice(0, 4))
          .client('STARTTLS\r\nMAIL FROM:<a@x.test>\r\n')
          .server('220 go ahead\r\n'),
    ],
    ['certificate-refused', 'another authority', () => unsecured({ by: 'client', alert: 'unknown_ca' })],
    ['certificate-refused', 'another name', () => unsecured({ by: 'client', alert: 'bad_certificate' })],
    [
      'certificate-refused',
      'at once, on port 465',
      () => unsecured({ by: 'client', alert: 'certificate_expired' }, new Telling({ ...CAMPUS, port: 465 })),
    ],
    [
      'certificate-refused',
      'gone without a word as soon as TLS stands',
      () => {
        const telling = tell(...SECURE);
        return telling.event({ kind: 'secured', at: telling.at }).closed('client');
      },
    ],
    ['tls-broken-off', 'no version in common', () => unsecured({ by: 'client', alert: 'protocol_version' })],
    ['tls-broken-off', 'no TLS behind the 220', () => unsecured({ by: 'server' })],
    [
      'plain-on-tls-port',
      'the TLS library says so',
      () => unsecured({ by: 'server' }, new Telling({ ...CAMPUS, port: 465 })),
    ],
    [
      'connection-broken',
      'before the answer',
      () => {
        const telling = tell(...OPEN, 'C MAIL FROM:<a@example.com>');
        return telling.event({ kind: 'closed', at: telling.at, by: 'server', how: 'reset' });
      },
    ],
    [
      'connection-broken',
      'before a word',
      () => new Telling(CAMPUS).event({ kind: 'closed', at: 9e9, by: 'server', how: 'reset' }),
    ],
    [
      'connection-broken',
      'at the dot (RFC 1047)',
      () => {
        const telling = tell(...DATA, 'C ', 'C hello', 'C .');
        return telling.event({ kind: 'closed', at: telling.at, by: 'server', how: 'reset' });
      },
    ],
    ['connection-broken', 'in half a reply', () => tell(...SECURE.slice(0, 3)).closed('server')],
    ['starttls-not-offered', 'at campus', () => lab(GREET, 'STARTTLS')],
    [
      'tls-unavailable',
      'elsewhere',
      () => tell(...SECURE.slice(0, 5), 'S 454 4.7.0 TLS not available due to local problem'),
    ],
    [
      'tls-required',
      'elsewhere',
      () => tell(...OPEN, 'C MAIL FROM:<a@example.com>', 'S 530 5.7.0 Must issue a STARTTLS command first'),
    ],
    [
      'no-ehlo-after-starttls',
      'TLS that a transcript does not show',
      () => tell(...SECURE, 'C MAIL FROM:<a@example.com>', 'S 503 5.5.1 Error: send HELO/EHLO first'),
    ],
    [
      'plaintext-after-starttls',
      'and the server hangs up',
      () => tell(...SECURE, 'C EHLO me.example.com').closed('server'),
    ],
    [
      'plaintext-after-starttls',
      'and TLS is alarmed',
      () => tell(...SECURE, 'C EHLO me.example.com').server(Uint8Array.of(21, 3, 3, 0, 2, 2, 10)),
    ],
    [
      'plaintext-after-starttls',
      'in one piece with it',
      () => tell(...SECURE.slice(0, 4), 'c STARTTLS\r\nMAIL FROM:<a@example.com>\r\n', SECURE[5]!),
    ],
    ['auth-not-offered', 'at campus', () => lab(GREET, 'AUTH LOGIN')],
    [
      'auth-not-offered',
      'before STARTTLS',
      () => tell(...SECURE.slice(0, 4), 'C AUTH LOGIN', 'S 503 5.5.1 Error: authentication not enabled'),
    ],
    [
      'auth-mechanism-unknown',
      'elsewhere',
      () => tell(...LOGIN, 'C AUTH CRAM-MD5', 'S 504 5.5.4 Unrecognized authentication type'),
    ],
    [
      'auth-bad-base64',
      'elsewhere',
      () => tell(...LOGIN, 'C AUTH PLAIN alice:secret', 'S 501 5.5.2 Cannot decode'),
    ],
    [
      'base64-with-newline',
      'echo without -n',
      () =>
        tell(
          ...LOGIN,
          'C AUTH LOGIN',
          'S 334 VXNlcm5hbWU6',
          'C YWxpY2UK',
          'S 334 UGFzc3dvcmQ6',
          'C c2VjcmV0Cg==',
          'S 535 5.7.8 no',
        ),
    ],
    [
      'base64-with-newline',
      'cut after 76 signs, as Python’s encodebytes does',
      () =>
        tell(
          ...LOGIN,
          `c AUTH PLAIN ${'AGFu'.repeat(19)}\nYnk=\n\r\n`,
          'S 535 5.7.8 Error: authentication failed',
          'S 500 5.5.2 Error: command not recognized',
          'S 500 5.5.2 Error: bad syntax',
        ),
    ],
    ['auth-plain-nuls', 'none', () => tell(...LOGIN, 'C AUTH PLAIN YWxpY2U6c2VjcmV0', 'S 535 5.7.8 no')],
    ['auth-failed', 'elsewhere', () => tell(...LOGIN, 'C AUTH PLAIN AGFsaWNlAHNlY3JldA==', 'S 535 5.7.8 no')],
    [
      'auth-required',
      'elsewhere',
      () => tell(...OPEN, 'C MAIL FROM:<a@example.com>', 'S 530 5.7.0 Authentication required'),
    ],
    ['relay-denied', 'at campus', () => lab(GREET, MAIL, 'RCPT TO:<dean@faculty.test>')],
    ['relay-denied', 'Postfix, for now', () => rcpt('454 4.7.1 <bob@example.org>: Relay access denied')],
    ['relay-denied', 'Exim', () => rcpt('550 relay not permitted')],
    [
      'relay-denied',
      'Exchange',
      () => rcpt('550 5.7.54 SMTP; Unable to relay recipient in non-accepted domain'),
    ],
    ['relay-denied', 'sendmail', () => rcpt('550 5.7.1 <bob@example.org>... Relaying denied')],
    [
      'relay-denied',
      'qmail',
      () => rcpt("553 sorry, that domain isn't in my list of allowed rcpthosts (#5.7.1)"),
    ],
    ['unknown-mailbox', 'at campus', () => lab(GREET, MAIL, 'RCPT TO:<nobody@campus.test>')],
    [
      'unknown-mailbox',
      'Postfix',
      () =>
        rcpt(
          '550 5.1.1 <bob@example.org>: Recipient address rejected: User unknown in local recipient table',
        ),
    ],
    ['unknown-mailbox', 'Exim', () => rcpt('550 Unrouteable address')],
    [
      'unknown-mailbox',
      'Exchange',
      () => rcpt('550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup'),
    ],
    [
      'unknown-mailbox',
      'Exchange Online',
      () => rcpt('550 5.4.1 Recipient address rejected: Access denied.'),
    ],
    [
      'unknown-mailbox',
      'Gmail',
      () =>
        rcpt(
          '550-5.1.1 The email account that you tried to reach does not exist. Please try\r\n550 5.1.1 double-checking',
        ),
    ],
    [
      'unknown-mailbox',
      'for now',
      () => rcpt('450 4.1.1 <bob@example.org>: Recipient address rejected: unverified address: User unknown'),
    ],
    [
      'mailbox-full',
      'Dovecot behind Postfix',
      () => rcpt('552 5.2.2 <bob@example.org> Quota exceeded (mailbox for user is full)'),
    ],
    [
      'mailbox-full',
      'Gmail',
      () =>
        rcpt('452-4.2.2 The email account that you tried to reach is over quota. Please\r\n452 4.2.2 direct'),
    ],
    ['mailbox-moved', 'at campus', () => lab(GREET, MAIL, 'RCPT TO:<moved@campus.test>')],
    [
      'mailbox-moved',
      'Postfix',
      () =>
        rcpt('550 5.1.6 <bob@example.org>: Recipient address rejected: User has moved to bob@example.net'),
    ],
    ['mailbox-busy', 'elsewhere', () => rcpt('450 4.2.1 mailbox locked')],
    ['too-many-recipients', 'elsewhere', () => rcpt('452 4.5.3 Too many recipients')],
    [
      'greylisted',
      'Postgrey',
      () => rcpt('450 4.2.0 <bob@example.org>: Recipient address rejected: Greylisted, see http://postgrey'),
    ],
    ['greylisted', 'by its code', () => rcpt('451 4.7.1 Please try again in 300 seconds')],
    ['server-failed', 'elsewhere', () => rcpt('451 4.3.0 Queue file write error')],
    ['server-full', 'elsewhere', () => rcpt('452 4.3.1 Insufficient system storage')],
    [
      'sender-domain-unknown',
      'Postfix',
      () => rcpt('550 5.1.8 <alice@example.com>: Sender address rejected: Domain not found'),
    ],
    [
      'recipient-domain-unknown',
      'Postfix',
      () => rcpt('450 4.1.2 <bob@example.org>: Recipient address rejected: Domain not found'),
    ],
    ['mx-null', 'RFC 7505', () => rcpt('556 5.1.10 Recipient address has null MX')],
    [
      'client-denylisted',
      'Postfix',
      () => rcpt('554 5.7.1 Service unavailable; Client host [192.0.2.1] blocked using zen.spamhaus.org'),
    ],
    [
      'client-denylisted',
      'at campus',
      () =>
        rcpt(
          '554 5.7.1 Client [203.0.113.66] is on a denylist: 66.113.0.203.dnsbl.test is 127.0.0.2 (sent spam)',
        ),
    ],
    [
      'no-reverse-name',
      'at campus',
      () =>
        rcpt(
          '550 5.7.25 Client [203.0.113.20] has no reverse name: 20.113.0.203.in-addr.arpa has no PTR record',
        ),
    ],
    [
      'no-reverse-name',
      'Postfix',
      () => rcpt('450 4.7.25 Client host rejected: cannot find your reverse hostname, [192.0.2.1]'),
    ],
    [
      'rate-limited',
      'at campus',
      () =>
        tell(
          ...OPEN,
          'C MAIL FROM:<a@example.com>',
          'S 450 4.7.1 Client [192.0.2.1] sends too fast: 6 mails within a minute, 5 are allowed',
        ),
    ],
    [
      'service-closing',
      'that goes on too fast',
      () =>
        tell(
          ...OPEN,
          'C MAIL FROM:<a@example.com>',
          'S 421 4.7.0 mx.example.net Client [192.0.2.1] goes on too fast, closing',
        ),
    ],
    ['policy-refused', 'a local policy', () => rcpt('550 5.7.1 Message rejected due to local policy')],
    [
      'policy-refused',
      'at the dot (Gmail)',
      () =>
        tell(
          ...SENT.slice(0, -1),
          'S 550-5.7.26 This mail has been blocked because the sender is unauthenticated.\r\n550 5.7.26 done',
        ),
    ],
    ['letter-refused', 'at the dot', () => tell(...SENT.slice(0, -1), 'S 554 5.6.0 no')],
    ['size-exceeded', 'declared', () => lab(GREET, 'MAIL FROM:<alice@campus.test> SIZE=99999999')],
    [
      'size-exceeded',
      'at the dot',
      () => tell(...SENT.slice(0, -1), 'S 552 5.3.4 Error: message file too big'),
    ],
    ['list-kept-private', 'at campus', () => lab(GREET, 'EXPN staff')],
    ['command-not-implemented', 'at campus', () => lab(GREET, 'ETRN campus.test')],
    ['obsolete-command', 'at campus', () => lab(GREET, 'TURN')],
    [
      'obsolete-command',
      'Postfix',
      () => tell(...OPEN, 'C SOML FROM:<a@example.com>', 'S 500 5.5.2 Error: command not recognized'),
    ],
    ['no-service', 'elsewhere', () => tell('S 554 mx.example.org no service')],
    ['service-closing', 'elsewhere', () => tell(...OPEN, 'S 421 4.3.2 mx.example.org is going down')],
    [
      'too-many-mistakes',
      'Postfix',
      () => tell(...OPEN, 'C FROB', 'S 421 4.7.0 mx.example.org Error: too many errors'),
    ],
    ['server-timed-out', 'at campus', () => lab(GREET).give({ kind: 'idle' })],
    [
      'server-timed-out',
      'without a word',
      () => tell(...OPEN).event({ kind: 'closed', at: 9e9, by: 'server', how: 'timed-out' }),
    ],
    ['refused-for-now', 'elsewhere', () => tell(...OPEN, 'C NOOP', 'S 450 4.0.0 busy')],
    ['refused-for-good', 'elsewhere', () => tell(...OPEN, 'C NOOP', 'S 554 5.3.0 no')],
    [
      'reads-one-line-per-reply',
      'it spoke between',
      () => tell(...OPEN.slice(0, 3), 'C MAIL FROM:<a@example.com>', 'S 250 SIZE 1000', 'S 250 2.1.0 Ok'),
    ],
    ['unended-line', 'when the call is over', () => new Talk(mock(), MOCK).says('QUIT').closed('client')],
    ['unended-line', 'in silence', () => silent(new Talk(mock(), MOCK).says('QUIT'))],
  ])('%s: %s', (id, _title, telling) => {
    expect(heard(telling().reading).cards).toContain(id);
  });
});

describe('a card inside the letter, where nothing is answered', () => {
  it.each<[CaseId, string, () => Telling]>([
    ['dot-bare-lf', 'LF alone', () => letter('', 'hi').says('.\n')],
    ['dot-with-blanks', 'behind', () => letter('', 'hi', '. ')],
    ['dot-not-alone', 'with QUIT', () => letter('', 'hi', '.QUIT')],
    ['dot-not-alone', 'in quotes', () => letter('', 'hi', '"."')],
    ['dot-not-alone', 'spelled out', () => letter('', 'hi', '.\\r\\n')],
    ['dot-not-alone', 'at the end of a sentence, in silence', () => silent(letter('', 'Hello Bob.'))],
    ['waiting-for-dot', 'in silence', () => silent(letter('', 'Hello Bob'))],
    ['command-inside-data', 'QUIT', () => letter('', 'hi', 'QUIT')],
    ['command-inside-data', 'in small letters', () => letter('', 'hi', 'mail from:<alice@campus.test>')],
    ['no-empty-line', 'text in the header', () => letter('Hello Bob, how are you?')],
    ['no-empty-line', 'a line of spaces', () => letter('  ')],
    ['header-malformed', 'no colon', () => lab(...LINES, 'Subject My first mail')],
    ['header-malformed', 'a name of two words', () => lab(...LINES, 'My Subject: hello')],
    ['eof-in-data', 'the client hangs up', () => letter('', 'hi').closed('client')],
  ])('%s: %s', (id, _title, telling) => {
    expect(heard(telling().reading).cards).toContain(id);
  });
});

describe('a card of silence', () => {
  it.each<[CaseId, number, () => Telling]>([
    ['greeting-awaited', 5, () => new Telling(MOCK)],
    ['reply-awaited', 5, () => tell(...OPEN, 'C NOOP')],
    ['waiting-for-dot', 10, () => letter('', 'hi')],
    ['client-silent', 30, () => lab(GREET)],
    ['unended-line', 5, () => new Talk(mock(), MOCK).says('NO')],
  ])(
    '%s speaks after %i seconds, not before, and is taken back with the next octets',
    (id, seconds, telling) => {
      const talk = telling();
      const { version } = talk.reading;
      expect(quiet(talk.reading, talk.at - 1000 + seconds * 1_000_000 - 1)).toBe(false);
      expect(talk.reading.version).toBe(version);
      expect(quiet(talk.reading, talk.at - 1000 + seconds * 1_000_000)).toBe(true);
      expect(heard(talk.reading).cards).toContain(id);
      expect(quiet(talk.reading, Number.POSITIVE_INFINITY)).toBe(false);
      talk.client('x\r\n');
      expect(heard(talk.reading).cards).not.toContain(id);
    },
  );

  it('stays when the connection ends in it', () => {
    expect(heard(silent(letter('', 'hi')).closed('client').reading).cards).toEqual([
      'waiting-for-dot',
      'eof-in-data',
    ]);
  });

  it('has nothing to add to a refused line, nor after a mail that was taken', () => {
    expect(heard(silent(lab(GREET, 'FROBNICATE')).reading).cards).toEqual(['unknown-verb']);
    expect(heard(silent(letter('', 'hi', '.')).reading).cards).toEqual([]);
  });
});

describe('a note, where nobody is stuck', () => {
  it.each<[CaseId, string, () => Telling]>([
    [
      'missing-angle-brackets',
      'forgiven (Postfix)',
      () => tell(...OPEN, 'C MAIL FROM:alice@example.com', 'S 250 2.1.0 Ok'),
    ],
    [
      'display-name-in-path',
      'forgiven',
      () => tell(...OPEN, 'C MAIL FROM: Alice <alice@example.com>', 'S 250 2.1.0 Ok'),
    ],
    ['greeting-without-domain', 'forgiven', () => tell(OPEN[0]!, 'C EHLO', 'S 250 mx')],
    [
      'nested-mail',
      'forgiven (Mailpit)',
      () => tell(...SENDER, 'C MAIL FROM:<carl@example.com>', 'S 250 2.1.0 Ok'),
    ],
    ['data-before-rcpt', 'forgiven', () => tell(...SENDER, 'C DATA', 'S 354 go')],
    ['data-with-argument', 'forgiven', () => tell(...TAKEN, 'C DATA now', 'S 354 go')],
    [
      'unicode-without-smtputf8',
      'forgiven',
      () => tell(...SENDER, 'C RCPT TO:<élise@example.org>', 'S 250 ok'),
    ],
    [
      'unknown-parameter',
      'forgiven',
      () => tell(...OPEN, 'C MAIL FROM:<alice@example.com> COLOUR=blue', 'S 250 ok'),
    ],
    [
      'open-relay',
      'at faculty',
      () =>
        new Telling({ ...CAMPUS, host: 'mx1.faculty.test', service: 'mx1' })
          .server('220 mx1.faculty.test ESMTP\r\n')
          .client('EHLO spam.test\r\n')
          .server('250 mx1.faculty.test\r\n')
          .client('MAIL FROM:<a@spam.test>\r\n')
          .server('250 2.1.0 Sender ok\r\n')
          .client('RCPT TO:<dean@faculty.test>\r\n')
          .server('250 2.1.5 Recipient ok\r\n')
          .client('RCPT TO:<victim@lonely.test>\r\n')
          .server('250 2.1.5 Recipient ok\r\n'),
    ],
    ['bare-lf', 'at DATA', () => new Talk(mock(), MOCK).says(...LINES.map((line) => `${line}\n`))],
    ['bare-lf', 'taken', () => new Talk(mock(), MOCK).says(`${GREET}\n`)],
    ['bare-cr', 'in the text', () => letter('', 'a\rb')],
    ['println-line-ending', 'mixed', () => lab(GREET).says(`${MAIL}\n`)],
    ['greeting-malformed', 'taken', () => lab('EHLO my_host')],
    ['greeting-malformed', 'an address without brackets', () => lab('EHLO 10.20.0.7')],
    ['greeting-not-qualified', 'a lone word', () => lab('EHLO me')],
    [
      'address-not-qualified',
      'a lone word',
      () => new Talk(mock(), MOCK).lines(GREET, MAIL, 'RCPT TO:<bob@campus>'),
    ],
    ['helo-hides-extensions', 'at campus', () => lab('HELO me.campus.test')],
    ['no-greeting', 'forgiven', () => lab(MAIL)],
    ['no-ehlo-after-starttls', 'forgiven', () => tell(...SECURE, 'C MAIL FROM:<a@example.com>', 'S 250 ok')],
    ['second-greeting', 'at campus', () => lab(GREET, MAIL, GREET)],
    ['early-talker', 'forgiven', () => tell('C EHLO me.example.com', 'S 220 mx', 'S 250 mx')],
    ['space-after-colon', 'forgiven', () => lab(GREET, 'MAIL FROM: <alice@campus.test>')],
    ['extra-space', 'forgiven', () => lab('EHLO  me.campus.test')],
    ['trailing-space', 'forgiven', () => lab(`${GREET} `)],
    ['source-route', 'forgiven', () => lab(GREET, 'MAIL FROM:<@a.test:alice@campus.test>')],
    ['arrow-keys-in-line', 'forgiven', () => lab('NOOP x\x1b[D')],
    ['arrow-keys-in-line', 'in the text', () => letter('', 'Helo\x7f\x7flo Bob')],
    ['command-too-long', 'taken', () => new Talk(mock(), MOCK).lines(`NOOP ${'x'.repeat(1000)}`)],
    ['obsolete-command', 'taken', () => tell(...OPEN, 'C SEND FROM:<a@example.com>', 'S 250 ok')],
    ['recipient-twice', 'at campus', () => lab(GREET, MAIL, RCPT, RCPT)],
    [
      'some-recipients-refused',
      'at campus',
      () => lab(GREET, MAIL, RCPT, 'RCPT TO:<nobody@campus.test>', 'DATA'),
    ],
    [
      'pipelined-too-early',
      'not offered',
      () => tell(OPEN[0]!, 'c EHLO me\r\nMAIL FROM:<a@example.com>\r\n'),
    ],
    ['pipelined-too-early', 'EHLO in the middle', () => lab(GREET).says(`NOOP\r\n${MAIL}\r\n`)],
    [
      'pipelined-too-early',
      'the letter behind DATA',
      () => lab(...LINES.slice(0, 3)).says('DATA\r\nSubject: x\r\n'),
    ],
    ['no-header', 'at its first line', () => lab(...LINES, 'Hello Bob')],
    ['no-header', 'an empty line first', () => lab(...LINES, '')],
    ['no-empty-line', 'taken', () => letter('Hello Bob', '.')],
    ['header-malformed', 'a space before the colon', () => lab(...LINES, 'Subject : x')],
    ['missing-from', 'at the dot', () => lab(...LINES, ...HEADER.slice(1), '', 'hi', '.')],
    ['missing-date', 'at the dot', () => lab(...LINES, HEADER[0]!, '', 'hi', '.')],
    ['leading-dot-not-stuffed', 'at its line', () => letter('', '.profile')],
    ['text-line-too-long', 'at its line', () => letter('', 'x'.repeat(999))],
    [
      'dot-bare-lf',
      'heard elsewhere',
      () => tell(...DATA, 'c Subject: x\n\nhi\n.\nQUIT\n', 'S 250 ok', 'S 221 bye'),
    ],
    ['dot-with-blanks', 'heard elsewhere', () => tell(...DATA, 'C Subject: x', 'C ', 'C . ', 'S 250 ok')],
    ['eight-bit-header', 'at its line', () => lab(...LINES, 'Subject: Été')],
    ['eight-bit-body-undeclared', 'at its line', () => letter('', 'Été')],
    ['charset-mismatch', 'none is named', () => letter('', 'Été', '.')],
    [
      'charset-mismatch',
      'another is named',
      () => letter('Content-Type: text/plain; charset=iso-8859-1', '', 'Été', '.'),
    ],
    ['from-differs-from-envelope', 'at campus', () => lab(...LINES, 'From: carl@campus.test')],
    ['to-differs-from-envelope', 'at campus', () => lab(...LINES, 'To: carl@campus.test')],
    ['bcc-in-header', 'at campus', () => lab(...LINES, 'Bcc: bob@campus.test')],
    ['closed-without-quit', 'after a mail', () => letter('', 'hi', '.').closed('client')],
    ['closed-before-answer', 'after the dot', () => tell(...SENT.slice(0, -1)).closed('client')],
    ['auth-in-clear', 'PLAIN', () => tell(...LOGIN, 'C AUTH PLAIN AGFsaWNlAHNlY3JldA==', 'S 235 2.7.0 ok')],
    ['real-address', 'in the lab', () => new Talk(mock(), MOCK).lines(GREET, 'MAIL FROM:<alice@gmail.com>')],
    ['real-address', 'elsewhere', () => tell(...OPEN, 'C MAIL FROM:<alice@gmail.com>', 'S 250 ok')],
    [
      'lower-case-refused',
      'refused here',
      () => tell(OPEN[0]!, 'C ehlo me.example.com', 'S 500 unknown command'),
    ],
    ['required-command-refused', 'RSET', () => tell(...OPEN, 'C RSET', 'S 502 not here')],
    ['null-sender-refused', 'refused here', () => tell(...OPEN, 'C MAIL FROM:<>', 'S 550 5.7.1 no bounces')],
    [
      'postmaster-refused',
      'refused here',
      () => tell(...SENDER, 'C RCPT TO:<Postmaster>', 'S 550 5.1.1 who'),
    ],
    [
      'quoted-local-part-refused',
      'refused here',
      () => tell(...SENDER, 'C RCPT TO:<"bob b"@example.org>', 'S 501 5.1.3 bad'),
    ],
    [
      'address-literal-refused',
      'refused here',
      () => tell(...SENDER, 'C RCPT TO:<bob@[192.0.2.1]>', 'S 501 5.1.3 bad'),
    ],
  ])('%s: %s', (id, _title, telling) => {
    expect(heard(telling().reading).notes).toContain(id);
  });

  it('is never a card, where the table has it in the standard’s voice', () => {
    const { reading } = lab(
      'HELO me',
      'MAIL FROM: <alice@campus.test>',
      RCPT,
      'DATA',
      'Hello Bob',
      '.',
      'QUIT',
    );
    expect(heard(reading).cards).toEqual([]);
  });
});

describe('two cards and one that comes again', () => {
  it('the more useful speaks first, the other can be opened', () => {
    const { last } = tell(...OPEN, 'C RCPT TO: bob@example.org', 'S 503 5.5.1 Error: need MAIL command');
    expect(last.coach?.case).toBe('rcpt-before-mail');
    expect(last.alsoCoach?.map((coach) => coach.case)).toEqual(['missing-angle-brackets']);
    const { last: other } = lab(GREET, 'RCPT TO: bob@campus.test');
    expect([other.coach?.case, other.alsoCoach?.[0]?.case]).toEqual([
      'missing-angle-brackets',
      'rcpt-before-mail',
    ]);
  });

  it('QUIT in a header is a command in the letter, and the header is not over', () => {
    const { last } = letter('QUIT');
    expect([last.coach?.case, last.alsoCoach?.[0]?.case]).toEqual(['command-inside-data', 'no-empty-line']);
  });

  it('the same card twice in a row says that it comes again', () => {
    const { exchanges } = lab(
      GREET,
      MAIL,
      'DATA',
      'Hello Bob,',
      'how are you?',
      RCPT,
      'FROB',
      'NOOP',
      'FROB',
    ).reading;
    expect(exchanges.map(({ coach }) => coach && [coach.cause, coach.again])).toEqual([
      undefined,
      undefined,
      undefined,
      ['dataBeforeRcpt', undefined],
      ['letterAsCommands', undefined],
      ['letterAsCommands', true],
      undefined,
      ['unknownVerb', undefined],
      undefined,
      ['unknownVerb', undefined],
    ]);
  });

  it('another repair is another card', () => {
    const { last } = lab(GREET, MAIL, 'RCPT TO:<bbo@campus.test>', 'RCPT TO:<alise@campus.test>');
    expect(last.coach).toMatchObject({ cause: 'mailboxDidYouMean', repair: 'RCPT TO:<alice@campus.test>' });
    expect(last.coach?.again).toBeUndefined();
  });
});

it('cites the section on RCPT for RCPT (RFC 5321 §4.1.1.3)', () => {
  expect(lab(GREET, MAIL, 'RCPT <bob@campus.test>').last.coach?.rfc).toBe('RFC 5321 §4.1.1.3');
  expect(lab(GREET, 'MAIL <bob@campus.test>').last.coach?.rfc).toBe('RFC 5321 §4.1.1.2');
});

describe('repairs', () => {
  it('are filled with what the student said before', () => {
    const talk = letter('', 'hi', '.').lines('DATA');
    expect(talk.last.coach).toMatchObject({ case: 'second-mail-without-mail', repair: MAIL });
    const tls = tell(...SECURE, 'C MAIL FROM:<a@example.com>', 'S 503 5.5.1 Error: send HELO/EHLO first');
    expect(tls.last.coach?.repair).toBe('EHLO me.example.com');
  });

  it.each([
    ['MAIL FROM:‹alice@campus.test›', [GREET]],
    ['MAIL FROM: “alice@campus.test”', [GREET]],
    ['EHLO\u00a0me.campus.test', []],
    ['C: EHLO me.campus.test', []],
    ['RCPT TO:<bob@campus.test> <alice@campus.test>', [GREET, MAIL]],
    ['RCPT TO:<bob@campus.test> (Bob)', [GREET, MAIL]],
    ['EHLO me\x1b[D.campus.test', []],
    [' EHLO me.campus.test', []],
    ['mailfrom: alice@campus.test', [GREET]],
    ['MAIL FROM:<alice@campus.test> RET=FULL', [GREET]],
    [MAIL, [GREET, MAIL]],
    ['DATA', [GREET, MAIL]],
    ['RCPT TO:<moved@campus.test', [GREET, MAIL]],
  ])('%j gets a line that this server takes', (line, before) => {
    const talk = lab(...before, line);
    const repair = talk.last.coach?.repair;
    expect(repair).toBeDefined();
    talk.says(`${repair}\r\n`);
    const answered = talk.reading.exchanges.filter(({ reply }) => reply).at(-1);
    // Moved: the line is right, and the mailbox elsewhere.
    expect(answered?.reply?.code).toBeLessThan(line.includes('moved') ? 552 : 400);
  });
});

it('hears a dot behind LF that a server took for the end, and the commands after it', () => {
  const { exchanges } = tell(
    ...DATA,
    'c Subject: x\n\nhi\n.\nNOOP\nQUIT\n',
    'S 250 queued',
    'S 250 ok',
    'S 221 bye',
  ).reading;
  expect(
    exchanges
      .slice(-3)
      .map(({ command, letter: mail, reply }) => [mail?.total ?? command?.verb, reply?.code]),
  ).toEqual([
    [4, 250],
    ['NOOP', 250],
    ['QUIT', 221],
  ]);
});

it('has nothing to say to somebody who gives a login up (RFC 4954 §4)', () => {
  const { reading } = tell(
    ...LOGIN,
    'C AUTH LOGIN',
    'S 334 VXNlcm5hbWU6',
    'C *',
    'S 501 5.7.0 Authentication aborted',
  );
  expect(heard(reading)).toEqual({ cards: [], notes: ['auth-in-clear'] });
});

it('shows no secret of a login in its words', () => {
  const { last } = tell(...LOGIN, 'C AUTH PLAIN YWxpY2U6c2VjcmV0', 'S 535 5.7.8 no');
  expect(read(last.coach?.head)).toBe('PLAIN wants two NULs in its secret, and here is none.');
  expect(JSON.stringify(last.coach)).not.toMatch(/alice|secret|YWxp/);
});

it('every case of SMTP in the table was heard above', () => {
  const rows = Object.entries(COACH_CASES as Record<string, CoachCase>);
  const missing = rows
    .filter(([id, { of }]) => (of === 'smtp' || of === 'any') && !seen.has(id))
    .map(([id]) => id);
  expect(missing).toEqual([]);
});

it('every cause was recognised here or in coach.test.ts', () => {
  const other = readFileSync(new URL('coach.test.ts', import.meta.url), 'utf8');
  expect(
    Object.keys(COACH_CAUSES).filter((cause) => !seen.has(cause) && !other.includes(`'${cause}'`)),
  ).toEqual([]);
});

it('every note that tells of a case was said above', () => {
  const telling = Object.entries(CASE_OF_NOTE).filter(([, of]) => of !== null);
  expect(telling.filter(([id]) => !seenNotes.has(id)).map(([id]) => id)).toEqual([]);
});

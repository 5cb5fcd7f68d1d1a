import { describe, expect, it } from 'vitest';
import { latin1 } from '../../octets.ts';
import { base64, cram } from '../../sasl/password.fixture.ts';
import { openSession, selected } from './session.fixture.ts';

const LETTERS = [
  {
    text: 'From: Bob <bob@campus.test>\r\nSubject: one\r\nDate: Tue, 1 Sep 2026 09:30:00 +0200\r\n\r\nfirst\r\n',
  },
  { text: 'Subject: two\r\n\r\nsecond\r\n', flags: ['\\Seen', '$Work'] },
  { text: 'Subject: three\r\n\r\nthird, and longer\r\n', flags: ['\\Deleted'] },
];
const IN = 'l LOGIN bob secret';
const OPEN = [IN, 's SELECT INBOX'];

/** A session's lines, and what the last of them is answered with. */
const ANSWERS: readonly (readonly [section: string, lines: readonly string[], answer: string])[] = [
  ['§2.2.1: a command begins with a tag', ['NOOP'], 'NOOP BAD A command stands behind the tag'],
  [
    '§2.2.1: a tag may hold no sign of the grammar',
    ['+1 NOOP'],
    '* BAD A command begins with a tag of your own, like a1',
  ],
  ['§2.2.1: a tag may be lone', ['a1'], 'a1 BAD A command stands behind the tag'],
  ['§2.2.1: an empty line is no command', [''], '* BAD A command begins with a tag of your own, like a1'],
  [
    '§3.1: what needs a login waits for it',
    ['a1 SELECT INBOX'],
    'a1 BAD Log in first: LOGIN or AUTHENTICATE',
  ],
  ['§3.2: nobody logs in twice', [IN, 'a1 LOGIN bob secret'], 'a1 BAD You are logged in already'],
  [
    '§3.3: messages are of an open folder',
    [IN, 'a1 FETCH 1 FLAGS'],
    'a1 BAD Open a folder first: SELECT or EXAMINE',
  ],
  ['§4.3: a synchronising literal is asked for', ['a1 LOGIN {3}'], '+ Go ahead'],
  [
    '§5.1: INBOX is INBOX in any case',
    [IN, 'a1 STATUS iNbOx (MESSAGES)'],
    '* STATUS INBOX (MESSAGES 3)\r\na1 OK Told',
  ],
  [
    '§6: one blank between words',
    [IN, 'a1 SELECT  INBOX'],
    'a1 BAD Words are parted by one blank, and none stands at the end',
  ],
  [
    '§6: no blank at the end',
    ['a1 NOOP '],
    'a1 BAD Words are parted by one blank, and none stands at the end',
  ],
  ['§6: verbs are the same in any case', ['a1 nOOp'], 'a1 OK Nothing done'],
  ['§6: what nobody knows is BAD', ['a1 XYZZY'], 'a1 BAD Command not known'],
  [
    '§6: what is not offered is BAD',
    [IN, 'a1 GETQUOTA ""'],
    'a1 BAD Not offered here: CAPABILITY lists what is',
  ],
  ['§6: more than a command takes is BAD', ['a1 NOOP now'], 'a1 BAD Say it like this: a1 NOOP'],
  ['§6.1.2: NOOP does nothing', ['a1 NOOP'], 'a1 OK Nothing done'],
  ['§6.1.3: LOGOUT says BYE before OK', ['a1 LOGOUT'], '* BYE See you\r\na1 OK Logged out'],
  ['§6.2.1: STARTTLS is refused by nobody who offers it', ['a1 STARTTLS'], 'a1 OK Begin TLS'],
  ['§6.2.2: AUTHENTICATE can be cancelled', ['a1 AUTHENTICATE PLAIN', '*'], 'a1 BAD Cancelled, as you asked'],
  ['§6.2.2: what is no base64 is BAD', ['a1 AUTHENTICATE PLAIN', '!'], 'a1 BAD That is not base64'],
  [
    '§6.2.2: an unknown mechanism is NO',
    ['a1 AUTHENTICATE GSSAPI'],
    'a1 NO [CANNOT] Mechanisms here: PLAIN LOGIN CRAM-MD5',
  ],
  [
    '§6.2.2: CRAM-MD5 by another password is NO',
    ['a1 AUTHENTICATE CRAM-MD5', cram('bob', 'wrong')],
    'a1 NO [AUTHENTICATIONFAILED] Name or password is wrong',
  ],
  [
    '§6.2.2: a challenge can be cancelled',
    ['a1 AUTHENTICATE CRAM-MD5', '*'],
    'a1 BAD Cancelled, as you asked',
  ],
  [
    'RFC 2195 §2: an answer is a name and a digest',
    ['a1 AUTHENTICATE CRAM-MD5', base64('bob secret')],
    'a1 BAD CRAM-MD5 is: user, space, 32 lower-case hex digits',
  ],
  [
    'RFC 4959 §3: CRAM-MD5 takes no initial response',
    [`a1 AUTHENTICATE CRAM-MD5 ${cram('bob', 'secret')}`],
    'a1 BAD CRAM-MD5 begins with my question, not with your answer',
  ],
  [
    '§6.2.3: a wrong password is NO',
    ['a1 LOGIN bob guess'],
    'a1 NO [AUTHENTICATIONFAILED] Name or password is wrong',
  ],
  [
    '§6.3.1: there is no such folder',
    [IN, 'a1 SELECT Nowhere'],
    'a1 NO [NONEXISTENT] There is no such folder',
  ],
  [
    '§6.3.1: a SELECT that fails leaves nothing open',
    [...OPEN, 'a1 SELECT Nowhere', 'a2 CHECK'],
    'a2 BAD Open a folder first: SELECT or EXAMINE',
  ],
  [
    '§6.3.2: EXAMINE lets nothing be changed',
    [IN, 's EXAMINE INBOX', 'a1 STORE 1 +FLAGS (\\Seen)'],
    'a1 NO [READ-ONLY] It was opened with EXAMINE: nothing can be changed',
  ],
  [
    '§6.3.2: EXAMINE and BODY[] set no \\Seen',
    [IN, 's EXAMINE INBOX', 'a1 FETCH 1 BODY[TEXT]', 'a2 FETCH 1 FLAGS'],
    '* 1 FETCH (FLAGS ())\r\na2 OK Fetched',
  ],
  [
    '§6.3.8: an empty pattern asks for the sign between levels',
    [IN, 'a1 LIST "" ""'],
    '* LIST (\\Noselect) "/" ""\r\na1 OK Listed',
  ],
  [
    '§6.3.10: STATUS of nothing is BAD',
    [IN, 'a1 STATUS INBOX ()'],
    'a1 BAD Say it like this: a1 STATUS INBOX (MESSAGES UNSEEN)',
  ],
  ['§6.4.2: CLOSE removes what is \\Deleted, and tells nobody', [...OPEN, 'a1 CLOSE'], 'a1 OK Closed'],
  [
    '§6.4.3: EXPUNGE tells each as it goes',
    [...OPEN, 'a0 STORE 1 +FLAGS.SILENT (\\Deleted)', 'a1 EXPUNGE'],
    '* 1 EXPUNGE\r\n* 2 EXPUNGE\r\na1 OK Expunged',
  ],
  [
    '§6.4.4: SEARCH that finds nothing says so',
    [...OPEN, 'a1 SEARCH ANSWERED'],
    '* SEARCH\r\na1 OK Searched',
  ],
  [
    '§6.4.4: keys in a row are all wanted',
    [...OPEN, 'a1 SEARCH SEEN KEYWORD $work'],
    '* SEARCH 2\r\na1 OK Searched',
  ],
  [
    '§6.4.4: NOT, OR and parentheses',
    [...OPEN, 'a1 SEARCH OR (SEEN SUBJECT two) NOT UNDELETED'],
    '* SEARCH 2 3\r\na1 OK Searched',
  ],
  ['§6.4.4: a set, and UIDs', [...OPEN, 'a1 SEARCH 2:* NOT UID 13'], '* SEARCH 2\r\na1 OK Searched'],
  [
    '§6.4.4: dates of arrival, and of the header',
    [...OPEN, 'a1 SEARCH ON 1-Sep-2026 SENTSINCE 1-Sep-2026'],
    '* SEARCH 1\r\na1 OK Searched',
  ],
  ['§6.4.4: sizes', [...OPEN, 'a1 SEARCH SMALLER 40'], '* SEARCH 2 3\r\na1 OK Searched'],
  [
    '§6.4.5: a number that no message has',
    [...OPEN, 'a1 FETCH 4 FLAGS'],
    'a1 BAD There is no message 4: this folder has 3',
  ],
  [
    '§6.4.5: a set, its largest number by a star',
    [...OPEN, 'a1 FETCH *:2 UID'],
    '* 2 FETCH (UID 12)\r\n* 3 FETCH (UID 13)\r\na1 OK Fetched',
  ],
  [
    '§6.4.5: FAST is three items',
    [...OPEN, 'a1 FETCH 2 FAST'],
    '* 2 FETCH (FLAGS (\\Seen $Work) INTERNALDATE " 1-Sep-2026 07:30:00 +0000" RFC822.SIZE 24)\r\na1 OK Fetched',
  ],
  [
    '§6.4.5: BODY[] sets \\Seen, and says so',
    [...OPEN, 'a1 FETCH 1 BODY[TEXT]'],
    '* 1 FETCH (BODY[TEXT] {7}\r\nfirst\r\n FLAGS (\\Seen))\r\na1 OK Fetched',
  ],
  [
    '§6.4.5: a piece that begins behind the end is empty',
    [...OPEN, 'a1 FETCH 2 BODY.PEEK[TEXT]<99.9>'],
    '* 2 FETCH (BODY[TEXT]<99> {0}\r\n)\r\na1 OK Fetched',
  ],
  [
    '§6.4.5: the one part of what has no parts',
    [...OPEN, 'a1 FETCH 2 BODY.PEEK[1]'],
    '* 2 FETCH (BODY[1] {8}\r\nsecond\r\n)\r\na1 OK Fetched',
  ],
  [
    '§6.4.5: a part that there is not',
    [...OPEN, 'a1 FETCH 2 BODY.PEEK[2]'],
    '* 2 FETCH (BODY[2] NIL)\r\na1 OK Fetched',
  ],
  [
    '§6.4.5: fields but those',
    [...OPEN, 'a1 FETCH 1 BODY.PEEK[HEADER.FIELDS.NOT (From Date)]'],
    '* 1 FETCH (BODY[HEADER.FIELDS.NOT (From Date)] {16}\r\nSubject: one\r\n\r\n)\r\na1 OK Fetched',
  ],
  [
    '§6.4.6: FLAGS puts others in their place',
    [...OPEN, 'a1 STORE 2 FLAGS (\\Flagged)'],
    '* 2 FETCH (FLAGS (\\Flagged))\r\na1 OK Stored',
  ],
  ['§6.4.6: .SILENT is silent', [...OPEN, 'a1 STORE 1:3 +FLAGS.SILENT (\\Seen)'], 'a1 OK Stored'],
  [
    '§6.4.6: \\Recent is nobody’s to set',
    [...OPEN, 'a1 STORE 1 +FLAGS (\\Recent)'],
    'a1 BAD \\Recent is not for a client to set',
  ],
  [
    '§6.4.7: COPY to nowhere says TRYCREATE',
    [...OPEN, 'a1 COPY 1 Nowhere'],
    'a1 NO [TRYCREATE] There is no such folder: CREATE makes it',
  ],
  [
    '§6.4.8: UID FETCH tells UIDs, asked or not',
    [...OPEN, 'a1 UID FETCH 12 FLAGS'],
    '* 2 FETCH (UID 12 FLAGS (\\Seen $Work))\r\na1 OK Fetched',
  ],
  [
    '§6.4.8: UIDs that nobody has are no mistake',
    [...OPEN, 'a1 UID FETCH 500:600 FLAGS'],
    'a1 OK There is none of these',
  ],
  [
    '§6.4.8: UID STORE tells UIDs',
    [...OPEN, 'a1 UID STORE 11 +FLAGS (\\Seen)'],
    '* 1 FETCH (UID 11 FLAGS (\\Seen))\r\na1 OK Stored',
  ],
  [
    '§6.4.8: the star is the last one, however large the other end',
    [...OPEN, 'a1 UID SEARCH UID 999:*'],
    '* SEARCH 13\r\na1 OK Searched',
  ],
  ['RFC 2177 §3: only DONE ends IDLE', [...OPEN, 'a1 IDLE', 'a2 NOOP'], 'a1 BAD DONE ends IDLE'],
  [
    'RFC 2342 §5: NAMESPACE',
    [IN, 'a1 NAMESPACE'],
    '* NAMESPACE (("" "/")) NIL NIL\r\na1 OK All folders are your own',
  ],
  ['RFC 2971 §3.1: ID', ['a1 ID ("name" "me" "os" NIL)'], '* ID ("name" "EHLO")\r\na1 OK Pleased'],
  [
    'RFC 3691 §2: UNSELECT removes nothing',
    [...OPEN, 'a1 UNSELECT', 'a2 STATUS INBOX (MESSAGES)'],
    '* STATUS INBOX (MESSAGES 3)\r\na2 OK Told',
  ],
  [
    'RFC 4315 §2.1: UID EXPUNGE removes only of its set',
    [...OPEN, 'a1 UID EXPUNGE 11:12'],
    'a1 OK Nothing to expunge',
  ],
  ['RFC 4315 §3: COPYUID', [...OPEN, 'a1 COPY 1:2 Work'], 'a1 OK [COPYUID 7 11:12 14:15] Copied'],
  [
    'RFC 4959 §3: a lone = is an empty response',
    ['a1 AUTHENTICATE PLAIN ='],
    'a1 BAD PLAIN is: NUL, user, NUL, password',
  ],
  [
    'RFC 5161 §3.1: ENABLE tells what it enabled',
    [IN, 'a1 ENABLE CONDSTORE'],
    '* ENABLED\r\na1 OK Nothing here needs it',
  ],
  [
    'RFC 6851 §4.3: COPYUID comes before EXPUNGE',
    [...OPEN, 'a1 MOVE 2 Work'],
    '* OK [COPYUID 7 12 14] Moved\r\n* 2 EXPUNGE\r\na1 OK Done',
  ],
];

describe('the server’s side of IMAP (RFC 3501)', () => {
  it.each(ANSWERS)('%s', (_, lines, answer) => {
    const session = openSession(LETTERS);
    let said = '';
    for (const line of lines) said = session.say(line);
    expect(said).toBe(`${answer}\r\n`);
  });

  it('§7.1: greets with its capabilities, and offers STARTTLS only in clear', () => {
    expect(openSession().greeting).toMatch(
      /^\* OK \[CAPABILITY IMAP4rev1 [^\]]*STARTTLS[^\]]*\] mail\.campus\.test/,
    );
    expect(openSession([], {}, true).greeting).not.toContain('STARTTLS');
    const known = openSession().say(IN);
    expect(known).not.toMatch(/STARTTLS|AUTH=|SASL-IR/);
  });

  it('§6.2.1: forgets, after TLS, who logged in before', () => {
    const session = openSession(LETTERS);
    session.say('a1 STARTTLS');
    session.feed({ kind: 'secured' });
    expect(session.say('a2 SELECT INBOX')).toMatch(/^a2 BAD Log in first/);
    expect(session.say('a3 STARTTLS')).toBe('a3 BAD TLS stands already\r\n');
  });

  it('§7.4.2: ENVELOPE has fields as they are written, and From where Sender is missing', () => {
    const session = selected([
      {
        text: 'Date: today\r\nSubject: =?utf-8?Q?=C3=A9t=C3=A9?=\r\nFrom: "Z. \\"Zo\\" Z" <z@a.test>, b@b.test\r\nTo: Team: x@c.test, y@d.test;\r\nCc:\r\nIn-Reply-To: <1@a>\r\nMessage-ID: <2@a>\r\n\r\n',
      },
    ]);
    const from = '(("Z. \\"Zo\\" Z" NIL "z" "a.test")(NIL NIL "b" "b.test"))';
    expect(session.say('a1 FETCH 1 ENVELOPE')).toBe(
      `* 1 FETCH (ENVELOPE ("today" "=?utf-8?Q?=C3=A9t=C3=A9?=" ${from} ${from} ${from} ((NIL NIL "Team" NIL)(NIL NIL "x" "c.test")(NIL NIL "y" "d.test")(NIL NIL NIL NIL)) NIL NIL "<1@a>" "<2@a>"))\r\na1 OK Fetched\r\n`,
    );
  });

  it('§7.4.2: BODYSTRUCTURE of parts within parts, and a letter within a letter', () => {
    const session = selected([
      {
        text: 'Content-Type: multipart/mixed; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html; charset="utf-8"\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<p>\r\n--b\r\nContent-Type: message/rfc822\r\n\r\nSubject: in\r\n\r\nx\r\n--b\r\nContent-Type: image/png; name=a.png\r\nContent-ID: <i@x>\r\nContent-Disposition: attachment; filename=a.png\r\nContent-Transfer-Encoding: base64\r\n\r\nAAAA\r\n--b--\r\n',
      },
    ]);
    expect(session.say('a1 FETCH 1 BODY')).toBe(
      '* 1 FETCH (BODY (("TEXT" "HTML" ("CHARSET" "utf-8") NIL NIL "QUOTED-PRINTABLE" 3 0)("MESSAGE" "RFC822" NIL NIL NIL "7BIT" 16 (NIL "in" NIL NIL NIL NIL NIL NIL NIL NIL) ("TEXT" "PLAIN" ("CHARSET" "us-ascii") NIL NIL "7BIT" 1 0) 2)("IMAGE" "PNG" ("NAME" "a.png") "<i@x>" NIL "BASE64" 4) "MIXED"))\r\na1 OK Fetched\r\n',
    );
    expect(session.say('a2 FETCH 1 BODYSTRUCTURE')).toContain(
      '"BASE64" 4 NIL ("attachment" ("FILENAME" "a.png")) NIL NIL) "MIXED" ("BOUNDARY" "b") NIL NIL NIL)',
    );
    expect(session.say('a3 FETCH 1 BODY.PEEK[2.TEXT]')).toContain('BODY[2.TEXT] {1}\r\nx)');
    expect(session.say('a4 FETCH 1 BODY.PEEK[2.1]')).toContain('BODY[2.1] {1}\r\nx)');
    expect(session.say('a5 FETCH 1 BODY.PEEK[3.MIME]')).toMatch(
      /BODY\[3\.MIME\] \{\d+\}\r\nContent-Type: image\/png/,
    );
  });

  it('§4.3: a literal may stand wherever a string may, and holds what it holds', () => {
    const session = openSession(LETTERS);
    expect(session.say('a1 LOGIN {3}')).toBe('+ Go ahead\r\n');
    expect(session.send('bob {6}\r\n')).toBe('+ Go ahead\r\n');
    expect(session.send('secret\r\n')).toMatch(/^a1 OK/);
    expect(session.send('a2 SELECT {5+}\r\nINBOX\r\n')).toContain('a2 OK [READ-WRITE]');
    expect(session.send('a3 SEARCH SUBJECT {3+}\r\ntwo UNDELETED\r\n')).toBe(
      '* SEARCH 2\r\na3 OK Searched\r\n',
    );
  });

  it.each([
    ['a huge literal that waits', 'a1 SELECT {4294967296}\r\n', /^a1 BAD Literals/],
    ['a large literal on its way', `a1 SELECT {17000+}\r\n${'x'.repeat(17_000)}\r\n`, /^a1 BAD Literals/],
    ['many literals', `a1 SEARCH ${'SUBJECT {1+}\r\nx '.repeat(60)}ALL\r\n`, /^a1 BAD/],
    [
      'parentheses in parentheses',
      `a1 SEARCH ${'('.repeat(900)}ALL${')'.repeat(900)}\r\n`,
      /^a1 NO \[LIMIT\]/,
    ],
    ['NOT of NOT', `a1 SEARCH ${'NOT '.repeat(900)}ALL\r\n`, /^a1 NO \[LIMIT\]/],
    ['a list in FETCH that never ends', `a1 FETCH 1 ${'('.repeat(2000)}\r\n`, /^a1 BAD/],
    ['a pattern of wildcards', `a1 LIST "" ${'*a'.repeat(240)}\r\n`, /^a1 NO \[LIMIT\]/],
    ['as many wildcards as may be', `a1 LIST "" ${'%I*N'.repeat(10)}\r\n`, /^a1 OK/],
    ['a set of thousands', `a1 UID FETCH ${'1:*,'.repeat(3000)}1 UID\r\n`, /^\* 1 FETCH/],
    ['a folder outside', 'a1 CREATE ../../x\r\n', /^a1 NO \[CANNOT\]/],
    ['a folder of controls', 'a1 CREATE "a\x07b"\r\n', /^a1 NO \[CANNOT\]/],
    ['a keyword of parentheses', 'a1 STORE 1 +FLAGS (a(b))\r\n', /^a1 BAD/],
    ['octets that are no ASCII', 'a1 SELECT \xff\xfe\r\n', /^a1 BAD/],
    ['a NUL', 'a1 SELECT a\0b\r\n', /^a1 BAD/],
  ])('abuse: %s is refused in words, or done, and the next command is heard', (_, sent, answer) => {
    const session = selected(LETTERS);
    expect(session.send(sent)).toMatch(answer);
    expect(session.say('n NOOP')).toBe('n OK Nothing done\r\n');
  });

  it('hangs up on who is lost, and on who guesses passwords', () => {
    const lost = openSession();
    for (let line = 0; line < 100; line++) lost.say('a1 XYZZY');
    expect(lost.say('a1 XYZZY')).toMatch(/\* BYE/);
    const guessing = openSession();
    for (let guess = 0; guess < 20; guess++) guessing.say('a1 LOGIN bob x');
    expect(guessing.say('a1 LOGIN bob x')).toMatch(/\* BYE/);
  });

  it('masks every password and response, also where the tag was forgotten', () => {
    const secretsOf = (...lines: string[]): string[] => {
      const session = openSession();
      for (const line of lines) session.say(line);
      const line = lines.at(-1) ?? '';
      return session.effects.flatMap((effect) =>
        effect.kind === 'secret' ? [line.slice(effect.start, effect.end)] : [],
      );
    };
    expect(secretsOf('a1 LOGIN bob "my secret"')).toEqual(['"my secret"']);
    expect(secretsOf('a1 LOGIN "b ob" secret more')).toEqual(['secret more']);
    expect(secretsOf('LOGIN bob secret')).toEqual(['secret']);
    expect(secretsOf('a1 AUTHENTICATE PLAIN AGJvYgBzZWNyZXQ=')).toEqual(['AGJvYgBzZWNyZXQ=']);
    expect(secretsOf('a1 AUTHENTICATE PLAIN', 'AGJvYgBzZWNyZXQ=')).toEqual(['AGJvYgBzZWNyZXQ=']);
  });

  it('never says back what would steer a terminal', () => {
    const session = selected(LETTERS);
    session.say('\x1b[2J NOOP', 'a\x1b[2J NOOP', 'a1 FETCH 1 BODY.PEEK[HEADER.FIELDS ("\x1b[2J")]');
    for (const effect of session.effects)
      if (effect.kind === 'reply') expect(latin1(effect.octets)).not.toContain('\x1b');
  });
});

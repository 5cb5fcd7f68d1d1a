/** Every MUST of RFC 3501 that a server can be asked for without a store, beside those in `dialogue.test.ts`. */
import { describe, expect, it } from 'vitest';
import { IMAP_CAPABILITY_REGISTRY } from '../../knowledge/registries/imap.ts';
import { latin1 } from '../../octets.ts';
import { type FakeLetter, openSession, selected } from './session.fixture.ts';

const LETTERS: readonly FakeLetter[] = [
  { text: 'From: bob@campus.test\r\nSubject: one\r\n\r\nfirst\r\n' },
  { text: 'Subject: two\r\n\r\nsecond\r\n', flags: ['\\Seen', '$Work'] },
  { text: 'Subject: three\r\n\r\nthird\r\n', flags: ['\\Deleted'] },
];
const IN = 'l LOGIN bob secret';
const OPEN = [IN, 's SELECT INBOX'];
const LOOK = [IN, 's EXAMINE INBOX'];

const untagged = (said: string): string[] => said.split('\r\n').filter((line) => line.startsWith('* '));

describe('§2.2.1: what is missing, or too much, is BAD, and nothing is done', () => {
  it.each([
    'LOGIN bob',
    'LOGIN',
    'LOGIN bob secret more',
    'AUTHENTICATE',
    'CAPABILITY all',
    'LOGOUT now',
    'STARTTLS now',
  ])('before a login: %s', (line) => {
    const session = openSession(LETTERS);
    expect(session.say(`a1 ${line}`)).toMatch(/^a1 BAD /);
    expect(session.state.phase).toBe('not-authenticated');
  });

  it.each([
    'SELECT',
    'SELECT INBOX Work',
    'EXAMINE',
    'CREATE',
    'DELETE',
    'RENAME Work',
    'SUBSCRIBE',
    'UNSUBSCRIBE',
    'LIST',
    'LIST ""',
    'LSUB "" "*" x',
    'STATUS INBOX',
    'STATUS INBOX MESSAGES',
    'STATUS INBOX (NOTHING)',
    'APPEND INBOX',
    'APPEND INBOX (\\Seen)',
    'CHECK now',
    'CLOSE now',
    'EXPUNGE 1',
    'SEARCH',
    'SEARCH SUBJECT',
    'SEARCH (SEEN',
    'SEARCH SEEN)',
    'SEARCH SINCE yesterday',
    'SEARCH SINCE 31-Feb-2026',
    'SEARCH LARGER -1',
    'FETCH 1',
    'FETCH FLAGS',
    'FETCH 1 ()',
    'FETCH 1 (FLAGS',
    'FETCH 1 (ALL)',
    'FETCH 1 FLAGS UID',
    'FETCH 0 FLAGS',
    'FETCH 1: FLAGS',
    'FETCH 1,,2 FLAGS',
    'FETCH a FLAGS',
    'FETCH 1 BODY[',
    'FETCH 1 BODY[MIME]',
    'FETCH 1 BODY[0]',
    'FETCH 1 BODY[1.]',
    'FETCH 1 BODY[HEADER.FIELDS]',
    'FETCH 1 BODY[HEADER.FIELDS ()]',
    'FETCH 1 BODY[]<0>',
    'FETCH 1 BODY[]<0.0>',
    'FETCH 1 BODY[]<-1.5>',
    'STORE 1 +FLAGS',
    'STORE 1 (\\Seen)',
    'STORE 1 ~FLAGS (\\Seen)',
    'STORE +FLAGS (\\Seen)',
    'COPY 1',
    'COPY Work 1',
    'UID',
    'UID NOOP',
    'UID FETCH',
    'UID SEARCH',
    'UID CLOSE',
  ])('with a folder open: %s', (line) => {
    const session = selected(LETTERS);
    expect(session.say(`a1 ${line}`)).toMatch(/^a1 BAD /);
    expect(session.say('a2 FETCH 1:3 FLAGS')).toBe(
      '* 1 FETCH (FLAGS ())\r\n* 2 FETCH (FLAGS (\\Seen $Work))\r\n* 3 FETCH (FLAGS (\\Deleted))\r\na2 OK Fetched\r\n',
    );
  });
});

/** A session's lines, and what the last of them is answered with. */
const ANSWERS: readonly (readonly [title: string, lines: readonly string[], answer: RegExp])[] = [
  ['§4.3: an empty literal waits to be asked for too', ['a1 LOGIN {0}'], /^\+ Go ahead\r\n$/],
  ['§5.1: no name with octets beyond ASCII', [IN, 'a1 CREATE "caf\u00c3\u00a9"'], /^a1 NO \[CANNOT\]/],
  [
    '§5.1: INBOX in any case, for whatever takes a name',
    [IN, 'a1 EXAMINE "iNbOx"'],
    /\r\na1 OK \[READ-ONLY\]/,
  ],
  ['§5.1.3: a name may not end inside a shift', [IN, 'a1 CREATE "&AOk"'], /^a1 NO \[CANNOT\]/],
  ['§5.1.3: no shift without need', [IN, 'a1 CREATE "&AOk-&AOk-"'], /^a1 NO \[CANNOT\]/],
  ['§5.1.3: no ASCII in a shift that may stand as it is', [IN, 'a1 CREATE "&AGE-"'], /^a1 NO \[CANNOT\]/],
  ['§5.1.3: an ampersand is &-', [IN, 'a1 CREATE "&AOk-&-"'], /^a1 OK/],
  [
    '§6.3.8: what is listed fits the pattern',
    [IN, 'a1 LIST "" W%'],
    /^\* LIST \([^)]*\) "\/" Work\r\na1 OK[^\r]*\r\n$/,
  ],
  [
    '§6.3.8: the pattern may name INBOX in any case',
    [IN, 'a1 LIST "" iNbOx'],
    /^\* LIST \([^)]*\) "\/" INBOX\r\na1 OK/,
  ],
  [
    '§6.3.11: APPEND makes no folder, and says that CREATE does',
    [IN, 'a1 APPEND Nowhere {1+}', 'x'],
    /^a1 NO \[TRYCREATE\]/,
  ],
  [
    '§6.4.4: an unknown charset is NO, with those that are known',
    [...OPEN, 'a1 SEARCH CHARSET X-NONE ALL'],
    /^a1 NO \[BADCHARSET \([^)]*US-ASCII[^)]*\)\]/,
  ],
  ['§6.4.4: US-ASCII is known', [...OPEN, 'a1 SEARCH CHARSET us-ascii SUBJECT TWO'], /^\* SEARCH 2\r\n/],
  [
    '§6.4.7: COPY makes no folder, and says that CREATE does',
    [...OPEN, 'a1 COPY 1 Nowhere'],
    /^a1 NO \[TRYCREATE\]/,
  ],
  ['§6.5.1: an X command that nobody has is BAD', [IN, 'a1 XTRICK'], /^a1 BAD/],
  [
    '§9 (1): items and keys are the same in any case',
    [...OPEN, 'a1 fetch 2 (flags body.peek[header.fields (SUBJECT)]<0.3>)'],
    /^\* 2 FETCH \(FLAGS \(\\Seen \$Work\) BODY\[HEADER\.FIELDS \(SUBJECT\)\]<0> \{3\}\r\nSub\)/,
  ],
  [
    '§9 (1): system flags are the same in any case',
    [...OPEN, 'a1 STORE 1 +flags (\\sEEN)'],
    /^\* 1 FETCH \(FLAGS \(\\Seen\)\)/,
  ],
  [
    '§9 (1): a keyword keeps the spelling that it has',
    [...OPEN, 'a1 STORE 1:2 +FLAGS ($WORK)'],
    /^\* 1 FETCH \(FLAGS \(\$Work\)\)\r\n\* 2 FETCH \(FLAGS \(\\Seen \$Work\)\)\r\n/,
  ],
  [
    '§9 (1): a keyword goes whatever its spelling',
    [...OPEN, 'a1 STORE 2 -FLAGS ($wORK)'],
    /^\* 2 FETCH \(FLAGS \(\\Seen\)\)/,
  ],
  ['§9 (3): no NUL in a literal', [IN, 'a1 SELECT {3+}', 'a\0b'], /^a1 BAD/],
  ['§9, flag-extension: a server makes none', [...OPEN, 'a1 STORE 1 +FLAGS (\\Later)'], /^a1 BAD/],
  ['§6.3.2: after EXAMINE nothing is expunged', [...LOOK, 'a1 EXPUNGE'], /^a1 NO \[READ-ONLY\]/],
  ['§6.3.2: after EXAMINE nothing is moved away', [...LOOK, 'a1 MOVE 1 Work'], /^a1 NO \[READ-ONLY\]/],
  [
    '§6.4.2: after EXAMINE CLOSE removes nothing',
    [...LOOK, 'a1 CLOSE', 'a2 STATUS INBOX (MESSAGES)'],
    /MESSAGES 3/,
  ],
  [
    '§6.4.8: STORE by UID tells UIDs behind the number',
    [...OPEN, 'a1 UID STORE 12:13 -FLAGS (\\Seen)'],
    /^\* 2 FETCH \(UID 12 FLAGS \(\$Work\)\)\r\n\* 3 FETCH \(UID 13 FLAGS \(\\Deleted\)\)\r\n/,
  ],
  [
    '§6.4.8: the UID is told once where it was asked for',
    [...OPEN, 'a1 UID FETCH 11 (UID)'],
    /^\* 1 FETCH \(UID 11\)\r\n/,
  ],
];

describe('what a server must say (RFC 3501)', () => {
  it.each(ANSWERS)('%s', (_, lines, answer) => {
    const session = openSession(LETTERS);
    let said = '';
    for (const line of lines) said = session.say(line);
    expect(said).toMatch(answer);
  });

  it('§3.3, §6.1.3: BYE, then the tagged OK, then the connection ends', () => {
    const session = openSession();
    expect(session.say('a1 LOGOUT')).toMatch(/^\* BYE [^\r]+\r\na1 OK [^\r]+\r\n$/);
    expect(session.effects.at(-1)).toEqual({ kind: 'close' });
    expect(session.say('a2 NOOP')).toBe('');
  });

  it.each(['idle', 'shutdown'] as const)('§3.3: no end (%s) without a BYE that says why', (kind) => {
    for (const lines of [[], OPEN, [...OPEN, 'a1 IDLE'], ['a1 AUTHENTICATE PLAIN'], ['a1 LOGIN {3}']]) {
      const session = openSession(LETTERS);
      for (const line of lines) session.say(line);
      const before = session.heard;
      session.feed({ kind });
      expect(session.heard.slice(before.length)).toMatch(/^\* BYE \S/);
      expect(session.effects.at(-1)).toEqual({ kind: 'close' });
    }
  });

  it('§4.3.1, §9 (3): sends no NUL, whatever a letter has', () => {
    const session = selected([
      {
        text: 'Subject: a\0b\r\nFrom: "x\0y" <z@a.test>\r\nContent-Type: text/plain; name="n\0m"\r\n\r\nx\r\n',
      },
    ]);
    expect(session.say('a1 FETCH 1 (ENVELOPE BODYSTRUCTURE)')).not.toContain('\0');
  });

  it.each([
    ['NOOP', 'NOOP'],
    ['CHECK', 'CHECK'],
    ['STATUS', 'STATUS Work (MESSAGES)'],
    ['LIST', 'LIST "" Work'],
    ['CREATE', 'CREATE New'],
    ['APPEND', 'APPEND INBOX {1+}\r\nx'],
    ['FETCH', 'FETCH 1 UID'],
    ['FETCH that sets \\Seen', 'FETCH 1 BODY[TEXT]'],
    ['STORE', 'STORE 1 +FLAGS (\\Seen)'],
    ['SEARCH', 'SEARCH ALL'],
    ['COPY', 'COPY 1 Work'],
    ['EXPUNGE', 'EXPUNGE'],
    ['UID FETCH', 'UID FETCH 11 UID'],
    ['UID SEARCH', 'UID SEARCH ALL'],
    ['what is refused', 'DELETE Nowhere'],
  ])('§5.2: the new size of the folder is told with %s', (_, line) => {
    const session = selected(LETTERS);
    session.mail.add('INBOX', 'new');
    expect(session.send(`a1 ${line}\r\n`)).toMatch(/^\* \d EXISTS\r$/m);
  });

  it.each([
    ['FETCH', 'FETCH 2 UID', false],
    ['FETCH that sets \\Seen', 'FETCH 1:2 BODY[TEXT]', false],
    ['STORE', 'STORE 2 +FLAGS (\\Flagged)', false],
    ['STORE that is silent', 'STORE 2 +FLAGS.SILENT (\\Flagged)', false],
    ['SEARCH', 'SEARCH ALL', false],
    ['UID FETCH', 'UID FETCH 12 UID', true],
    ['UID STORE', 'UID STORE 12 +FLAGS (\\Flagged)', true],
    ['UID SEARCH', 'UID SEARCH ALL', true],
    ['NOOP', 'NOOP', true],
    ['COPY', 'COPY 2 Work', true],
  ])('§7.4.1: numbers stay as they are during %s', (_, line, mayTell) => {
    const session = selected(LETTERS);
    session.mail.folders.set('INBOX', (session.mail.folders.get('INBOX') ?? []).slice(1));
    const said = session.say(`a1 ${line}`);
    expect(/^\* 1 EXPUNGE\r$/m.test(said)).toBe(mayTell);
    // What could not be told then is told with the next command that may.
    if (!mayTell) expect(session.say('a2 NOOP')).toContain('* 1 EXPUNGE\r\n');
  });

  it('§7.4.1: says nothing while no command is in progress, nor while one is still coming', () => {
    const session = selected(LETTERS);
    session.say('a0 NOOP');
    const asked = session.send('a1 SEARCH SUBJECT {3}\r\n');
    session.mail.folders.set('INBOX', []);
    session.feed({ kind: 'changed' });
    expect([asked, session.heard]).toEqual(['+ Go ahead\r\n', '+ Go ahead\r\n']);
  });

  it('§5.5: commands that come together are done in their order', () => {
    const session = selected(LETTERS);
    expect(
      session.say('a1 STORE 2 -FLAGS ($Work)', 'a2 FETCH 2 FLAGS', 'a3 COPY 2 Work', 'a4 SELECT Work'),
    ).toMatch(
      /^\* 2 FETCH[^\r]*\r\na1 OK[^\r]*\r\n\* 2 FETCH \(FLAGS \(\\Seen\)\)\r\na2 OK[^\r]*\r\na3 OK[^\r]*\r\n.*\* 1 EXISTS\r\n.*a4 OK/s,
    );
  });

  it.each([
    ['before a login', []],
    ['after it', [IN]],
    ['with a folder open', OPEN],
  ])('§6.1.1: one untagged CAPABILITY with IMAP4rev1, before the OK: %s', (_, lines) => {
    const session = openSession(LETTERS);
    for (const line of lines) session.say(line);
    const said = session.say('a1 CAPABILITY');
    expect(said).toMatch(/^\* CAPABILITY (?:\S+ )*IMAP4rev1(?: \S+)*\r\na1 OK [^\r]*\r\n$/);
  });

  it('§7.2.1: offers nothing that is not registered, and implements what it must', () => {
    const known = new Set(IMAP_CAPABILITY_REGISTRY.entries.map(({ name }) => name.toUpperCase()));
    const offered = (session: ReturnType<typeof openSession>) =>
      (session.say('a1 CAPABILITY').split('\r\n')[0] ?? '').split(' ').slice(2);
    const here = offered(openSession());
    for (const word of here) expect(known, word).toContain(word.replace(/^(AUTH=).*/, '$1').toUpperCase());
    expect(here).toEqual(expect.arrayContaining(['STARTTLS', 'AUTH=PLAIN']));
  });

  it('§7.2.1, §11.2: with clear logins switched off, LOGINDISABLED is announced and no password is taken, right or wrong', () => {
    const session = openSession(LETTERS, { clearLogin: false });
    expect(session.greeting).toMatch(/ LOGINDISABLED /);
    expect(session.greeting).not.toMatch(/AUTH=|SASL-IR/);
    for (const line of [
      IN,
      'l AUTHENTICATE PLAIN',
      'l AUTHENTICATE PLAIN AGJvYgBzZWNyZXQ=',
      'l AUTHENTICATE LOGIN',
    ])
      expect(session.say(line)).toMatch(/^l NO \[PRIVACYREQUIRED\]/);
    session.say('t STARTTLS');
    session.feed({ kind: 'secured' });
    expect(session.say('c CAPABILITY')).not.toContain('LOGINDISABLED');
    expect(session.say(IN)).toMatch(/^l OK/);
  });

  it.each([
    ['§6.3.1: SELECT', 'SELECT', '[READ-WRITE]'],
    ['§6.3.2: EXAMINE', 'EXAMINE', '[READ-ONLY]'],
  ])('%s tells all that it must before its OK', (_, verb, code) => {
    const session = openSession(LETTERS);
    session.say(IN);
    const said = session.say(`a1 ${verb} INBOX`);
    for (const wanted of [
      /^\* FLAGS \([^)]*\\Answered[^)]*\$Work[^)]*\)\r$/m,
      /^\* 3 EXISTS\r$/m,
      /^\* \d+ RECENT\r$/m,
      /^\* OK \[UNSEEN 1\]/m,
      /^\* OK \[PERMANENTFLAGS \([^)]*\)\]/m,
      /^\* OK \[UIDNEXT 14\]/m,
      /^\* OK \[UIDVALIDITY 7\]/m,
    ])
      expect(said).toMatch(wanted);
    expect(said.trimEnd().split('\r\n').at(-1)).toMatch(new RegExp(`^a1 OK \\${code.slice(0, -1)}\\]`));
  });

  it('§6.3.10: STATUS leaves the open folder open, and its messages as they are', () => {
    const session = selected(LETTERS);
    session.say('a1 STATUS Work (MESSAGES UNSEEN RECENT)');
    expect(session.say('a2 FETCH 3 FLAGS')).toContain('* 3 FETCH (FLAGS (\\Deleted))');
  });

  it('§6.4.2: CLOSE says nothing of what it removes', () => {
    expect(untagged(selected(LETTERS).say('a1 CLOSE'))).toEqual([]);
  });

  it('§6.4.5: what is static is the same each time, whatever became of the flags', () => {
    const session = selected(LETTERS);
    const items =
      '(ENVELOPE INTERNALDATE RFC822 RFC822.HEADER RFC822.TEXT RFC822.SIZE BODY BODYSTRUCTURE BODY[] UID)';
    const first = session.say(`a FETCH 2 ${items}`);
    session.say('b STORE 2 FLAGS (\\Flagged)', 'c STORE 2 +FLAGS (\\Seen)', 'd COPY 2 Work');
    expect(session.say(`a FETCH 2 ${items}`)).toBe(first);
  });

  it.each([
    ['BODY[]', true],
    ['BODY[TEXT]', true],
    ['BODY[1]', true],
    ['BODY[HEADER]', true],
    ['RFC822', true],
    ['RFC822.TEXT', true],
    ['RFC822.HEADER', false],
    ['BODY.PEEK[]', false],
    ['BODY.PEEK[TEXT]', false],
    ['BODY', false],
    ['BODYSTRUCTURE', false],
    ['ENVELOPE', false],
  ])('§6.4.5: whether %s sets \\Seen: %s', (item, sets) => {
    const session = selected(LETTERS);
    session.say(`a1 FETCH 1 ${item}`);
    expect(session.say('a2 FETCH 1 FLAGS').includes('\\Seen')).toBe(sets);
  });

  it('§7.4.2: names an origin only where a piece was asked for, and cuts the piece at the end', () => {
    const session = selected([{ text: 'A: b\r\n\r\n0123456789' }]);
    expect(session.say('a1 FETCH 1 BODY.PEEK[TEXT]')).toContain('BODY[TEXT] {10}\r\n0123456789');
    expect(session.say('a2 FETCH 1 BODY.PEEK[TEXT]<0.4>')).toContain('BODY[TEXT]<0> {4}\r\n0123)');
    expect(session.say('a3 FETCH 1 BODY.PEEK[TEXT]<8.4000000000>')).toContain('BODY[TEXT]<8> {2}\r\n89)');
  });
});

describe('parts of a letter (RFC 3501 §6.4.5, §7.4.2)', () => {
  /** The structure of the example in §6.4.5. */
  const multipart = (boundary: string, subtype: string, parts: readonly string[]): string =>
    `Content-Type: multipart/${subtype}; boundary=${boundary}\r\n\r\n${parts.map((part) => `--${boundary}\r\n${part}\r\n`).join('')}--${boundary}--`;
  const inner = multipart('m3', 'mixed', [
    'Content-Type: text/plain\r\n\r\n4.2.1',
    multipart('m4', 'alternative', [
      'Content-Type: text/plain\r\n\r\n4.2.2.1',
      'Content-Type: text/richtext\r\n\r\n4.2.2.2',
    ]),
  ]);
  const letterIn = (own: string, what: string): string => `${own}: in\r\nSubject: ${own}\r\n${what}`;
  const text = multipart('m1', 'mixed', [
    'Content-Type: text/plain\r\n\r\n1',
    'Content-Type: application/octet-stream\r\n\r\n2',
    `Content-Type: message/rfc822\r\n\r\n${letterIn(
      'X-Three',
      multipart('m2', 'mixed', [
        'Content-Type: text/plain\r\n\r\n3.1',
        'Content-Type: application/octet-stream\r\n\r\n3.2',
      ]),
    )}`,
    multipart('m5', 'mixed', [
      'Content-Type: image/gif\r\nX-Part: 4.1\r\n\r\n4.1',
      `Content-Type: message/rfc822\r\n\r\n${letterIn('X-Four-Two', inner)}`,
    ]),
  ]);

  it.each([
    ['1', '1'],
    ['2', '2'],
    ['3.1', '3.1'],
    ['3.2', '3.2'],
    ['4.1', '4.1'],
    ['4.2.1', '4.2.1'],
    ['4.2.2.1', '4.2.2.1'],
    ['4.2.2.2', '4.2.2.2'],
  ])('numbers the parts of the standard’s example: %s', (number, held) => {
    expect(selected([{ text }]).say(`a1 FETCH 1 BODY.PEEK[${number}]`)).toContain(
      `BODY[${number}] {${held.length}}\r\n${held})`,
    );
  });

  it.each([
    ['3.HEADER', /^X-Three: in\r\nSubject: X-Three\r\nContent-Type: multipart\/mixed.*\r\n\r\n\)/s],
    ['3.TEXT', /^--m2\r\n.*--m2--\)/s],
    ['4.MIME', /^Content-Type: multipart\/mixed; boundary=m5\r\n\r\n\)/],
    ['4.1.MIME', /^Content-Type: image\/gif\r\nX-Part: 4\.1\r\n\r\n\)/],
    ['4.2.HEADER', /^X-Four-Two: in\r\n/],
    ['4.2.TEXT', /^--m3\r\n.*--m3--\)/s],
    ['4.2.2.1.MIME', /^Content-Type: text\/plain\r\n\r\n\)/],
    ['4.2.HEADER.FIELDS (SUBJECT)', /^Subject: X-Four-Two\r\n\r\n\)/],
  ])('has %s of the standard’s example', (section, content) => {
    const said = selected([{ text }]).say(`a1 FETCH 1 BODY.PEEK[${section}]`);
    expect(said.slice(said.indexOf('}\r\n') + 3)).toMatch(content);
  });

  it.each(['1.HEADER', '2.TEXT', '4.1.HEADER', '1.1', '5', '3.3', '4.2.3'])(
    'says NIL for %s, which the standard’s example has not: only a letter inside has header and text',
    (section) => {
      expect(selected([{ text }]).say(`a1 FETCH 1 BODY.PEEK[${section}]`)).toContain(`BODY[${section}] NIL)`);
    },
  );

  it('§7.4.2: BODY has no extension data, BODYSTRUCTURE has it in its order, and neither has more', () => {
    const session = selected([
      {
        text: 'Content-Type: text/plain; charset=utf-8\r\nContent-MD5: Q2hlY2s=\r\nContent-Disposition: inline\r\nContent-Language: en, fr\r\nContent-Location: x\r\n\r\na\r\n',
      },
    ]);
    const basic = '("TEXT" "PLAIN" ("CHARSET" "utf-8") NIL NIL "7BIT" 3 1';
    expect(session.say('a1 FETCH 1 BODY')).toContain(`(BODY ${basic}))`);
    expect(session.say('a2 FETCH 1 BODYSTRUCTURE')).toContain(
      `(BODYSTRUCTURE ${basic} "Q2hlY2s=" ("inline" NIL) ("en" "fr") "x"))`,
    );
  });

  it('§9, body-type-basic: MESSAGE RFC822 comes with envelope and structure, or is not called that', () => {
    let letter = 'Subject: innermost\r\n\r\nx';
    for (let depth = 0; depth < 30; depth++) letter = `Content-Type: message/rfc822\r\n\r\n${letter}`;
    const said = selected([{ text: letter }]).say('a1 FETCH 1 BODYSTRUCTURE');
    const letters = said.match(/"MESSAGE" "RFC822" NIL NIL NIL "7BIT" \d+ \(/g) ?? [];
    expect(letters.length).toBeGreaterThan(5);
    expect(said.match(/"MESSAGE" "RFC822"/g)).toHaveLength(letters.length);
    expect(said).toContain('"APPLICATION" "OCTET-STREAM"');
  });

  it('RFC 2046 §5.1.5: parts of a digest are letters where nothing else is said', () => {
    const digest = multipart('d', 'digest', [
      '\r\nSubject: one\r\n\r\nx',
      'Content-Type: text/plain\r\n\r\ny',
    ]);
    expect(selected([{ text: digest }]).say('a1 FETCH 1 BODY')).toMatch(
      /^\* 1 FETCH \(BODY \(\("MESSAGE" "RFC822" .*\("TEXT" "PLAIN" .*"DIGEST"\)\)/s,
    );
  });

  it('never says back what would steer a terminal', () => {
    const session = selected([{ text: 'Subject: \x1b[2J\r\n\r\n' }]);
    session.say('a1 LIST "" "\x1b[2J"', 'a2 STATUS "\x1b" (MESSAGES)');
    for (const effect of session.effects)
      if (effect.kind === 'reply') expect(latin1(effect.octets)).not.toContain('\x1b');
  });
});

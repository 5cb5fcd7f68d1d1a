import { describe, expect, it } from 'vitest';
import { COACH_CAUSES } from '../../knowledge/coach-causes.ts';
import type { CoachId } from '../../prose/prose.ts';
import { quiet } from '../fold.ts';
import { CAMPUS, campus, MOCK, mock, read, Talk, Telling } from '../talk.fixture.ts';

const GREET = 'EHLO me.campus.test';
const MAIL = 'MAIL FROM:<alice@campus.test>';
const RCPT = 'RCPT TO:<bob@campus.test>';
const SENDER = [GREET, MAIL];
const RECIPIENTS = [...SENDER, RCPT];
const LETTER = [...RECIPIENTS, 'DATA'];

const seen = new Set<string>();

/** What the campus server's own reply to the last of these lines is coached with. */
function coachAfter(...lines: string[]) {
  const { last } = new Talk(campus(), CAMPUS).lines(...lines);
  if (last.coach) seen.add(last.coach.cause);
  return { coach: last.coach, marked: markedOf(last.command) };
}

function markedOf(command: { text: string; tokens: { mark?: [number, number] }[] } | undefined): string {
  return command?.tokens.flatMap(({ mark }) => (mark ? [command.text.slice(...mark)] : [])).join('') ?? '';
}

/** What a reply that only other servers give is coached with. */
function coachOf(line: string, reply: string, before: [string, string][] = []) {
  const telling = new Telling({ ...CAMPUS, host: 'mx.example.org', service: 'dialled' });
  telling.server('220 mx.example.org ESMTP\r\n');
  for (const [said, answered] of before) telling.client(`${said}\r\n`).server(`${answered}\r\n`);
  if (line !== '') telling.client(`${line}\r\n`);
  telling.server(`${reply}\r\n`);
  const { coach } = telling.last;
  if (coach) seen.add(coach.cause);
  return coach;
}

describe('a line that is no command', () => {
  it.each<[CoachId, string[], string | undefined, string]>([
    ['hello', ['HELLO me.campus.test'], 'EHLO me.campus.test', 'HELLO'],
    ['hello', ['hello'], 'EHLO teal-heron.campus.test', 'hello'],
    ['verbTypo', ['ELHO me.campus.test'], 'EHLO me.campus.test', 'ELHO'],
    ['verbTypo', [GREET, 'MIAL FROM:<alice@campus.test>'], MAIL, 'MIAL'],
    ['verbTypo', [GREET, 'MAILFROM:<alice@campus.test>'], MAIL, 'MAILFROM:<alice@campus.test>'],
    ['verbTypo', [GREET, 'MAIL:alice@campus.test'], MAIL, 'MAIL:alice@campus.test'],
    ['verbTypo', [GREET, 'FROM:<alice@campus.test>'], MAIL, 'FROM:<alice@campus.test>'],
    ['verbTypo', [...SENDER, 'RCTP TO:<bob@campus.test>'], RCPT, 'RCTP'],
    ['verbTypo', [...SENDER, 'RCPT: bob@campus.test'], RCPT, 'RCPT:'],
    ['verbTypo', [...RECIPIENTS, 'DTA'], 'DATA', 'DTA'],
    ['verbTypo', ['QIUT'], 'QUIT', 'QIUT'],
    ['verbTypo', ['QUIT.'], 'QUIT', 'QUIT.'],
    ['verbTypo', ['bye'], 'QUIT', 'bye'],
    ['verbTypo', ['reset'], 'RSET', 'reset'],
    ['shellCommand', ['ncat -C localhost 1025'], undefined, 'ncat'],
    ['shellCommand', ['ls'], undefined, 'ls'],
    ['shellCommand', ['exit'], 'QUIT', 'exit'],
    ['fieldAsCommand', [...RECIPIENTS, 'Subject: My first mail'], undefined, 'Subject:'],
    ['fieldAsCommand', ['From: alice@campus.test'], undefined, 'From:'],
    ['dotAsCommand', ['.'], undefined, ''],
    ['emptyLine', [''], undefined, ''],
    ['leadingSpace', [' EHLO me.campus.test'], GREET, 'EHLO me.campus.test'],
    ['control', ['EHLO me\x1b[D\x1b[D.campus.test'], 'EHLO me.campus.test', '\x1b[D\x1b[D.campus.test'],
    ['control', ['NO\0OP'], 'NOOP', '\0OP'],
    ['nonAscii', ['Überraschung'], undefined, '\xc3\x9cberraschung'],
    ['unknownVerb', ['FROBNICATE now'], undefined, 'FROBNICATE'],
    ['http', ['GET / HTTP/1.1'], undefined, ''],
    ['overlong', [`NOOP ${'x'.repeat(5000)}`], undefined, ''],
  ])('%s: %j', (cause, lines, repair, marked) => {
    const found = coachAfter(...lines);
    expect(found.coach?.cause).toBe(cause);
    expect(found.coach?.repair).toBe(repair);
    expect(found.marked).toBe(marked);
    expect(found.coach?.rfc).toBe(COACH_CAUSES[cause]);
  });

  it('recognises a TLS hello at a plain door (RFC 8446 §5.1)', () => {
    const talk = new Talk(mock(), MOCK).says(Uint8Array.of(0x16, 3, 1, 0, 3, 1, 0, 10));
    expect(talk.last.coach?.cause).toBe('tlsHello');
    seen.add('tlsHello');
  });

  it('knows Ctrl C of telnet, which telnet sends on (RFC 854, RFC 860)', () => {
    const CTRL_C = Uint8Array.of(0xff, 0xf4, 0xff, 0xfd, 0x06);
    const left = new Talk(campus(), CAMPUS).lines('HELO me.campus.test').says(CTRL_C).closed('client');
    const went = new Talk(campus(), CAMPUS).says(CTRL_C).lines(GREET);
    const waits = new Talk(campus(), CAMPUS).lines(GREET).says(CTRL_C);
    quiet(waits.reading, Number.POSITIVE_INFINITY);
    for (const { last } of [left, went, waits]) expect(last.coach?.cause).toBe('telnetInterrupt');
    expect(went.last.coach?.repair).toBe(GREET);
    expect(markedOf(went.last.command)).toMatch(/^\xff\xf4/);
    expect(read(left.last.coach?.body)).toContain('Ctrl ], then quit, leaves. The call is over');
    seen.add('telnetInterrupt');
  });

  it('says that a letter after a refused DATA is read as commands', () => {
    const talk = new Talk(campus(), CAMPUS).lines(
      ...SENDER,
      'DATA',
      'Hello Bob,',
      'I typed this by hand.',
      '.',
    );
    const [data, first, second, dot] = talk.reading.exchanges.slice(3);
    expect(data?.coach?.cause).toBe('dataBeforeRcpt');
    expect([first, second].map((one) => one?.coach?.cause)).toEqual(['letterAsCommands', 'letterAsCommands']);
    expect(dot?.coach?.cause).toBe('letterAsCommands');
    expect(first?.reply?.code).toBe(500);
    seen.add('letterAsCommands');
  });

  it('forgets the refused DATA once a good line follows', () => {
    const talk = new Talk(campus(), CAMPUS).lines(...SENDER, 'DATA', RCPT, 'FROBNICATE');
    expect(talk.last.coach?.cause).toBe('unknownVerb');
  });

  it('forgets it with the next line that is a command, taken or not', () => {
    const talk = new Talk(campus(), CAMPUS).lines(...SENDER, 'DATA', 'SEND', 'ls');
    expect(talk.last.coach?.cause).toBe('shellCommand');
  });

  it('has nothing against verbs in lower case (RFC 5321 §2.4)', () => {
    const talk = new Talk(campus(), CAMPUS).lines('ehlo me.campus.test', 'mail from:<alice@campus.test>');
    expect(
      talk.reading.exchanges.flatMap(({ notes, coach }) => [...notes, ...(coach ? [coach] : [])]),
    ).toEqual([]);
  });
});

it('takes no first line of a letter for a greeting, which would throw the envelope away', () => {
  const { coach } = coachAfter(...RECIPIENTS, 'Hello Bob,');
  expect(coach?.cause).toBe('unknownVerb');
  expect(coach?.repair).toBeUndefined();
});

describe('an argument that the server cannot read', () => {
  it.each<[CoachId, string[], string | undefined, string]>([
    ['nameMissing', ['EHLO'], 'EHLO teal-heron.campus.test', ''],
    ['nameMissing', ['HELO'], 'HELO teal-heron.campus.test', ''],
    ['nameBad', ['EHLO my own machine'], 'EHLO teal-heron.campus.test', ' '],
    ['bracketsMissing', [GREET, 'MAIL FROM: alice@campus.test'], MAIL, 'alice@campus.test'],
    ['bracketsMissing', [...SENDER, 'RCPT TO:bob@campus.test'], RCPT, 'bob@campus.test'],
    ['bracketMissing', [GREET, 'MAIL FROM:<alice@campus.test'], MAIL, '<alice@campus.test'],
    ['bracketMissing', [GREET, 'MAIL FROM:alice@campus.test>'], MAIL, 'alice@campus.test>'],
    ['bracketsWrong', [GREET, 'MAIL FROM:(alice@campus.test)'], MAIL, '(alice@campus.test)'],
    ['bracketsWrong', [GREET, 'MAIL FROM:"alice@campus.test"'], MAIL, '"alice@campus.test"'],
    ['displayName', [GREET, 'MAIL FROM: Alice <alice@campus.test>'], MAIL, 'Alice '],
    ['colonMissing', [GREET, 'MAIL FROM <alice@campus.test>'], MAIL, ''],
    ['colonMissing', [GREET, 'MAIL FROM'], 'MAIL FROM:<teal-heron@campus.test>', ''],
    ['colonMissing', [GREET, 'MAIL FROM <>'], 'MAIL FROM:<>', ''],
    ['colonMissing', [...SENDER, 'RCPT TO'], RCPT, ''],
    ['colonMissing', [...SENDER, 'RCPT TO <>'], RCPT, ''],
    ['spaceBeforeColon', [GREET, 'MAIL FROM : <alice@campus.test>'], MAIL, ' '],
    ['spaceBeforeColon', [GREET, 'MAIL FROM :alice@campus.test'], MAIL, ' '],
    ['wordMissing', [GREET, 'MAIL <alice@campus.test>'], MAIL, ''],
    ['wordMissing', [GREET, 'MAIL alice@campus.test'], MAIL, 'alice'],
    ['wordSwapped', [GREET, 'MAIL TO:<alice@campus.test>'], MAIL, 'TO'],
    ['wordSwapped', [...SENDER, 'RCPT FROM:<bob@campus.test>'], RCPT, 'FROM'],
    ['pathMissing', [GREET, 'MAIL FROM:'], 'MAIL FROM:<teal-heron@campus.test>', ''],
    ['pathMissing', [GREET, 'MAIL'], 'MAIL FROM:<teal-heron@campus.test>', ''],
    ['pathMissing', [...SENDER, 'RCPT TO:'], RCPT, ''],
    ['nullRecipient', [...SENDER, 'RCPT TO:<>'], RCPT, '<>'],
    ['domainMissing', [...SENDER, 'RCPT TO:<bob>'], RCPT, 'bob'],
    ['domainMissing', [...SENDER, 'RCPT TO:<bob@>'], RCPT, '<bob@>'],
    [
      'twoAddresses',
      [...SENDER, 'RCPT TO:<bob@campus.test>, <alice@campus.test>'],
      RCPT,
      '<bob@campus.test>, <alice@campus.test>',
    ],
    [
      'twoAddresses',
      [...SENDER, 'RCPT TO:<bob@campus.test,alice@campus.test>'],
      RCPT,
      '<bob@campus.test,alice@campus.test>',
    ],
    [
      'twoSenders',
      [GREET, 'MAIL FROM:<alice@campus.test,bob@campus.test>'],
      MAIL,
      '<alice@campus.test,bob@campus.test>',
    ],
    ['spaceInAddress', [...SENDER, 'RCPT TO:<bob @campus.test>'], RCPT, '<bob @campus.test>'],
    ['badAddress', [...SENDER, 'RCPT TO:<bob..b@campus.test>'], 'RCPT TO:<bob.b@campus.test>', '..'],
    ['badAddress', [...SENDER, 'RCPT TO:<bob@-campus.test>'], undefined, '-campus'],
    ['badAddress', [...SENDER, 'RCPT TO:<<bob@campus.test>>'], RCPT, '<'],
    ['typographic', [GREET, 'MAIL FROM:“alice@campus.test”'], MAIL, '\xe2\x80\x9c'],
    [
      'needsUtf8',
      [GREET, 'MAIL FROM:<élise@campus.test>'],
      'MAIL FROM:<élise@campus.test> SMTPUTF8',
      '<\xc3\xa9lise@campus.test>',
    ],
    ['bracketsMissing', [GREET, 'MAIL FROM:mailto:alice@campus.test'], MAIL, 'mailto:alice@campus.test'],
    ['excessAfterPath', [GREET, `${MAIL}.`], MAIL, '.'],
    ['parameterUnknown', [GREET, 'MAIL FROM:<alice@campus.test> RET=FULL'], MAIL, 'RET=FULL'],
    ['parameterUnknown', [...SENDER, 'RCPT TO:<bob@campus.test> NOTIFY=NEVER'], RCPT, 'NOTIFY=NEVER'],
    ['parameterBad', [GREET, 'MAIL FROM:<alice@campus.test> SIZE=big'], MAIL, 'SIZE=big'],
    ['parameterBad', [GREET, 'MAIL FROM:<alice@campus.test> SIZE='], MAIL, 'SIZE='],
    ['nothingAfter', [...RECIPIENTS, 'DATA now'], 'DATA', 'now'],
    ['nothingAfter', ['QUIT please'], 'QUIT', 'please'],
    ['argumentMissing', ['VRFY'], 'VRFY bob', ''],
  ])('%s: %j', (cause, lines, repair, marked) => {
    const found = coachAfter(...lines);
    expect(found.coach?.cause).toBe(cause);
    expect(found.coach?.repair).toBe(repair);
    expect(found.marked).toBe(marked);
  });

  it.each([
    ['RCPT TO:<.bob@campus.test>', SENDER, 'Dots stand one by one between other signs'],
    ['MAIL FROM:<alice@campus.test> SMTPUTF8=1', [GREET], 'SMTPUTF8 nothing'],
    ['MAIL FROM:<alice@campus.test> BODY=8bit', [GREET], 'BODY= 7BIT or 8BITMIME'],
  ])('says of %j what may stand there', (line, before, says) => {
    expect(read(coachAfter(...before, line).coach?.body)).toContain(says);
  });

  it.each([
    ['MAIL FROM: alice@campus.test', [GREET]],
    ['RCPT TO bob@campus.test', SENDER],
    ['RCPT TO', SENDER],
    ['RCPT TO:<<bob@campus.test>>', SENDER],
    ['rcpt to : bob@campus.test', SENDER],
    ['MAIL alice@campus.test', [GREET]],
    ['ELHO me.campus.test', []],
    ['MIAL FROM:<alice@campus.test>', [GREET]],
    ['RCPT TO:<bob @campus.test>', SENDER],
    ['DATA now', RECIPIENTS],
    ['MAIL FROM:<élise@campus.test>', [GREET]],
  ])('repairs %j with a line that this server takes', (line, before) => {
    const talk = new Talk(campus(), CAMPUS).lines(...before, line);
    const repair = talk.last.coach?.repair;
    expect(repair).toBeDefined();
    talk.says(`${repair}\r\n`);
    const answered = talk.reading.exchanges.filter(({ reply }) => reply);
    expect(answered.at(-1)?.reply?.code).toBeLessThan(400);
  });
});

describe('a good line at the wrong time (503, RFC 5321 §4.1.4)', () => {
  it.each<[CoachId, string[], string | undefined]>([
    ['senderAgain', [...SENDER, MAIL], RCPT],
    ['senderAgain', [...RECIPIENTS, MAIL], 'DATA'],
    ['rcptBeforeMail', [GREET, RCPT], 'MAIL FROM:<teal-heron@campus.test>'],
    ['dataBeforeMail', [GREET, 'DATA'], 'MAIL FROM:<teal-heron@campus.test>'],
    ['dataBeforeRcpt', [...SENDER, 'DATA'], RCPT],
    ['dataAllRefused', [...SENDER, 'RCPT TO:<nobody@campus.test>', 'DATA'], RCPT],
    ['helloFirst', [RCPT], 'EHLO teal-heron.campus.test'],
  ])('%s: %j', (cause, lines, repair) => {
    const { coach } = coachAfter(...lines);
    expect(coach?.cause).toBe(cause);
    expect(coach?.repair).toBe(repair);
  });

  it('asks for a greeting where a server insists on it', () => {
    const coach = coachOf(MAIL, '503 5.5.1 Error: send HELO/EHLO first');
    expect(coach).toMatchObject({ cause: 'helloFirst', repair: 'EHLO teal-heron.campus.test' });
  });

  it('takes one login a call, and none inside a mail (RFC 4954 §4)', () => {
    const login: [string, string][] = [['AUTH PLAIN AGFsaWNlAHNlY3JldA==', '235 2.7.0 ok']];
    const mail: [string, string][] = [[MAIL, '250 2.1.0 ok']];
    const again = coachOf('AUTH LOGIN', '503 5.5.1 Error: already authenticated', login);
    expect(again?.cause).toBe('authAgain');
    const within = coachOf('AUTH LOGIN', '503 5.5.1 Error: MAIL transaction in progress', mail);
    expect(within).toMatchObject({ cause: 'authInMail', repair: 'RSET' });
  });

  it('names any other line by its verb', () => {
    expect(coachOf('STARTTLS', '503 5.5.1 TLS stands already')?.cause).toBe('outOfOrder');
  });
});

describe('a well-formed line that is refused', () => {
  it.each<[CoachId, string[], string | undefined, string]>([
    ['mailboxDidYouMean', [...SENDER, 'RCPT TO:<bbo@campus.test>'], RCPT, 'bbo'],
    ['mailboxDidYouMean', [...SENDER, 'RCPT TO:<alise@campus.test>'], 'RCPT TO:<alice@campus.test>', 'alise'],
    ['mailboxUnknown', [...SENDER, 'RCPT TO:<nobody@campus.test>'], undefined, 'nobody'],
    ['moved', [...SENDER, 'RCPT TO:<moved@campus.test>'], 'RCPT TO:<prof@faculty.test>', 'moved'],
    ['relayDenied', [...SENDER, 'RCPT TO:<dean@faculty.test>'], undefined, 'faculty.test'],
    ['domainDidYouMean', [...SENDER, 'RCPT TO:<bob@campsu.test>'], RCPT, 'campsu.test'],
    ['tooBigDeclared', [GREET, 'MAIL FROM:<alice@campus.test> SIZE=99999999'], undefined, 'SIZE=99999999'],
    ['expn', [GREET, 'EXPN staff'], undefined, ''],
    ['vrfyUnknown', [GREET, 'VRFY nobody'], undefined, ''],
    ['verbObsolete', [GREET, 'SEND FROM:<alice@campus.test>'], undefined, ''],
    ['verbObsolete', [GREET, 'TURN'], undefined, ''],
    ['authMissing', [GREET, 'AUTH PLAIN AGFsaWNlAHNlY3JldA=='], undefined, ''],
    ['starttlsMissing', [GREET, 'STARTTLS'], undefined, ''],
    ['verbNotHere', [GREET, 'BDAT 5 LAST'], undefined, ''],
    ['verbNotHere', [GREET, 'ETRN campus.test'], undefined, ''],
  ])('%s: %j', (cause, lines, repair, marked) => {
    const found = coachAfter(...lines);
    expect(found.coach?.cause).toBe(cause);
    expect(found.coach?.repair).toBe(repair);
    expect(found.marked).toBe(marked);
  });

  const opened: [string, string][] = [
    ['EHLO me.example.org', '250-mx.example.org\r\n250 SIZE 1000'],
    [MAIL, '250 2.1.0 ok'],
  ];
  const given: [string, string][] = [...opened, [RCPT, '250 2.1.5 ok']];

  it.each<[CoachId, string, string, [string, string][]]>([
    [
      'relayDenied',
      'RCPT TO:<dean@faculty.test>',
      '554 5.7.1 <dean@faculty.test>: Relay access denied',
      opened,
    ],
    ['relayDenied', 'RCPT TO:<dean@faculty.test>', '550 5.7.1 relaying denied', opened],
    ['movedSomewhere', RCPT, '551 5.1.6 User not local', opened],
    ['forbidden', RCPT, '550 5.7.23 SPF validation failed', opened],
    ['forbidden', MAIL, '550 5.7.1 rejected', []],
    ['mailboxFull', RCPT, '552 5.2.2 over quota', opened],
    ['mailboxFull', RCPT, '452 4.2.2 over quota', opened],
    ['greylisted', RCPT, '450 4.7.1 Greylisted, come back in five minutes', opened],
    ['mailboxBusy', RCPT, '450 4.2.1 mailbox locked', opened],
    ['tooManyRecipients', RCPT, '452 4.5.3 Too many recipients', opened],
    ['domainNoMail', RCPT, '556 5.1.10 Recipient address has null MX', opened],
    ['tooBigDeclared', 'MAIL FROM:<alice@campus.test> SIZE=2000', '552 5.3.4 too big', opened.slice(0, 1)],
    ['noRoom', MAIL, '452 4.3.1 Insufficient system storage', opened.slice(0, 1)],
    ['loginFirst', MAIL, '530 5.7.0 Authentication required', opened.slice(0, 1)],
    ['tlsFirst', MAIL, '530 5.7.0 Must issue a STARTTLS command first', opened.slice(0, 1)],
    ['loginFailed', 'AUTH PLAIN AGFsaWNlAHNlY3JldA==', '535 5.7.8 Authentication credentials invalid', []],
    ['serverFailed', RCPT, '451 4.3.0 Queue file write error', opened],
    ['closing', 'NOOP', '421 4.7.0 Try again later', opened],
    ['idle', '', '421 4.4.2 Error: timeout exceeded', opened],
    ['goingDown', 'NOOP', '421 4.3.2 mx.example.org is going down, closing', opened],
    ['senderDomain', MAIL, '450 4.1.8 Sender domain not found', opened.slice(0, 1)],
    ['laterFallback', MAIL, '450 4.5.0 in a moment', opened.slice(0, 1)],
    ['refusedFallback', 'HELP', '550 no help for you', opened],
    ['badSyntax', 'HELP', '501 5.5.4 what help', opened],
    ['refusedFallback', 'NOOP', '554 5.3.0 no', given],
  ])('%s: %j answered %j', (cause, line, reply, before) => {
    expect(coachOf(line, reply, before)?.cause).toBe(cause);
  });

  it('coaches a greeting that turns everyone away (RFC 5321 §3.1)', () => {
    const telling = new Telling(CAMPUS).server('554 mail.campus.test no service here\r\n');
    expect(telling.last.coach).toMatchObject({ cause: 'noService', repair: 'QUIT' });
    seen.add('noService');
  });

  it('hears a server that is tired of mistakes', () => {
    const talk = new Talk(campus(), CAMPUS).lines(...Array.from({ length: 101 }, () => 'FROBNICATE'));
    expect(talk.last.coach?.cause).toBe('tooManyMistakes');
    expect(talk.reading.phase).toBe('closed');
    seen.add('tooManyMistakes');
  });

  it('hears a server that waited long enough', () => {
    const talk = new Talk(campus(), CAMPUS).lines(...SENDER).give({ kind: 'idle' });
    expect(talk.last.command).toBeUndefined();
    expect(talk.last.coach?.cause).toBe('idle');
    expect(read(talk.last.gloss)).toBe('The server ends the call.');
  });

  it.each<[CoachId, string]>([
    ['letterForbidden', '550 5.7.1 Refused by policy'],
    ['letterRefused', '554 5.6.0 no'],
    ['tooBig', '552 5.3.4 Letter is larger than SIZE allows'],
    ['noRoom', '452 4.3.1 No room left to keep it: try later'],
    ['laterFallback', '451 4.3.0 It could not be kept: try later'],
  ])('%s at the dot: %j', (cause, reply) => {
    const telling = new Telling(CAMPUS).server('220 mail.campus.test ESMTP ready\r\n');
    for (const [said, answered] of [...given, ['DATA', '354 go']])
      telling.client(`${said}\r\n`).server(`${answered}\r\n`);
    telling.client('Subject: x\r\n\r\nx\r\n.\r\n').server(`${reply}\r\n`);
    expect(telling.last.coach?.cause).toBe(cause);
    expect(telling.reading.phase).toBe('greeted');
    seen.add(cause);
  });
});

describe('a trap inside the letter, where nothing is answered', () => {
  it.each<[CoachId, string[], string | undefined]>([
    ['verbInLetter', ['Subject: x', '', 'hello', 'QUIT'], '.'],
    ['verbInLetter', ['Subject: x', '', 'quit'], '.'],
    ['verbInLetter', ['RSET'], '.'],
    ['verbInLetter', ['RCPT TO:<alice@campus.test>'], '.'],
    ['dotSpace', ['Subject: x', '', 'hello', '. '], '.'],
    ['dotSpace', ['Subject: x', '', 'hello', ' .'], '.'],
    ['blankMissing', ['From: alice@campus.test', 'Subject: x', 'Hello Bob, how are you?'], undefined],
    ['almostBlank', ['Subject: x', '  '], ''],
  ])('%s: %j', (cause, lines, repair) => {
    const { last } = new Talk(campus(), CAMPUS).lines(...LETTER, ...lines);
    expect(last.coach?.cause).toBe(cause);
    expect(last.coach?.repair).toBe(repair);
    seen.add(cause);
  });

  it('says why nothing happens after a dot that ends with LF alone', () => {
    const talk = new Talk(campus(), CAMPUS).says(...LETTER.map((line) => `${line}\n`));
    talk.says('Subject: x\n', '\n', 'hello\n', '.\n');
    const { last, reading } = talk;
    seen.add('dotLf');
    expect(read(last.coach?.head)).toBe('Nothing happens, because your dot was not heard.');
    expect(last.letter?.ended).toBe(false);
    expect(read(reading.turn.said)).toBe(
      'Your dot ended with LF alone, so the letter goes on and the server goes on waiting.',
    );
    expect(reading.exchanges.at(-2)?.notes.map(({ said }) => said.id)).toContain('note.bareLfData');
  });

  it('promises no dot to a client whose lines end with LF alone', () => {
    const talk = new Talk(campus(), CAMPUS).says(...LETTER.map((line) => `${line}\n`));
    const { coach } = talk.says('Subject: x\n', '\n', 'QUIT\n').last;
    expect(coach?.cause).toBe('verbInLetter');
    expect(coach?.repair).toBeUndefined();
    expect(read(coach?.body)).toContain('no dot of yours is heard');
  });

  it('takes the finger away once the letter goes on or ends', () => {
    const talk = new Talk(campus(), CAMPUS).lines(...LETTER, 'Subject: x', '', 'QUIT', 'Sincerely, Alice');
    expect(talk.last.coach).toBeUndefined();
    talk.lines('QUIT', '.');
    expect(talk.last.reply?.code).toBe(250);
    expect(talk.last.coach).toBeUndefined();
  });

  it('leaves words of a letter alone that only look a little like commands', () => {
    const { last } = new Talk(campus(), CAMPUS).lines(
      ...LETTER,
      'Subject: x',
      '',
      'Data for you:',
      'I quit.',
      'Help',
    );
    expect(last.coach).toBeUndefined();
  });
});

it('notices a line that never got its end', () => {
  const telling = new Talk(mock(), MOCK).says('QUIT');
  expect(read(telling.reading.turn.said)).toBe(
    'Octets have crossed, but no line end: the server waits for CR LF.',
  );
  telling.closed('client');
  expect(telling.last.coach?.cause).toBe('unendedLine');
  expect(read(telling.last.gloss)).toBe('4 octets without a line end: the server never got a line.');
  seen.add('unendedLine');
});

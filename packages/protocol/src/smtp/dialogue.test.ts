import { describe, expect, it } from 'vitest';
import { octetsOfLatin1 } from '../octets.ts';
import { createSmtpDialogue } from './dialogue.ts';
import { driverOf, lastReply } from './drive.fixture.ts';
import { mockPolicy } from './mock-policy.ts';

const mock = createSmtpDialogue(mockPolicy());
const last = (...lines: string[]) => lastReply(mock, ...lines);
const HELLO = 'EHLO teal-heron.campus.test';
const FROM = 'MAIL FROM:<alice@campus.test>';
const TO = 'RCPT TO:<bob@campus.test>';

describe('the mock server', () => {
  it('speaks the dialogue of the pictures, word for word', () => {
    const driver = driverOf(mock).say(
      `${HELLO}\r\n${FROM}\r\n${TO}\r\nDATA\r\nSubject: My first mail\r\n\r\nHello Bob,\r\n..\r\n.\r\nQUIT\r\n`,
    );
    expect(driver.replies).toEqual([
      '220 localhost ESMTP mock server ready',
      [
        '250-localhost greets teal-heron.campus.test',
        '250-SIZE 36700160',
        '250-8BITMIME',
        '250-SMTPUTF8',
        '250-PIPELINING',
        '250 ENHANCEDSTATUSCODES',
      ].join('\r\n'),
      '250 2.1.0 Sender ok',
      '250 2.1.5 Recipient ok',
      '354 End with a lone dot',
      '250 2.0.0 Taken as 7F3A',
      '221 2.0.0 localhost closing, as you asked',
    ]);
    expect(driver.closed).toBe(true);
    expect(driver.stored).toEqual([
      {
        kind: 'store',
        envelope: { reversePath: 'alice@campus.test', forwardPaths: ['bob@campus.test'] },
        helo: 'teal-heron.campus.test',
        smtputf8: false,
        body: '7BIT',
        transmission: 'ESMTP',
        letter: 'Subject: My first mail\r\n\r\nHello Bob,\r\n.\r\n',
      },
    ]);
  });

  it.each([
    ['RCPT TO:<Postmaster>', 'RFC 5321 §4.5.1', [HELLO, FROM, 'RCPT TO:<Postmaster>'], '250 2.1.5'],
    ['the null reverse-path', 'RFC 5321 §4.5.5', [HELLO, 'MAIL FROM:<>'], '250 2.1.0'],
    ['a quoted local part', 'RFC 5321 §4.1.2', [HELLO, FROM, 'RCPT TO:<"a b@c"@d.test>'], '250 2.1.5'],
    ['an address literal', 'RFC 5321 §4.1.3', [HELLO, FROM, 'RCPT TO:<a@[IPv6:2001:db8::1]>'], '250 2.1.5'],
    ['a source route', 'RFC 5321 appendix C', [HELLO, FROM, 'RCPT TO:<@a.test:b@c.test>'], '250 2.1.5'],
    ['UTF-8 with SMTPUTF8', 'RFC 6531 §3.4', [HELLO, 'MAIL FROM:<é@a.test> SMTPUTF8'], '250 2.1.0'],
    ['BODY=8BITMIME', 'RFC 6152', [HELLO, 'MAIL FROM:<a@b.test> BODY=8BITMIME'], '250 2.1.0'],
    ['SIZE up to the limit', 'RFC 1870', [HELLO, 'MAIL FROM:<a@b.test> SIZE=36700160'], '250 2.1.0'],
    ['HELO', 'RFC 5321 §4.1.1.1', ['HELO me'], '250 localhost greets me'],
    ['verbs and keywords in any case', 'RFC 5321 §2.4', [HELLO, 'mail from:<a@b.test> size=1'], '250 2.1.0'],
    ['a space after the colon', 'world', [HELLO, 'MAIL FROM: <a@b.test>'], '250 2.1.0'],
    ['trailing blanks', 'RFC 5321 §4.1.1', [HELLO, `${FROM}  `, `${TO} `, 'DATA '], '354 '],
    ['MAIL without EHLO, as Mailpit', 'world', [FROM], '250 2.1.0'],
    ['NOOP with words', 'RFC 5321 §4.1.1.9', ['NOOP anyone?'], '250 2.0.0'],
    ['RSET at any time', 'RFC 5321 §4.1.1.5', ['RSET'], '250 2.0.0'],
    ['HELP', 'RFC 5321 §4.1.1.8', ['HELP'], '214 2.0.0 EHLO HELO MAIL RCPT DATA RSET VRFY HELP NOOP QUIT'],
    [
      'HELP with a command',
      'RFC 5321 §4.1.1.8',
      ['HELP rcpt'],
      '214 2.0.0 RCPT TO:<forward-path> [parameters]',
    ],
    ['VRFY without telling', 'RFC 5321 §3.5.3', ['VRFY bob'], '252 2.0.0'],
  ])('takes %s (%s)', (_what, _authority, lines, reply) => {
    expect(last(...lines)).toContain(reply);
  });

  it.each([
    ['a verb it does not know', 'RFC 5321 §4.2.4', ['HELLO me'], '500 5.5.1'],
    ['a browser', 'RFC 5321 §4.2.4', ['GET / HTTP/1.1'], '500 5.5.1'],
    ['an empty line', 'RFC 5321 §4.2.4', [''], '500 5.5.2'],
    ['a line that is too long', 'RFC 5321 §4.5.3.1.4', [`NOOP ${'x'.repeat(5000)}`], '500 5.5.6'],
    ['EXPN', 'RFC 5321 §4.2.4', ['EXPN staff'], '502 5.5.1'],
    ['a command of RFC 821', 'RFC 5321 appendix F', ['TURN'], '502 5.5.1'],
    ['STARTTLS where it is not offered', 'RFC 5321 §4.2.4', ['STARTTLS'], '502 5.5.1'],
    ['AUTH where it is not offered', 'RFC 5321 §4.2.4', ['AUTH PLAIN'], '502 5.5.1'],
    ['EHLO without a name', 'RFC 5321 §4.1.1.1', ['EHLO'], '501 Syntax: EHLO <domain or [address]>'],
    ['VRFY without a name', 'RFC 5321 §4.1.1.6', ['VRFY'], '501 5.5.4 Syntax: VRFY <mailbox or name>'],
    ['DATA with an argument', 'RFC 5321 §4.3.2', [FROM, TO, 'DATA now'], '501 5.5.4 Nothing may follow DATA'],
    ['RSET with an argument', 'RFC 5321 §4.1.1.5', ['RSET x'], '501 5.5.4'],
    ['QUIT with an argument', 'RFC 5321 §4.1.1.10', ['QUIT x'], '501 5.5.4'],
    ['RCPT before MAIL', 'RFC 5321 §4.1.4', [HELLO, TO], '503 5.5.1 MAIL first'],
    ['DATA before MAIL', 'RFC 5321 §4.1.4', [HELLO, 'DATA'], '503 5.5.1 MAIL first'],
    ['DATA before RCPT', 'RFC 5321 §4.1.4', [HELLO, FROM, 'DATA'], '503 5.5.1 RCPT first'],
    ['MAIL within a transaction', 'RFC 5321 §4.1.4', [HELLO, FROM, FROM], '503 5.5.1'],
    [
      'a recipient without brackets',
      'world',
      [FROM, 'RCPT TO:bob@campus.test'],
      '501 5.1.3 Address needs < and >',
    ],
    ['a sender without brackets', 'world', ['MAIL FROM:bob@campus.test'], '501 5.1.7 Address needs < and >'],
    ['two @', 'RFC 5321 §4.1.2', [FROM, 'RCPT TO:<a@b@c>'], '501 5.1.3'],
    ['RCPT TO:<>', 'RFC 5321 §4.1.1.3', [FROM, 'RCPT TO:<>'], '501 5.1.3'],
    ['a parameter nobody offered', 'RFC 5321 §4.1.1.11', ['MAIL FROM:<a@b.test> RET=FULL'], '555 5.5.4'],
    ['any parameter of RCPT', 'RFC 5321 §4.1.1.11', [FROM, 'RCPT TO:<a@b.test> NOTIFY=NEVER'], '555 5.5.4'],
    ['UTF-8 without SMTPUTF8', 'RFC 6531 §3.5', ['MAIL FROM:<é@a.test>'], '553 5.6.7'],
    ['a recipient of UTF-8 without SMTPUTF8', 'RFC 6531 §3.5', [FROM, 'RCPT TO:<é@a.test>'], '553 5.6.7'],
    ['SIZE over the limit', 'RFC 1870 §6.1', ['MAIL FROM:<a@b.test> SIZE=36700161'], '552 5.3.4'],
    ['SIZE of twenty digits', 'RFC 1870 §6.1', [`MAIL FROM:<a@b.test> SIZE=${'9'.repeat(20)}`], '552 5.3.4'],
  ])('refuses %s (%s)', (_what, _authority, lines, reply) => {
    expect(last(...lines)).toContain(reply);
  });

  it('stays in step after a line that is too long', () => {
    const { replies } = driverOf(mock).say(`${'x'.repeat(100_000)}\r\nNOOP\r\n`);
    expect(replies.map((reply) => reply.slice(0, 3))).toEqual(['220', '500', '250']);
  });

  it('takes lines that end with LF alone', () => {
    const { replies, stored } = driverOf(mock).say(`${HELLO}\n${FROM}\n${TO}\nDATA\na\n.\nb\r\n.\r\n`);
    expect(replies.at(-1)).toBe('250 2.0.0 Taken as 7F3A');
    expect(stored[0]?.letter).toBe('a\n.\nb\r\n');
  });

  it('begins anew with another EHLO, RSET and the end of a letter (RFC 5321 §4.1.4)', () => {
    for (const reset of [HELLO, 'HELO me', 'RSET'])
      expect(last(HELLO, FROM, TO, reset, TO)).toBe('503 5.5.1 MAIL first');
    expect(last(HELLO, FROM, TO, 'DATA', '.', TO)).toBe('503 5.5.1 MAIL first');
    expect(last(HELLO, FROM, TO, 'DATA', '.', FROM)).toBe('250 2.1.0 Sender ok');
  });

  it('keeps sender and recipients after a refusal', () => {
    expect(last(HELLO, FROM, TO, 'RCPT TO:bob', 'HELLO', 'EHLO', FROM, 'DATA')).toContain('354');
  });

  it('answers commands that came before its greeting like any other', () => {
    const { replies } = driverOf(mock).say('EHLO me\r\nQUIT\r\n');
    expect(replies.map((reply) => reply.slice(0, 3))).toEqual(['220', '250', '221']);
  });

  it('takes 1000 recipients and says 452 to one more (RFC 5321 §4.5.3.1.10)', () => {
    const driver = driverOf(mock).say(`${HELLO}\r\n${FROM}\r\n`);
    for (let count = 0; count < 1000; count++) driver.say(`RCPT TO:<a${count}@b.test>\r\n`);
    expect(driver.replies.at(-1)).toBe('250 2.1.5 Recipient ok');
    expect(driver.say('RCPT TO:<one@more.test>\r\n').replies.at(-1)).toContain('452 4.5.3');
    driver.say('DATA\r\n.\r\n');
    expect(driver.stored[0]?.envelope.forwardPaths).toHaveLength(1000);
  });

  it('keeps one of two equal recipients', () => {
    const { stored } = driverOf(mock).say(`${FROM}\r\n${TO}\r\n${TO}\r\nDATA\r\n.\r\n`);
    expect(stored[0]?.envelope.forwardPaths).toEqual(['bob@campus.test']);
  });

  it('stores nothing of a letter that is too large, and goes on (RFC 1870 §6.3)', () => {
    const small = createSmtpDialogue({ ...mockPolicy(), maxSize: 10 });
    const driver = driverOf(small).say(`${FROM}\r\n${TO}\r\nDATA\r\n123456789\r\n.\r\nNOOP\r\n`);
    expect(driver.replies.slice(-2)).toEqual(['552 5.3.4 Letter is larger than SIZE allows', '250 2.0.0 Ok']);
    expect(driver.stored).toEqual([]);
    expect(driver.effects).toContainEqual({ kind: 'discard' });
  });

  it('says 452 when there is no room and 451 when keeping failed, and forgets the envelope', () => {
    for (const [reason, reply] of [
      ['full', '452 4.3.1'],
      ['error', '451 4.3.0'],
    ] as const) {
      const driver = driverOf(mock, { keep: () => ({ kind: 'notStored', reason }) });
      driver.say(`${FROM}\r\n${TO}\r\nDATA\r\n.\r\n${TO}\r\n`);
      expect(driver.replies.at(-2)).toContain(reply);
      expect(driver.replies.at(-1)).toBe('503 5.5.1 MAIL first');
    }
  });

  it('hangs up with 421 4.7.0 after 100 mistakes, not before', () => {
    const driver = driverOf(mock);
    for (let count = 0; count < 100; count++) driver.say('HELLO\r\n');
    expect(driver.replies.at(-1)).toContain('500 5.5.1');
    expect(driver.closed).toBe(false);
    driver.say('HELLO\r\nNOOP\r\n');
    expect(driver.replies.at(-1)).toBe('421 4.7.0 localhost has heard too many mistakes, closing');
    expect(driver.closed).toBe(true);
  });

  it('says 421 to a client that is idle, and when the lab goes down (RFC 5321 §3.8)', () => {
    expect(driverOf(mock).give({ kind: 'idle' }).replies.at(-1)).toContain('421 4.4.2 localhost ');
    const driver = driverOf(mock).say(`${FROM}\r\n${TO}\r\nDATA\r\nhalf a letter`).give({ kind: 'shutdown' });
    expect(driver.replies.at(-1)).toContain('421 4.3.2 localhost ');
    expect(driver.closed).toBe(true);
    expect(driver.stored).toEqual([]);
  });

  it('says no enhanced code in greeting, EHLO, HELO and 354, and one everywhere else (RFC 2034 §4)', () => {
    const { replies } = driverOf(mock).say(
      `EHLO\r\nHELO\r\nEHLO é\r\nEHLO me\r\nNOPE\r\nNOOP\r\nHELP\r\nVRFY x\r\nEXPN x\r\n${TO}\r\n${FROM} X=1\r\n${FROM}\r\n${TO}\r\nDATA\r\n.\r\nQUIT\r\n`,
    );
    const enhanced = replies.map((reply) => [reply.slice(0, 3), /^\d{3} ([245])\.\d\.\d /.exec(reply)?.[1]]);
    expect(enhanced.slice(0, 5).map(([, first]) => first)).toEqual(Array(5).fill(undefined));
    for (const [code, first] of enhanced.slice(5)) expect(first).toBe(code === '354' ? undefined : code?.[0]);
  });

  it('names whom the client says it is, so that its person can be found', () => {
    const { effects } = driverOf(mock).say('EHLO ocean7.campus.test\r\nMAIL FROM:<ocean7@campus.test>\r\n');
    expect(effects.filter((effect) => effect.kind === 'named')).toEqual([
      { kind: 'named', by: 'helo', name: 'ocean7.campus.test' },
      { kind: 'named', by: 'mail', name: 'ocean7@campus.test' },
    ]);
  });

  it('says ESMTP after EHLO, SMTP after HELO and UTF8SMTP where SMTPUTF8 was asked (RFC 6531 §4.3)', () => {
    const stored = (hello: string, from: string) =>
      driverOf(mock).say(`${hello}\r\n${from}\r\n${TO}\r\nDATA\r\n.\r\n`).stored[0];
    expect(stored(HELLO, FROM)).toMatchObject({ transmission: 'ESMTP', smtputf8: false, body: '7BIT' });
    expect(stored('HELO me', FROM)).toMatchObject({ transmission: 'SMTP', helo: 'me' });
    expect(stored(HELLO, `${FROM} SMTPUTF8 BODY=8BITMIME`)).toMatchObject({
      transmission: 'UTF8SMTP',
      smtputf8: true,
      body: '8BITMIME',
    });
  });

  it('never says back what would steer a terminal', () => {
    const { sent } = driverOf(mock).say(
      octetsOfLatin1(
        'MAIL FROM:<a@b.test> \x1b[31m=1\r\nMAIL FROM:<a@b.test> X\x7f\r\n\x07BEL\r\nVRFY \x9b\xff\r\nEHLO \x1b]0;x\x07\r\nHELP \x1b\r\n',
      ),
    );
    for (const octet of sent) expect(octet === 13 || octet === 10 || (octet >= 32 && octet < 127)).toBe(true);
  });
});

describe('STARTTLS', () => {
  const policy = { ...mockPolicy(), extensions: ['SIZE', 'STARTTLS'] as const };
  const dialogue = createSmtpDialogue(policy);

  it('is offered in clear only, drops what was pipelined behind it and forgets everything (RFC 3207 §4.2)', () => {
    const driver = driverOf(dialogue).say(
      `EHLO me\r\n${FROM}\r\nSTARTTLS\r\nMAIL FROM:<injected@evil.test>\r\n`,
    );
    expect(driver.replies.at(1)).toContain('STARTTLS');
    expect(driver.replies.at(-1)).toBe('220 2.0.0 Ready for TLS');
    expect(driver.effects.at(-1)).toEqual({ kind: 'startTls' });
    driver.give({ kind: 'secured' }).say(`${TO}\r\nEHLO me\r\nSTARTTLS\r\n${FROM}\r\n${TO}\r\nDATA\r\n.\r\n`);
    expect(driver.replies.slice(4).map((reply) => reply.slice(0, 3))).toEqual([
      '503',
      '250',
      '503',
      '250',
      '250',
      '354',
      '250',
    ]);
    expect(driver.replies[5]).not.toContain('STARTTLS');
    expect(driver.stored[0]).toMatchObject({ transmission: 'ESMTPS' });
  });
});

import { describe, expect, it } from 'vitest';
import { campusPolicy, isCampusAddress } from './campus-policy.ts';
import { createSmtpDialogue } from './dialogue.ts';
import { driverOf, lastReply } from './drive.fixture.ts';

const mailboxes = new Set(['alice', 'bob', 'postmaster', 'ocean7']);
const campus = createSmtpDialogue(
  campusPolicy({ mailboxes: (localPart) => mailboxes.has(localPart), isOnCampus: isCampusAddress }),
);
const last = (...lines: string[]) => lastReply(campus, ...lines);
const rcpt = (path: string) => last('MAIL FROM:<dean@faculty.test>', `RCPT TO:${path}`);

describe('mail.campus.test', () => {
  it('greets by its name', () => {
    expect(driverOf(campus).replies).toEqual(['220 mail.campus.test ESMTP ready']);
    expect(last('EHLO teal-heron.campus.test')).toContain(
      '250-mail.campus.test greets teal-heron.campus.test\r\n',
    );
  });

  it.each([
    '<bob@campus.test>',
    '<BOB@Campus.Test>',
    '<bob@mail.campus.test>',
    '<"bob"@campus.test>',
    '<bob@[192.0.2.25]>',
    '<Postmaster>',
    '<postmaster@campus.test>',
    '<bob@[IPv6:2001:db8:25::25]>',
    '<@x.test:bob@campus.test>',
  ])('takes mail for its own mailboxes: %s', (path) => {
    expect(rcpt(path)).toBe('250 2.1.5 Recipient ok');
  });

  it('keeps the mailbox as it is called at home', () => {
    const { stored } = driverOf(campus).say(
      'MAIL FROM:<a@b.test>\r\nRCPT TO:<"Bob"@MAIL.campus.test>\r\nRCPT TO:<Postmaster>\r\nRCPT TO:<bob@campus.test>\r\nDATA\r\n.\r\n',
    );
    expect(stored[0]?.envelope.forwardPaths).toEqual(['bob@campus.test', 'postmaster@campus.test']);
  });

  it('refuses who does not live there', () => {
    expect(rcpt('<bbo@campus.test>')).toBe('550 5.1.1 <bbo@campus.test>: no such mailbox here');
    expect(rcpt('<bob%faculty.test@campus.test>')).toContain('550 5.1.1');
    expect(rcpt('<"bob@faculty.test"@campus.test>')).toContain('550 5.1.1');
    expect(rcpt('<constructor@campus.test>')).toContain('550 5.1.1');
  });

  it('forwards for one who left, and tells where one moved (RFC 5321 §3.4)', () => {
    expect(rcpt('<former@campus.test>')).toBe(
      '251 2.1.5 <former@campus.test> has left; will forward to <alice@campus.test>',
    );
    expect(rcpt('<moved@campus.test>')).toBe(
      '551 5.1.6 <moved@campus.test> has moved; please try <prof@faculty.test>',
    );
    const { stored } = driverOf(campus).say('MAIL FROM:<>\r\nRCPT TO:<former@campus.test>\r\nDATA\r\n.\r\n');
    expect(stored[0]?.envelope.forwardPaths).toEqual(['alice@campus.test']);
  });

  it.each([
    '<dean@faculty.test>',
    '<@campus.test:dean@faculty.test>',
    '<a@[192.0.2.26]>',
    '<a@notcampus.test>',
  ])('relays for campus, and for nobody else: %s', (path) => {
    expect(rcpt(path)).toBe('250 2.1.5 Recipient ok');
    const { replies } = driverOf(campus, { address: '203.0.113.66' }).say(
      `MAIL FROM:<a@campus.test>\r\nRCPT TO:${path}\r\n`,
    );
    expect(replies.at(-1)).toMatch(/^554 5\.7\.1 <.*>: relay access denied$/);
  });

  it('says 554 to DATA when every recipient was refused (RFC 5321 §3.3)', () => {
    expect(last('MAIL FROM:<a@b.test>', 'RCPT TO:<bbo@campus.test>', 'DATA')).toBe(
      '554 5.5.1 No valid recipients',
    );
  });

  it('does not hang up on a list of names of which many are unknown', () => {
    const driver = driverOf(campus).say('MAIL FROM:<a@b.test>\r\n');
    for (let count = 0; count < 200; count++) driver.say(`RCPT TO:<nobody${count}@campus.test>\r\n`);
    expect(driver.say('RCPT TO:<bob@campus.test>\r\n').replies.at(-1)).toBe('250 2.1.5 Recipient ok');
  });

  it.each([
    ['bob', '250 2.1.5 <bob@campus.test>'],
    ['<bob@campus.test>', '250 2.1.5 <bob@campus.test>'],
    ['nobody', '550 5.1.1 <nobody@campus.test>: no such mailbox here'],
    ['former', '251 2.1.5 <former@campus.test> has left; will forward to <alice@campus.test>'],
    ['dean@faculty.test', '252 2.0.0 Not verified: send the mail and see'],
    ['Bob Smith', '252 2.0.0 Not verified: send the mail and see'],
    ['\u00e9', '550 5.1.1 <?@campus.test>: no such mailbox here'],
    ['\u00e9 SMTPUTF8', '550 5.1.1 <\xc3\xa9@campus.test>: no such mailbox here'],
    ['\x1b[31m', '252 2.0.0 Not verified: send the mail and see'],
  ])('answers VRFY %j (RFC 5321 §3.5.1)', (asked, reply) => {
    expect(last(`VRFY ${asked}`)).toBe(reply);
  });

  it('echoes UTF-8 only where the transaction asked for it (RFC 6531 §3.7.4)', () => {
    expect(last('MAIL FROM:<> SMTPUTF8', 'RCPT TO:<é@campus.test>')).toBe(
      '550 5.1.1 <\xc3\xa9@campus.test>: no such mailbox here',
    );
    expect(last('MAIL FROM:<> SMTPUTF8', 'RCPT TO:<\u202eé@campus.test>')).toContain(
      '<?\xc3\xa9@campus.test>',
    );
  });

  it('knows who is on campus', () => {
    expect(['10.20.0.1', '10.20.3.7'].every(isCampusAddress)).toBe(true);
    expect(
      ['10.21.0.1', '203.0.113.66', '192.0.2.1', '::ffff:10.20.0.1', '10.20.0.1.evil'].some(isCampusAddress),
    ).toBe(false);
  });
});

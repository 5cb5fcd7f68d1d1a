import { describe, expect, it } from 'vitest';
import type { Dialogue, DialogueAnswer, DialogueQuestion } from '../dialogue.ts';
import { backupPolicy } from './campus-policy.ts';
import { createSmtpDialogue } from './dialogue.ts';
import { driverOf } from './drive.fixture.ts';
import { FACULTY_MAILBOXES, facultyPolicy } from './faculty-policy.ts';
import { catchAllPolicy, openRelayPolicy } from './small-policies.ts';

const SERVERS = {
  backup: createSmtpDialogue(backupPolicy()) as Dialogue,
  mx1: createSmtpDialogue(facultyPolicy('mx1')) as Dialogue,
  mx2: createSmtpDialogue(facultyPolicy('mx2')) as Dialogue,
  spam: createSmtpDialogue(catchAllPolicy('spam')) as Dialogue,
  lonely: createSmtpDialogue(catchAllPolicy('lonely')) as Dialogue,
  ipv6: createSmtpDialogue(catchAllPolicy('ipv6')) as Dialogue,
  open: createSmtpDialogue(openRelayPolicy()) as Dialogue,
};
type Name = keyof typeof SERVERS;

function talk(name: Name, said: string[], tell?: (question: DialogueQuestion) => DialogueAnswer) {
  const text = said.map((line) => `${line}\r\n`).join('');
  return driverOf(SERVERS[name], { address: '192.0.2.25', ...(tell && { tell }) }).say(text);
}
const MAIL = 'MAIL FROM:<alice@campus.test>';

describe('each server of the world', () => {
  it.each<[Name, string]>([
    ['backup', 'backup.campus.test'],
    ['mx1', 'mx1.faculty.test'],
    ['mx2', 'mx2.faculty.test'],
    ['spam', 'spam.test'],
    ['lonely', 'lonely.test'],
    ['ipv6', 'mail.ipv6.test'],
    ['open', 'relay.open.test'],
  ])('%s has a name and words of its own', (name, host) => {
    const driver = talk(name, ['EHLO mail.campus.test', 'QUIT']);
    expect(driver.replies[0]).toMatch(new RegExp(`^220 ${host.replaceAll('.', '\\.')} ESMTP `));
    expect(driver.replies[1]).toMatch(new RegExp(`^250[ -]${host.replaceAll('.', '\\.')} greets `));
    expect(driver.replies[2]).toMatch(/^221 2\.0\.0 /);
  });

  it('greets in other words than every other', () => {
    const greetings = (Object.keys(SERVERS) as Name[]).map((name) => talk(name, []).replies[0]);
    expect(new Set(greetings).size).toBe(greetings.length);
  });

  it.each<[Name, string, string]>([
    ['backup', 'anybody@campus.test', '250'],
    ['backup', 'anybody@cs.campus.test', '250'],
    ['backup', 'dean@faculty.test', '554'],
    ['mx1', 'dean@faculty.test', '250'],
    ['mx1', 'Prof@FACULTY.test', '250'],
    ['mx1', 'prof@mx1.faculty.test', '250'],
    ['mx1', 'prof@[198.51.100.10]', '250'],
    ['mx2', 'prof@[198.51.100.20]', '250'],
    ['mx2', 'prof@[198.51.100.10]', '554'],
    ['mx1', 'nobody@faculty.test', '550'],
    ['mx1', 'full@faculty.test', '452'],
    ['mx1', 'bob@campus.test', '554'],
    ['mx1', 'x@lists.campus.test', '554'],
    ['spam', 'anybody@spam.test', '250'],
    ['spam', 'anybody@bulk.spam.test', '250'],
    ['spam', 'bob@campus.test', '554'],
    ['lonely', 'anybody@lonely.test', '250'],
    ['lonely', 'dean@faculty.test', '554'],
    ['ipv6', 'anybody@ipv6.test', '250'],
    ['ipv6', 'anybody@[IPv6:2001:db8:66::25]', '250'],
    ['open', 'anybody@faculty.test', '250'],
    ['open', 'anybody@nowhere.invalid', '250'],
  ])('%s answers RCPT for %s with %s', (name, path, code) => {
    expect(
      talk(name, [MAIL, `RCPT TO:<${path}>`])
        .replies.at(-1)
        ?.slice(0, 3),
    ).toBe(code);
  });

  it.each(Object.keys(SERVERS) as Name[])('%s takes mail for its postmaster (RFC 5321 §4.5.1)', (name) => {
    expect(talk(name, [MAIL, 'RCPT TO:<Postmaster>']).replies.at(-1)).toMatch(/^250 2\.1\.5/);
  });

  it.each(Object.keys(SERVERS) as Name[])(
    '%s takes reports, whose sender is empty (RFC 5321 §6.1)',
    (name) => {
      expect(talk(name, ['MAIL FROM:<>'], () => 'no').replies.at(-1)).toMatch(/^250 2\.1\.0/);
    },
  );
});

describe('mx1 and mx2 of faculty.test', () => {
  it.each<[DialogueAnswer, RegExp]>([
    ['yes', /^250 2\.1\.0/],
    ['no', /^450 4\.1\.8 .*nowhere\.test/],
    ['null-mx', /^550 5\.7\.27 .*nowhere\.test/],
    ['unknown', /^451 4\.4\.3 .*nowhere\.test/],
  ])('look the sender’s domain up: %s', (answer, reply) => {
    const asked: DialogueQuestion[] = [];
    const tell = (question: DialogueQuestion) => {
      asked.push(question);
      return answer;
    };
    expect(talk('mx1', ['MAIL FROM:<a@nowhere.test> SIZE=10'], tell).replies.at(-1)).toMatch(reply);
    expect(asked).toEqual([{ about: 'domain', domain: 'nowhere.test' }]);
  });

  it('ask nothing about an address literal', () => {
    expect(talk('mx1', ['MAIL FROM:<a@[10.20.3.7]>'], () => 'no').replies.at(-1)).toMatch(/^250/);
  });

  it('put off who is new to slow, and keep other recipients of the same mail', () => {
    const asked: DialogueQuestion[] = [];
    const tell = (question: DialogueQuestion) => {
      if (question.about === 'domain') return 'yes';
      asked.push(question);
      return asked.length === 1 ? 'no' : 'yes';
    };
    const driver = talk(
      'mx2',
      [
        MAIL,
        'RCPT TO:<slow@faculty.test>',
        'RCPT TO:<dean@faculty.test>',
        'RCPT TO:<SLOW@faculty.test>',
        'DATA',
        '.',
      ],
      tell,
    );
    expect(driver.replies.slice(2, 5)).toEqual([
      '451 4.7.1 <slow@faculty.test>: greylisted, try again',
      '250 2.1.5 Recipient ok',
      '250 2.1.5 Recipient ok',
    ]);
    expect(asked[0]).toEqual({
      about: 'greylist',
      client: '192.0.2.25',
      reversePath: 'alice@campus.test',
      forwardPath: 'slow@faculty.test',
    });
    expect(driver.stored[0]?.envelope.forwardPaths).toEqual(['dean@faculty.test', 'slow@faculty.test']);
  });

  it('say with X.2.2 that a mailbox is full (RFC 3463 §3.3)', () => {
    expect(talk('mx1', [MAIL, 'RCPT TO:<full@faculty.test>']).replies.at(-1)).toMatch(/^452 4\.2\.2 /);
  });

  it('have smaller letters than campus, and say so before one is sent (RFC 1870 §6.1)', () => {
    const { replies } = talk('mx1', ['EHLO x', 'MAIL FROM:<a@b.test> SIZE=20000000']);
    expect(replies[1]).toContain('SIZE 10485760');
    expect(replies[2]).toMatch(/^552 5\.3\.4/);
  });

  it('tell nobody who lives there (RFC 5321 §7.3), save the postmaster', () => {
    for (const name of FACULTY_MAILBOXES)
      expect(
        talk('mx1', [`VRFY ${name}`])
          .replies.at(-1)
          ?.slice(0, 3),
      ).toBe(name === 'postmaster' ? '250' : '252');
  });
});

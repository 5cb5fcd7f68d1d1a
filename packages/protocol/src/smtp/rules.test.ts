import { describe, expect, it } from 'vitest';
import type { Dialogue } from '../dialogue.ts';
import { campusPolicy, isCampusAddress, submissionPolicy } from './campus-policy.ts';
import { createSmtpDialogue } from './dialogue.ts';
import { driverOf } from './drive.fixture.ts';
import { facultyPolicy } from './faculty-policy.ts';
import type { SmtpPolicy } from './policy.ts';
import type { RuleFindings, RuleRefusal } from './rules.ts';
import { openRelayPolicy } from './small-policies.ts';

const ruled = (policy: SmtpPolicy) => createSmtpDialogue({ ...policy, hostRules: true }) as Dialogue;
const options = {
  mailboxes: (name: string) => ['bob', 'postmaster'].includes(name),
  isOnCampus: isCampusAddress,
};
const campus = ruled(campusPolicy(options));
const faculty = ruled(facultyPolicy('mx1'));
const open = ruled(openRelayPolicy());

const SPAM = '203.0.113.66';
const lines = (...said: string[]) => said.map((line) => `${line}\r\n`).join('');
const drive = (
  dialogue: Dialogue,
  findings: RuleFindings | ((nth: number) => RuleFindings),
  ...said: string[]
) => {
  let nth = 0;
  return driverOf(dialogue, {
    address: SPAM,
    tell: ({ about }) =>
      about === 'rules' ? (typeof findings === 'function' ? findings(nth++) : findings) : 'yes',
  }).say(lines('EHLO spam.test', ...said));
};
const refused = (refuses: RuleRefusal): RuleFindings => ({ relaysForAnyone: false, refuses });
const NONE: RuleFindings = { relaysForAnyone: false };
const OPEN: RuleFindings = { relaysForAnyone: true };

const LISTED = refused({
  rule: 'denylist',
  client: SPAM,
  asked: '66.113.0.203.dnsbl.test',
  listed: '127.0.0.2',
  reason: 'sent spam',
});
const ASKED = '66.113.0.203.in-addr.arpa';
const reverse = (names: readonly string[] | 'unknown') =>
  refused({ rule: 'reverse-name', client: SPAM, asked: ASKED, names } as RuleRefusal);
const fast = (begun: number, hangsUp: boolean) =>
  refused({ rule: 'rate-limit', client: SPAM, begun, allowed: 5, hangsUp });

const MAIL = 'MAIL FROM:<a@spam.test>';
const BOB = 'RCPT TO:<bob@campus.test>';
const DEAN = 'RCPT TO:<dean@faculty.test>';

describe('what a host’s rules find', () => {
  it.each<[string, RuleFindings, string]>([
    [
      'a denylist, with the name that was asked and the reason (RFC 5782 §2.1)',
      LISTED,
      '554 5.7.1 Client [203.0.113.66] is on a denylist: 66.113.0.203.dnsbl.test is 127.0.0.2 (sent spam)',
    ],
    [
      'no reverse name (RFC 7372 §3.3)',
      reverse([]),
      `550 5.7.25 Client [203.0.113.66] has no reverse name: ${ASKED} has no PTR record`,
    ],
    [
      'a reverse name that leads elsewhere',
      reverse(['dsl-66.spam.test']),
      `550 5.7.25 Client [203.0.113.66] has a reverse name that does not lead back to it: ${ASKED} is dsl-66.spam.test`,
    ],
    [
      'a DNS that does not tell: later (RFC 5321 §4.5.4.1)',
      reverse('unknown'),
      `451 4.4.3 Client [203.0.113.66]: cannot look up ${ASKED} now, try again`,
    ],
  ])('refuses recipients: %s', (_, findings, reply) => {
    const { replies } = drive(campus, findings, MAIL, BOB, 'DATA');
    expect(replies.slice(-3)).toEqual(['250 2.1.0 Sender ok', reply, '554 5.5.1 No valid recipients']);
  });

  it('stops nobody who writes to the postmaster (RFC 5321 §4.5.1)', () => {
    expect(drive(campus, LISTED, MAIL, 'RCPT TO:<postmaster>').replies.at(-1)).toMatch(/^250 /);
  });

  it('says later to who is too fast, and hangs up on who goes on (RFC 5321 §3.8)', () => {
    const { replies, closed } = drive(
      campus,
      (nth) => (nth === 0 ? fast(6, false) : fast(11, true)),
      MAIL,
      BOB,
      MAIL,
      'NOOP',
    );
    expect(replies.slice(-3)).toEqual([
      '450 4.7.1 Client [203.0.113.66] sends too fast: 6 mails within a minute, 5 are allowed',
      '503 5.5.1 MAIL first',
      '421 4.7.0 mail.campus.test Client [203.0.113.66] goes on too fast, closing',
    ]);
    expect(closed).toBe(true);
  });

  it('is asked for anew with each mail, once, and before anything else is looked up', () => {
    const asked: string[] = [];
    const driver = driverOf(faculty, {
      address: SPAM,
      tell: ({ about }) => {
        asked.push(about);
        return about === 'rules' ? NONE : 'yes';
      },
    });
    driver.say(lines('EHLO a.test', MAIL, DEAN, 'RSET', MAIL, DEAN));
    expect(driver.replies.at(-1)).toMatch(/^250 2\.1\.5/);
    expect(asked).toEqual(['rules', 'domain', 'rules', 'domain']);
  });

  it('is not asked about who has logged in, nor by a server without rules', () => {
    const asked: string[] = [];
    const tell = ({ about }: { about: string }) => {
      asked.push(about);
      return LISTED;
    };
    const submission = ruled(submissionPolicy({ ...options, port: 587 }));
    const plain = Buffer.from('\0bob\0secret').toString('base64');
    const known = driverOf(submission, { secured: true, tell }).say(
      lines('EHLO me', `AUTH PLAIN ${plain}`, MAIL, DEAN),
    );
    expect(known.replies.at(-1)).toMatch(/^250 /);
    const without = createSmtpDialogue(campusPolicy(options)) as Dialogue;
    expect(
      driverOf(without, { tell })
        .say(lines('EHLO me', MAIL, BOB))
        .replies.at(-1),
    ).toMatch(/^250 /);
    expect(asked).toEqual([]);
  });

  it('does not ask again and again where nobody can tell', () => {
    const driver = driverOf(campus, { tell: () => 'unknown' }).say(lines('EHLO me', MAIL));
    expect(driver.replies.at(-1)).toMatch(/^250 2\.1\.0/);
  });
});

describe('an open relay (RFC 2505 §2.1)', () => {
  const ELSEWHERE = 'RCPT TO:<victim@lonely.test>';

  it.each<[string, Dialogue, RuleFindings, RegExp]>([
    ['campus', campus, NONE, /^554 5\.7\.1 .*relay access denied/],
    ['campus, opened', campus, OPEN, /^250 /],
    ['faculty', faculty, NONE, /^554 5\.7\.1 .*relay access denied/],
    ['faculty, opened', faculty, OPEN, /^250 /],
    ['the open relay, closed', open, NONE, /^554 5\.7\.1 .*relay access denied/],
    ['the open relay', open, OPEN, /^250 /],
  ])('%s', (_, dialogue, findings, reply) => {
    expect(drive(dialogue, findings, MAIL, ELSEWHERE).replies.at(-1)).toMatch(reply);
  });

  it('still knows its own mailboxes: an unknown one is 550, whoever relays', () => {
    expect(drive(campus, OPEN, MAIL, 'RCPT TO:<nobody@campus.test>').replies.at(-1)).toMatch(/^550 5\.1\.1/);
    expect(drive(open, NONE, MAIL, 'RCPT TO:<anyone@open.test>').replies.at(-1)).toMatch(/^250 /);
  });
});

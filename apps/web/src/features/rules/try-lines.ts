import type { HostRule } from '@ehlo/wire';

/** An address outside that a terminal may call from (the lab's `FOREIGN_SOURCES`): listed, and without a name that leads back. */
const OUTSIDE = '203.0.113.66';
/** Somebody at a host, for those that have mailboxes of their own. */
const SOMEBODY: Readonly<Record<string, string>> = {
  'mail.campus.test': 'bob@campus.test',
  'backup.campus.test': 'bob@campus.test',
  'mx1.faculty.test': 'prof@faculty.test',
  'mx2.faculty.test': 'prof@faculty.test',
  'relay.open.test': 'postmaster@open.test',
  'mail.ipv6.test': 'postmaster@ipv6.test',
};

/** What to type to see a rule at work: a call, then lines of SMTP. */
export function tryLines(host: string, rule: HostRule): string[] {
  const call = `ncat -C ${rule === 'rate-limit' ? '' : `-s ${OUTSIDE} `}${host} 25`;
  const from = ['EHLO bulk.spam.test', 'MAIL FROM:<news@spam.test>'];
  switch (rule) {
    case 'denylist':
    case 'reverse-name':
      return [call, ...from, `RCPT TO:<${SOMEBODY[host] ?? `sales@${host}`}>`];
    case 'rate-limit':
      return [call, 'EHLO me.campus.test', 'MAIL FROM:<bob@campus.test>', 'RSET'];
    case 'open-relay': {
      const elsewhere = host === 'lonely.test' ? 'dean@faculty.test' : 'anyone@lonely.test';
      return [call, ...from, `RCPT TO:<${elsewhere}>`];
    }
    default:
      return rule satisfies never;
  }
}

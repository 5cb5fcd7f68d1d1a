import { isLocal, type MailHome, verifyAt } from './mail-home.ts';
import type { SmtpPath } from './path.ts';
import {
  CANNOT_VERIFY,
  noMailbox,
  notRelayed,
  RECIPIENT_OK,
  type RecipientVerdict,
  SENDER_OK,
  type SenderVerdict,
  type SmtpPolicy,
  type SmtpSession,
} from './policy.ts';
import type { SmtpReply } from './reply.ts';

const DOMAIN = 'faculty.test';
const HOSTS = {
  mx1: { name: 'mx1.faculty.test', literal: '[198.51.100.10]', greeting: 'ESMTP faculty mail' },
  mx2: { name: 'mx2.faculty.test', literal: '[198.51.100.20]', greeting: 'ESMTP faculty mail, second door' },
} as const;

/** Who has a mailbox there. `full`: over quota. `slow`: greylisted. */
export const FACULTY_MAILBOXES = ['dean', 'prof', 'full', 'slow', 'postmaster'] as const;
/** Octets of a letter: less than campus takes, so that SIZE has something to say (RFC 1870). */
const MAX_OCTETS = 10 * 1024 * 1024;

const OVER_QUOTA = (said: string): SmtpReply => ({
  code: 452,
  enhanced: '4.2.2',
  text: `<${said}>: mailbox is full, try again when it has been emptied`,
});
const GREYLISTED = (said: string): SmtpReply => ({
  code: 451,
  enhanced: '4.7.1',
  text: `<${said}>: greylisted, try again`,
});
const noDomain = (domain: string): SmtpReply => ({
  code: 450,
  enhanced: '4.1.8',
  text: `Sender's domain ${domain} does not exist`,
});
/** RFC 7505 §4.2. */
const nullMx = (domain: string): SmtpReply => ({
  code: 550,
  enhanced: '5.7.27',
  text: `Sender's domain ${domain} takes no mail (null MX), so it cannot be answered`,
});
const notFound = (domain: string): SmtpReply => ({
  code: 451,
  enhanced: '4.4.3',
  text: `Cannot look up the sender's domain ${domain} now, try again`,
});

/**
 * `mx1` and `mx2` of faculty.test, another university: two doors to the same mailboxes. They take mail for these only, from
 * senders whose domain exists.
 */
export function facultyPolicy(which: keyof typeof HOSTS): SmtpPolicy {
  const { name, literal, greeting } = HOSTS[which];
  const home: MailHome = {
    domain: DOMAIN,
    names: new Set([DOMAIN, name, literal]),
    judge(said, localPart) {
      const mailbox = FACULTY_MAILBOXES.find((known) => known === localPart.toLowerCase());
      if (!mailbox) return { reply: noMailbox(said) };
      if (mailbox === 'full') return { reply: OVER_QUOTA(said) };
      return { reply: RECIPIENT_OK, forwardPath: `${mailbox}@${DOMAIN}` };
    },
  };

  function sender(path: SmtpPath, { told }: SmtpSession): SenderVerdict {
    // A report has no sender, and an address literal no domain.
    if (path.mailbox === '' || path.host.startsWith('[')) return { reply: SENDER_OK };
    switch (told) {
      case undefined:
        return { ask: { about: 'domain', domain: path.host } };
      case 'yes':
        return { reply: SENDER_OK };
      case 'no':
        return { reply: noDomain(path.host) };
      case 'null-mx':
        return { reply: nullMx(path.host) };
      case 'unknown':
        return { reply: notFound(path.host) };
      default:
        return told satisfies never;
    }
  }

  function recipient(path: SmtpPath, { client, reversePath = '', told }: SmtpSession): RecipientVerdict {
    if (!isLocal(home, path)) return notRelayed(path.mailbox);
    const judged = home.judge(path.mailbox, path.localPart);
    const { forwardPath } = judged;
    if (forwardPath !== `slow@${DOMAIN}`) return judged;
    if (told === undefined) return { ask: { about: 'greylist', client, reversePath, forwardPath } };
    return told === 'yes' ? judged : { reply: GREYLISTED(path.mailbox) };
  }

  return {
    hostName: name,
    greeting,
    extensions: ['SIZE', '8BITMIME', 'SMTPUTF8', 'PIPELINING', 'ENHANCEDSTATUSCODES', 'STARTTLS'],
    maxSize: MAX_OCTETS,
    maxRecipients: 100,
    maxMistakes: 100,
    hello: 'asked',
    auth: 'never',
    mailFrom: 'anyone',
    sender,
    recipient,
    // Off campus nobody tells who lives there (RFC 5321 §7.3).
    verify: (asked) => (/^<?postmaster(?:@|>?$)/i.test(asked) ? verifyAt(home, asked) : CANNOT_VERIFY),
  };
}

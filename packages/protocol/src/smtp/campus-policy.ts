import { MAX_LETTER_OCTETS } from './extensions.ts';
import { isLocal, type MailHome, verifyAt } from './mail-home.ts';
import {
  CANNOT_VERIFY,
  noMailbox,
  notRelayed,
  RECIPIENT_OK,
  type RecipientJudged,
  type SmtpPolicy,
  type SmtpSession,
  takeSender,
} from './policy.ts';

export interface CampusOptions {
  /** Whether a mailbox of this local part, in lower case, exists at campus. */
  mailboxes: (localPart: string) => boolean;
  /** Whether a client's address belongs to campus: it may relay, others may not. */
  isOnCampus: (address: string) => boolean;
}

const DOMAIN = 'campus.test';
const HOST = 'mail.campus.test';
/** Domains whose MX records lead to this server (the zone's `cs`, beside its own). */
const CAMPUS_DOMAINS: ReadonlySet<string> = new Set([DOMAIN, `cs.${DOMAIN}`]);
/** What this server is the last hop for: its domains, and itself by name and by address. */
const LOCAL: ReadonlySet<string> = new Set([
  ...CAMPUS_DOMAINS,
  HOST,
  '[192.0.2.25]',
  '[ipv6:2001:db8:25::25]',
]);

/** People who left. `forwards`: their mail goes on (251). `tells`: the sender has to try there (551). RFC 5321 §3.4. */
export const CAMPUS_DEPARTED = {
  former: { kind: 'forwards', to: `alice@${DOMAIN}` },
  moved: { kind: 'tells', to: 'prof@faculty.test' },
} as const satisfies Record<string, { kind: 'forwards' | 'tells'; to: string }>;

function campusHome(mailboxes: CampusOptions['mailboxes']): MailHome {
  return {
    domain: DOMAIN,
    names: LOCAL,
    judge(said, localPart) {
      const name = localPart.toLowerCase();
      if (mailboxes(name)) return { reply: RECIPIENT_OK, forwardPath: `${name}@${DOMAIN}` };
      if (!Object.hasOwn(CAMPUS_DEPARTED, name)) return { reply: noMailbox(said) };
      const { kind, to } = CAMPUS_DEPARTED[name as keyof typeof CAMPUS_DEPARTED];
      if (kind === 'tells')
        return { reply: { code: 551, enhanced: '5.1.6', text: `<${said}> has moved; please try <${to}>` } };
      return {
        reply: { code: 251, enhanced: '2.1.5', text: `<${said}> has left; will forward to <${to}>` },
        forwardPath: to,
      };
    },
  };
}

/** Students' private addresses, 10.20.0.0/16. */
export function isCampusAddress(address: string): boolean {
  return /^10\.20\.\d{1,3}\.\d{1,3}$/.test(address);
}

/** `mail.campus.test`, port 25: takes mail for its own mailboxes from anyone, and sends on what campus and its people give it. */
export function campusPolicy({ mailboxes, isOnCampus }: CampusOptions): SmtpPolicy {
  const home = campusHome(mailboxes);

  const elsewhere = (said: string, { client, user }: SmtpSession): RecipientJudged =>
    isOnCampus(client) || user !== undefined ? { reply: RECIPIENT_OK } : notRelayed(said);

  return {
    hostName: HOST,
    greeting: 'ESMTP ready',
    extensions: ['SIZE', '8BITMIME', 'SMTPUTF8', 'PIPELINING', 'ENHANCEDSTATUSCODES', 'STARTTLS'],
    maxSize: MAX_LETTER_OCTETS,
    maxRecipients: 1000,
    maxMistakes: 100,
    hello: 'asked',
    auth: 'secured',
    mailFrom: 'anyone',
    sender: takeSender,
    recipient: (path, session) =>
      isLocal(home, path) ? home.judge(path.mailbox, path.localPart) : elsewhere(path.mailbox, session),
    verify: (asked) => verifyAt(home, asked),
  };
}

/**
 * Submission at the same host (587, 465): mail of who logged in, for anywhere (RFC 6409 §3). AUTH needs TLS, so on 587 STARTTLS
 * comes first (RFC 8314 §3).
 */
export function submissionPolicy(options: CampusOptions & { port: 465 | 587 }): SmtpPolicy {
  const { port, ...campus } = options;
  const policy = campusPolicy(campus);
  return {
    ...policy,
    greeting: 'ESMTP submission ready',
    extensions: policy.extensions.filter((extension) => port === 587 || extension !== 'STARTTLS'),
    mailFrom: 'login',
  };
}

/** `backup.campus.test`: the second MX. It knows no mailboxes, keeps what is for campus, and hands it to `mail` when that is back. */
export function backupPolicy(): SmtpPolicy {
  return {
    ...campusPolicy({ mailboxes: () => false, isOnCampus: () => false }),
    hostName: 'backup.campus.test',
    greeting: 'ESMTP backup ready',
    extensions: ['SIZE', '8BITMIME', 'SMTPUTF8', 'PIPELINING', 'ENHANCEDSTATUSCODES'],
    auth: 'never',
    recipient(path) {
      const ours = path.kind === 'postmaster' || CAMPUS_DOMAINS.has(path.host.toLowerCase());
      if (!ours) return notRelayed(path.mailbox);
      return path.kind === 'postmaster'
        ? { reply: RECIPIENT_OK, forwardPath: `postmaster@${DOMAIN}` }
        : { reply: RECIPIENT_OK };
    },
    verify: () => CANNOT_VERIFY,
  };
}

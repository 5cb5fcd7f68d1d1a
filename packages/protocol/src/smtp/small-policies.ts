import type { OfferedExtension, SmtpPolicy } from './policy.ts';
import { CANNOT_VERIFY, notRelayed, RECIPIENT_OK, takeSender } from './policy.ts';

/** Servers that lay whatever comes for their domains into one mailbox. */
const CATCH_ALL = {
  spam: {
    name: 'spam.test',
    domains: ['spam.test', 'bulk.spam.test'],
    literals: ['[203.0.113.66]'],
    greeting: 'ESMTP bulk mail, no questions asked',
    extensions: ['SIZE', '8BITMIME', 'PIPELINING', 'ENHANCEDSTATUSCODES'],
  },
  lonely: {
    name: 'lonely.test',
    domains: ['lonely.test'],
    literals: ['[203.0.113.20]'],
    greeting: 'ESMTP a host without MX',
    extensions: ['SIZE', 'ENHANCEDSTATUSCODES'],
  },
  ipv6: {
    name: 'mail.ipv6.test',
    domains: ['ipv6.test', 'mail.ipv6.test'],
    literals: ['[ipv6:2001:db8:66::25]', '[ipv6:2001:db8:66::1]'],
    greeting: 'ESMTP over IPv6 only',
    extensions: ['SIZE', '8BITMIME', 'PIPELINING', 'ENHANCEDSTATUSCODES'],
  },
} as const satisfies Record<
  string,
  {
    name: string;
    domains: readonly string[];
    literals: readonly string[];
    greeting: string;
    extensions: readonly OfferedExtension[];
  }
>;

/** Octets of a letter: 5 MiB. */
const MAX_OCTETS = 5 * 1024 * 1024;

const SMALL = {
  maxSize: MAX_OCTETS,
  maxRecipients: 100,
  maxMistakes: 100,
  hello: 'asked',
  auth: 'never',
  mailFrom: 'anyone',
  sender: takeSender,
  verify: () => CANNOT_VERIFY,
} as const satisfies Partial<SmtpPolicy>;

/** `spam.test`, `lonely.test` and `ipv6.test`: any mailbox of theirs, none of others. */
export function catchAllPolicy(which: keyof typeof CATCH_ALL): SmtpPolicy {
  const { name, domains, literals, greeting, extensions } = CATCH_ALL[which];
  const names = new Set<string>([...domains, ...literals]);
  return {
    ...SMALL,
    hostName: name,
    greeting,
    extensions,
    recipient: (path) =>
      path.kind === 'postmaster' || names.has(path.host.toLowerCase())
        ? { reply: RECIPIENT_OK }
        : notRelayed(path.mailbox),
  };
}

/** What the open relay is itself the last hop for. */
const OPEN_DOMAINS: ReadonlySet<string> = new Set(['open.test', 'relay.open.test', '[203.0.113.25]']);

/** `relay.open.test`: sends on for everybody, as RFC 5321 §7.9 warns of. Others' denylists are full of such hosts. */
export function openRelayPolicy(): SmtpPolicy {
  return {
    ...SMALL,
    hostName: 'relay.open.test',
    greeting: 'ESMTP relaying for the whole world',
    extensions: ['SIZE', '8BITMIME', 'PIPELINING', 'ENHANCEDSTATUSCODES'],
    relaysForAnyone: true,
    recipient: (path) =>
      path.kind === 'postmaster' || OPEN_DOMAINS.has(path.host.toLowerCase())
        ? { reply: RECIPIENT_OK }
        : notRelayed(path.mailbox),
  };
}

/** Ports and roles: who speaks where, and what each machine of a mail's way is called. Limits and times of RFC 5321 §4.5.3. */
import { coreOf, type EntryCore, type Standing } from '../entry.ts';

export interface PortEntry extends EntryCore {
  family: 'port';
  port: number;
  protocol: 'smtp' | 'pop3' | 'imap' | 'dns' | 'http';
  /** `at once`: before the first line. `asked`: after STARTTLS or STLS. `never`: no TLS of its own. */
  tls: 'at once' | 'asked' | 'never';
  /** Who calls, and who answers: ids of roles. */
  from: string;
  to: string;
  login: 'required' | 'never' | 'possible';
  /** The service that IANA has under this number over TCP; undefined where there is none. */
  service?: string;
  /** The same door of EHLO, from one's own machine. */
  outside?: number;
}

function port(
  number: number,
  rfc: string,
  rest: Omit<PortEntry, keyof EntryCore | 'port'> & {
    also: string[];
    related: string[];
    standing?: Standing;
  },
): PortEntry {
  const { also, related, standing, ...row } = rest;
  return {
    ...coreOf('port', `${number}`, `${number}`, rfc, {
      also: [`port ${number}`, ...also],
      related,
      ...(standing ? { standing } : {}),
    }),
    port: number,
    ...row,
  };
}

export const PORT_ENTRIES: readonly PortEntry[] = [
  port(25, 'RFC 5321 §4.5.4.2', {
    protocol: 'smtp',
    tls: 'asked',
    from: 'mta',
    to: 'mta',
    login: 'never',
    service: 'smtp',
    outside: 2525,
    also: ['smtp', 'server to server', 'mx'],
    related: ['mta', '587', '465', 'relay', 'starttls'],
  }),
  port(465, 'RFC 8314 §3.3', {
    protocol: 'smtp',
    tls: 'at once',
    from: 'mua',
    to: 'msa',
    login: 'required',
    service: 'submissions',
    outside: 2465,
    also: ['smtps', 'submissions', 'ssl', 'encrypted', 'implicit tls'],
    related: ['587', 'msa', 'auth', '25'],
  }),
  port(587, 'RFC 6409 §3.1', {
    protocol: 'smtp',
    tls: 'asked',
    from: 'mua',
    to: 'msa',
    login: 'required',
    service: 'submission',
    outside: 2587,
    also: ['submission', 'starttls'],
    related: ['465', 'msa', 'auth', 'starttls', '25'],
  }),
  port(2525, 'the lab', {
    protocol: 'smtp',
    tls: 'asked',
    from: 'mua',
    to: 'msa',
    login: 'possible',
    service: 'ms-v-worlds',
    standing: 'private',
    also: ['alternative smtp port'],
    related: ['25', '587'],
  }),
  port(110, 'RFC 1939 §3', {
    protocol: 'pop3',
    tls: 'asked',
    from: 'mua',
    to: 'mailbox',
    login: 'required',
    service: 'pop3',
    outside: 2110,
    also: ['pop3', 'pop', 'stls'],
    related: ['995', '143', 'mailbox'],
  }),
  port(995, 'RFC 8314 §3.1', {
    protocol: 'pop3',
    tls: 'at once',
    from: 'mua',
    to: 'mailbox',
    login: 'required',
    service: 'pop3s',
    outside: 2995,
    also: ['pop3s', 'pop', 'ssl', 'encrypted'],
    related: ['110', '993', 'mailbox'],
  }),
  port(143, 'RFC 9051 §2.1', {
    protocol: 'imap',
    tls: 'asked',
    from: 'mua',
    to: 'mailbox',
    login: 'required',
    service: 'imap',
    outside: 2143,
    also: ['imap'],
    related: ['993', '110', 'mailbox'],
  }),
  port(993, 'RFC 8314 §3.2', {
    protocol: 'imap',
    tls: 'at once',
    from: 'mua',
    to: 'mailbox',
    login: 'required',
    service: 'imaps',
    outside: 2993,
    also: ['imaps', 'imap', 'ssl', 'encrypted'],
    related: ['143', '995', 'mailbox'],
  }),
  port(53, 'RFC 1035 §4.2', {
    protocol: 'dns',
    tls: 'never',
    from: 'mta',
    to: 'mx',
    login: 'never',
    service: 'domain',
    outside: 2053,
    also: ['dns', 'name server', 'mx', 'udp'],
    related: ['mx', 'mta', '25'],
  }),
  port(1025, 'the lab', {
    protocol: 'smtp',
    tls: 'never',
    from: 'mua',
    to: 'mock',
    login: 'possible',
    service: 'blackjack',
    standing: 'private',
    outside: 1025,
    also: ['mock', 'mailpit', 'mailhog', 'test server'],
    related: ['mock', '8025', '25'],
  }),
  port(8025, 'the lab', {
    protocol: 'http',
    tls: 'never',
    from: 'mua',
    to: 'mock',
    login: 'never',
    service: 'ca-audit-da',
    standing: 'private',
    outside: 8025,
    also: ['web', 'mailpit', 'mailhog', 'http'],
    related: ['1025', 'mock', '80'],
  }),
  port(80, 'RFC 9110 §4.2.1', {
    protocol: 'http',
    tls: 'never',
    from: 'mua',
    to: 'mock',
    login: 'never',
    service: 'http',
    also: ['web', 'http'],
    related: ['8025'],
  }),
];

export interface RoleEntry extends EntryCore {
  family: 'role';
  /** Does RFC 5321 use the word? */
  inSmtp: boolean;
}

function role(
  id: string,
  title: string,
  rfc: string,
  inSmtp: boolean,
  also: string[],
  related: string[],
  standing?: Standing,
): RoleEntry {
  return { ...coreOf('role', id, title, rfc, { also, related, ...(standing ? { standing } : {}) }), inSmtp };
}

export const ROLE_ENTRIES: readonly RoleEntry[] = [
  role(
    'mua',
    'MUA',
    'RFC 5598 §4.2.1',
    true,
    ['mail user agent', 'user agent', 'mail program', 'client', 'thunderbird', 'outlook'],
    ['msa', 'mra', '465', '993'],
  ),
  role(
    'msa',
    'MSA',
    'RFC 6409 §2.1',
    false,
    ['mail submission agent', 'message submission agent', 'submission server', 'outgoing server'],
    ['mua', 'mta', '465', '587', 'auth'],
  ),
  role(
    'mta',
    'MTA',
    'RFC 6409 §2.1',
    true,
    ['mail transfer agent', 'message transfer agent', 'mail server', 'postfix', 'exim', 'sendmail'],
    ['msa', 'mda', 'relay', '25', 'mx'],
  ),
  role(
    'mda',
    'MDA',
    'RFC 5598 §4.3.3',
    false,
    ['mail delivery agent', 'local delivery', 'dovecot', 'procmail', 'lmtp'],
    ['mta', 'mailbox', 'lhlo'],
  ),
  role(
    'mra',
    'MRA',
    'the lab',
    false,
    ['mail retrieval agent', 'fetchmail', 'getmail'],
    ['mua', 'mailbox', '110', '143'],
    'private',
  ),
  role('mx', 'MX', 'RFC 5321 §5.1', true, ['mail exchanger', 'mx record'], ['mta', '53', '25', 'x.1.10']),
  role(
    'mailbox',
    'Mailbox',
    'RFC 5321 §2.3.11',
    true,
    ['message store', 'inbox', 'maildir'],
    ['mda', '143', '993', '110', 'abnf-mailbox'],
  ),
  role(
    'relay',
    'Relay',
    'RFC 5321 §2.3.10',
    true,
    ['relaying', 'hop'],
    ['open-relay', 'smarthost', 'gateway', '550', 'x.7.1'],
  ),
  role(
    'open-relay',
    'Open relay',
    'RFC 5321 §7.9',
    false,
    ['spam', 'third-party relay'],
    ['relay', '554', 'x.7.1', 'auth'],
  ),
  role(
    'smarthost',
    'Smarthost',
    'RFC 5321 §3.6.3',
    false,
    ['relayhost', 'outgoing relay'],
    ['null-client', 'relay', 'msa'],
  ),
  role(
    'null-client',
    'Null client',
    'Postfix STANDARD_CONFIGURATION_README',
    false,
    ['send-only', 'nullclient'],
    ['smarthost', 'mua'],
  ),
  role('gateway', 'Gateway', 'RFC 5321 §2.3.10', true, ['firewall', 'x.400'], ['relay', 'mta', 'x.6.3']),
  role(
    'forwarder',
    'Forwarder',
    'RFC 5321 §3.9.1',
    true,
    ['forwarding', 'alias', 'srs'],
    ['251', '551', 'relay', 'x.7.23'],
  ),
  role('originator', 'Originator', 'RFC 5321 §2.3.10', true, ['origin', 'sender'], ['mua', 'msa', 'relay']),
  role(
    'delivery',
    'Delivery system',
    'RFC 5321 §2.3.10',
    true,
    ['final delivery'],
    ['mda', 'mailbox', 'mta'],
  ),
  role(
    'mock',
    'Mock server',
    'the lab',
    false,
    ['test server', 'mailpit', 'mailhog', 'fake smtp'],
    ['1025', '8025'],
    'private',
  ),
];

export interface LimitEntry extends EntryCore {
  family: 'limit';
  /** `most`: longer may be refused. `least`: so much every server must take. `wait`: so long a client must wait at least. */
  kind: 'most' | 'least' | 'wait';
  value: number;
  unit: 'octets' | 'recipients' | 'seconds';
}

const limit = (
  id: string,
  rfc: string,
  kind: LimitEntry['kind'],
  value: number,
  unit: LimitEntry['unit'],
  also: string[],
  related: string[],
): LimitEntry => ({
  ...coreOf('limit', `limit-${id}`, id.replaceAll('-', ' '), rfc, {
    also: ['limit', 'length', ...also],
    related,
  }),
  kind,
  value,
  unit,
});

const SIZES = 'RFC 5321 §4.5.3.1';
const TIMES = 'RFC 5321 §4.5.3.2';

export const LIMIT_ENTRIES: readonly LimitEntry[] = [
  limit(
    'local-part',
    `${SIZES}.1`,
    'most',
    64,
    'octets',
    ['user name'],
    ['abnf-local-part', 'limit-path', '501'],
  ),
  limit('domain', `${SIZES}.2`, 'most', 255, 'octets', [], ['abnf-domain', 'limit-path', '501']),
  limit('path', `${SIZES}.3`, 'most', 256, 'octets', ['address'], ['abnf-path', 'limit-local-part', '501']),
  limit('command-line', `${SIZES}.4`, 'most', 512, 'octets', ['line too long'], ['500', 'limit-reply-line']),
  limit('reply-line', `${SIZES}.5`, 'most', 512, 'octets', [], ['abnf-reply-line', 'limit-command-line']),
  limit(
    'text-line',
    `${SIZES}.6`,
    'most',
    1000,
    'octets',
    ['line too long', '998'],
    ['dot', 'limit-content'],
  ),
  limit('content', `${SIZES}.7`, 'least', 65_536, 'octets', ['message size'], ['size', '552', 'x.3.4']),
  limit(
    'recipients',
    `${SIZES}.8`,
    'least',
    100,
    'recipients',
    ['too many recipients'],
    ['452', 'x.5.3', 'limits'],
  ),
  limit('auth-line', 'RFC 4954 §4', 'least', 12_288, 'octets', ['base64'], ['auth', 'x.5.6', '500']),
  limit('timeout-greeting', `${TIMES}.1`, 'wait', 300, 'seconds', ['timeout'], ['greeting', '220']),
  limit('timeout-mail', `${TIMES}.2`, 'wait', 300, 'seconds', ['timeout'], ['mail']),
  limit('timeout-rcpt', `${TIMES}.3`, 'wait', 300, 'seconds', ['timeout'], ['rcpt']),
  limit('timeout-data', `${TIMES}.4`, 'wait', 120, 'seconds', ['timeout'], ['data', '354']),
  limit('timeout-block', `${TIMES}.5`, 'wait', 180, 'seconds', ['timeout'], ['dot']),
  limit('timeout-dot', `${TIMES}.6`, 'wait', 600, 'seconds', ['timeout'], ['dot', '250']),
  limit('timeout-server', `${TIMES}.7`, 'wait', 300, 'seconds', ['timeout', 'idle'], ['421']),
];

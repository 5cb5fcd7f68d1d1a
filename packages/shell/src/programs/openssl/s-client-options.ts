import { readSslOptions, type SslOption } from './options.ts';

export interface SClientOptions {
  /** Undefined: this machine. */
  host: string | undefined;
  port: string;
  family: 4 | 6 | undefined;
  starttls: string | undefined;
  /** Host named in STARTTLS's EHLO. */
  name: string | undefined;
  serverName: string | undefined;
  noServerName: boolean;
  alpn: string[] | undefined;
  minVersion?: 'TLSv1' | 'TLSv1.1' | 'TLSv1.2' | 'TLSv1.3';
  maxVersion?: 'TLSv1' | 'TLSv1.1' | 'TLSv1.2' | 'TLSv1.3';
  caFile: string | undefined;
  noCaFile: boolean;
  verifyHost: string | undefined;
  verifyDepth: string | undefined;
  /** `-verify` says its depth at once, unless `-quiet` stands before it. */
  tellsDepth: boolean;
  verifyReturnError: boolean;
  verifyQuiet: boolean;
  crlf: boolean;
  quiet: boolean;
  brief: boolean;
  ignoreEof: boolean;
  noCommands: boolean;
  showCerts: boolean;
}

export type SClientRequest =
  | { kind: 'connect'; options: SClientOptions }
  | { kind: 'help' }
  /** What s_client says before it gives up. */
  | { kind: 'wrong'; lines: string[] };

const flag: SslOption = {};
const text: SslOption = { value: 'text' };

const TABLE: Readonly<Record<string, SslOption>> = {
  help: flag,
  '4': flag,
  '6': flag,
  host: text,
  port: { value: 'number' },
  connect: text,
  starttls: text,
  name: text,
  xmpphost: text,
  servername: text,
  noservername: flag,
  alpn: text,
  CAfile: text,
  'no-CAfile': flag,
  CApath: text,
  'no-CApath': flag,
  CAstore: text,
  'no-CAstore': flag,
  verify: { value: 'number' },
  verify_hostname: text,
  verify_ip: text,
  verify_return_error: flag,
  verify_quiet: flag,
  crlf: flag,
  quiet: flag,
  brief: flag,
  ign_eof: flag,
  no_ign_eof: flag,
  nocommands: flag,
  showcerts: flag,
  tls1: flag,
  tls1_1: flag,
  tls1_2: flag,
  tls1_3: flag,
  no_tls1: flag,
  no_tls1_1: flag,
  no_tls1_2: flag,
  no_tls1_3: flag,
};

/** What the real s_client can and this one cannot: said, never silently ignored. */
const MISSING =
  `bind proxy proxy_user proxy_pass unix cert certform key keyform pass cert_chain CRL nameopt sess_out sess_in reconnect status
serverinfo msg msgfile debug trace state keylogfile early_data psk psk_identity cipher ciphersuites sigalgs groups curves prexit
no_ssl3 ssl3 dtls dtls1_2 tlsextdebug security_debug keymatexport servername_cb nextprotoneg use_srtp fallback_scsv ct noct`.split(
    /\s+/,
  );

const PROTOCOLS = 'smtp pop3 imap ftp xmpp xmpp-server telnet irc mysql postgres lmtp nntp sieve ldap'.split(
  ' ',
);
export const STARTTLS_HERE = ['smtp', 'lmtp', 'pop3', 'imap'];
const TRY_HELP = 's_client: Use -help for summary.';
const VERSIONS = [
  ['tls1', 'TLSv1'],
  ['tls1_1', 'TLSv1.1'],
  ['tls1_2', 'TLSv1.2'],
  ['tls1_3', 'TLSv1.3'],
] as const;

export function readSClient(words: readonly string[]): SClientRequest {
  const wrong = (...lines: string[]): SClientRequest => ({ kind: 'wrong', lines });
  const missing = words.find((word) => word.startsWith('-') && MISSING.includes(word.replace(/^--?/, '')));
  const read = readSslOptions(words, TABLE);
  if (!read.ok && missing !== undefined && read.problem === `Unknown option: ${missing}`)
    return wrong(`s_client: ${missing} is not part of this lab's openssl.`);
  if (!read.ok) return wrong(`s_client: ${read.problem}`, TRY_HELP);
  const { has, value, operands, given } = read;
  if (has('help')) return { kind: 'help' };

  const starttls = value('starttls');
  if (starttls !== undefined && !PROTOCOLS.includes(starttls))
    return wrong('s_client: Value must be one of:', ...PROTOCOLS.map((name) => `\t${name}`));
  if (starttls !== undefined && !STARTTLS_HERE.includes(starttls))
    return wrong(`s_client: -starttls ${starttls} is not part of this lab's openssl.`);
  if (operands.length > 1) return wrong(TRY_HELP);
  if (operands.length === 1 && (has('connect') || has('host') || has('port')))
    return wrong('s_client: cannot provide both -connect option and target parameter', TRY_HELP);
  if (has('4') && has('6')) return wrong("s_client: Can't use both -4 and -6");

  const target = operands[0] ?? value('connect') ?? '';
  const bracketed = /^\[([^\]]*)\](?::(.*))?$/.exec(target);
  const colon = target.lastIndexOf(':');
  const [host, port] = bracketed
    ? [bracketed[1], bracketed[2]]
    : colon < 0
      ? [target, undefined]
      : [target.slice(0, colon), target.slice(colon + 1)];
  const chosen = VERSIONS.find(([option]) => has(option))?.[1];
  const allowed = VERSIONS.filter(([option]) => !has(`no_${option}`)).map(([, version]) => version);
  const [lowest = 'TLSv1'] = allowed;
  const highest = allowed.at(-1) ?? 'TLSv1.3';
  return {
    kind: 'connect',
    options: {
      host: host || value('host'),
      port: port || (value('port') ?? '4433'),
      family: has('4') ? 4 : has('6') ? 6 : undefined,
      starttls,
      name: value('name') ?? value('xmpphost'),
      serverName: value('servername'),
      noServerName: has('noservername'),
      alpn: value('alpn')?.split(',').filter(Boolean),
      ...(chosen
        ? { minVersion: chosen, maxVersion: chosen }
        : {
            ...(lowest !== 'TLSv1' && { minVersion: lowest }),
            ...(highest !== 'TLSv1.3' && { maxVersion: highest }),
          }),
      caFile: value('CAfile') ?? value('CAstore'),
      noCaFile: has('no-CAfile') && has('no-CApath'),
      verifyHost: value('verify_hostname') ?? value('verify_ip'),
      verifyDepth: value('verify'),
      tellsDepth: !given
        .slice(0, given.indexOf('verify') + 1)
        .some((name) => name === 'quiet' || name === 'brief'),
      verifyReturnError: has('verify_return_error'),
      verifyQuiet: has('verify_quiet') || has('brief'),
      crlf: has('crlf'),
      quiet: has('quiet') || has('brief'),
      brief: has('brief'),
      ignoreEof: (has('quiet') || has('ign_eof')) && !has('no_ign_eof'),
      noCommands: has('nocommands'),
      showCerts: has('showcerts'),
    },
  };
}

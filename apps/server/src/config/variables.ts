import {
  parseDialTargets,
  parseEndpoint,
  parseFolder,
  parseForward,
  parseHost,
  parsePort,
  parsePublicUrl,
  parseText,
} from './parse.ts';

/** What a value may be: the parsed one, or the end of a sentence that begins "NAME=value …". */
export type Parsed<T> = { ok: true; value: T } | { ok: false; problem: string };

export interface Variable<T> {
  name: string;
  /** As one would write it; undefined when unset means off. */
  default: string | undefined;
  meaning: string;
  parse(text: string): Parsed<T>;
}

function variable<T>(
  name: string,
  fallback: string | undefined,
  meaning: string,
  parse: (text: string) => Parsed<T>,
): Variable<T> {
  return { name, default: fallback, meaning, parse };
}

const port = (name: string, fallback: number, meaning: string) =>
  variable(name, String(fallback), meaning, parsePort);

/** Every variable EHLO reads, in the order `--help` and docs/operating.md show them. */
export const VARIABLES = {
  host: variable('EHLO_HOST', '127.0.0.1', 'address that all listeners bind', parseHost),
  webPort: port('EHLO_WEB_PORT', 8025, 'page, API, WebSocket'),
  mockPort: port('EHLO_MOCK_PORT', 1025, 'mock SMTP'),
  mtaPort: port('EHLO_MTA_PORT', 2525, 'campus mail server, SMTP'),
  submissionPort: port('EHLO_SUBMISSION_PORT', 2587, 'campus mail server, submission'),
  smtpsPort: port('EHLO_SMTPS_PORT', 2465, 'campus mail server, submission over TLS'),
  pop3Port: port('EHLO_POP3_PORT', 2110, 'mailboxes over POP3'),
  pop3sPort: port('EHLO_POP3S_PORT', 2995, 'mailboxes over POP3 and TLS'),
  imapPort: port('EHLO_IMAP_PORT', 2143, 'mailboxes over IMAP'),
  imapsPort: port('EHLO_IMAPS_PORT', 2993, 'mailboxes over IMAP and TLS'),
  dnsPort: port('EHLO_DNS_PORT', 2053, 'DNS, UDP and TCP'),
  dataDir: variable('EHLO_DATA_DIR', '.ehlo', 'folder of the embedded store', parseText),
  mockUpstream: variable(
    'EHLO_MOCK_UPSTREAM',
    undefined,
    'host:port of another SMTP server (Mailpit, smtp4dev, Postfix) that stands behind localhost 1025',
    parseEndpoint,
  ),
  allowDial: variable(
    'EHLO_ALLOW_DIAL',
    undefined,
    'comma-separated name:port[=host:port]: further targets for terminals',
    parseDialTargets,
  ),
  allowRealMail: variable(
    'EHLO_ALLOW_REAL_MAIL',
    undefined,
    'yes: EHLO_ALLOW_DIAL and EHLO_MOCK_UPSTREAM may name mail ports (25, 465, 587) on addresses other than loopback',
    (text) =>
      /^(yes|no)$/i.test(text)
        ? { ok: true, value: text.toLowerCase() === 'yes' }
        : { ok: false, problem: 'is neither yes nor no. Write yes, or leave it out.' },
  ),
  dnsForward: variable(
    'EHLO_DNS_FORWARD',
    undefined,
    'system or host:port: where names outside the practice world are asked; else REFUSED',
    parseForward,
  ),
  lessonsDir: variable('EHLO_LESSONS_DIR', undefined, 'a folder of further lessons', parseFolder),
  publicUrl: variable(
    'EHLO_PUBLIC_URL',
    undefined,
    'the address people use, when a proxy stands in front (origin check, links)',
    parsePublicUrl,
  ),
} as const;

/**
 * What the reference knows of POP3: commands, replies, response codes, capabilities. Words are in the book `pop3`, under
 * `said`.
 */
import type { SpokenEntry } from '../knowledge/entry.ts';
import { POP3_CAPABILITIES, type Pop3Capability } from './capabilities.ts';
import { POP3_COMMANDS, type Pop3Answer, type Pop3State, type Pop3Verb, pop3Command } from './commands.ts';
import { POP3_RESPONSE_CODES, type Pop3ResponseCode } from './response-codes.ts';

export const POP3_FAMILIES = ['pop3-command', 'pop3-reply', 'pop3-response-code', 'pop3-capability'] as const;
export type Pop3FamilyId = (typeof POP3_FAMILIES)[number];

export interface Pop3Entry extends SpokenEntry {
  family: Pop3FamilyId;
  book: 'pop3';
  /** A line of this kind, of the client for a command, of the server for the others. */
  example: string;
  /** Of commands: as RFC 1939 §9 writes it. */
  syntax?: string;
  /** Of commands: where they may be said. */
  states?: readonly Pop3State[];
  /** Of commands: what follows a `+OK`. */
  answer?: Pop3Answer;
  /** Of commands: every server has to have it (RFC 1939 §9). */
  required?: boolean;
  /** Of commands: the tag in CAPA that offers it; of capabilities: ids of the commands that they add. */
  capability?: string;
  commands?: readonly string[];
}

/** Documents whose sections were read while the tables were made. */
const READ = new Set([1939, 2449, 2595, 3206, 4616, 5034, 6856].map((number) => `RFC ${number}`));

const entry = (
  family: Pop3FamilyId,
  id: string,
  title: string,
  rfc: string,
  said: SpokenEntry['said'],
  example: string,
  more: Partial<Pop3Entry> = {},
): Pop3Entry => ({
  family,
  id: `pop3-${id.toLowerCase().replace(/[^a-z0-9.-]/g, '-')}`,
  title,
  rfc,
  standing: 'standard',
  also: [],
  related: [],
  book: 'pop3',
  said,
  example,
  ...(READ.has(rfc.split(' §')[0] ?? '') ? {} : { confirmed: false as const }),
  ...more,
});

/** What a command is looked for by, and read next. */
const MORE: Readonly<Record<Pop3Verb, { also: readonly string[]; related: readonly string[] }>> = {
  USER: { also: ['login', 'username', 'mailbox'], related: ['pop3-pass', 'pop3-apop', 'pop3-auth'] },
  PASS: { also: ['login', 'password'], related: ['pop3-user', 'pop3-code-auth', 'pop3-code-in-use'] },
  APOP: { also: ['login', 'md5', 'timestamp', 'digest'], related: ['pop3-user', 'pop3-auth'] },
  AUTH: { also: ['sasl', 'login'], related: ['pop3-capa-sasl', 'pop3-user', 'sasl-plain'] },
  STLS: { also: ['starttls', 'tls', 'encrypt'], related: ['pop3-capa-stls', '995', 'starttls'] },
  CAPA: {
    also: ['capabilities', 'capability', 'help'],
    related: ['pop3-capa-sasl', 'pop3-capa-uidl', 'ehlo'],
  },
  UTF8: { also: ['unicode', 'accents'], related: ['pop3-capa-utf8', 'pop3-code-utf8', 'smtputf8'] },
  LANG: { also: ['language'], related: ['pop3-capa-lang'] },
  STAT: { also: ['count', 'drop listing'], related: ['pop3-list'] },
  LIST: { also: ['scan listing', 'sizes'], related: ['pop3-stat', 'pop3-uidl', 'pop3-retr'] },
  UIDL: { also: ['unique-id', 'uid', 'leave on server'], related: ['pop3-list', 'pop3-capa-uidl'] },
  RETR: { also: ['retrieve', 'fetch', 'read', 'download'], related: ['pop3-top', 'pop3-dele', 'pop3-list'] },
  TOP: { also: ['header', 'preview'], related: ['pop3-retr', 'pop3-capa-top'] },
  DELE: { also: ['delete', 'remove'], related: ['pop3-quit', 'pop3-rset'] },
  RSET: { also: ['undelete', 'reset'], related: ['pop3-dele'] },
  NOOP: { also: ['keep alive'], related: ['pop3-stat'] },
  QUIT: { also: ['update', 'delete', 'goodbye'], related: ['pop3-dele', 'pop3-rset'] },
};

const commands = (Object.keys(POP3_COMMANDS) as Pop3Verb[]).map((verb) => {
  const { syntax, states, answer, capability, example, rfc } = pop3Command(verb);
  const { also, related } = MORE[verb];
  return entry('pop3-command', verb, verb, rfc, { id: `pop3Verb.${verb}` }, example, {
    also: ['pop3', ...also],
    related,
    syntax,
    states,
    answer,
    // Optional ones have a capability; CAPA and APOP are optional without one.
    required: capability === undefined,
    ...(capability ? { capability } : {}),
  });
});

const replies = [
  entry('pop3-reply', 'ok', '+OK', 'RFC 1939 §3', { id: 'pop3Status.ok.body' }, '+OK 2 320', {
    also: ['pop3', 'yes', 'positive'],
    related: ['pop3-err', 'pop3-go-on'],
  }),
  entry('pop3-reply', 'err', '-ERR', 'RFC 1939 §3', { id: 'pop3Status.err.body' }, '-ERR no such message', {
    also: ['pop3', 'no', 'negative', 'error'],
    related: ['pop3-ok', 'pop3-code-auth', 'pop3-code-in-use'],
  }),
  entry('pop3-reply', 'go-on', '+', 'RFC 5034 §4', { id: 'pop3Status.go.body' }, '+ UGFzc3dvcmQ6', {
    also: ['pop3', 'challenge', 'continue'],
    related: ['pop3-auth', 'pop3-ok'],
  }),
];

const CODES: Readonly<Record<Pop3ResponseCode, { example: string; related: readonly string[] }>> = {
  'LOGIN-DELAY': {
    example: '-ERR [LOGIN-DELAY] wait a minute',
    related: ['pop3-capa-login-delay', 'pop3-pass'],
  },
  'IN-USE': {
    example: '-ERR [IN-USE] Mailbox is locked by another POP3 session.',
    related: ['pop3-pass', 'pop3-quit'],
  },
  'SYS/TEMP': { example: '-ERR [SYS/TEMP] out of disk space', related: ['pop3-code-sys-perm'] },
  'SYS/PERM': { example: '-ERR [SYS/PERM] the mailbox is damaged', related: ['pop3-code-sys-temp'] },
  AUTH: {
    example: '-ERR [AUTH] Authentication failed.',
    related: ['pop3-pass', 'pop3-capa-auth-resp-code', '535'],
  },
  UTF8: { example: '-ERR [UTF8] say UTF8 first', related: ['pop3-utf8', 'pop3-capa-utf8'] },
};

const codes = (Object.keys(POP3_RESPONSE_CODES) as Pop3ResponseCode[]).map((code) => {
  const said = { id: `pop3Code.${code}.head` };
  const { example, related } = CODES[code];
  return entry('pop3-response-code', `code-${code}`, `[${code}]`, POP3_RESPONSE_CODES[code], said, example, {
    also: ['pop3', code.toLowerCase()],
    related: [...related, 'pop3-capa-resp-codes'],
  });
});

/** What stands behind the tag in an example, and the commands that it adds. */
const LISTED: Readonly<
  Record<Pop3Capability, { rest?: string; commands?: readonly Pop3Verb[]; related: readonly string[] }>
> = {
  TOP: { commands: ['TOP'], related: [] },
  USER: { commands: ['USER', 'PASS'], related: ['pop3-capa-sasl'] },
  SASL: { rest: 'PLAIN CRAM-MD5', commands: ['AUTH'], related: ['sasl-plain', 'sasl-cram-md5'] },
  'RESP-CODES': { related: ['pop3-code-in-use', 'pop3-code-login-delay'] },
  'LOGIN-DELAY': { rest: '900', related: ['pop3-code-login-delay'] },
  PIPELINING: { related: ['pipelining'] },
  EXPIRE: { rest: '60', related: ['pop3-uidl', 'pop3-dele'] },
  UIDL: { commands: ['UIDL'], related: ['pop3-list'] },
  IMPLEMENTATION: { rest: 'Shlemazle-Plotz-v302', related: [] },
  STLS: { commands: ['STLS'], related: ['995'] },
  'AUTH-RESP-CODE': { related: ['pop3-code-auth', 'pop3-code-sys-temp'] },
  UTF8: { rest: 'USER', commands: ['UTF8'], related: ['pop3-code-utf8'] },
  LANG: { commands: ['LANG'], related: [] },
  CAPA: { commands: ['CAPA'], related: [] },
};

const capabilities = (Object.keys(POP3_CAPABILITIES) as Pop3Capability[]).map((tag) => {
  const { rest = '', commands: added = [], related } = LISTED[tag];
  const said = { id: `pop3Capability.${tag}`, params: { rest } };
  return entry('pop3-capability', `capa-${tag}`, tag, POP3_CAPABILITIES[tag], said, `${tag} ${rest}`.trim(), {
    also: ['pop3', 'capability'],
    related: [...added.map((verb) => `pop3-${verb.toLowerCase()}`), ...related],
    commands: added.map((verb) => `pop3-${verb.toLowerCase()}`),
    ...(tag === 'CAPA' ? { standing: 'private' as const } : {}),
  });
});

export const POP3_ENTRIES: readonly Pop3Entry[] = [...commands, ...replies, ...codes, ...capabilities];

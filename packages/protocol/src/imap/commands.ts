/** Commands of IMAP as data: what each takes, when it may be said, which capability offers it. */
import type { ImapTokenId } from './tokens.ts';

/** States of a connection by the standard's names (RFC 3501 §3); `closed` is the end of the connection. */
export type ImapState = 'not-authenticated' | 'authenticated' | 'selected' | 'logout' | 'closed';

/**
 * How an argument is written. `one`: an atom, a quoted string or a literal. `list`: in parentheses. `either`: one, or several
 * in parentheses. `each`: all that follow. `date`: a quoted date-time. `fetch`, `search`, `sort`: grammars of their own.
 */
export type ArgumentForm =
  | 'one'
  | 'list'
  | 'either'
  | 'each'
  | 'date'
  | 'fetch'
  | 'search'
  | 'sort'
  | 'return';

export interface ImapArgument {
  token: ImapTokenId;
  form: ArgumentForm;
  required: boolean;
}

export interface ImapCommand {
  /** As the document writes it, without tag. */
  syntax: string;
  /** States in which it may be said. */
  states: readonly ImapState[];
  arguments: readonly ImapArgument[];
  /** Not every server of IMAP4rev1 has it: the capability that offers it. */
  capability?: string;
  /** In IMAP4rev2 (RFC 9051 App. E): part of the base, deprecated, or gone. Absent: as in IMAP4rev1. */
  rev2?: 'base' | 'deprecated' | 'removed';
  /** A line of this kind, without tag. */
  example: string;
  rfc: string;
}

const ANY = ['not-authenticated', 'authenticated', 'selected'] as const;
const BEFORE = ['not-authenticated'] as const;
const IN = ['authenticated', 'selected'] as const;
const OPEN = ['selected'] as const;

const needs = (token: ImapTokenId, form: ArgumentForm = 'one'): ImapArgument => ({
  token,
  form,
  required: true,
});
const may = (token: ImapTokenId, form: ArgumentForm = 'one'): ImapArgument => ({
  token,
  form,
  required: false,
});
const free = [may('argument', 'each')];

/** Base commands, in the order of RFC 3501 §6. */
const BASE = {
  CAPABILITY: {
    syntax: 'CAPABILITY',
    states: ANY,
    arguments: [],
    example: 'CAPABILITY',
    rfc: 'RFC 3501 §6.1.1',
  },
  NOOP: { syntax: 'NOOP', states: ANY, arguments: [], example: 'NOOP', rfc: 'RFC 3501 §6.1.2' },
  LOGOUT: { syntax: 'LOGOUT', states: ANY, arguments: [], example: 'LOGOUT', rfc: 'RFC 3501 §6.1.3' },
  STARTTLS: {
    syntax: 'STARTTLS',
    states: BEFORE,
    arguments: [],
    example: 'STARTTLS',
    rfc: 'RFC 3501 §6.2.1',
  },
  AUTHENTICATE: {
    syntax: 'AUTHENTICATE mechanism [initial-response]',
    states: BEFORE,
    arguments: [needs('mechanism'), may('initial-response')],
    example: 'AUTHENTICATE PLAIN',
    rfc: 'RFC 3501 §6.2.2',
  },
  LOGIN: {
    syntax: 'LOGIN user-name password',
    states: BEFORE,
    arguments: [needs('user-name'), needs('password')],
    example: 'LOGIN bob secret',
    rfc: 'RFC 3501 §6.2.3',
  },
  SELECT: {
    syntax: 'SELECT mailbox',
    states: IN,
    arguments: [needs('mailbox'), may('option', 'list')],
    example: 'SELECT INBOX',
    rfc: 'RFC 3501 §6.3.1',
  },
  EXAMINE: {
    syntax: 'EXAMINE mailbox',
    states: IN,
    arguments: [needs('mailbox'), may('option', 'list')],
    example: 'EXAMINE INBOX',
    rfc: 'RFC 3501 §6.3.2',
  },
  CREATE: {
    syntax: 'CREATE mailbox',
    states: IN,
    arguments: [needs('mailbox'), may('option', 'list')],
    example: 'CREATE Projects',
    rfc: 'RFC 3501 §6.3.3',
  },
  DELETE: {
    syntax: 'DELETE mailbox',
    states: IN,
    arguments: [needs('mailbox')],
    example: 'DELETE Projects',
    rfc: 'RFC 3501 §6.3.4',
  },
  RENAME: {
    syntax: 'RENAME mailbox new-name',
    states: IN,
    arguments: [needs('mailbox'), needs('mailbox'), may('option', 'list')],
    example: 'RENAME Projects Old',
    rfc: 'RFC 3501 §6.3.5',
  },
  SUBSCRIBE: {
    syntax: 'SUBSCRIBE mailbox',
    states: IN,
    arguments: [needs('mailbox')],
    example: 'SUBSCRIBE Projects',
    rfc: 'RFC 3501 §6.3.6',
  },
  UNSUBSCRIBE: {
    syntax: 'UNSUBSCRIBE mailbox',
    states: IN,
    arguments: [needs('mailbox')],
    example: 'UNSUBSCRIBE Projects',
    rfc: 'RFC 3501 §6.3.7',
  },
  LIST: {
    syntax: 'LIST [(selection)] reference pattern [RETURN (options)]',
    states: IN,
    arguments: [
      may('option', 'list'),
      needs('mailbox-reference'),
      needs('mailbox-pattern', 'either'),
      may('option', 'return'),
    ],
    example: 'LIST "" "*"',
    rfc: 'RFC 3501 §6.3.8',
  },
  LSUB: {
    syntax: 'LSUB reference pattern',
    states: IN,
    arguments: [needs('mailbox-reference'), needs('mailbox-pattern')],
    rev2: 'deprecated',
    example: 'LSUB "" "*"',
    rfc: 'RFC 3501 §6.3.9',
  },
  STATUS: {
    syntax: 'STATUS mailbox (item …)',
    states: IN,
    arguments: [needs('mailbox'), needs('status-item', 'list')],
    example: 'STATUS INBOX (MESSAGES UNSEEN)',
    rfc: 'RFC 3501 §6.3.10',
  },
  APPEND: {
    syntax: 'APPEND mailbox [(flag …)] [date-time] {octets}',
    states: IN,
    arguments: [
      needs('mailbox'),
      may('flag', 'list'),
      may('date-time', 'date'),
      needs('letter-text'),
      may('letter-text', 'each'),
    ],
    example: 'APPEND Drafts (\\Draft) {310}',
    rfc: 'RFC 3501 §6.3.11',
  },
  CHECK: {
    syntax: 'CHECK',
    states: OPEN,
    arguments: [],
    rev2: 'removed',
    example: 'CHECK',
    rfc: 'RFC 3501 §6.4.1',
  },
  CLOSE: { syntax: 'CLOSE', states: OPEN, arguments: [], example: 'CLOSE', rfc: 'RFC 3501 §6.4.2' },
  EXPUNGE: { syntax: 'EXPUNGE', states: OPEN, arguments: [], example: 'EXPUNGE', rfc: 'RFC 3501 §6.4.3' },
  SEARCH: {
    syntax: 'SEARCH [CHARSET name] key …',
    states: OPEN,
    arguments: [needs('search-key', 'search')],
    example: 'SEARCH UNSEEN',
    rfc: 'RFC 3501 §6.4.4',
  },
  FETCH: {
    syntax: 'FETCH sequence-set items',
    states: OPEN,
    arguments: [needs('sequence-set'), needs('fetch-item', 'fetch'), may('option', 'list')],
    example: 'FETCH 1 BODY.PEEK[]',
    rfc: 'RFC 3501 §6.4.5',
  },
  STORE: {
    syntax: 'STORE sequence-set item flags',
    states: OPEN,
    arguments: [
      needs('sequence-set'),
      may('option', 'list'),
      needs('store-item'),
      needs('flag', 'either'),
      may('flag', 'each'),
    ],
    example: 'STORE 1 +FLAGS (\\Seen)',
    rfc: 'RFC 3501 §6.4.6',
  },
  COPY: {
    syntax: 'COPY sequence-set mailbox',
    states: OPEN,
    arguments: [needs('sequence-set'), needs('mailbox')],
    example: 'COPY 1 Trash',
    rfc: 'RFC 3501 §6.4.7',
  },
} as const satisfies Record<string, ImapCommand>;

/** Commands of extensions. */
const EXTENDED = {
  IDLE: {
    syntax: 'IDLE',
    states: IN,
    arguments: [],
    capability: 'IDLE',
    rev2: 'base',
    example: 'IDLE',
    rfc: 'RFC 2177 §3',
  },
  NAMESPACE: {
    syntax: 'NAMESPACE',
    states: IN,
    arguments: [],
    capability: 'NAMESPACE',
    rev2: 'base',
    example: 'NAMESPACE',
    rfc: 'RFC 2342 §5',
  },
  ID: {
    syntax: 'ID (field value …) | ID NIL',
    states: ANY,
    arguments: [needs('id-field', 'either')],
    capability: 'ID',
    example: 'ID NIL',
    rfc: 'RFC 2971 §3.1',
  },
  ENABLE: {
    syntax: 'ENABLE capability …',
    states: ['authenticated'],
    arguments: [needs('capability'), may('capability', 'each')],
    capability: 'ENABLE',
    rev2: 'base',
    example: 'ENABLE CONDSTORE',
    rfc: 'RFC 5161 §3.1',
  },
  MOVE: {
    syntax: 'MOVE sequence-set mailbox',
    states: OPEN,
    arguments: [needs('sequence-set'), needs('mailbox')],
    capability: 'MOVE',
    rev2: 'base',
    example: 'MOVE 1 Trash',
    rfc: 'RFC 6851 §3.1',
  },
  UNSELECT: {
    syntax: 'UNSELECT',
    states: OPEN,
    arguments: [],
    capability: 'UNSELECT',
    rev2: 'base',
    example: 'UNSELECT',
    rfc: 'RFC 3691 §2',
  },
  SORT: {
    syntax: 'SORT (key …) charset search-key …',
    states: OPEN,
    arguments: [
      may('option', 'return'),
      needs('sort-key', 'sort'),
      needs('charset'),
      needs('search-key', 'search'),
    ],
    capability: 'SORT',
    example: 'SORT (REVERSE DATE) UTF-8 ALL',
    rfc: 'RFC 5256 §3',
  },
  THREAD: {
    syntax: 'THREAD algorithm charset search-key …',
    states: OPEN,
    arguments: [needs('option'), needs('charset'), needs('search-key', 'search')],
    capability: 'THREAD=',
    example: 'THREAD REFERENCES UTF-8 ALL',
    rfc: 'RFC 5256 §3',
  },
  GETQUOTA: {
    syntax: 'GETQUOTA root',
    states: IN,
    arguments: free,
    capability: 'QUOTA',
    example: 'GETQUOTA ""',
    rfc: 'RFC 9208 §4.1.1',
  },
  GETQUOTAROOT: {
    syntax: 'GETQUOTAROOT mailbox',
    states: IN,
    arguments: [needs('mailbox')],
    capability: 'QUOTA',
    example: 'GETQUOTAROOT INBOX',
    rfc: 'RFC 9208 §4.1.2',
  },
  SETQUOTA: {
    syntax: 'SETQUOTA root (resource limit …)',
    states: IN,
    arguments: free,
    capability: 'QUOTASET',
    example: 'SETQUOTA "" (STORAGE 512)',
    rfc: 'RFC 9208 §4.1.3',
  },
  SETACL: {
    syntax: 'SETACL mailbox identifier rights',
    states: IN,
    arguments: [needs('mailbox'), may('argument', 'each')],
    capability: 'ACL',
    example: 'SETACL Projects alice lrs',
    rfc: 'RFC 4314 §3.1',
  },
  DELETEACL: {
    syntax: 'DELETEACL mailbox identifier',
    states: IN,
    arguments: [needs('mailbox'), may('argument', 'each')],
    capability: 'ACL',
    example: 'DELETEACL Projects alice',
    rfc: 'RFC 4314 §3.2',
  },
  GETACL: {
    syntax: 'GETACL mailbox',
    states: IN,
    arguments: [needs('mailbox')],
    capability: 'ACL',
    example: 'GETACL Projects',
    rfc: 'RFC 4314 §3.3',
  },
  LISTRIGHTS: {
    syntax: 'LISTRIGHTS mailbox identifier',
    states: IN,
    arguments: [needs('mailbox'), may('argument', 'each')],
    capability: 'ACL',
    example: 'LISTRIGHTS Projects alice',
    rfc: 'RFC 4314 §3.4',
  },
  MYRIGHTS: {
    syntax: 'MYRIGHTS mailbox',
    states: IN,
    arguments: [needs('mailbox')],
    capability: 'ACL',
    example: 'MYRIGHTS Projects',
    rfc: 'RFC 4314 §3.5',
  },
  GETMETADATA: {
    syntax: 'GETMETADATA [(options)] mailbox entries',
    states: IN,
    arguments: [may('option', 'list'), needs('mailbox'), may('argument', 'each')],
    capability: 'METADATA',
    example: 'GETMETADATA INBOX /private/comment',
    rfc: 'RFC 5464 §4.2',
  },
  SETMETADATA: {
    syntax: 'SETMETADATA mailbox (entry value …)',
    states: IN,
    arguments: [needs('mailbox'), may('argument', 'each')],
    capability: 'METADATA',
    example: 'SETMETADATA INBOX (/private/comment "mine")',
    rfc: 'RFC 5464 §4.3',
  },
  COMPRESS: {
    syntax: 'COMPRESS DEFLATE',
    states: IN,
    arguments: [needs('option')],
    capability: 'COMPRESS=DEFLATE',
    example: 'COMPRESS DEFLATE',
    rfc: 'RFC 4978 §3',
  },
  UNAUTHENTICATE: {
    syntax: 'UNAUTHENTICATE',
    states: IN,
    arguments: [],
    capability: 'UNAUTHENTICATE',
    example: 'UNAUTHENTICATE',
    rfc: 'RFC 8437 §3',
  },
  NOTIFY: {
    syntax: 'NOTIFY SET (mailboxes events) … | NOTIFY NONE',
    states: IN,
    arguments: free,
    capability: 'NOTIFY',
    example: 'NOTIFY NONE',
    rfc: 'RFC 5465 §3.1',
  },
  LANGUAGE: {
    syntax: 'LANGUAGE [tag …]',
    states: ANY,
    arguments: [may('language', 'each')],
    capability: 'LANGUAGE',
    example: 'LANGUAGE fr',
    rfc: 'RFC 5255 §3.2',
  },
  REPLACE: {
    syntax: 'REPLACE number mailbox [(flag …)] [date-time] {octets}',
    states: OPEN,
    arguments: [
      needs('sequence-set'),
      needs('mailbox'),
      may('flag', 'list'),
      may('date-time', 'date'),
      needs('letter-text'),
      may('letter-text', 'each'),
    ],
    capability: 'REPLACE',
    example: 'REPLACE 4 Drafts (\\Draft) {310}',
    rfc: 'RFC 8508 §3.2',
  },
  ESEARCH: {
    syntax: 'ESEARCH [IN (mailboxes)] [RETURN (options)] key …',
    states: IN,
    arguments: free,
    capability: 'MULTISEARCH',
    example: 'ESEARCH IN (personal) UNSEEN',
    rfc: 'RFC 7377 §2',
  },
} as const satisfies Record<string, ImapCommand>;

export const IMAP_COMMANDS = { ...BASE, ...EXTENDED } as const;

export type ImapVerb = keyof typeof IMAP_COMMANDS;

export const IMAP_VERBS = Object.keys(IMAP_COMMANDS) as ImapVerb[];

export const isImapVerb = (word: string): word is ImapVerb => Object.hasOwn(IMAP_COMMANDS, word);

export const imapCommand = (verb: ImapVerb): ImapCommand => IMAP_COMMANDS[verb];

/** Verbs that may stand behind UID, and then speak of unique identifiers (RFC 3501 §6.4.8, RFC 4315 §2.1, RFC 6851 §3.2). */
export const UID_VERBS: ReadonlySet<string> = new Set([
  'FETCH',
  'STORE',
  'COPY',
  'SEARCH',
  'EXPUNGE',
  'MOVE',
  'SORT',
  'THREAD',
  'REPLACE',
] satisfies ImapVerb[]);

/** What UID in front changes in a verb's arguments: EXPUNGE takes a set. */
export function argumentsOf(verb: ImapVerb, uid: boolean): readonly ImapArgument[] {
  const own: readonly ImapArgument[] = IMAP_COMMANDS[verb].arguments;
  if (!uid) return own;
  if (verb === 'EXPUNGE') return [needs('uid-set')];
  return own.map((one) => (one.token === 'sequence-set' ? { ...one, token: 'uid-set' } : one));
}

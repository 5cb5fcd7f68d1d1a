/** Commands of POP3 as data: what each takes, when it may be said, and what comes back. */
import type { Pop3TokenId } from './tokens.ts';

/** States of a session by the standard's names (RFC 1939 §3); `closed` is the end of the connection. */
export type Pop3State = 'authorization' | 'transaction' | 'update' | 'closed';

export interface Pop3Argument {
  token: Pop3TokenId;
  required: boolean;
}

/**
 * What follows a `+OK`. `line`: nothing. `rows`: lines up to a dot. `rowsWithout`: lines up to a dot if the command had no
 * argument. `letter`: a letter up to a dot.
 */
export type Pop3Answer = 'line' | 'rows' | 'rowsWithout' | 'letter';

export interface Pop3Command {
  /** As RFC 1939 §9 writes it. */
  syntax: string;
  /** States in which it may be said. */
  states: readonly Pop3State[];
  arguments: readonly Pop3Argument[];
  /** The last argument takes what is left of the line, spaces and all. */
  rest?: true;
  answer: Pop3Answer;
  /** Not every server has it: the capability that offers it (RFC 2449 §5), or '' where none does. */
  capability?: string;
  /** A line of this kind. */
  example: string;
  rfc: string;
}

const BEFORE = ['authorization'] as const;
const IN = ['transaction'] as const;
const BOTH = ['authorization', 'transaction'] as const;
const needs = (...tokens: Pop3TokenId[]): Pop3Argument[] =>
  tokens.map((token) => ({ token, required: true }));
const may = (token: Pop3TokenId): Pop3Argument => ({ token, required: false });

export const POP3_COMMANDS = {
  USER: {
    syntax: 'USER name',
    states: BEFORE,
    arguments: needs('user-name'),
    answer: 'line',
    example: 'USER bob',
    rfc: 'RFC 1939 §7',
  },
  PASS: {
    syntax: 'PASS string',
    states: BEFORE,
    arguments: needs('password'),
    rest: true,
    answer: 'line',
    example: 'PASS secret',
    rfc: 'RFC 1939 §7',
  },
  APOP: {
    syntax: 'APOP name digest',
    states: BEFORE,
    arguments: needs('user-name', 'digest'),
    answer: 'line',
    capability: '',
    example: 'APOP mrose c4c9334bac560ecc979e58001b3e22fb',
    rfc: 'RFC 1939 §7',
  },
  AUTH: {
    syntax: 'AUTH mechanism [initial-response]',
    states: BEFORE,
    arguments: [...needs('mechanism'), may('initial-response')],
    answer: 'rowsWithout',
    capability: 'SASL',
    example: 'AUTH PLAIN',
    rfc: 'RFC 5034 §4',
  },
  STLS: {
    syntax: 'STLS',
    states: BEFORE,
    arguments: [],
    answer: 'line',
    capability: 'STLS',
    example: 'STLS',
    rfc: 'RFC 2595 §4',
  },
  CAPA: {
    syntax: 'CAPA',
    states: BOTH,
    arguments: [],
    answer: 'rows',
    capability: '',
    example: 'CAPA',
    rfc: 'RFC 2449 §5',
  },
  UTF8: {
    syntax: 'UTF8',
    states: BEFORE,
    arguments: [],
    answer: 'line',
    capability: 'UTF8',
    example: 'UTF8',
    rfc: 'RFC 6856 §2.1',
  },
  LANG: {
    syntax: 'LANG [lang-range]',
    states: BOTH,
    arguments: [may('language')],
    answer: 'rowsWithout',
    capability: 'LANG',
    example: 'LANG fr',
    rfc: 'RFC 6856 §3',
  },
  STAT: {
    syntax: 'STAT',
    states: IN,
    arguments: [],
    answer: 'line',
    example: 'STAT',
    rfc: 'RFC 1939 §5',
  },
  LIST: {
    syntax: 'LIST [msg]',
    states: IN,
    arguments: [may('message-number')],
    answer: 'rowsWithout',
    example: 'LIST',
    rfc: 'RFC 1939 §5',
  },
  UIDL: {
    syntax: 'UIDL [msg]',
    states: IN,
    arguments: [may('message-number')],
    answer: 'rowsWithout',
    capability: 'UIDL',
    example: 'UIDL',
    rfc: 'RFC 1939 §7',
  },
  RETR: {
    syntax: 'RETR msg',
    states: IN,
    arguments: needs('message-number'),
    answer: 'letter',
    example: 'RETR 1',
    rfc: 'RFC 1939 §5',
  },
  TOP: {
    syntax: 'TOP msg n',
    states: IN,
    arguments: needs('message-number', 'line-count'),
    answer: 'letter',
    capability: 'TOP',
    example: 'TOP 1 0',
    rfc: 'RFC 1939 §7',
  },
  DELE: {
    syntax: 'DELE msg',
    states: IN,
    arguments: needs('message-number'),
    answer: 'line',
    example: 'DELE 1',
    rfc: 'RFC 1939 §5',
  },
  RSET: {
    syntax: 'RSET',
    states: IN,
    arguments: [],
    answer: 'line',
    example: 'RSET',
    rfc: 'RFC 1939 §5',
  },
  NOOP: {
    syntax: 'NOOP',
    states: IN,
    arguments: [],
    answer: 'line',
    example: 'NOOP',
    rfc: 'RFC 1939 §5',
  },
  QUIT: {
    syntax: 'QUIT',
    states: BOTH,
    arguments: [],
    answer: 'line',
    example: 'QUIT',
    rfc: 'RFC 1939 §6',
  },
} as const satisfies Record<string, Pop3Command>;

export type Pop3Verb = keyof typeof POP3_COMMANDS;

export const POP3_VERBS = Object.keys(POP3_COMMANDS) as Pop3Verb[];

export const isPop3Verb = (word: string): word is Pop3Verb => Object.hasOwn(POP3_COMMANDS, word);

export const pop3Command = (verb: Pop3Verb): Pop3Command => POP3_COMMANDS[verb];

import type { SmtpPhase } from '../reading/reading.ts';
import type { SmtpExtension } from './extensions.ts';

/** Phases in which the server reads commands; `letter` reads a letter, `none` and `closed` read nothing. */
export type CommandPhase = Exclude<SmtpPhase, 'none' | 'letter' | 'closed'>;

export interface SmtpCommandRow {
  /** As the RFC writes it, without its CRLF. */
  syntax: string;
  /** A line that can be sent as it stands. */
  example: string;
  /** Where RFC 5321 §4.1.4 has it. A server may take it elsewhere too: see `SmtpPolicy`. */
  phases: readonly CommandPhase[];
  argument: 'none' | 'optional' | 'required';
  form: 'none' | 'name' | 'reverse-path' | 'forward-path' | 'text' | 'mechanism';
  /** `unserved`: known here, answered 502. `obsolete`: of RFC 821 and withdrawn since (RFC 5321 appendix F). */
  status: 'served' | 'unserved' | 'obsolete';
  /** Exists only where the server offers this. */
  extension?: SmtpExtension;
  /** Codes that mean yes, or go on. */
  accepts: readonly number[];
  /** Codes that mean no (RFC 5321 §4.3.2), beside 421, 500 and 501, which anything may get. */
  refuses: readonly number[];
  rfc: string;
}

const ANY = ['connected', 'greeted', 'sender', 'recipients'] as const;

export const SMTP_COMMANDS = {
  EHLO: {
    syntax: 'EHLO <domain or [address]>',
    example: 'EHLO client.campus.test',
    phases: ANY,
    argument: 'required',
    form: 'name',
    status: 'served',
    accepts: [250],
    refuses: [502, 504, 550],
    rfc: 'RFC 5321 §4.1.1.1',
  },
  HELO: {
    syntax: 'HELO <domain>',
    example: 'HELO client.campus.test',
    phases: ANY,
    argument: 'required',
    form: 'name',
    status: 'served',
    accepts: [250],
    refuses: [502, 504, 550],
    rfc: 'RFC 5321 §4.1.1.1',
  },
  MAIL: {
    syntax: 'MAIL FROM:<reverse-path> [parameters]',
    example: 'MAIL FROM:<alice@campus.test>',
    phases: ['greeted'],
    argument: 'required',
    form: 'reverse-path',
    status: 'served',
    accepts: [250],
    refuses: [451, 452, 455, 503, 550, 552, 553, 555],
    rfc: 'RFC 5321 §4.1.1.2',
  },
  RCPT: {
    syntax: 'RCPT TO:<forward-path> [parameters]',
    example: 'RCPT TO:<bob@campus.test>',
    phases: ['sender', 'recipients'],
    argument: 'required',
    form: 'forward-path',
    status: 'served',
    accepts: [250, 251],
    refuses: [450, 451, 452, 455, 503, 550, 551, 552, 553, 554, 555],
    rfc: 'RFC 5321 §4.1.1.3',
  },
  DATA: {
    syntax: 'DATA',
    example: 'DATA',
    phases: ['recipients'],
    argument: 'none',
    form: 'none',
    status: 'served',
    accepts: [354, 250],
    refuses: [450, 451, 452, 503, 550, 552, 554],
    rfc: 'RFC 5321 §4.1.1.4',
  },
  RSET: {
    syntax: 'RSET',
    example: 'RSET',
    phases: ANY,
    argument: 'none',
    form: 'none',
    status: 'served',
    accepts: [250],
    refuses: [],
    rfc: 'RFC 5321 §4.1.1.5',
  },
  VRFY: {
    syntax: 'VRFY <mailbox or name>',
    example: 'VRFY bob',
    phases: ANY,
    argument: 'required',
    form: 'text',
    status: 'served',
    accepts: [250, 251, 252],
    refuses: [502, 504, 550, 551, 553],
    rfc: 'RFC 5321 §4.1.1.6',
  },
  EXPN: {
    syntax: 'EXPN <mailing list>',
    example: 'EXPN staff',
    phases: ANY,
    argument: 'required',
    form: 'text',
    status: 'unserved',
    accepts: [250, 252],
    refuses: [502, 504, 550],
    rfc: 'RFC 5321 §4.1.1.7',
  },
  HELP: {
    syntax: 'HELP [command]',
    example: 'HELP',
    phases: ANY,
    argument: 'optional',
    form: 'text',
    status: 'served',
    accepts: [211, 214],
    refuses: [502, 504],
    rfc: 'RFC 5321 §4.1.1.8',
  },
  NOOP: {
    syntax: 'NOOP [anything]',
    example: 'NOOP',
    phases: ANY,
    argument: 'optional',
    form: 'text',
    status: 'served',
    accepts: [250],
    refuses: [],
    rfc: 'RFC 5321 §4.1.1.9',
  },
  QUIT: {
    syntax: 'QUIT',
    example: 'QUIT',
    phases: ANY,
    argument: 'none',
    form: 'none',
    status: 'served',
    accepts: [221],
    refuses: [],
    rfc: 'RFC 5321 §4.1.1.10',
  },
  STARTTLS: {
    syntax: 'STARTTLS',
    example: 'STARTTLS',
    phases: ANY,
    argument: 'none',
    form: 'none',
    status: 'served',
    extension: 'STARTTLS',
    accepts: [220],
    refuses: [454, 503],
    rfc: 'RFC 3207 §4',
  },
  AUTH: {
    syntax: 'AUTH <mechanism> [initial response]',
    example: 'AUTH PLAIN',
    phases: ['greeted'],
    argument: 'required',
    form: 'mechanism',
    status: 'served',
    extension: 'AUTH',
    accepts: [235, 334],
    refuses: [432, 454, 503, 504, 534, 535, 538],
    rfc: 'RFC 4954 §4',
  },
  SEND: {
    syntax: 'SEND FROM:<reverse-path>',
    example: 'SEND FROM:<alice@campus.test>',
    phases: [],
    argument: 'optional',
    form: 'text',
    status: 'obsolete',
    accepts: [250],
    refuses: [502],
    rfc: 'RFC 821 §3.4',
  },
  SOML: {
    syntax: 'SOML FROM:<reverse-path>',
    example: 'SOML FROM:<alice@campus.test>',
    phases: [],
    argument: 'optional',
    form: 'text',
    status: 'obsolete',
    accepts: [250],
    refuses: [502],
    rfc: 'RFC 821 §3.4',
  },
  SAML: {
    syntax: 'SAML FROM:<reverse-path>',
    example: 'SAML FROM:<alice@campus.test>',
    phases: [],
    argument: 'optional',
    form: 'text',
    status: 'obsolete',
    accepts: [250],
    refuses: [502],
    rfc: 'RFC 821 §3.4',
  },
  TURN: {
    syntax: 'TURN',
    example: 'TURN',
    phases: [],
    argument: 'optional',
    form: 'text',
    status: 'obsolete',
    accepts: [250],
    refuses: [502],
    rfc: 'RFC 821 §3.8',
  },
} as const satisfies Record<string, SmtpCommandRow>;

export type SmtpVerb = keyof typeof SMTP_COMMANDS;

const VERBS: ReadonlyMap<string, SmtpVerb> = new Map(
  (Object.keys(SMTP_COMMANDS) as SmtpVerb[]).map((verb) => [verb, verb]),
);
const LONGEST_VERB = 8;

/** The verb of a word in any case (RFC 5321 §2.4), or undefined. */
export function smtpVerb(word: string): SmtpVerb | undefined {
  return word.length > LONGEST_VERB ? undefined : VERBS.get(word.toUpperCase());
}

/** The row of a verb, for code that reads the table as a whole. */
export function smtpCommandRow(verb: SmtpVerb): SmtpCommandRow {
  return SMTP_COMMANDS[verb];
}

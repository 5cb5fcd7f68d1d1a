/**
 * Commands of SMTP, the greeting and the lone dot, which take the place of one: where each may stand (RFC 5321 §4.1.4), what
 * may be answered (§4.3.2), and what limits it (§4.5.3). Also lines of LMTP, of Postfix and of HAProxy that one meets.
 */

import type { ExplanationId } from '../../prose/prose.ts';
import type { CommandPhase } from '../../smtp/commands.ts';
import { coreOf, type EntryCore } from '../entry.ts';
import type { RuleName } from '../grammar/rules.ts';

/** The stages at which a command is answered, in their order: DATA twice, AUTH as often as the mechanism asks. */
export interface Answers {
  /** `command`: to the line. `letter`: to the dot. `chunk`: to the octets of BDAT. `response`: to a line of a login. */
  to: 'command' | 'letter' | 'chunk' | 'response';
  success: readonly number[];
  /** Go on, something more has to come. */
  intermediate: readonly number[];
  /** Beside 421, 500 and 501, which any command may get (RFC 5321 §4.3.2). */
  error: readonly number[];
  /** Codes that no document has here and servers give all the same. */
  usual?: readonly number[];
  rfc: string;
}

export interface CommandEntry extends EntryCore {
  family: 'command';
  /** The rule of `grammar/rules.ts` that the whole line is; undefined for what has no ABNF. */
  rule?: RuleName;
  /** Written by hand where there is no rule. */
  syntax?: string;
  /** A line that can be sent as it stands, without its CRLF. */
  example?: string;
  /** Phases in which the standard has it; none for the greeting, which the server says. */
  phases: readonly (CommandPhase | 'letter')[];
  /** Phase in which a success leaves the session; undefined where nothing changes. */
  leads?: CommandPhase | 'letter' | 'closed';
  /** Needs this keyword in the EHLO reply. */
  extension?: string;
  answers: readonly Answers[];
  /** Ids of limits that apply to the line or to what follows it. */
  limits: readonly string[];
  /** Ids of the parameters that may follow. */
  parameters: readonly string[];
  /** In a group of pipelined commands: anywhere, only first, only last, or not at all (RFC 2920 §3.1). */
  pipelined: 'anywhere' | 'first' | 'last' | 'never';
  /** Must every server have it (RFC 5321 §4.5.1)? */
  required: boolean;
  /** Key of `prose.explain`: why it is as it is. */
  explain?: ExplanationId;
}

type Row = Partial<Omit<CommandEntry, keyof EntryCore>> &
  Partial<Pick<EntryCore, 'also' | 'related' | 'standing'>>;

const ANY = ['connected', 'greeted', 'sender', 'recipients'] as const;
const answered = (
  rfc: string,
  success: readonly number[],
  error: readonly number[] = [],
  intermediate: readonly number[] = [],
  usual?: readonly number[],
): Answers => ({ to: 'command', success, intermediate, error, rfc, ...(usual ? { usual } : {}) });

function command(id: string, title: string, rfc: string, row: Row): CommandEntry {
  const { also, related, standing, ...rest } = row;
  const core = coreOf('command', id, title, rfc, {
    ...(also ? { also } : {}),
    ...(related ? { related } : {}),
    ...(standing ? { standing } : {}),
  });
  return {
    phases: ANY,
    answers: [],
    limits: ['limit-command-line'],
    parameters: [],
    pipelined: 'last',
    required: false,
    ...rest,
    ...core,
  };
}

const SEQUENCES = 'RFC 5321 §4.3.2';
const MAIL_PARAMETERS = [
  'mail-size',
  'mail-body',
  'mail-smtputf8',
  'mail-ret',
  'mail-envid',
  'mail-auth',
  'mail-requiretls',
  'mail-mt-priority',
  'mail-by',
  'mail-holdfor',
  'mail-holduntil',
  'mail-mtrk',
  'mail-solicit',
  'mail-conperm',
  'mail-submitter',
  'mail-transid',
];
const RCPT_PARAMETERS = ['rcpt-notify', 'rcpt-orcpt', 'rcpt-rrvs', 'rcpt-conneg'];

export const COMMAND_ENTRIES: readonly CommandEntry[] = [
  command('greeting', '220', 'RFC 5321 §3.1', {
    rule: 'Greeting',
    phases: [],
    leads: 'connected',
    pipelined: 'never',
    required: true,
    answers: [{ to: 'command', success: [220], intermediate: [], error: [421, 521, 554], rfc: SEQUENCES }],
    limits: ['limit-reply-line', 'limit-timeout-greeting'],
    also: ['banner', 'connect', 'welcome'],
    related: ['220', 'ehlo', '554', '521'],
  }),
  command('ehlo', 'EHLO', 'RFC 5321 §4.1.1.1', {
    rule: 'ehlo',
    example: 'EHLO client.campus.test',
    leads: 'greeted',
    required: true,
    answers: [answered(SEQUENCES, [250], [502, 504, 550])],
    limits: ['limit-command-line', 'limit-domain'],
    also: ['hello', 'extended hello'],
    related: ['helo', '250', 'lhlo', 'rset'],
  }),
  command('helo', 'HELO', 'RFC 5321 §4.1.1.1', {
    rule: 'helo',
    example: 'HELO client.campus.test',
    leads: 'greeted',
    required: true,
    answers: [answered(SEQUENCES, [250], [502, 504, 550])],
    limits: ['limit-command-line', 'limit-domain'],
    also: ['hello'],
    related: ['ehlo', '250'],
  }),
  command('mail', 'MAIL', 'RFC 5321 §4.1.1.2', {
    rule: 'mail',
    example: 'MAIL FROM:<alice@campus.test>',
    phases: ['greeted'],
    leads: 'sender',
    required: true,
    pipelined: 'anywhere',
    answers: [answered(SEQUENCES, [250], [451, 452, 455, 503, 550, 552, 553, 555], [], [450, 530, 554])],
    limits: ['limit-command-line', 'limit-path', 'limit-local-part', 'limit-domain', 'limit-timeout-mail'],
    parameters: MAIL_PARAMETERS,
    also: ['mail from', 'sender', 'reverse-path', 'return-path', 'envelope'],
    related: ['rcpt', 'abnf-reverse-path', 'rset', '553'],
  }),
  command('rcpt', 'RCPT', 'RFC 5321 §4.1.1.3', {
    rule: 'rcpt',
    example: 'RCPT TO:<bob@campus.test>',
    phases: ['sender', 'recipients'],
    leads: 'recipients',
    required: true,
    pipelined: 'anywhere',
    answers: [
      answered(
        SEQUENCES,
        [250, 251],
        [450, 451, 452, 455, 503, 550, 551, 552, 553, 555],
        [],
        [530, 554, 556],
      ),
    ],
    limits: [
      'limit-command-line',
      'limit-path',
      'limit-local-part',
      'limit-domain',
      'limit-recipients',
      'limit-timeout-rcpt',
    ],
    parameters: RCPT_PARAMETERS,
    also: ['rcpt to', 'recipient', 'forward-path', 'envelope'],
    related: ['mail', 'data', '550', 'x.1.1', 'abnf-forward-path'],
  }),
  command('data', 'DATA', 'RFC 5321 §4.1.1.4', {
    rule: 'data',
    example: 'DATA',
    phases: ['recipients'],
    leads: 'letter',
    required: true,
    answers: [answered(SEQUENCES, [], [503, 554], [354], [451])],
    limits: ['limit-command-line', 'limit-timeout-data'],
    also: ['letter', 'message', 'body'],
    related: ['dot', '354', 'bdat'],
  }),
  command('dot', '.', 'RFC 5321 §4.1.1.4', {
    syntax: 'CRLF "." CRLF',
    example: '.',
    phases: ['letter'],
    leads: 'greeted',
    pipelined: 'first',
    required: true,
    answers: [
      {
        to: 'letter',
        success: [250],
        intermediate: [],
        error: [450, 451, 452, 550, 552, 554],
        rfc: SEQUENCES,
      },
    ],
    limits: ['limit-text-line', 'limit-content', 'limit-timeout-block', 'limit-timeout-dot'],
    also: ['end of data', 'period', 'full stop', 'transparency', 'dot-stuffing', 'dot stuffing'],
    related: ['data', '250', '554'],
  }),
  command('rset', 'RSET', 'RFC 5321 §4.1.1.5', {
    rule: 'rset',
    example: 'RSET',
    leads: 'greeted',
    required: true,
    pipelined: 'anywhere',
    answers: [answered(SEQUENCES, [250])],
    also: ['reset', 'abort'],
    related: ['mail', 'quit', 'ehlo'],
  }),
  command('vrfy', 'VRFY', 'RFC 5321 §4.1.1.6', {
    rule: 'vrfy',
    example: 'VRFY bob',
    required: true,
    answers: [answered(SEQUENCES, [250, 251, 252], [502, 504, 550, 551, 553])],
    also: ['verify'],
    related: ['expn', '252', 'rcpt'],
  }),
  command('expn', 'EXPN', 'RFC 5321 §4.1.1.7', {
    rule: 'expn',
    example: 'EXPN staff',
    extension: 'EXPN',
    answers: [answered(SEQUENCES, [250, 252], [500, 502, 504, 550])],
    also: ['expand', 'mailing list'],
    related: ['vrfy', '252', 'x.7.2'],
  }),
  command('help', 'HELP', 'RFC 5321 §4.1.1.8', {
    rule: 'help',
    example: 'HELP',
    extension: 'HELP',
    answers: [answered(SEQUENCES, [211, 214], [502, 504])],
    related: ['214', 'noop'],
  }),
  command('noop', 'NOOP', 'RFC 5321 §4.1.1.9', {
    rule: 'noop',
    example: 'NOOP',
    required: true,
    answers: [answered(SEQUENCES, [250])],
    also: ['no operation', 'keep alive'],
    related: ['rset', 'quit'],
  }),
  command('quit', 'QUIT', 'RFC 5321 §4.1.1.10', {
    rule: 'quit',
    example: 'QUIT',
    leads: 'closed',
    required: true,
    answers: [answered(SEQUENCES, [221])],
    also: ['bye', 'close'],
    related: ['221', '421', 'rset'],
  }),
  command('starttls', 'STARTTLS', 'RFC 3207 §4', {
    rule: 'starttls',
    example: 'STARTTLS',
    phases: ['greeted'],
    leads: 'connected',
    extension: 'STARTTLS',
    pipelined: 'last',
    explain: 'starttls-injected',
    answers: [answered('RFC 3207 §4', [220], [454, 501], [], [502, 503])],
    also: ['tls', 'ssl', 'encryption'],
    related: ['ehlo', '220', '454', '587', '465'],
  }),
  command('auth', 'AUTH', 'RFC 4954 §4', {
    rule: 'auth-command',
    example: 'AUTH PLAIN',
    phases: ['greeted'],
    extension: 'AUTH',
    answers: [
      answered('RFC 4954 §4', [235], [432, 454, 500, 501, 503, 504, 534, 535, 538], [334]),
      {
        to: 'response',
        success: [235],
        intermediate: [334],
        error: [432, 454, 500, 501, 534, 535, 538],
        rfc: 'RFC 4954 §4',
      },
    ],
    limits: ['limit-command-line', 'limit-auth-line'],
    also: ['login', 'password', 'authentication', 'sasl'],
    related: ['sasl-plain', 'sasl-login', '235', '334', '535'],
  }),
  command('bdat', 'BDAT', 'RFC 3030 §2', {
    rule: 'bdat-cmd',
    example: 'BDAT 86 LAST',
    phases: ['recipients'],
    extension: 'CHUNKING',
    pipelined: 'anywhere',
    answers: [
      {
        to: 'chunk',
        success: [250],
        intermediate: [],
        error: [451, 452, 503, 550, 552, 554],
        rfc: 'RFC 3030 §2',
      },
    ],
    also: ['chunk', 'chunking'],
    related: ['data', 'chunking', 'binarymime'],
  }),
  command('etrn', 'ETRN', 'RFC 1985 §5', {
    syntax: '"ETRN" SP [option-character] node-name CRLF',
    example: 'ETRN campus.test',
    phases: ['greeted'],
    extension: 'ETRN',
    answers: [answered('RFC 1985 §5.1', [250, 251, 252, 253], [458, 459, 500, 501])],
    also: ['extended turn', 'queue'],
    related: ['turn', 'atrn', '253'],
  }),
  command('burl', 'BURL', 'RFC 4468 §3', {
    syntax: '"BURL" SP absolute-URI [SP end-marker] CRLF',
    phases: ['recipients'],
    extension: 'BURL',
    pipelined: 'anywhere',
    answers: [answered('RFC 4468 §3', [250], [503, 554])],
    also: ['imap url'],
    related: ['bdat', 'x.6.6'],
  }),
  command('atrn', 'ATRN', 'RFC 2645 §5.2', {
    syntax: '"ATRN" [SP domain *("," domain)] CRLF',
    phases: ['greeted'],
    extension: 'ATRN',
    answers: [answered('RFC 2645 §5.2', [250], [450, 451, 453, 502, 530])],
    also: ['authenticated turn', 'on-demand mail relay', 'odmr'],
    related: ['etrn', 'turn', '453'],
  }),
  command('send', 'SEND', 'RFC 821 §4.1.1', {
    syntax: '"SEND FROM:" reverse-path CRLF',
    phases: [],
    standing: 'obsolete',
    extension: 'SEND',
    answers: [answered('RFC 821 §4.3', [250], [451, 452, 500, 501, 502, 552])],
    also: ['terminal'],
    related: ['soml', 'saml', 'mail'],
  }),
  command('soml', 'SOML', 'RFC 821 §4.1.1', {
    syntax: '"SOML FROM:" reverse-path CRLF',
    phases: [],
    standing: 'obsolete',
    extension: 'SOML',
    answers: [answered('RFC 821 §4.3', [250], [451, 452, 500, 501, 502, 552])],
    also: ['send or mail'],
    related: ['send', 'saml', 'mail'],
  }),
  command('saml', 'SAML', 'RFC 821 §4.1.1', {
    syntax: '"SAML FROM:" reverse-path CRLF',
    phases: [],
    standing: 'obsolete',
    extension: 'SAML',
    answers: [answered('RFC 821 §4.3', [250], [451, 452, 500, 501, 502, 552])],
    also: ['send and mail'],
    related: ['send', 'soml', 'mail'],
  }),
  command('turn', 'TURN', 'RFC 821 §4.1.1', {
    syntax: '"TURN" CRLF',
    phases: [],
    standing: 'obsolete',
    extension: 'TURN',
    answers: [answered('RFC 821 §4.3', [250], [500, 502, 503])],
    also: ['reverse roles'],
    related: ['etrn', 'atrn'],
  }),
  command('lhlo', 'LHLO', 'RFC 2033 §4.1', {
    syntax: '"LHLO" SP Domain CRLF',
    example: 'LHLO client.campus.test',
    leads: 'greeted',
    answers: [answered('RFC 2033 §4.1', [250])],
    also: ['lmtp', 'local mail transfer protocol'],
    related: ['ehlo', 'mda'],
  }),
  command('xclient', 'XCLIENT', 'Postfix XCLIENT_README', {
    syntax: '"XCLIENT" 1*( SP attribute-name "=" attribute-value ) CRLF',
    phases: ['greeted'],
    leads: 'connected',
    standing: 'private',
    extension: 'XCLIENT',
    answers: [answered('Postfix XCLIENT_README', [220], [421, 501, 503, 550])],
    also: ['proxy', 'client address'],
    related: ['xforward', 'proxy'],
  }),
  command('xforward', 'XFORWARD', 'Postfix XFORWARD_README', {
    syntax: '"XFORWARD" 1*( SP attribute-name "=" attribute-value ) CRLF',
    phases: ['greeted'],
    standing: 'private',
    extension: 'XFORWARD',
    answers: [answered('Postfix XFORWARD_README', [250], [421, 501, 503, 550])],
    also: ['proxy', 'log'],
    related: ['xclient'],
  }),
  command('proxy', 'PROXY', 'HAProxy proxy-protocol.txt', {
    syntax: '"PROXY" SP ( "TCP4" / "TCP6" ) SP source SP destination SP port SP port CRLF',
    phases: [],
    standing: 'private',
    pipelined: 'never',
    limits: [],
    also: ['proxy protocol', 'haproxy', 'load balancer'],
    related: ['xclient', 'greeting'],
  }),
];

/** Codes that any command may get (RFC 5321 §4.3.2). */
export const ANYTIME_CODES: readonly number[] = [421, 500, 501];

/** A command that a code may answer; `usual` where no document has it there and servers say it all the same. */
export interface MayAnswer {
  command: string;
  by: 'standard' | 'usual';
}

/** What a code answers: `rcpt`, `dot`, `greeting`; in the order of the table. */
export function mayAnswer(code: number): MayAnswer[] {
  const found: MayAnswer[] = [];
  for (const { id, answers } of COMMAND_ENTRIES) {
    const listed = answers.flatMap(({ success, intermediate, error }) => [
      ...success,
      ...intermediate,
      ...error,
    ]);
    if (listed.includes(code)) found.push({ command: id, by: 'standard' });
    else if (answers.some(({ usual = [] }) => usual.includes(code))) found.push({ command: id, by: 'usual' });
  }
  return found;
}

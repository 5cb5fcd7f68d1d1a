import { SMTP_COMMANDS, type SmtpVerb } from './commands.ts';
import type { CommandProblem } from './parse-command.ts';
import type { SmtpReply } from './reply.ts';

interface ProblemReply {
  code: 500 | 501;
  /** A pair: of a reverse-path and of a forward-path (RFC 3463 §3.2: X.1.7 is the sender's, X.1.3 the recipient's). */
  enhanced: string | readonly [reverse: string, forward: string];
  /** `{verb}` and `{syntax}` stand for the command's own, from its table. */
  text: string | readonly [reverse: string, forward: string];
}

const ADDRESS = ['5.1.7', '5.1.3'] as const;

/**
 * What a server answers to a line that it cannot read. 500 is for what is no command, 501 for what follows one
 * (RFC 5321 §4.2.4); 5.5.2 is syntax, 5.5.4 an argument (RFC 3463 §3.6).
 */
export const PROBLEM_REPLIES = {
  'line-empty': { code: 500, enhanced: '5.5.2', text: 'An empty line is no command' },
  'leading-space': { code: 500, enhanced: '5.5.2', text: 'A command begins with its verb, not with a space' },
  'verb-unknown': { code: 500, enhanced: '5.5.1', text: 'Command not known' },
  'argument-missing': { code: 501, enhanced: '5.5.4', text: 'Syntax: {syntax}' },
  'argument-not-allowed': { code: 501, enhanced: '5.5.4', text: 'Nothing may follow {verb}' },
  'keyword-missing': { code: 501, enhanced: '5.5.4', text: 'Syntax: {syntax}' },
  'keyword-swapped': {
    code: 501,
    enhanced: '5.5.4',
    text: ['FROM: belongs to MAIL', 'TO: belongs to RCPT'],
  },
  'colon-missing': {
    code: 501,
    enhanced: '5.5.4',
    text: ['A colon has to follow FROM', 'A colon has to follow TO'],
  },
  'space-before-colon': { code: 501, enhanced: '5.5.4', text: 'No space may stand before the colon' },
  'name-bad': { code: 501, enhanced: '5.5.4', text: 'That cannot be the name of a host' },

  'path-missing': { code: 501, enhanced: ADDRESS, text: 'An address in < and > has to follow' },
  'brackets-missing': { code: 501, enhanced: ADDRESS, text: 'Address needs < and >' },
  'open-bracket-missing': { code: 501, enhanced: ADDRESS, text: 'Address needs < before it' },
  'close-bracket-missing': { code: 501, enhanced: ADDRESS, text: 'Address needs > after it' },
  'display-name': { code: 501, enhanced: ADDRESS, text: 'Only <address> may stand here, no name before it' },
  'null-recipient': { code: 501, enhanced: ADDRESS, text: 'Only a sender may be empty' },
  'excess-after-path': { code: 501, enhanced: '5.5.4', text: 'A space has to follow >' },
  'path-too-long': { code: 501, enhanced: ADDRESS, text: 'Path is longer than 256 octets' },
  'route-bad': { code: 501, enhanced: ADDRESS, text: 'Source route is not well formed' },
  'local-part-missing': { code: 501, enhanced: ADDRESS, text: 'Address needs a name before @' },
  'local-part-character': {
    code: 501,
    enhanced: ADDRESS,
    text: 'A character before @ is not allowed outside quotes',
  },
  'local-part-dots': { code: 501, enhanced: ADDRESS, text: 'A dot before @ has to stand between two others' },
  'local-part-too-long': { code: 501, enhanced: ADDRESS, text: 'The part before @ is longer than 64 octets' },
  'quote-unfinished': { code: 501, enhanced: ADDRESS, text: 'A quote is not closed' },
  'quote-character': { code: 501, enhanced: ADDRESS, text: 'A control character is not allowed in quotes' },
  'second-at': { code: 501, enhanced: ADDRESS, text: 'Address has more than one @' },
  space: { code: 501, enhanced: ADDRESS, text: 'Address has a space in it' },
  control: { code: 501, enhanced: ADDRESS, text: 'Address has a control character in it' },
  'not-utf8': { code: 501, enhanced: ADDRESS, text: 'Address is neither ASCII nor UTF-8' },
  'domain-missing': { code: 501, enhanced: ADDRESS, text: 'Address needs a domain after @' },
  'domain-character': { code: 501, enhanced: ADDRESS, text: 'A character in the domain is not allowed' },
  'domain-dots': {
    code: 501,
    enhanced: ADDRESS,
    text: 'A dot in the domain has to stand between two labels',
  },
  'domain-hyphen': {
    code: 501,
    enhanced: ADDRESS,
    text: 'A label of the domain may not begin or end with a hyphen',
  },
  'label-too-long': { code: 501, enhanced: ADDRESS, text: 'A label of the domain is longer than 63 octets' },
  'domain-too-long': { code: 501, enhanced: ADDRESS, text: 'Domain is longer than 255 octets' },
  'literal-unfinished': { code: 501, enhanced: ADDRESS, text: 'Address literal needs ] after it' },
  'literal-bad': { code: 501, enhanced: ADDRESS, text: 'Between [ and ] has to stand an IP address' },

  'parameter-name': { code: 501, enhanced: '5.5.4', text: 'That is no parameter' },
  'parameter-value-empty': { code: 501, enhanced: '5.5.4', text: 'A value has to follow =' },
  'parameter-value-character': {
    code: 501,
    enhanced: '5.5.4',
    text: 'A character in a value is not allowed',
  },
  'parameter-value-missing': { code: 501, enhanced: '5.5.4', text: 'A parameter needs a value' },
  'parameter-value-excess': { code: 501, enhanced: '5.5.4', text: 'A parameter takes no value' },
  'parameter-value-bad': {
    code: 501,
    enhanced: '5.5.4',
    text: 'A parameter has a value that is not allowed',
  },
  'parameter-repeated': { code: 501, enhanced: '5.5.4', text: 'A parameter may be given once' },
} as const satisfies Record<CommandProblem, ProblemReply>;

/** @param verb RCPT's words differ from MAIL's; all others are like MAIL's, where it does not matter. */
export function problemReply(problem: CommandProblem, verb: SmtpVerb | undefined): SmtpReply {
  const row: ProblemReply = PROBLEM_REPLIES[problem];
  const which = verb === 'RCPT' ? 1 : 0;
  const of = (part: string | readonly [string, string]) => (typeof part === 'string' ? part : part[which]);
  let text = of(row.text);
  if (verb) text = text.replace('{verb}', verb).replace('{syntax}', SMTP_COMMANDS[verb].syntax);
  // RFC 2034 §4: no answer to EHLO or HELO has an enhanced code.
  if (verb === 'EHLO' || verb === 'HELO') return { code: row.code, text };
  return { code: row.code, enhanced: of(row.enhanced), text };
}

import { latin1 } from '../octets.ts';
import { isBlank, isControl } from './characters.ts';
import { SMTP_COMMANDS, type SmtpVerb, smtpVerb } from './commands.ts';
import { type DomainForm, readDomain } from './domain.ts';
import { type ParameterProblem, type ReadParameter, readParameters } from './parameters.ts';
import { type PathProblem, type PathRole, readPath, type SmtpPath } from './path.ts';
import type { Span } from './span.ts';

/** Where a server may forgive what the standard does not have; the section says what it has. */
export const LENIENCIES = {
  'verb-case': 'RFC 5321 §2.4',
  'space-after-colon': 'RFC 5321 §3.3',
  'trailing-space': 'RFC 5321 §4.1.1',
  'extra-space': 'RFC 5321 §4.1.1',
  tab: 'RFC 5321 §4.1.1',
  'source-route': 'RFC 5321 §4.1.1.3',
  'name-not-a-domain': 'RFC 5321 §4.1.1.1',
} as const;
export type LeniencyId = keyof typeof LENIENCIES;
export interface Leniency extends Span {
  leniency: LeniencyId;
}

export type CommandProblem =
  | PathProblem
  | ParameterProblem
  | 'line-empty'
  /** A blank before the verb. */
  | 'leading-space'
  | 'verb-unknown'
  | 'argument-missing'
  | 'argument-not-allowed'
  /** Neither `FROM` nor `TO` where one has to stand. */
  | 'keyword-missing'
  /** `MAIL TO:` or `RCPT FROM:`. */
  | 'keyword-swapped'
  | 'colon-missing'
  | 'space-before-colon'
  /** EHLO's or HELO's name cannot be one: blanks, controls, octets beyond ASCII, too long. */
  | 'name-bad';

export interface SmtpCommand {
  /** The first word, as typed. */
  word: Span;
  /** Absent for a word that is in no table. */
  verb?: SmtpVerb;
  /** What follows the verb, without blanks around it. */
  argument?: Span;
  /** `FROM:` or `TO:`. */
  keyword?: Span;
  path?: SmtpPath;
  parameters: readonly ReadParameter[];
  /** What EHLO or HELO says the client is called. `other`: no domain by the grammar, and taken. */
  name?: Span & { form: DomainForm | 'other' };
  /** The first thing that is wrong, and the octets it is wrong in. */
  problem?: { problem: CommandProblem } & Span;
  leniencies: readonly Leniency[];
}

const NONE: readonly never[] = [];
const COLON = 0x3a;

/**
 * Reads one command line without its ending: what each octet is, what is wrong, and what the standard does not have but
 * a server may forgive. Knows no state and no policy. Never throws. RFC 5321 §4.1.1, §4.1.2.
 */
export function parseCommand(line: Uint8Array): SmtpCommand {
  let end = line.length;
  while (end > 0 && isBlank(line[end - 1])) end--;
  let wordEnd = 0;
  while (wordEnd < end && !isBlank(line[wordEnd])) wordEnd++;
  const word = { start: 0, end: wordEnd };
  if (wordEnd === 0) {
    const problem = end === 0 ? 'line-empty' : 'leading-space';
    return { word, parameters: NONE, problem: { problem, start: 0, end }, leniencies: NONE };
  }
  const typed = wordEnd > 8 ? '' : latin1(line.subarray(0, wordEnd));
  const verb = smtpVerb(typed);
  let argumentAt = wordEnd;
  while (argumentAt < end && isBlank(line[argumentAt])) argumentAt++;
  const argument = argumentAt < end ? { start: argumentAt, end } : undefined;
  if (!verb)
    return {
      word,
      ...(argument ? { argument } : {}),
      parameters: NONE,
      problem: { problem: 'verb-unknown', ...word },
      leniencies: NONE,
    };

  const row = SMTP_COMMANDS[verb];
  // The usual line: a verb in capitals and nothing else.
  if (!argument && end === line.length && row.argument !== 'required' && typed === verb)
    return { word, verb, parameters: NONE, leniencies: NONE };

  const command: SmtpCommand & { leniencies: Leniency[] } = { word, verb, parameters: NONE, leniencies: [] };
  if (argument) command.argument = argument;
  if (typed !== verb) command.leniencies.push({ leniency: 'verb-case', ...word });
  noteBlanks(line, wordEnd, argument ? argumentAt : wordEnd, command.leniencies);
  if (!argument) {
    if (row.argument === 'required') command.problem = { problem: 'argument-missing', start: wordEnd, end };
  } else if (row.argument === 'none')
    command.problem = { problem: 'argument-not-allowed', start: argumentAt, end };
  else if (row.form === 'name') readName(line, argument, command);
  else if (row.form === 'reverse-path') readEnvelope(line, argument, command, 'reverse');
  else if (row.form === 'forward-path') readEnvelope(line, argument, command, 'forward');
  if (end < line.length)
    command.leniencies.push({ leniency: 'trailing-space', start: end, end: line.length });
  return command;
}

/** One SP divides (RFC 5321 §4.1.1); more of them, or a TAB, are taken and noted. */
function noteBlanks(line: Uint8Array, start: number, end: number, leniencies: Leniency[]): void {
  if (end - start > 1) leniencies.push({ leniency: 'extra-space', start, end });
  else if (end > start && line[start] === 9) leniencies.push({ leniency: 'tab', start, end });
}

function readName(line: Uint8Array, argument: Span, command: SmtpCommand & { leniencies: Leniency[] }): void {
  const { start, end } = argument;
  for (let at = start; at < end; at++) {
    const octet = line[at] as number;
    if (isBlank(octet) || isControl(octet) || octet >= 0x80) {
      command.problem = { problem: 'name-bad', start: at, end: at + 1 };
      return;
    }
  }
  const domain = readDomain(line, start, end);
  if (domain.ok && domain.span.end === end) command.name = { start, end, form: domain.form };
  else if (end - start > 255) command.problem = { problem: 'name-bad', start, end };
  else {
    command.name = { start, end, form: 'other' };
    command.leniencies.push({ leniency: 'name-not-a-domain', start, end });
  }
}

function readEnvelope(
  line: Uint8Array,
  argument: Span,
  command: SmtpCommand & { leniencies: Leniency[] },
  role: PathRole,
): void {
  const keyword = role === 'reverse' ? 'FROM' : 'TO';
  const found = readKeyword(line, argument, keyword);
  if ('problem' in found) {
    command.problem = found;
    return;
  }
  command.keyword = found;
  let pathAt = found.end;
  while (pathAt < argument.end && isBlank(line[pathAt])) pathAt++;
  if (pathAt > found.end)
    command.leniencies.push({ leniency: 'space-after-colon', start: found.end, end: pathAt });

  const within = argument.end === line.length ? line : line.subarray(0, argument.end);
  const reading = readPath(within, pathAt, role);
  if (!reading.ok) {
    command.problem = { problem: reading.problem, start: reading.start, end: reading.end };
    return;
  }
  command.path = reading.path;
  const { route } = reading.path;
  if (route) command.leniencies.push({ leniency: 'source-route', ...route });
  if (reading.end === argument.end) return;

  let parametersAt = reading.end;
  while (isBlank(line[parametersAt])) parametersAt++;
  noteBlanks(line, reading.end, parametersAt, command.leniencies);
  const verb = role === 'reverse' ? 'MAIL' : 'RCPT';
  const { parameters, problem } = readParameters(line, parametersAt, argument.end, verb);
  command.parameters = parameters;
  if (problem) command.problem = problem;
}

function readKeyword(
  line: Uint8Array,
  argument: Span,
  wanted: 'FROM' | 'TO',
): Span | ({ problem: CommandProblem } & Span) {
  const { start } = argument;
  let end = start;
  while (end < argument.end && end - start < 5 && isLetter(line[end])) end++;
  const word = latin1(line.subarray(start, end)).toUpperCase();
  if (word !== wanted) {
    const swapped = word === (wanted === 'FROM' ? 'TO' : 'FROM');
    return { problem: swapped ? 'keyword-swapped' : 'keyword-missing', start, end };
  }
  if (line[end] === COLON && end < argument.end) return { start, end: end + 1 };
  let next = end;
  while (next < argument.end && isBlank(line[next])) next++;
  return next > end && next < argument.end && line[next] === COLON
    ? { problem: 'space-before-colon', start: end, end: next }
    : { problem: 'colon-missing', start: end, end };
}

function isLetter(octet: number | undefined): boolean {
  return octet !== undefined && (octet | 32) >= 97 && (octet | 32) <= 122;
}

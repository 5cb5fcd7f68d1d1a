/** What a command line of the terminal's shell that ended badly says of a usual mistake. Pure: words and status in, a case out. */
import type { CaseId } from '../knowledge/coach-cases.ts';

export interface Missed {
  case: CaseId;
  /** What the case's sentences name. No line as typed: it may hold a password. */
  data: Record<string, string | number>;
  /** A line that would have worked. */
  repair?: string;
}

/** As a shell leaves it: 127 for a command that is not there, 2 for a line that it could not read. */
const NOT_FOUND = 127;
const UNREADABLE = 2;
/** Programs that dial a host and a port given as two words. */
const DIALLERS: ReadonlySet<string> = new Set(['ncat', 'nc', 'telnet']);
/** Their options that take a word of their own. */
const WITH_VALUE: Readonly<Record<string, RegExp>> = {
  ncat: /^(?:-[wsidgpox]|--(?:wait|source|idle-timeout|delay|output|hex-dump|source-port|proxy|proxy-type|proxy-auth))$/,
  nc: /^-[IiMmOPpqsTVWwXx]$/,
  telnet: /^-[abelnSX]$/,
};
/** It runs a command, where `-C` was meant. */
const SMALL_C = '-c';
/** The mock's port: the course's first call. */
const FIRST_PORT = 1025;
const SMTP_LINE = /^(?:(EHLO|HELO|DATA|RSET|QUIT|NOOP|VRFY|STARTTLS)$|(MAIL|RCPT)$)/i;

/** Undefined where nothing usual is recognised. `unresolved`: the name that the DNS did not know, if that was it. */
export function missedBy(words: readonly string[], status: number, unresolved?: string): Missed | undefined {
  const [program = '', ...rest] = words;
  if (status === NOT_FOUND || status === UNREADABLE) {
    const verb = smtpVerb(program, rest);
    if (verb !== undefined && !DIALLERS.has(program))
      return { case: 'smtp-at-shell-prompt', data: { verb }, repair: `ncat -C localhost ${FIRST_PORT}` };
  }
  if (!DIALLERS.has(program)) return undefined;
  const { options, operands } = wordsOf(program, rest);
  if (program === 'ncat' && options.includes(SMALL_C)) {
    const meant = words.map((word) => (word === SMALL_C ? '-C' : word));
    return { case: 'ncat-small-c', data: {}, repair: meant.join(' ') };
  }
  const [host, port] = operands;
  if (host === undefined) return undefined;
  const call = (to: string, at: string | number) => [program, ...options, to, at].join(' ');
  const together = /^([^:\s]+):(\d{1,5})$/.exec(host);
  if (together && port === undefined) {
    const [, name = '', number = ''] = together;
    return {
      case: 'host-colon-port',
      data: { host: name, port: Number(number) },
      repair: call(name, number),
    };
  }
  if (port === undefined)
    return { case: 'port-missing', data: { host, program }, repair: call(host, FIRST_PORT) };
  // A dial that failed is told by the dial itself.
  if (unresolved === host) return { case: 'unknown-host', data: { host } };
  return undefined;
}

function smtpVerb(program: string, [next = '']: readonly string[]): string | undefined {
  const found = SMTP_LINE.exec(program);
  if (!found) return undefined;
  const verb = program.toUpperCase();
  if (found[2] === undefined) return verb;
  return /^(?:FROM|TO)\b:?/i.test(next) ? `${verb} ${/^\w+/.exec(next)?.[0].toUpperCase()}` : undefined;
}

function wordsOf(program: string, rest: readonly string[]): { options: string[]; operands: string[] } {
  const options: string[] = [];
  const operands: string[] = [];
  for (let index = 0; index < rest.length; index++) {
    const word = rest[index] as string;
    if (!word.startsWith('-')) {
      operands.push(word);
      continue;
    }
    options.push(word);
    const value = rest[index + 1];
    if (WITH_VALUE[program]?.test(word) && value !== undefined) {
      options.push(value);
      index++;
    }
  }
  return { options, operands };
}

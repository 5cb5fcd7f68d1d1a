/** What a typed line is about: a new step begins where that changes. */
import type { Fact } from '../facts/fact.ts';
import { textOf } from './attribute.ts';
import type { TypedLine } from './take.ts';

export type Phase =
  /** A command line at the prompt that called somebody, or asked the DNS, or switched a server. */
  | 'call'
  | 'ask'
  | 'switch'
  | 'greet'
  | 'login'
  | 'envelope'
  | 'letter'
  | 'open'
  | 'read'
  | 'change'
  | 'wait'
  | 'bye'
  /** Another line to a server. */
  | 'talk';

type Protocol = 'smtp' | 'pop3' | 'imap';

/** RFC 5321 §4.1.1, RFC 4954, RFC 3207; RFC 1939, RFC 2449, RFC 2595; RFC 3501 §6, RFC 2177. */
const PHASES: Readonly<Record<Protocol, Readonly<Record<string, Phase>>>> = {
  smtp: {
    EHLO: 'greet',
    HELO: 'greet',
    STARTTLS: 'greet',
    AUTH: 'login',
    MAIL: 'envelope',
    RCPT: 'envelope',
    DATA: 'letter',
    BDAT: 'letter',
    QUIT: 'bye',
  },
  pop3: {
    CAPA: 'greet',
    STLS: 'greet',
    USER: 'login',
    PASS: 'login',
    APOP: 'login',
    AUTH: 'login',
    STAT: 'read',
    LIST: 'read',
    UIDL: 'read',
    TOP: 'read',
    RETR: 'read',
    DELE: 'change',
    RSET: 'change',
    QUIT: 'bye',
  },
  imap: {
    CAPABILITY: 'greet',
    STARTTLS: 'greet',
    ID: 'greet',
    LOGIN: 'login',
    AUTHENTICATE: 'login',
    LIST: 'open',
    LSUB: 'open',
    NAMESPACE: 'open',
    STATUS: 'open',
    SELECT: 'open',
    EXAMINE: 'open',
    FETCH: 'read',
    SEARCH: 'read',
    STORE: 'change',
    COPY: 'change',
    MOVE: 'change',
    EXPUNGE: 'change',
    APPEND: 'change',
    CREATE: 'change',
    DELETE: 'change',
    RENAME: 'change',
    CLOSE: 'change',
    IDLE: 'wait',
    LOGOUT: 'bye',
  },
};

const PROTOCOLS: Readonly<Record<number, Protocol>> = { 110: 'pop3', 995: 'pop3', 143: 'imap', 993: 'imap' };

export const protocolOf = (fact: Fact): Protocol => PROTOCOLS[Number(fact.value?.port)] ?? 'smtp';

/** Programs that ask the DNS for the sake of the answer; others ask it on their way. */
const ASKS = /\b(dig|host|nslookup)\b/;
const SWITCHES = /\bdocker\b/;

/** @returns undefined where it goes with what was done before: a line of a letter, a key, a command that nobody outside sees */
export function phaseOf(line: TypedLine, brought: readonly Fact[]): Phase | undefined {
  if (line.to === 'shell') {
    if (brought.some(({ name }) => name === 'called' || name === 'refused')) return 'call';
    if (ASKS.test(line.text) && brought.some(({ name }) => name === 'asked')) return 'ask';
    return SWITCHES.test(line.text) && brought.some(({ name }) => name === 'switched') ? 'switch' : undefined;
  }
  const said = brought.find(({ name, text }) => name === 'line' && textOf(text.text) === line.text);
  if (!said) return undefined;
  const verb = textOf(said.text.verb);
  // What AUTH asks for has no verb, and belongs to it.
  return verb === '' ? undefined : (PHASES[protocolOf(said)][verb.replace(/^UID /, '')] ?? 'talk');
}

/** What is done in one go. */
const TOGETHER: readonly (readonly Phase[])[] = [['call', 'greet', 'login']];

/** Whether what is about `next` begins a step of its own. */
export function begins(next: Phase, last: Phase): boolean {
  // Each call and each question is another one.
  if (next === 'call' || next === 'ask' || next === 'switch') return true;
  if (next === last) return false;
  return !TOGETHER.some((phases) => phases.indexOf(next) > phases.indexOf(last) && phases.includes(last));
}

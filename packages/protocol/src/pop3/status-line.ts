import type { Token } from '../reading/reading.ts';
import type { Pop3Verb } from './commands.ts';
import type { Pop3TokenId } from './tokens.ts';

export type Pop3Status = '+OK' | '-ERR' | '+';

/** The first line of a reply (RFC 1939 §3, RFC 2449 §3 and §8, RFC 5034 §5). */
export interface ReadStatus {
  status: Pop3Status;
  /** As it was written, where that is not in upper case as it has to be. */
  written?: string;
  /** Octet at which the text behind the status begins. */
  start: number;
  /** What stands in square brackets at the head of the text. */
  code?: string;
}

const STATUS = /^(\+OK|-ERR)(?![A-Za-z0-9])/i;

/** Undefined: the line is no status line. */
export function readStatus(text: string): ReadStatus | undefined {
  const found = STATUS.exec(text)?.[0];
  if (found === undefined) {
    return text === '+' || text.startsWith('+ ')
      ? { status: '+', start: Math.min(2, text.length) }
      : undefined;
  }
  const status = found.toUpperCase() as Pop3Status;
  const start = text[found.length] === ' ' ? found.length + 1 : found.length;
  const read: ReadStatus = { status, start };
  if (found !== status) read.written = found;
  const code = /^\[([\x21-\x5c\x5e-\x7e]{1,60})\]/.exec(text.slice(start))?.[1];
  if (code !== undefined) read.code = code;
  return read;
}

type Place = Pop3Verb | 'greeting' | undefined;

/** The pieces of a status line. Of STAT, LIST, UIDL and LANG its text has a grammar of its own. */
export function tokensOfStatus(text: string, read: ReadStatus, place: Place): Token[] {
  const tokens = createTokens(text);
  const { status, start, code } = read;
  tokens.add(0, status.length, 'status', status === '+' ? 'RFC 5034 §4' : 'RFC 1939 §3');
  if (status === '+') {
    tokens.add(start, text.length, 'challenge', 'RFC 5034 §4');
    return tokens.all;
  }
  let from = start;
  if (code !== undefined) {
    from = start + code.length + 2;
    tokens.add(start, from, 'response-code', 'RFC 2449 §8');
  }
  if (status === '+OK') from = tokens.grammar(from, place);
  tokens.add(from, text.length, 'text');
  return tokens.all;
}

const PAIRS: Readonly<Partial<Record<Pop3Verb, readonly [RegExp, Pop3TokenId, Pop3TokenId]>>> = {
  STAT: [/^(\d+) +(\d+)(?= |$)/, 'message-count', 'octets'],
  LIST: [/^(\d+) +(\d+)(?= |$)/, 'message-number', 'octets'],
  UIDL: [/^(\d+) +([\x21-\x7e]+)(?= |$)/, 'message-number', 'unique-id'],
};

function createTokens(text: string) {
  const all: Token[] = [];
  /** Without the blanks around it. */
  function add(start: number, end: number, token: Pop3TokenId, rfc?: string): void {
    const piece = text.slice(start, end);
    const from = start + piece.length - piece.trimStart().length;
    const to = from + piece.trim().length;
    if (to > from)
      all.push(rfc === undefined ? { start: from, end: to, token } : { start: from, end: to, token, rfc });
  }
  /** @returns Where the free text begins. */
  function grammar(from: number, place: Place): number {
    const rest = text.slice(from);
    if (place === 'greeting') {
      const stamp = /<[^<> ]+@[^<> ]+>/.exec(rest);
      if (!stamp) return from;
      add(from, from + stamp.index, 'text');
      add(from + stamp.index, from + stamp.index + stamp[0].length, 'timestamp', 'RFC 1939 §7');
      return from + stamp.index + stamp[0].length;
    }
    if (place === 'LANG') {
      const tag = /^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*(?= |$)/.exec(rest)?.[0] ?? '';
      add(from, from + tag.length, 'language', 'RFC 6856 §3.2');
      return from + tag.length;
    }
    return pair(from, place);
  }
  function pair(from: number, place: Place): number {
    const row = place === undefined || place === 'greeting' ? undefined : PAIRS[place];
    const found = row?.[0].exec(text.slice(from));
    if (!row || !found) return from;
    const [whole, first = '', second = ''] = found;
    const rfc = place === 'UIDL' ? 'RFC 1939 §7' : 'RFC 1939 §5';
    add(from, from + first.length, row[1], rfc);
    add(from + whole.length - second.length, from + whole.length, row[2], rfc);
    return from + whole.length;
  }
  return { all, add, grammar, pair };
}

/** The pieces of a line of a multi-line reply that is no letter: a listing's row, or its dot. */
export function tokensOfRow(text: string, place: Pop3Verb | undefined): Token[] {
  const tokens = createTokens(text);
  if (text === '.') {
    tokens.add(0, 1, 'dot', 'RFC 1939 §3');
    return tokens.all;
  }
  const guard = text.startsWith('.') ? 1 : 0;
  tokens.add(0, guard, 'dot-guard', 'RFC 1939 §3');
  let from = guard;
  if (place === 'CAPA' || place === 'AUTH' || place === 'LANG') {
    const word = /^[^ ]*/.exec(text.slice(guard))?.[0].length ?? 0;
    from += word;
    const [name, rfc] = NAME_OF_ROW[place];
    tokens.add(guard, from, name, rfc);
    if (place === 'CAPA') {
      tokens.add(from, text.length, 'capability-argument', rfc);
      return tokens.all;
    }
  } else from = tokens.pair(guard, place);
  tokens.add(from, text.length, 'text');
  return tokens.all;
}

const NAME_OF_ROW = {
  CAPA: ['capability', 'RFC 2449 §5'],
  AUTH: ['mechanism', 'RFC 5034 §3'],
  LANG: ['language', 'RFC 6856 §3.2'],
} as const satisfies Record<string, readonly [Pop3TokenId, string]>;

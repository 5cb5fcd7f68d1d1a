import type { CommandLine, Token, WireLine } from '../reading/reading.ts';
import { isPop3Verb, type Pop3Verb, pop3Command } from './commands.ts';
import type { Pop3TokenId } from './tokens.ts';

export interface Pop3Word {
  text: string;
  /** Octets of the line, [start, end). */
  start: number;
  end: number;
}

/** A client's line taken apart. Offsets are octets into the line. */
export interface ReadPop3Command {
  line: CommandLine;
  /** The first word as typed; '' for a line that begins with a blank, or is empty. */
  word: string;
  verb?: Pop3Verb;
  /** Words after the verb; of PASS one, with all its spaces. */
  words: readonly Pop3Word[];
  /** More blanks than one between two words, a tab, or a blank at the end (RFC 1939 §3). */
  blanks: boolean;
}

/** Takes a client's line apart. Never throws: what has no name is `unknown-verb`, `excess` or `text`. */
export function readPop3Command(wire: WireLine): ReadPop3Command {
  const { text } = wire;
  const word = /^[^ \t]*/.exec(text)?.[0] ?? '';
  const upper = word.toUpperCase();
  const line: CommandLine = { ...wire, tokens: [] };
  const add = (start: number, end: number, token: Pop3TokenId, rfc?: string): void => {
    if (end > start) line.tokens.push(tokenOf(start, end, token, rfc));
  };
  const rest = text.slice(word.length);
  if (!isPop3Verb(upper)) {
    const start = text.length - text.trimStart().length;
    const end = word === '' ? text.trimEnd().length : word.length;
    add(start, Math.max(start, end), 'unknown-verb');
    const words = wordsOf(text, word.length);
    // What stands behind a word that is no verb may be a secret as well as anything.
    const [first] = words;
    if (word !== '' && first) add(first.start, text.trimEnd().length, 'text');
    return { line, word, words, blanks: false };
  }
  const { arguments: names, rest: whole, rfc } = pop3Command(upper);
  line.verb = upper;
  add(0, word.length, 'command', rfc);
  if (whole) {
    const start = Math.min(text.length, word.length + 1);
    const words = start < text.length ? [{ text: text.slice(start), start, end: text.length }] : [];
    add(start, text.length, names[0]?.token ?? 'text', rfc);
    return { line, word, verb: upper, words, blanks: rest.startsWith('\t') };
  }
  const words = wordsOf(text, word.length);
  for (const [index, { start, end }] of words.entries()) {
    const name = names[index]?.token;
    add(start, end, name ?? 'excess', name === undefined ? undefined : rfc);
  }
  return { line, word, verb: upper, words, blanks: /\t| {2}|[ \t]$/.test(rest) };
}

const tokenOf = (start: number, end: number, token: Pop3TokenId, rfc: string | undefined): Token =>
  rfc === undefined ? { start, end, token } : { start, end, token, rfc };

function wordsOf(text: string, from: number): Pop3Word[] {
  const words: Pop3Word[] = [];
  for (const match of text.slice(from).matchAll(/[^ \t]+/g)) {
    const start = from + match.index;
    words.push({ text: match[0], start, end: start + match[0].length });
    // A line of very many words is no command.
    if (words.length === 64) break;
  }
  return words;
}

/** A message-number as RFC 1939 §4 counts: from 1, in decimal. Undefined: it is none. */
export function messageNumber(text: string | undefined): number | undefined {
  return text !== undefined && /^0*[1-9]\d{0,9}$/.test(text) ? Number(text) : undefined;
}

/** A zone file cut into entries and words, before anything is known about records (RFC 1035 §5.1). */

export interface ZoneToken {
  /** As written, escapes and all, without the quotation marks. */
  text: string;
  quoted: boolean;
  /** From 1. */
  line: number;
}

export interface ZoneEntry {
  /** The line it begins on, from 1. */
  line: number;
  /** It begins with a blank: the owner is the one before. */
  indented: boolean;
  tokens: ZoneToken[];
}

export type TokenProblem = 'open-quote' | 'open-parenthesis' | 'stray-parenthesis';

export interface ZoneTokens {
  entries: ZoneEntry[];
  problem?: { line: number; problem: TokenProblem };
}

/** Cuts a file into entries; parentheses let one entry go over several lines, `;` begins a comment. Never throws. */
export function tokenizeZone(text: string): ZoneTokens {
  const entries: ZoneEntry[] = [];
  let entry: ZoneEntry | undefined;
  let line = 1;
  let openedAt = 0;
  let at = 0;
  const finish = () => {
    if (entry && entry.tokens.length > 0) entries.push(entry);
    entry = undefined;
  };
  while (at < text.length) {
    const character = text.charAt(at);
    const atLineStart = at === 0 || text.charAt(at - 1) === '\n';
    if (atLineStart && openedAt === 0) entry = { line, indented: /[ \t]/.test(character), tokens: [] };
    if (character === '\n') {
      if (openedAt === 0) finish();
      line++;
      at++;
    } else if (character === ';') {
      while (at < text.length && text.charAt(at) !== '\n') at++;
    } else if (character === '(') {
      openedAt ||= line;
      at++;
    } else if (character === ')') {
      if (openedAt === 0) return { entries, problem: { line, problem: 'stray-parenthesis' } };
      openedAt = 0;
      at++;
    } else if (/\s/.test(character)) {
      at++;
    } else {
      const quoted = character === '"';
      const end = quoted ? endOfQuoted(text, at + 1) : endOfWord(text, at);
      if (end === undefined) return { entries, problem: { line, problem: 'open-quote' } };
      entry?.tokens.push({ text: text.slice(quoted ? at + 1 : at, end), quoted, line });
      at = quoted ? end + 1 : end;
    }
  }
  if (openedAt > 0) return { entries, problem: { line: openedAt, problem: 'open-parenthesis' } };
  finish();
  return { entries };
}

/** Offset of the closing quotation mark; a string does not go over the end of its line. */
function endOfQuoted(text: string, from: number): number | undefined {
  for (let at = from; at < text.length && text.charAt(at) !== '\n'; at++) {
    if (text.charAt(at) === '"') return at;
    if (text.charAt(at) === '\\') at++;
  }
  return undefined;
}

function endOfWord(text: string, from: number): number {
  let at = from;
  while (at < text.length && !/[\s();"]/.test(text.charAt(at))) at += text.charAt(at) === '\\' ? 2 : 1;
  return Math.min(at, text.length);
}

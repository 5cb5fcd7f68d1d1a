/** A structured value cut into words, quoted strings, comments, literals and marks (RFC 5322 §3.2). */

export interface Lexeme {
  /** `word`: what is neither blank nor one of the others; a dot is part of it. */
  kind: 'word' | 'quoted' | 'comment' | 'literal' | 'mark';
  /** Without quotation marks, parentheses, brackets and backslashes. */
  text: string;
  /** Octets into the value, its marks included; `end` exclusive. */
  start: number;
  end: number;
  /** False for a quoted string, comment or literal that the value ends in. */
  closed: boolean;
}

/** Octets of a value that are read; nobody writes longer ones by hand, and no page shows them. */
export const MOST_OCTETS = 65_536;
/** Lexemes of one value. */
const MOST_LEXEMES = 20_000;

const CLOSES: Readonly<Record<string, [close: string, kind: Lexeme['kind']]>> = {
  '"': ['"', 'quoted'],
  '(': [')', 'comment'],
  '[': [']', 'literal'],
};
const BLANKS = ' \t\r\n';

/**
 * @param marks  Characters that stand for themselves here, `<>@,;:` in a list of addresses; others are part of words.
 *
 * Never throws: what does not close ends with the value.
 */
export function lexemesOf(value: string, marks: string): Lexeme[] {
  const lexemes: Lexeme[] = [];
  const end = Math.min(value.length, MOST_OCTETS);
  const stops = `${BLANKS}"([${marks}`;
  for (let at = 0; at < end && lexemes.length < MOST_LEXEMES; ) {
    const first = value.charAt(at);
    const closes = CLOSES[first];
    if (BLANKS.includes(first)) at++;
    else if (closes) {
      const lexeme = enclosed(value, at, end, ...closes);
      lexemes.push(lexeme);
      at = lexeme.end;
    } else if (marks.includes(first)) {
      lexemes.push({ kind: 'mark', text: first, start: at, end: at + 1, closed: true });
      at++;
    } else {
      const start = at;
      while (at < end && !stops.includes(value.charAt(at))) at++;
      lexemes.push({ kind: 'word', text: value.slice(start, at), start, end: at, closed: true });
    }
  }
  return lexemes;
}

function enclosed(value: string, start: number, limit: number, close: string, kind: Lexeme['kind']): Lexeme {
  let text = '';
  let depth = 1;
  for (let at = start + 1; at < limit; at++) {
    const mark = value.charAt(at);
    if (mark === '\\' && at + 1 < limit) {
      text += value.charAt(++at);
      continue;
    }
    // Only comments nest (RFC 5322 §3.2.2).
    if (kind === 'comment' && mark === '(') depth++;
    else if (mark === close && --depth === 0) return { kind, text, start, end: at + 1, closed: true };
    // A fold is no part of what was meant (§3.2.4).
    if (mark !== '\r' && mark !== '\n') text += mark;
  }
  return { kind, text, start, end: limit, closed: false };
}

/** The value with blanks where its comments stood, so that positions stay. */
export function withoutComments(value: string, lexemes: readonly Lexeme[]): string {
  let text = value.slice(0, MOST_OCTETS);
  for (const { kind, start, end } of lexemes)
    if (kind === 'comment') text = text.slice(0, start) + ' '.repeat(end - start) + text.slice(end);
  return text;
}

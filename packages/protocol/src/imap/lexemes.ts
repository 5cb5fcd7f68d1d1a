/** The pieces that IMAP's grammar is made of: atoms, quoted strings, literals, parentheses (RFC 3501 §4). */

export type LexemeKind =
  | 'atom'
  /** In quotes, closed. */
  | 'quoted'
  /** A quote that nothing closes on its line. */
  | 'unclosed'
  /** `{310}` or `{310+}` at the end of a line. */
  | 'announce'
  /** The octets that it announced. */
  | 'literal'
  | 'open'
  | 'close'
  /** Square brackets, where they are read. */
  | 'open-bracket'
  | 'close-bracket';

export interface Lexeme {
  kind: LexemeKind;
  /** As it means: quotes and their escapes taken off, a literal's octets. One character an octet. */
  text: string;
  /** Octets of its line, [start, end). */
  start: number;
  end: number;
  /** Which line of the command, or of the response, it stands in: its first is 0. */
  line: number;
}

/** Octets of a literal that the end of a line announces (RFC 3501 §4.3); `plus`: they follow unasked (RFC 7888 §3). */
export interface Announced {
  octets: number;
  plus: boolean;
  /** Where the brace opens. */
  start: number;
}

/** No server takes a literal that large; a longer number is none. */
const DIGITS = 15;

/** What the end of a line announces. */
export function announcedBy(text: string): Announced | undefined {
  if (!text.endsWith('}')) return undefined;
  const tail = text.slice(-(DIGITS + 4));
  const found = new RegExp(`~?\\{(\\d{1,${DIGITS}})([+-]?)\\}$`).exec(tail);
  if (!found) return undefined;
  const start = text.length - found[0].length;
  return { octets: Number(found[1]), plus: found[2] !== '', start };
}

/** Lexemes of one line; beyond them what is left is one atom. A line with more is no command of a person. */
const MOST = 2000;

/**
 * Cuts a piece of a line apart. Never throws; octets that fit nowhere are in an atom.
 *
 * @param from Octet at which to begin.
 * @param brackets Whether square brackets part words: in FETCH they do (RFC 3501 §6.4.5).
 * @param line Which line of its command it is.
 */
export function lex(text: string, from: number, brackets: boolean, line: number): Lexeme[] {
  const lexemes: Lexeme[] = [];
  const announced = announcedBy(text);
  const end = announced && announced.start >= from ? announced.start : text.length;
  let at = from;
  const add = (kind: LexemeKind, to: number, meant = text.slice(at, to)): void => {
    lexemes.push({ kind, text: meant, start: at, end: to, line });
    at = to;
  };
  while (at < end) {
    const sign = text[at] as string;
    if (sign === ' ' || sign === '\t') at++;
    else if (lexemes.length >= MOST) add('atom', end);
    else if (sign === '(') add('open', at + 1);
    else if (sign === ')') add('close', at + 1);
    else if (brackets && sign === '[') add('open-bracket', at + 1);
    else if (brackets && sign === ']') add('close-bracket', at + 1);
    else if (sign === '"') {
      const close = closingQuote(text, at, end);
      if (close < 0) add('unclosed', end, text.slice(at + 1, end));
      else add('quoted', close + 1, text.slice(at + 1, close).replace(/\\(["\\])/g, '$1'));
    } else add('atom', endOfAtom(text, at, end, brackets));
  }
  if (announced && announced.start >= from) {
    at = announced.start;
    add('announce', text.length);
  }
  return lexemes;
}

function closingQuote(text: string, open: number, end: number): number {
  for (let at = open + 1; at < end; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '"') return at;
  }
  return -1;
}

function endOfAtom(text: string, from: number, end: number, brackets: boolean): number {
  let at = from + 1;
  while (at < end) {
    const sign = text[at];
    if (sign === ' ' || sign === '\t' || sign === '(' || sign === ')') break;
    if (brackets && (sign === '[' || sign === ']')) break;
    // A closing quote belongs to what it closes; any other begins a string only behind a blank.
    at++;
  }
  return at;
}

/** A string may be an atom, quoted, or a literal (RFC 3501 §9, `astring`). */
export const isString = (lexeme: Lexeme | undefined): lexeme is Lexeme =>
  lexeme !== undefined && /^(?:atom|quoted|unclosed|literal|announce)$/.test(lexeme.kind);

/** What may stand in a tag (RFC 3501 §9, `tag`): ASCII without blanks, controls, and the signs `( ) { % * " \ +`. */
export const isTag = (word: string): boolean =>
  /^[\x21\x23\x24\x26\x27\x2c-\x5b\x5d-\x7a\x7c-\x7e]+$/.test(word);

import { isString, type Lexeme } from './lexemes.ts';
import type { ImapTokenId } from './tokens.ts';

/** Lists in lists are read this deep: what goes deeper is no mail. */
const DEEPEST = 50;

/** Walks along lexemes and gives each a name. Every method gets on, or says that it did not; none throws. */
export interface Naming {
  readonly lexemes: readonly Lexeme[];
  /** Parallel to the lexemes. */
  readonly names: (ImapTokenId | undefined)[];
  /** The next lexeme without a name. */
  at: number;
  /** A literal was announced as the last thing and has not come: what it will be. */
  pending?: ImapTokenId;
}

export const createNaming = (lexemes: readonly Lexeme[], from = 0): Naming => ({
  lexemes,
  names: new Array<ImapTokenId | undefined>(lexemes.length),
  at: from,
});

export const peek = (naming: Naming, ahead = 0): Lexeme | undefined => naming.lexemes[naming.at + ahead];

/** The next lexeme is called this. */
export function name(naming: Naming, token: ImapTokenId): void {
  naming.names[naming.at++] = token;
}

/** A parenthesis or a bracket of this kind, if it is next. */
export function bracket(naming: Naming, kind: Lexeme['kind']): boolean {
  if (peek(naming)?.kind !== kind) return false;
  name(naming, 'bracket');
  return true;
}

export const isNil = (lexeme: Lexeme | undefined): boolean =>
  lexeme?.kind === 'atom' && lexeme.text.toUpperCase() === 'NIL';

/** An atom, a quoted string or a literal with its announcement. Whether one was there. */
export function string(naming: Naming, token: ImapTokenId): boolean {
  const next = peek(naming);
  if (!isString(next)) return false;
  if (next.kind !== 'announce') {
    name(naming, token);
    return true;
  }
  name(naming, 'literal-length');
  if (peek(naming)?.kind === 'literal') name(naming, token);
  else if (naming.at === naming.lexemes.length) naming.pending = token;
  return true;
}

/** The same, or NIL, which is called so. */
export function nilOr(naming: Naming, token: ImapTokenId): boolean {
  if (!isNil(peek(naming))) return string(naming, token);
  name(naming, 'nil');
  return true;
}

/** A string, or a list of anything in parentheses, all of it called the same. */
export function value(naming: Naming, token: ImapTokenId, depth = 0): boolean {
  if (depth < DEEPEST && bracket(naming, 'open')) {
    while (peek(naming) && peek(naming)?.kind !== 'close') if (!value(naming, token, depth + 1)) skip(naming);
    bracket(naming, 'close');
    return true;
  }
  return nilOr(naming, token);
}

/** What fits nowhere keeps the name of the whole. */
export function skip(naming: Naming, token: ImapTokenId = 'text'): void {
  const kind = peek(naming)?.kind;
  name(naming, kind === 'open' || kind === 'close' || kind?.endsWith('-bracket') ? 'bracket' : token);
}

/** All that is left. */
export function rest(naming: Naming, token: ImapTokenId): void {
  while (peek(naming)) if (!string(naming, token)) skip(naming, token);
}

/** Runs `one` for each thing inside parentheses; nothing where none opens. Whether a list was there. */
export function list(naming: Naming, one: () => boolean): boolean {
  if (!bracket(naming, 'open')) return false;
  while (peek(naming) && peek(naming)?.kind !== 'close') if (!one()) skip(naming);
  bracket(naming, 'close');
  return true;
}

import { argumentsOf, type ImapArgument, type ImapVerb } from './commands.ts';
import { isFetchMacro } from './fetch-items.ts';
import type { Lexeme } from './lexemes.ts';
import { bracket, createNaming, list, type Naming, name, peek, rest, skip, string } from './naming.ts';
import { SEARCH_KEYS, searchKeyOf } from './search-keys.ts';
import { isSet } from './sequence-set.ts';
import type { ImapTokenId } from './tokens.ts';

export interface NamedCommand {
  /** Parallel to the lexemes. */
  names: (ImapTokenId | undefined)[];
  /** What an announced literal that has not come yet will be. */
  pending?: ImapTokenId;
  /** Arguments that are required and did not come. */
  missing: readonly ImapArgument[];
  /** Index of the first lexeme that is more than the command takes. */
  excess?: number;
}

/** Names what stands behind a verb. */
export function nameCommand(verb: ImapVerb, uid: boolean, lexemes: readonly Lexeme[]): NamedCommand {
  const naming = createNaming(lexemes);
  const missing: ImapArgument[] = [];
  for (const argument of argumentsOf(verb, uid)) {
    // Nothing more has come, but will.
    if (naming.pending) break;
    if (!take(naming, argument, verb) && argument.required) missing.push(argument);
  }
  const named: NamedCommand = { names: naming.names, missing };
  if (naming.at < lexemes.length) {
    named.excess = naming.at;
    rest(naming, 'excess');
  }
  if (naming.pending) named.pending = naming.pending;
  return named;
}

function take(naming: Naming, { token, form }: ImapArgument, verb: ImapVerb): boolean {
  const next = peek(naming);
  if (!next) return false;
  switch (form) {
    case 'one':
      return string(naming, token);
    case 'list':
      return list(naming, () => string(naming, token === 'flag' ? flagName(naming) : token));
    case 'either':
      return either(naming, token);
    case 'each': {
      const from = naming.at;
      while (peek(naming)) {
        const one = token === 'flag' ? flagName(naming) : token;
        if (!string(naming, one)) skip(naming, one);
      }
      return naming.at > from;
    }
    case 'date':
      return next.kind === 'quoted' && /^[ \d]\d-[A-Za-z]{3}-\d{4} /.test(next.text) && string(naming, token);
    case 'fetch':
      return fetchItems(naming);
    case 'search':
      return search(naming, verb);
    case 'sort':
      return list(naming, () => string(naming, 'sort-key'));
    case 'return': {
      if (next.text.toUpperCase() !== 'RETURN') return false;
      name(naming, 'option');
      options(naming);
      return true;
    }
  }
}

/** System flags have a backslash in front; all others are keywords (RFC 3501 §2.3.2). */
const flagName = (naming: Naming): ImapTokenId =>
  peek(naming)?.text.startsWith('\\') ? 'flag' : 'keyword-flag';

function either(naming: Naming, token: ImapTokenId): boolean {
  if (token === 'id-field') {
    let field = false;
    const pair = (): boolean => {
      field = !field;
      return string(naming, field ? 'id-field' : 'id-value');
    };
    return list(naming, pair) || string(naming, 'nil');
  }
  const one = (): ImapTokenId => (token === 'flag' ? flagName(naming) : token);
  return list(naming, () => string(naming, one())) || string(naming, one());
}

function options(naming: Naming): void {
  list(naming, () => {
    if (peek(naming)?.kind === 'open') {
      options(naming);
      return true;
    }
    return string(naming, 'option');
  });
}

/** One item with its section: `BODY.PEEK[HEADER.FIELDS (FROM)]<0.100>`. */
export function fetchItem(naming: Naming): boolean {
  if (peek(naming)?.kind !== 'atom') return false;
  name(naming, 'fetch-item');
  if (!bracket(naming, 'open-bracket')) return true;
  if (peek(naming)?.kind === 'atom') name(naming, 'section');
  list(naming, () => string(naming, 'field-name'));
  if (!bracket(naming, 'close-bracket')) return true;
  const after = peek(naming);
  const before = naming.lexemes[naming.at - 1];
  if (after?.kind === 'atom' && after.start === before?.end && after.text.startsWith('<'))
    name(naming, 'partial');
  return true;
}

function fetchItems(naming: Naming): boolean {
  const next = peek(naming);
  if (next?.kind === 'atom' && isFetchMacro(next.text)) {
    name(naming, 'macro');
    return true;
  }
  return list(naming, () => fetchItem(naming)) || fetchItem(naming);
}

function search(naming: Naming, verb: ImapVerb): boolean {
  const begin = naming.at;
  if (verb === 'SEARCH' && peek(naming)?.text.toUpperCase() === 'RETURN') {
    name(naming, 'option');
    options(naming);
  }
  if (peek(naming)?.text.toUpperCase() === 'CHARSET') {
    name(naming, 'search-key');
    string(naming, 'charset');
  }
  const from = naming.at;
  while (peek(naming) && searchKey(naming));
  return naming.at > from || (naming.at > begin && naming.pending !== undefined);
}

/** One key with what it wants, or keys in parentheses. */
function searchKey(naming: Naming): boolean {
  const next = peek(naming);
  if (!next || next.kind === 'close') return false;
  if (next.kind === 'open') return list(naming, () => searchKey(naming));
  const key = next.kind === 'atom' ? searchKeyOf(next.text) : undefined;
  if (!key) {
    if (next.kind !== 'atom' || !isSet(next.text)) return false;
    name(naming, 'sequence-set');
    return true;
  }
  name(naming, 'search-key');
  for (const want of SEARCH_KEYS[key].wants) {
    if (!peek(naming)) break;
    if (want === 'key') searchKey(naming);
    else if (want === 'set') string(naming, 'uid-set');
    else if (want === 'field') string(naming, 'field-name');
    else string(naming, want === 'flag' ? flagName(naming) : 'search-value');
  }
  return true;
}

import type { Lexeme } from './lexemes.ts';
import { fetchItem } from './name-command.ts';
import { envelope, structure } from './name-structure.ts';
import {
  bracket,
  createNaming,
  isNil,
  list,
  type Naming,
  name,
  nilOr,
  peek,
  rest,
  skip,
  string,
  value,
} from './naming.ts';
import type { ImapTokenId } from './tokens.ts';

/** What an announced literal will be: a piece of a response, or a letter, of which this much. */
export interface PendingLiteral {
  token: ImapTokenId;
  letter?: 'whole' | 'header' | 'body';
}

export interface NamedResponse {
  /** Parallel to the lexemes. */
  names: (ImapTokenId | undefined)[];
  pending?: PendingLiteral;
}

/** Names the pieces of untagged data behind the star: `CAPABILITY …`, `3 EXISTS`, `LIST (…) "/" INBOX`, … (RFC 3501 §7). */
export function nameData(lexemes: readonly Lexeme[], uidNumbers: boolean): NamedResponse {
  const naming = createNaming(lexemes);
  const first = peek(naming);
  const letter = data(naming, (first?.text ?? '').toUpperCase(), uidNumbers);
  rest(naming, 'text');
  const named: NamedResponse = { names: naming.names };
  if (naming.pending)
    named.pending = letter === undefined ? { token: naming.pending } : { token: naming.pending, letter };
  return named;
}

type LetterPiece = PendingLiteral['letter'];

function data(naming: Naming, word: string, uidNumbers: boolean): LetterPiece {
  if (/^\d+$/.test(word)) return numbered(naming);
  if (peek(naming)) name(naming, 'response');
  switch (word) {
    case 'CAPABILITY':
    case 'ENABLED':
      rest(naming, 'capability');
      break;
    case 'FLAGS':
      flags(naming);
      break;
    case 'LIST':
    case 'LSUB':
    case 'XLIST':
      list(naming, () => string(naming, 'mailbox-attribute'));
      nilOr(naming, 'hierarchy-delimiter');
      string(naming, 'mailbox');
      // Extended data (RFC 5258 §3.3).
      while (peek(naming)) if (!value(naming, 'value')) skip(naming);
      break;
    case 'STATUS':
      string(naming, 'mailbox');
      pairs(naming, 'status-item', 'number');
      break;
    case 'SEARCH':
    case 'SORT':
      while (peek(naming)?.kind === 'atom') name(naming, uidNumbers ? 'uid' : 'message-number');
      // (MODSEQ 12), of CONDSTORE (RFC 7162 §3.1.6).
      pairs(naming, 'search-key', 'mod-sequence');
      break;
    case 'THREAD':
      while (peek(naming)) if (!value(naming, uidNumbers ? 'uid' : 'message-number')) skip(naming);
      break;
    case 'ESEARCH':
      esearch(naming);
      break;
    case 'NAMESPACE':
      for (let kind = 0; kind < 3; kind++) namespaces(naming);
      break;
    case 'ID':
      if (!pairs(naming, 'id-field', 'id-value')) nilOr(naming, 'nil');
      break;
    case 'VANISHED':
      list(naming, () => string(naming, 'option'));
      string(naming, 'uid-set');
      break;
    default:
      while (peek(naming)) if (!value(naming, 'value')) skip(naming);
  }
  return undefined;
}

/** A name and a value in turn, in parentheses. */
function pairs(naming: Naming, first: ImapTokenId, second: ImapTokenId): boolean {
  let named = false;
  return list(naming, () => {
    named = !named;
    return named ? nilOr(naming, first) : value(naming, second);
  });
}

const flags = (naming: Naming): boolean =>
  list(naming, () => string(naming, peek(naming)?.text.startsWith('\\') ? 'flag' : 'keyword-flag'));

function esearch(naming: Naming): void {
  list(naming, () => string(naming, peek(naming)?.text.toUpperCase() === 'TAG' ? 'option' : 'tag'));
  let uid = false;
  if (peek(naming)?.text.toUpperCase() === 'UID') {
    uid = true;
    name(naming, 'option');
  }
  while (peek(naming)) {
    const item = peek(naming)?.text.toUpperCase();
    if (!string(naming, 'option')) skip(naming);
    const token =
      item === 'COUNT'
        ? 'message-count'
        : item === 'MODSEQ'
          ? 'mod-sequence'
          : uid
            ? 'uid-set'
            : 'sequence-set';
    if (peek(naming)) value(naming, token);
  }
}

/** NIL, or a list of (prefix delimiter …) (RFC 2342 §5). */
function namespaces(naming: Naming): void {
  const one = (): boolean => {
    if (!bracket(naming, 'open')) return false;
    nilOr(naming, 'namespace-prefix');
    nilOr(naming, 'hierarchy-delimiter');
    while (peek(naming) && peek(naming)?.kind !== 'close') if (!value(naming, 'value')) skip(naming);
    return bracket(naming, 'close');
  };
  if (!list(naming, one)) nilOr(naming, 'nil');
}

function numbered(naming: Naming): LetterPiece {
  const word = peek(naming, 1)?.text.toUpperCase();
  name(naming, word === 'EXISTS' || word === 'RECENT' ? 'message-count' : 'message-number');
  if (!peek(naming)) return undefined;
  name(naming, 'response');
  let letter: LetterPiece;
  if (word !== 'FETCH' || !bracket(naming, 'open')) return undefined;
  while (peek(naming) && peek(naming)?.kind !== 'close') {
    const item = peek(naming)?.text.toUpperCase() ?? '';
    const from = naming.at;
    if (!fetchItem(naming)) {
      skip(naming);
      continue;
    }
    const section = naming.names[from + 1] === 'bracket' ? sectionAt(naming, from) : undefined;
    letter = letterOf(item, section);
    if (peek(naming)) itemValue(naming, item, section);
  }
  bracket(naming, 'close');
  return naming.pending ? letter : undefined;
}

/** What stands in the brackets behind the item at `from`. */
function sectionAt({ names, lexemes }: Naming, from: number): string {
  return names[from + 2] === 'section' ? (lexemes[from + 2]?.text.toUpperCase() ?? '') : '';
}

/** How much of a letter an item brings; undefined where it brings none. */
function letterOf(item: string, section: string | undefined): LetterPiece {
  if (item === 'RFC822') return 'whole';
  if (item === 'RFC822.HEADER') return 'header';
  if (item === 'RFC822.TEXT') return 'body';
  if (section === undefined || !/^(?:BODY|BINARY)/.test(item)) return undefined;
  if (section === '') return 'whole';
  return /(?:^|\.)(?:HEADER|HEADER\.FIELDS|HEADER\.FIELDS\.NOT|MIME)$/.test(section) ? 'header' : 'body';
}

function itemValue(naming: Naming, item: string, section: string | undefined): void {
  if (isNil(peek(naming))) {
    name(naming, 'nil');
    return;
  }
  if (section !== undefined) {
    value(naming, item === 'BINARY.SIZE' ? 'octets' : 'letter-text');
    return;
  }
  switch (item) {
    case 'FLAGS':
      flags(naming);
      break;
    case 'ENVELOPE':
      envelope(naming);
      break;
    case 'BODY':
    case 'BODYSTRUCTURE':
      structure(naming);
      break;
    default:
      value(naming, VALUE_OF_ITEM[item] ?? 'value');
  }
}

const VALUE_OF_ITEM: Readonly<Record<string, ImapTokenId>> = {
  UID: 'uid',
  'RFC822.SIZE': 'octets',
  INTERNALDATE: 'date-time',
  SAVEDATE: 'date-time',
  MODSEQ: 'mod-sequence',
  RFC822: 'letter-text',
  'RFC822.HEADER': 'letter-text',
  'RFC822.TEXT': 'letter-text',
  PREVIEW: 'letter-text',
};

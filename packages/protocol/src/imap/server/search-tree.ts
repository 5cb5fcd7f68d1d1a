/** What a SEARCH looks for (RFC 3501 §6.4.4), read by the table of keys that the panels read it by. */
import { textOfCharset } from '../../mail/charset.ts';
import { octetsOfLatin1 } from '../../octets.ts';
import { SEARCH_KEYS, type SearchKeyId, searchKeyOf } from '../search-keys.ts';
import type { NumberRange } from '../sequence-set.ts';
import type { Arguments } from './arguments.ts';
import { Refused } from './malformed.ts';
import { readRanges } from './number-set.ts';
import { dayOf } from './strings.ts';

export type SearchTree =
  | { kind: 'all' }
  | { kind: 'and'; trees: readonly SearchTree[] }
  | { kind: 'or'; one: SearchTree; other: SearchTree }
  | { kind: 'not'; tree: SearchTree }
  /** In lower case. */
  | { kind: 'flag'; flag: string }
  | { kind: 'recent' }
  | { kind: 'set'; of: 'number' | 'uid'; ranges: readonly NumberRange[] }
  /** `day`: since the epoch, whatever the zone. */
  | { kind: 'day'; of: 'came' | 'sent'; is: 'before' | 'on' | 'since'; day: number }
  | { kind: 'size'; is: 'larger' | 'smaller'; octets: number }
  /** Texts in lower case. */
  | { kind: 'field'; name: string; text: string }
  | { kind: 'body' | 'text'; text: string };

const MOST_DEPTH = 20;
const MOST_KEYS = 500;

const flag = (name: string): SearchTree => ({ kind: 'flag', flag: name });
const not = (tree: SearchTree): SearchTree => ({ kind: 'not', tree });
const RECENT: SearchTree = { kind: 'recent' };

/** Keys that want nothing behind them. */
const PLAIN: Partial<Record<SearchKeyId, SearchTree>> = {
  ALL: { kind: 'all' },
  ANSWERED: flag('\\answered'),
  DELETED: flag('\\deleted'),
  DRAFT: flag('\\draft'),
  FLAGGED: flag('\\flagged'),
  SEEN: flag('\\seen'),
  UNANSWERED: not(flag('\\answered')),
  UNDELETED: not(flag('\\deleted')),
  UNDRAFT: not(flag('\\draft')),
  UNFLAGGED: not(flag('\\flagged')),
  UNSEEN: not(flag('\\seen')),
  RECENT,
  NEW: { kind: 'and', trees: [RECENT, not(flag('\\seen'))] },
  OLD: not(RECENT),
};
const DAYS: Partial<Record<SearchKeyId, readonly ['came' | 'sent', 'before' | 'on' | 'since']>> = {
  BEFORE: ['came', 'before'],
  ON: ['came', 'on'],
  SINCE: ['came', 'since'],
  SENTBEFORE: ['sent', 'before'],
  SENTON: ['sent', 'on'],
  SENTSINCE: ['sent', 'since'],
};

/** `[CHARSET name] key …`, to the end. Refuses a charset that is not known here. */
export function readSearch(given: Arguments): SearchTree {
  let charset = 'utf-8';
  if (given.takes('CHARSET')) {
    charset = given.string();
    if (textOfCharset(new Uint8Array(0), charset) === undefined)
      throw new Refused('[BADCHARSET (US-ASCII UTF-8 ISO-8859-1)] Not a charset that is known here');
  }
  const reader = new Reader(given, charset);
  const trees = [reader.key(0)];
  while (given.next) trees.push(reader.key(0));
  return { kind: 'and', trees };
}

class Reader {
  readonly #given: Arguments;
  readonly #charset: string;
  #keys = 0;

  constructor(given: Arguments, charset: string) {
    this.#given = given;
    this.#charset = charset;
  }

  key(depth: number): SearchTree {
    const given = this.#given;
    if (depth > MOST_DEPTH || ++this.#keys > MOST_KEYS)
      throw new Refused('[LIMIT] That is too much to search for at once');
    if (given.takes('(')) {
      const trees = [this.key(depth + 1)];
      while (!given.takes(')')) trees.push(this.key(depth + 1));
      return { kind: 'and', trees };
    }
    const { kind, text } = given.take();
    if (kind !== 'atom') given.malformed();
    if (/^[\d*]/.test(text)) return this.#set('number', text);
    const id = searchKeyOf(text);
    // Keys of extensions that are not announced are no keys.
    if (id === undefined || 'capability' in SEARCH_KEYS[id]) return given.malformed();
    return PLAIN[id] ?? this.#wanting(id, depth);
  }

  #wanting(id: SearchKeyId, depth: number): SearchTree {
    const given = this.#given;
    const days = DAYS[id];
    if (days) {
      const day = dayOf(given.string());
      return day === undefined ? given.malformed() : { kind: 'day', of: days[0], is: days[1], day };
    }
    switch (id) {
      case 'BCC':
      case 'CC':
      case 'FROM':
      case 'SUBJECT':
      case 'TO':
        return { kind: 'field', name: id.toLowerCase(), text: this.#text() };
      case 'HEADER':
        return { kind: 'field', name: given.string().toLowerCase(), text: this.#text() };
      case 'BODY':
        return { kind: 'body', text: this.#text() };
      case 'TEXT':
        return { kind: 'text', text: this.#text() };
      case 'KEYWORD':
        return flag(given.atom().toLowerCase());
      case 'UNKEYWORD':
        return not(flag(given.atom().toLowerCase()));
      case 'LARGER':
      case 'SMALLER': {
        const octets = given.atom();
        if (!/^\d{1,10}$/.test(octets)) given.malformed();
        return { kind: 'size', is: id === 'LARGER' ? 'larger' : 'smaller', octets: Number(octets) };
      }
      case 'NOT':
        return not(this.key(depth + 1));
      case 'OR':
        return { kind: 'or', one: this.key(depth + 1), other: this.key(depth + 1) };
      case 'UID':
        return this.#set('uid', given.take().text);
      default:
        return given.malformed();
    }
  }

  #set(of: 'number' | 'uid', text: string): SearchTree {
    const ranges = readRanges(text);
    return ranges ? { kind: 'set', of, ranges } : this.#given.malformed();
  }

  #text(): string {
    const octets = octetsOfLatin1(this.#given.string());
    return folded(textOfCharset(octets, this.#charset) ?? '');
  }
}

/** As two texts are compared: without case, composed. */
export const folded = (text: string): string => text.normalize('NFC').toLowerCase();

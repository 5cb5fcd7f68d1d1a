/** Keys of SEARCH (RFC 3501 §6.4.4) and what each wants behind it. */

export interface SearchKey {
  /** `text`: a string. `date`: like 1-Sep-2026, without a time. `number`: octets, seconds. `set`: unique identifiers. `key`: one more key. */
  wants: readonly ('text' | 'date' | 'number' | 'flag' | 'set' | 'key' | 'field')[];
  rfc: string;
  capability?: string;
  rev2?: 'deprecated';
}

const BASE = 'RFC 3501 §6.4.4';

export const SEARCH_KEYS = {
  ALL: { wants: [], rfc: BASE },
  ANSWERED: { wants: [], rfc: BASE },
  BCC: { wants: ['text'], rfc: BASE },
  BEFORE: { wants: ['date'], rfc: BASE },
  BODY: { wants: ['text'], rfc: BASE },
  CC: { wants: ['text'], rfc: BASE },
  DELETED: { wants: [], rfc: BASE },
  DRAFT: { wants: [], rfc: BASE },
  FLAGGED: { wants: [], rfc: BASE },
  FROM: { wants: ['text'], rfc: BASE },
  HEADER: { wants: ['field', 'text'], rfc: BASE },
  KEYWORD: { wants: ['flag'], rfc: BASE },
  LARGER: { wants: ['number'], rfc: BASE },
  NEW: { wants: [], rfc: BASE, rev2: 'deprecated' },
  NOT: { wants: ['key'], rfc: BASE },
  OLD: { wants: [], rfc: BASE, rev2: 'deprecated' },
  ON: { wants: ['date'], rfc: BASE },
  OR: { wants: ['key', 'key'], rfc: BASE },
  RECENT: { wants: [], rfc: BASE, rev2: 'deprecated' },
  SEEN: { wants: [], rfc: BASE },
  SENTBEFORE: { wants: ['date'], rfc: BASE },
  SENTON: { wants: ['date'], rfc: BASE },
  SENTSINCE: { wants: ['date'], rfc: BASE },
  SINCE: { wants: ['date'], rfc: BASE },
  SMALLER: { wants: ['number'], rfc: BASE },
  SUBJECT: { wants: ['text'], rfc: BASE },
  TEXT: { wants: ['text'], rfc: BASE },
  TO: { wants: ['text'], rfc: BASE },
  UID: { wants: ['set'], rfc: BASE },
  UNANSWERED: { wants: [], rfc: BASE },
  UNDELETED: { wants: [], rfc: BASE },
  UNDRAFT: { wants: [], rfc: BASE },
  UNFLAGGED: { wants: [], rfc: BASE },
  UNKEYWORD: { wants: ['flag'], rfc: BASE },
  UNSEEN: { wants: [], rfc: BASE },
  OLDER: { wants: ['number'], rfc: 'RFC 5032 §2', capability: 'WITHIN' },
  YOUNGER: { wants: ['number'], rfc: 'RFC 5032 §2', capability: 'WITHIN' },
  MODSEQ: { wants: ['number'], rfc: 'RFC 7162 §3.1.5', capability: 'CONDSTORE' },
  EMAILID: { wants: ['text'], rfc: 'RFC 8474 §6', capability: 'OBJECTID' },
  THREADID: { wants: ['text'], rfc: 'RFC 8474 §6', capability: 'OBJECTID' },
  SAVEDBEFORE: { wants: ['date'], rfc: 'RFC 8514 §4.3', capability: 'SAVEDATE' },
  SAVEDON: { wants: ['date'], rfc: 'RFC 8514 §4.3', capability: 'SAVEDATE' },
  SAVEDSINCE: { wants: ['date'], rfc: 'RFC 8514 §4.3', capability: 'SAVEDATE' },
  FILTER: { wants: ['text'], rfc: 'RFC 5466 §3.1', capability: 'FILTERS' },
  FUZZY: { wants: ['key'], rfc: 'RFC 6203 §3', capability: 'SEARCH=FUZZY' },
} as const satisfies Record<string, SearchKey>;
export type SearchKeyId = keyof typeof SEARCH_KEYS;

export const searchKeyOf = (word: string): SearchKeyId | undefined =>
  Object.hasOwn(SEARCH_KEYS, word.toUpperCase()) ? (word.toUpperCase() as SearchKeyId) : undefined;

/** `1-Sep-2026`, quoted or not (RFC 3501 §9, `date`). */
export const isSearchDate = (text: string): boolean =>
  /^\d{1,2}-(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)-\d{4}$/i.test(text);

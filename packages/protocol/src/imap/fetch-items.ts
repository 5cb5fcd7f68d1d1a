/** What FETCH may ask for (RFC 3501 §6.4.5), what its macros stand for, and sections of BODY. */

export interface FetchItem {
  rfc: string;
  /** Asks to be answered in a section's own words: `BODY.PEEK[TEXT]`. */
  section?: true;
  /** Sets \Seen, unless the mailbox is read-only. */
  seen?: true;
  /** Extension that adds it. */
  capability?: string;
  /** In IMAP4rev2 (RFC 9051 App. E). */
  rev2?: 'deprecated' | 'base';
}

export const FETCH_ITEMS = {
  FLAGS: { rfc: 'RFC 3501 §6.4.5' },
  INTERNALDATE: { rfc: 'RFC 3501 §6.4.5' },
  'RFC822.SIZE': { rfc: 'RFC 3501 §6.4.5' },
  ENVELOPE: { rfc: 'RFC 3501 §6.4.5' },
  UID: { rfc: 'RFC 3501 §6.4.5' },
  BODY: { rfc: 'RFC 3501 §6.4.5' },
  BODYSTRUCTURE: { rfc: 'RFC 3501 §6.4.5' },
  'BODY[]': { rfc: 'RFC 3501 §6.4.5', section: true, seen: true },
  'BODY.PEEK[]': { rfc: 'RFC 3501 §6.4.5', section: true },
  RFC822: { rfc: 'RFC 3501 §6.4.5', seen: true, rev2: 'deprecated' },
  'RFC822.HEADER': { rfc: 'RFC 3501 §6.4.5', rev2: 'deprecated' },
  'RFC822.TEXT': { rfc: 'RFC 3501 §6.4.5', seen: true, rev2: 'deprecated' },
  'BINARY[]': { rfc: 'RFC 3516 §4.2', section: true, seen: true, capability: 'BINARY', rev2: 'base' },
  'BINARY.PEEK[]': { rfc: 'RFC 3516 §4.2', section: true, capability: 'BINARY', rev2: 'base' },
  'BINARY.SIZE[]': { rfc: 'RFC 3516 §4.2', section: true, capability: 'BINARY', rev2: 'base' },
  MODSEQ: { rfc: 'RFC 7162 §3.1.4.2', capability: 'CONDSTORE' },
  EMAILID: { rfc: 'RFC 8474 §5.3', capability: 'OBJECTID' },
  THREADID: { rfc: 'RFC 8474 §5.3', capability: 'OBJECTID' },
  SAVEDATE: { rfc: 'RFC 8514 §4.2', capability: 'SAVEDATE' },
  PREVIEW: { rfc: 'RFC 8970 §3.1', capability: 'PREVIEW' },
} as const satisfies Record<string, FetchItem>;
export type FetchItemId = keyof typeof FETCH_ITEMS;

/** Short names for several items at once; they stand alone, never in parentheses. */
export const FETCH_MACROS = {
  ALL: 'FLAGS INTERNALDATE RFC822.SIZE ENVELOPE',
  FAST: 'FLAGS INTERNALDATE RFC822.SIZE',
  FULL: 'FLAGS INTERNALDATE RFC822.SIZE ENVELOPE BODY',
} as const;
export type FetchMacro = keyof typeof FETCH_MACROS;

/** What may stand in the brackets of BODY, alone or behind part numbers (RFC 3501 §6.4.5). */
export const SECTIONS = ['HEADER', 'HEADER.FIELDS', 'HEADER.FIELDS.NOT', 'MIME', 'TEXT'] as const;

export const isFetchMacro = (word: string): word is FetchMacro =>
  Object.hasOwn(FETCH_MACROS, word.toUpperCase());

/** The row of an item as written; with brackets where it has a section. */
export function fetchItemOf(word: string, section: boolean): FetchItemId | undefined {
  const id = section ? `${word.toUpperCase()}[]` : word.toUpperCase();
  return Object.hasOwn(FETCH_ITEMS, id) ? (id as FetchItemId) : undefined;
}

/** `HEADER`, `2.1.MIME`, `TEXT`, '' … */
export const isSection = (text: string): boolean =>
  /^(?:|[1-9]\d*(?:\.[1-9]\d*)*(?:\.(?:MIME|HEADER|HEADER\.FIELDS|HEADER\.FIELDS\.NOT|TEXT))?|HEADER|HEADER\.FIELDS|HEADER\.FIELDS\.NOT|TEXT)$/i.test(
    text,
  );

/**
 * What a page of the reference is about. Each family is one array; `index.ts` puts them in a row. An entry says where a
 * thing is defined and how it hangs together with others; what it means is in the book `reference`.
 */

/** In the order in which results of equal worth are shown. */
export const FAMILIES = [
  'command',
  'reply',
  'reply-class',
  'enhanced',
  'enhanced-class',
  'extension',
  'parameter',
  'mechanism',
  'rule',
  'limit',
  'port',
  'role',
] as const;
export type FamilyId = (typeof FAMILIES)[number];

/**
 * How far to trust a row, and the thing it names. `standard`: a document defines it and is in force. `obsolete`: defined
 * once and withdrawn. `historic`: used before it was written down, or kept in a registry only. `private`: no standard names
 * it, servers use it all the same.
 */
export type Standing = 'standard' | 'obsolete' | 'historic' | 'private';

export interface EntryCore {
  /**
   * The last part of its address, `/ref/550`: lower case, letters, digits, dots and hyphens. SMTP has the bare names; an
   * entry of another protocol begins with that protocol's (`imap-login`), so that no two are alike.
   */
  id: string;
  /** As it is written on the wire, or said: `550`, `RCPT`, `5.1.1`, `8BITMIME`, `MTA`. */
  title: string;
  /** Document and section, `RFC 5321 §4.2.3`; of something private, the program that defines it. */
  rfc: string;
  standing: Standing;
  /** Further words by which it is looked for: without capitals. */
  also: readonly string[];
  /** Ids of entries worth reading next, nearest first. */
  related: readonly string[];
  /** Present where the section could not be read while the row was written. */
  confirmed?: false;
}

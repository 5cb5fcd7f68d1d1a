/**
 * What a page of the reference is about. Each family is one array of entries; `index.ts` puts them in a row. An entry says
 * where a thing is defined and how it hangs together with others; what it means is in the book `reference`.
 */
import type { Said } from '../reading/reading.ts';
import { isConfirmed } from './registries/documents.ts';

/** In the order in which results of equal worth are shown. */
export const FAMILIES = [
  'command',
  'reply',
  'enhanced',
  'class',
  'extension',
  'parameter',
  'mechanism',
  'port',
  'role',
  'limit',
  'rule',
  'field',
  'record-type',
  'rcode',
  'opcode',
  'dns-flag',
  'dns-class',
  'spf-term',
  'dkim-key-tag',
  'dkim-signature-tag',
  'dmarc-tag',
  'auth-method',
  'auth-result',
  'pop3-command',
  'pop3-reply',
  'pop3-response-code',
  'pop3-capability',
  'imap-state',
  'imap-command',
  'imap-response',
  'imap-response-code',
  'imap-capability',
  'imap-flag',
  'imap-keyword',
  'imap-attribute',
  'imap-fetch-item',
  'imap-store-item',
  'imap-status-item',
  'imap-search-key',
] as const;
export type FamilyId = (typeof FAMILIES)[number];

/**
 * `standard`: a document defines it and is in force. `obsolete`: defined once and withdrawn. `historic`: still defined, no
 * longer used. `experimental`: defined on trial. `private`: no document of the IETF defines it; programs use it all the same.
 */
export type Standing = 'standard' | 'obsolete' | 'historic' | 'experimental' | 'private';

export interface EntryCore {
  /**
   * The last part of its address, `/ref/550`: lower case, letters, digits, dots and hyphens. SMTP has the bare names; an
   * entry of another protocol begins with that protocol's (`imap-login`), so that no two are alike.
   */
  id: string;
  family: string;
  /** As it is written on the wire, or said: `550`, `RCPT`, `5.1.1`, `8BITMIME`, `MTA`. */
  title: string;
  /** Document and section, `RFC 5321 §4.2.3`; of something private, the program that defines it. */
  rfc: string;
  standing: Standing;
  /** Further words by which it is looked for: lower case. */
  also: readonly string[];
  /** Ids of entries worth reading next, nearest first. */
  related: readonly string[];
  /** Present where the section could not be read while the row was written. */
  confirmed?: false;
}

/** An entry whose sentence is in a book of its own protocol, and not in the book `reference`. */
export interface SpokenEntry extends EntryCore {
  said: Said;
  /** Module `prose/{en,fr}/<book>.ts`. */
  book: string;
}

type Written = Partial<Pick<EntryCore, 'also' | 'related' | 'standing'>>;

/** The core of an entry, with what a row leaves out. */
export function coreOf<Family extends string>(
  family: Family,
  id: string,
  title: string,
  rfc: string,
  { also = [], related = [], standing = 'standard' }: Written = {},
): EntryCore & { family: Family } {
  const confirmed = isConfirmed(rfc) ? {} : ({ confirmed: false } as const);
  return { id, family, title, rfc, standing, also, related, ...confirmed };
}

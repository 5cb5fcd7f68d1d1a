/** Enhanced status codes: every one that IANA lists, with the classes in which it is of use. */

import { ENHANCED_CODES } from '../enhanced-codes.ts';
import { coreOf, type EntryCore } from '../entry.ts';
import { ENHANCED_STATUS_REGISTRY } from '../registries/enhanced-status-codes.ts';

export type EnhancedClass = '2' | '4' | '5';

export interface EnhancedEntry extends EntryCore {
  family: 'enhanced';
  /** `1.1` of `X.1.1`. */
  detail: string;
  /** Classes in which the document says it is of use; the usual one first. */
  classes: readonly EnhancedClass[];
  /** Reply codes that it goes with, by IANA's list; none where the list says `Any`, or nothing. */
  replies: readonly string[];
}

/** Where a document says which class a code is for (RFC 3463 §3 and others); elsewhere 4 and 5. */
const CLASSES: Readonly<Record<string, readonly EnhancedClass[]>> = {
  'X.0.0': ['5', '4', '2'],
  'X.1.1': ['5'],
  'X.1.2': ['5'],
  'X.1.3': ['5'],
  'X.1.5': ['2'],
  'X.1.6': ['5'],
  'X.1.9': ['2'],
  'X.1.10': ['5'],
  'X.2.2': ['4', '5'],
  'X.2.3': ['5'],
  'X.3.1': ['4'],
  'X.3.4': ['5'],
  'X.3.6': ['2'],
  'X.4.1': ['4'],
  'X.4.2': ['4'],
  'X.4.3': ['4'],
  'X.4.5': ['4'],
  'X.4.6': ['4', '5'],
  'X.5.0': ['5', '4', '2'],
  'X.5.1': ['5'],
  'X.5.2': ['5'],
  'X.5.4': ['5'],
  'X.6.1': ['5'],
  'X.6.4': ['2', '5'],
  'X.7.0': ['5', '4', '2'],
  'X.7.1': ['5', '4'],
  'X.7.2': ['5'],
  'X.7.3': ['5'],
  'X.7.4': ['5'],
  'X.7.7': ['5', '4', '2'],
  'X.7.8': ['5'],
  'X.7.9': ['5'],
  'X.7.11': ['5'],
  'X.7.12': ['4'],
  'X.7.13': ['5'],
};

const RELATED: Readonly<Record<string, readonly string[]>> = {
  'X.1.1': ['550', 'x.1.2', 'x.1.6', 'x.2.1'],
  'X.1.2': ['x.1.10', 'x.4.4'],
  'X.1.8': ['x.7.27'],
  'X.1.10': ['556', 'x.7.27'],
  'X.2.2': ['552', '452', 'x.3.1'],
  'X.3.4': ['552', 'size', 'x.2.3'],
  'X.5.3': ['452', 'limit-recipients'],
  'X.6.7': ['smtputf8', 'x.6.8', 'x.6.9'],
  'X.7.1': ['550', '554', 'x.7.0', 'relay', 'open-relay'],
  'X.7.8': ['535', 'auth'],
  'X.7.11': ['538', 'starttls'],
  'X.7.30': ['requiretls', 'x.7.10'],
};

const ALSO: Readonly<Record<string, readonly string[]>> = {
  'X.1.1': ['user unknown', 'no such user', 'unknown recipient'],
  'X.1.2': ['bad host', 'domain not found'],
  'X.1.8': ['sender domain not found'],
  'X.2.1': ['mailbox disabled', 'account disabled', 'inactive'],
  'X.2.2': ['mailbox full', 'over quota'],
  'X.3.1': ['disk full'],
  'X.3.4': ['message too big', 'message size exceeds'],
  'X.4.4': ['no route', 'host not found'],
  'X.4.6': ['loop', 'too many hops'],
  'X.4.7': ['expired', 'queue lifetime'],
  'X.5.1': ['bad sequence', 'invalid command'],
  'X.5.2': ['syntax error'],
  'X.5.3': ['too many recipients'],
  'X.7.1': ['relay access denied', 'relaying denied', 'blocked', 'spam', 'policy', 'dmarc'],
  'X.7.8': ['bad credentials', 'wrong password', 'authentication failed'],
  'X.7.10': ['encryption needed'],
  'X.7.20': ['dkim'],
  'X.7.21': ['dkim'],
  'X.7.22': ['dkim'],
  'X.7.23': ['spf'],
  'X.7.24': ['spf'],
  'X.7.25': ['reverse dns', 'ptr'],
  'X.7.26': ['unauthenticated', 'dmarc'],
  'X.7.29': ['arc'],
};

const registered = new Map(ENHANCED_STATUS_REGISTRY.entries.map((row) => [row.code as string, row]));

export const ENHANCED_ENTRIES: readonly EnhancedEntry[] = Object.entries(ENHANCED_CODES)
  .filter(([code]) => code.startsWith('X'))
  .map(([code, rfc]) => {
    const id = code.toLowerCase();
    const row = registered.get(code);
    const replies = (row?.basic ?? []).map(String);
    const related = [...(RELATED[code] ?? []), ...replies.slice(0, 3), id.split('.').slice(0, 2).join('.')];
    return {
      ...coreOf('enhanced', id, code, rfc, {
        also: [...(ALSO[code] ?? []), (row?.sample ?? '').toLowerCase()].filter((word) => word !== ''),
        related: [...new Set(related)],
        standing: code === 'X.6.10' ? 'obsolete' : code === 'X.7.28' ? 'private' : 'standard',
      }),
      detail: code.slice(2),
      classes: CLASSES[code] ?? ['5', '4'],
      replies,
    };
  });

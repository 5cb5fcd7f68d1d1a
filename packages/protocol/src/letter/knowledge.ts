/** What the reference knows of header fields: one entry a row of the table. Words are in the book `letter`. */
import type { SpokenEntry } from '../knowledge/entry.ts';
import {
  PERMANENT_FIELD_REGISTRY,
  PROVISIONAL_FIELD_REGISTRY,
} from '../knowledge/registries/header-fields.ts';
import {
  fieldEntryId,
  HEADER_FIELDS,
  type HeaderField,
  saidOfField,
  type Times,
  type Writer,
} from './header-fields.ts';

export interface FieldEntry extends SpokenEntry {
  family: 'field';
  book: 'letter';
  by: readonly Writer[];
  times: Times;
  /** Which of IANA's two lists has it; undefined where neither has. */
  listed?: 'permanent' | 'provisional';
}

/** Documents whose sections were read while the table was made. */
const READ = new Set(
  [
    1808, 1864, 2045, 2076, 2110, 2183, 2369, 2424, 2912, 2919, 3282, 3297, 3458, 3834, 3865, 4021, 4870,
    5064, 5321, 5322, 5504, 5518, 5536, 5703, 6017, 6109, 6376, 6477, 6758, 6857, 7208, 7259, 7293, 7444,
    7681, 7912, 8058, 8098, 8255, 8460, 8601, 8617, 8689, 9057, 9228,
  ].map((number) => `RFC ${number}`),
);
/** A section that IANA's list names itself, and sources that have no sections. */
const isConfirmed = (source: string): boolean =>
  READ.has(source.split(' §')[0] ?? '') || source === 'RFC 9788 §2.2.1' || /^(?:IANA|draft-)/.test(source);

const listed = new Map<string, 'permanent' | 'provisional'>([
  ...PERMANENT_FIELD_REGISTRY.entries.map(({ name }) => [name.toLowerCase(), 'permanent'] as const),
  ...PROVISIONAL_FIELD_REGISTRY.entries.map(({ name }) => [name.toLowerCase(), 'provisional'] as const),
]);

const NEXT: Readonly<Record<string, readonly string[]>> = {
  date: ['field-received'],
  from: ['field-sender', 'field-reply-to', 'mail', 'auth-dmarc'],
  sender: ['field-from'],
  'reply-to': ['field-from'],
  to: ['field-cc', 'field-bcc', 'rcpt'],
  cc: ['field-to', 'field-bcc'],
  bcc: ['field-to', 'rcpt'],
  'message-id': ['field-in-reply-to', 'field-references'],
  'in-reply-to': ['field-message-id', 'field-references'],
  references: ['field-in-reply-to', 'field-message-id'],
  'return-path': ['mail', 'field-received'],
  received: ['field-return-path', 'field-date', 'mta'],
  'delivered-to': ['field-received', 'rcpt'],
  'dkim-signature': ['auth-dkim', 'dkim-signature-bh', 'field-authentication-results'],
  'authentication-results': ['auth-spf', 'auth-dkim', 'auth-dmarc'],
  'received-spf': ['auth-spf', 'field-authentication-results'],
  'arc-seal': ['field-arc-message-signature', 'field-arc-authentication-results', 'auth-arc'],
  'arc-message-signature': ['field-arc-seal', 'field-dkim-signature'],
  'arc-authentication-results': ['field-arc-seal', 'field-authentication-results'],
  'mime-version': ['field-content-type'],
  'content-type': ['field-content-transfer-encoding', 'field-content-disposition'],
  'content-transfer-encoding': ['field-content-type', '8bitmime'],
  'content-disposition': ['field-content-type', 'field-content-id'],
  'list-id': ['field-list-unsubscribe', 'field-list-post'],
  'list-unsubscribe': ['field-list-unsubscribe-post', 'field-list-id'],
  'list-unsubscribe-post': ['field-list-unsubscribe'],
  'auto-submitted': ['field-precedence', 'field-return-path'],
  precedence: ['field-auto-submitted'],
  'tls-required': ['requiretls'],
  'mt-priority': ['mt-priority'],
  'require-recipient-valid-since': ['rrvs'],
  subject: ['field-comments'],
};

const entry = (row: HeaderField): FieldEntry => {
  const key = row.name.toLowerCase();
  const list = listed.get(key);
  return {
    family: 'field',
    id: fieldEntryId(key),
    title: row.name,
    rfc: row.rfc,
    standing: row.standing,
    also: [`${key}:`, 'header field'],
    related: NEXT[key] ?? [],
    book: 'letter',
    said: saidOfField(row),
    by: row.by,
    times: row.times,
    ...(list ? { listed: list } : {}),
    ...(isConfirmed(row.rfc) ? {} : { confirmed: false as const }),
  };
};

export { fieldEntryId } from './header-fields.ts';

export const FIELD_ENTRIES: readonly FieldEntry[] = HEADER_FIELDS.map(entry);

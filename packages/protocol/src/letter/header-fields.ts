/**
 * Every field that IANA lists for mail and for MIME, and some that no list has and mail is full of: who writes it, how often
 * it may stand in one letter, how its value is read. Sentences are in the book `letter`, under `letterField`, or, for a
 * family of fields that say one thing, under `letterFamily`.
 */
import type { Standing } from '../knowledge/entry.ts';
import type { Said } from '../reading/reading.ts';

/**
 * `author`: what the author says, through a program. `mua`: the author's program, on its own. `msa`: the server that took the
 * letter from its author. `mta`: each server on the way, one more each time. `mda`: the last one, which puts it into the
 * mailbox. `receiver`: the server that lets it into the receiver's domain, and checks it. `list`: a mailing list's program.
 * `resender`: who sends a letter on unchanged. `gateway`: between mail and something else. `robot`: a program that answers or reports.
 */
export const WRITERS = [
  'author',
  'mua',
  'msa',
  'mta',
  'mda',
  'receiver',
  'list',
  'resender',
  'gateway',
  'robot',
] as const;
export type Writer = (typeof WRITERS)[number];

/** How often one letter may have it. `each`: once for every time it was sent on; `unsaid`: its document does not say. */
export type Times = 'required' | 'once' | 'each' | 'many' | 'unsaid';

/** What its value is, for those who read it apart. */
export type FieldKind =
  | 'text'
  | 'addresses'
  | 'date'
  | 'ids'
  | 'received'
  | 'path'
  | 'type'
  | 'disposition'
  | 'encoding'
  | 'version'
  | 'signature'
  | 'arc-signature'
  | 'arc-seal'
  | 'arc-results'
  | 'results'
  | 'spf'
  | 'urls'
  | 'list-id'
  | 'one-click'
  | 'auto-submitted'
  | 'plain';

/** Fields of one family have one sentence. */
export const FIELD_FAMILIES = ['x400', 'military', 'downgraded', 'certified'] as const;
export type FieldFamily = (typeof FIELD_FAMILIES)[number];

export interface HeaderField {
  /** As its document writes it; case says nothing (RFC 5322 §1.2.2). */
  name: string;
  rfc: string;
  by: readonly Writer[];
  times: Times;
  kind: FieldKind;
  standing: Standing;
  family?: FieldFamily;
}

type More = Partial<Pick<HeaderField, 'kind' | 'standing' | 'family'>>;

const field = (
  name: string,
  rfc: string,
  by: string,
  times: Times,
  kind: FieldKind = 'text',
  more: More = {},
): HeaderField => ({
  name,
  rfc,
  by: by === '' ? [] : (by.split(' ') as Writer[]),
  times,
  kind,
  standing: 'standard',
  ...more,
});

const experimental = { standing: 'experimental' } as const;
const historic = { standing: 'historic' } as const;
const obsolete = { standing: 'obsolete' } as const;
const own = { standing: 'private' } as const;

/** RFC 5322 and RFC 5321: what letters were made of before all else. */
const MESSAGE = [
  field('Date', 'RFC 5322 §3.6.1', 'mua', 'required', 'date'),
  field('From', 'RFC 5322 §3.6.2', 'author', 'required', 'addresses'),
  field('Sender', 'RFC 5322 §3.6.2', 'mua', 'once', 'addresses'),
  field('Reply-To', 'RFC 5322 §3.6.2', 'author list', 'once', 'addresses'),
  field('To', 'RFC 5322 §3.6.3', 'author', 'once', 'addresses'),
  field('Cc', 'RFC 5322 §3.6.3', 'author', 'once', 'addresses'),
  field('Bcc', 'RFC 5322 §3.6.3', 'author', 'once', 'addresses'),
  field('Message-ID', 'RFC 5322 §3.6.4', 'mua msa', 'once', 'ids'),
  field('In-Reply-To', 'RFC 5322 §3.6.4', 'mua', 'once', 'ids'),
  field('References', 'RFC 5322 §3.6.4', 'mua', 'once', 'ids'),
  field('Subject', 'RFC 5322 §3.6.5', 'author', 'once'),
  field('Comments', 'RFC 5322 §3.6.5', 'author', 'many'),
  field('Keywords', 'RFC 5322 §3.6.5', 'author', 'many'),
  field('Resent-Date', 'RFC 5322 §3.6.6', 'resender', 'each', 'date'),
  field('Resent-From', 'RFC 5322 §3.6.6', 'resender', 'each', 'addresses'),
  field('Resent-Sender', 'RFC 5322 §3.6.6', 'resender', 'each', 'addresses'),
  field('Resent-To', 'RFC 5322 §3.6.6', 'resender', 'each', 'addresses'),
  field('Resent-Cc', 'RFC 5322 §3.6.6', 'resender', 'each', 'addresses'),
  field('Resent-Bcc', 'RFC 5322 §3.6.6', 'resender', 'each', 'addresses'),
  field('Resent-Message-ID', 'RFC 5322 §3.6.6', 'resender', 'each', 'ids'),
  field('Resent-Reply-To', 'RFC 5322 §4.5.6', 'resender', 'each', 'addresses', obsolete),
  field('Return-Path', 'RFC 5321 §4.4', 'mda', 'once', 'path'),
  field('Received', 'RFC 5321 §4.4', 'mta', 'many', 'received'),
  field('Delivered-To', 'RFC 9228 §4', 'mda', 'many', 'path', experimental),
];

/** Who vouches for what. */
const VOUCHING = [
  field('DKIM-Signature', 'RFC 6376 §3.5', 'msa mta list', 'many', 'signature'),
  field(
    'ARC-Authentication-Results',
    'RFC 8617 §4.1.1',
    'receiver list',
    'many',
    'arc-results',
    experimental,
  ),
  field('ARC-Message-Signature', 'RFC 8617 §4.1.2', 'receiver list', 'many', 'arc-signature', experimental),
  field('ARC-Seal', 'RFC 8617 §4.1.3', 'receiver list', 'many', 'arc-seal', experimental),
  field('Authentication-Results', 'RFC 8601 §2.2', 'receiver', 'many', 'results'),
  field('Received-SPF', 'RFC 7208 §9.1', 'receiver', 'many', 'spf'),
  field('VBR-Info', 'RFC 5518 §4', 'msa mta', 'many', 'plain'),
  field('Author', 'RFC 9057 §3', 'author list', 'once', 'addresses', experimental),
  field('HP-Outer', 'RFC 9788 §2.2.1', 'mua', 'many', 'plain'),
  field('TLS-Required', 'RFC 8689 §3', 'author', 'once', 'plain'),
  field('TLS-Report-Domain', 'RFC 8460 §5.3', 'robot', 'unsaid', 'plain'),
  field('TLS-Report-Submitter', 'RFC 8460 §5.3', 'robot', 'unsaid', 'plain'),
  field('Require-Recipient-Valid-Since', 'RFC 7293 §3.2', 'author', 'many', 'plain'),
  field('MT-Priority', 'RFC 6758 §4', 'mta', 'once', 'plain'),
  field('CFBL-Address', 'RFC 9477 §3.1', 'msa', 'unsaid', 'path', experimental),
  field('CFBL-Feedback-ID', 'RFC 9477 §3.2', 'msa', 'unsaid', 'plain', experimental),
];

/** What the body is made of: of the letter, and of each of its parts. */
const MIME = [
  field('MIME-Version', 'RFC 2045 §4', 'mua', 'once', 'version'),
  field('Content-Type', 'RFC 2045 §5', 'mua', 'once', 'type'),
  field('Content-Transfer-Encoding', 'RFC 2045 §6', 'mua', 'once', 'encoding'),
  field('Content-ID', 'RFC 2045 §7', 'mua', 'once', 'ids'),
  field('Content-Description', 'RFC 2045 §8', 'author', 'once'),
  field('Content-Disposition', 'RFC 2183 §2', 'mua', 'once', 'disposition'),
  field('Content-Language', 'RFC 3282 §2', 'mua', 'once', 'plain'),
  field('Content-Location', 'RFC 2557 §4.2', 'mua', 'once', 'plain'),
  field('Content-MD5', 'RFC 1864 §2', 'mua', 'once', 'plain'),
  field('Content-Duration', 'RFC 2424 §2', 'mua', 'once', 'plain'),
  field('Content-features', 'RFC 2912 §3', 'mua', 'unsaid', 'plain'),
  field('Content-Alternative', 'RFC 3297 §4', 'mua', 'many', 'plain'),
  field('Content-Translation-Type', 'RFC 8255 §6', 'mua', 'once', 'plain'),
  field('Content-Base', 'RFC 2110 §4.2', 'mua', 'once', 'plain', obsolete),
  field('Base', 'RFC 1808 §3.1', 'mua', 'unsaid', 'plain', obsolete),
];

const LISTS = [
  field('List-ID', 'RFC 2919 §3', 'list', 'once', 'list-id'),
  field('List-Help', 'RFC 2369 §3.1', 'list', 'once', 'urls'),
  field('List-Unsubscribe', 'RFC 2369 §3.2', 'list', 'once', 'urls'),
  field('List-Unsubscribe-Post', 'RFC 8058 §3.1', 'list', 'once', 'one-click'),
  field('List-Subscribe', 'RFC 2369 §3.3', 'list', 'once', 'urls'),
  field('List-Post', 'RFC 2369 §3.4', 'list', 'once', 'urls'),
  field('List-Owner', 'RFC 2369 §3.5', 'list', 'once', 'urls'),
  field('List-Archive', 'RFC 2369 §3.6', 'list', 'once', 'urls'),
  field('Archived-At', 'RFC 5064 §2', 'list', 'many', 'urls'),
  field('X-Archived-At', 'RFC 5064 §2.5', 'list', 'many', 'urls', obsolete),
];

/** What is wished for, what answers, what is reported. */
const WISHES = [
  field('Auto-Submitted', 'RFC 3834 §5', 'robot', 'once', 'auto-submitted'),
  field('Disposition-Notification-To', 'RFC 8098 §2.1', 'author', 'once', 'addresses'),
  field('Disposition-Notification-Options', 'RFC 8098 §2.2', 'mua', 'once', 'plain'),
  field('Original-Recipient', 'RFC 8098 §2.3', 'mda', 'once', 'plain'),
  field('Original-Message-ID', 'RFC 3297 §5', 'mua', 'once', 'ids'),
  field('Original-From', 'RFC 5703 §5', 'mda', 'unsaid', 'addresses'),
  field('Original-Subject', 'RFC 5703 §5', 'mda', 'unsaid'),
  field('Accept-Language', 'RFC 3282 §3', 'mua', 'unsaid', 'plain'),
  field('Importance', 'RFC 4021 §2.1.52', 'author', 'unsaid', 'plain'),
  field('Priority', 'RFC 4021 §2.1.54', 'author', 'unsaid', 'plain'),
  field('Sensitivity', 'RFC 4021 §2.1.55', 'author', 'unsaid', 'plain'),
  field('Reply-By', 'RFC 4021 §2.1.51', 'author', 'unsaid', 'date'),
  field('Delivery-Date', 'RFC 4021 §2.1.48', 'mda gateway', 'unsaid', 'date'),
  field('Supersedes', 'RFC 4021 §2.1.46', 'author', 'unsaid', 'ids'),
  field('Expires', 'draft-ietf-mailmaint-expires', 'author', 'once', 'date'),
  field('Message-Context', 'RFC 3458 §6', 'mua', 'unsaid', 'plain'),
  field('Organization', 'RFC 7681 §4', 'author', 'unsaid'),
  field('Eesst-Version', 'RFC 7681 §4', 'mua', 'unsaid', 'plain'),
  field('Solicitation', 'RFC 3865 §2.5', 'author', 'unsaid', 'plain'),
  field('PICS-Label', 'RFC 4021 §2.1.29', 'author', 'unsaid', 'plain'),
  field('Encrypted', 'RFC 4021 §2.1.24', 'mua', 'unsaid', 'plain', historic),
  field('Encoding', 'RFC 4021 §2.1.30', 'mua', 'unsaid', 'plain', experimental),
  field('SIO-Label', 'RFC 7444 §4', 'mua mta', 'once', 'plain'),
  field('SIO-Label-History', 'RFC 7444 §5', 'mua mta', 'many', 'plain'),
  field('EDIINT-Features', 'RFC 6017 §2', 'mua', 'unsaid', 'plain'),
  field('Jabber-ID', 'RFC 7259 §2', 'author', 'once', 'plain'),
  field('Apparently-To', 'RFC 2076 §3.4', 'mta', 'many', 'addresses', historic),
  field('Errors-To', 'RFC 2076 §3.4', 'list', 'unsaid', 'addresses', historic),
  field('Face', 'IANA "Message Headers"', 'author', 'unsaid', 'plain', own),
  field('X-Face', 'IANA "Message Headers"', 'author', 'unsaid', 'plain', own),
  field('Form-Sub', 'draft-levine-mailbomb-header', 'robot', 'unsaid', 'plain', own),
  field('Privicon', 'draft-koenig-privicons', 'author', 'unsaid', 'plain', own),
  field('Wrong-Recipient', 'draft-ietf-mailmaint-wrong-recipient', 'author', 'unsaid', 'urls', own),
];

/** From X.400, and on the way to it (RFC 2156); their sections are those of the list that registered them. */
const X400 = [
  ['Alternate-Recipient', 40],
  ['Autoforwarded', 61],
  ['Autosubmitted', 60],
  ['Content-Identifier', 47],
  ['Content-Return', 42],
  ['Conversion', 57],
  ['Conversion-With-Loss', 58],
  ['DL-Expansion-History', 39],
  ['Deferred-Delivery', 65],
  ['Discarded-X400-IPMS-Extensions', 62],
  ['Discarded-X400-MTS-Extensions', 63],
  ['Disclose-Recipients', 64],
  ['Expiry-Date', 49],
  ['Generate-Delivery-Report', 43],
  ['Incomplete-Copy', 53],
  ['Language', 56],
  ['Latest-Delivery-Time', 66],
  ['Message-Type', 59],
  ['Obsoletes', 45],
  ['Original-Encoded-Information-Types', 41],
  ['Originator-Return-Address', 67],
  ['Prevent-NonDelivery-Report', 44],
  ['X400-Content-Identifier', 68],
  ['X400-Content-Return', 69],
  ['X400-Content-Type', 70],
  ['X400-MTS-Identifier', 71],
  ['X400-Originator', 72],
  ['X400-Received', 73],
  ['X400-Recipients', 74],
  ['X400-Trace', 75],
] as const;

const MILITARY = [
  'Exempted-Address',
  'Extended-Authorisation-Info',
  'Subject-Indicator-Codes',
  'Handling-Instructions',
  'Message-Instructions',
  'Codress-Message-Indicator',
  'Originator-Reference',
  'Primary-Precedence',
  'Copy-Precedence',
  'Message-Type',
  'Other-Recipients-Indicator-To',
  'Other-Recipients-Indicator-CC',
  'Acp127-Message-Identifier',
  'Originator-PLAD',
] as const;

/** Of addresses and envelopes that were not ASCII; RFC 6857 took all but five of the names back. */
const DOWNGRADED = [
  ['Final-Recipient', 'RFC 6857 §3.1.10'],
  ['In-Reply-To', 'RFC 6857 §3.1.10'],
  ['Message-Id', 'RFC 6857 §3.1.10'],
  ['Original-Recipient', 'RFC 6857 §3.1.10'],
  ['References', 'RFC 6857 §3.1.10'],
  ['Mail-From', 'RFC 5504 §3.1'],
  ['Rcpt-To', 'RFC 5504 §3.1'],
  ['Bcc', 'RFC 5504 §3.2'],
  ['Cc', 'RFC 5504 §3.2'],
  ['Disposition-Notification-To', 'RFC 5504 §3.2'],
  ['From', 'RFC 5504 §3.2'],
  ['Reply-To', 'RFC 5504 §3.2'],
  ['Resent-Bcc', 'RFC 5504 §3.2'],
  ['Resent-Cc', 'RFC 5504 §3.2'],
  ['Resent-From', 'RFC 5504 §3.2'],
  ['Resent-Reply-To', 'RFC 5504 §3.2'],
  ['Resent-Sender', 'RFC 5504 §3.2'],
  ['Resent-To', 'RFC 5504 §3.2'],
  ['Return-Path', 'RFC 5504 §3.2'],
  ['Sender', 'RFC 5504 §3.2'],
  ['To', 'RFC 5504 §3.2'],
] as const;

const CERTIFIED = [
  ['X-Riferimento-Message-ID', 'ids'],
  ['X-Ricevuta', 'plain'],
  ['X-VerificaSicurezza', 'plain'],
  ['X-Trasporto', 'plain'],
  ['X-TipoRicevuta', 'plain'],
  ['X-Mittente', 'plain'],
] as const;

const OF_FAMILIES = [
  ...X400.map(([name, section]) =>
    field(name, `RFC 4021 §2.1.${section}`, 'gateway', 'unsaid', 'plain', { family: 'x400' }),
  ),
  ...MILITARY.map((name, index) =>
    field(`MMHS-${name}`, `RFC 6477 §3.${index + 1}`, 'author gateway', 'unsaid', 'plain', {
      family: 'military',
    }),
  ),
  field('MMHS-Authorizing-Users', 'RFC 7912 §4', 'msa', 'once', 'addresses', { family: 'military' }),
  ...DOWNGRADED.map(([name, rfc]) =>
    field(`Downgraded-${name}`, rfc, 'gateway', 'unsaid', 'text', {
      family: 'downgraded',
      standing: rfc.startsWith('RFC 6857') ? 'standard' : 'obsolete',
    }),
  ),
  ...CERTIFIED.map(([name, kind], index) =>
    field(name, `RFC 6109 §8.1.${index + 1}`, 'gateway robot', 'unsaid', kind, { family: 'certified' }),
  ),
];

/** On no list of mail's fields: programs write them all the same. */
const UNLISTED = [
  field('User-Agent', 'RFC 5536 §3.2.13', 'mua', 'unsaid', 'plain', own),
  field('X-Mailer', 'RFC 2076 §3.4', 'mua', 'unsaid', 'plain', own),
  field('Precedence', 'RFC 3834 §3.1.8', 'list robot', 'unsaid', 'plain', own),
  field('Lines', 'RFC 5536 §3.3.1', 'mua', 'unsaid', 'plain', own),
  field('DomainKey-Signature', 'RFC 4870 §3.3', 'msa mta', 'unsaid', 'plain', historic),
  field('X-Original-To', 'Postfix local(8)', 'mda', 'unsaid', 'path', own),
  field('Envelope-To', 'Exim', 'mda', 'unsaid', 'path', own),
  field('X-Originating-IP', 'webmail', 'msa', 'unsaid', 'plain', own),
  field('X-Received', 'Gmail', 'mta', 'many', 'received', own),
  field('X-Google-DKIM-Signature', 'Gmail', 'msa', 'unsaid', 'signature', own),
  field('X-Priority', 'Outlook and others', 'author', 'unsaid', 'plain', own),
  field('Thread-Topic', 'Outlook', 'mua', 'unsaid', 'text', own),
  field('Thread-Index', 'Outlook', 'mua', 'unsaid', 'plain', own),
  field('X-Spam-Status', 'SpamAssassin', 'receiver', 'unsaid', 'plain', own),
  field('X-Spam-Flag', 'SpamAssassin', 'receiver', 'unsaid', 'plain', own),
  field('X-Spam-Score', 'SpamAssassin and others', 'receiver', 'unsaid', 'plain', own),
  field('X-Spam-Level', 'SpamAssassin', 'receiver', 'unsaid', 'plain', own),
  field('X-BeenThere', 'Mailman', 'list', 'many', 'plain', own),
  field('X-Virus-Scanned', 'amavis and others', 'receiver', 'unsaid', 'plain', own),
  field('X-Loop', 'procmail and others', 'robot list', 'unsaid', 'plain', own),
  field('Feedback-ID', 'Gmail', 'msa', 'unsaid', 'plain', own),
  field('X-Mailman-Version', 'Mailman', 'list', 'unsaid', 'plain', own),
];

export const HEADER_FIELDS: readonly HeaderField[] = [
  ...MESSAGE,
  ...VOUCHING,
  ...MIME,
  ...LISTS,
  ...WISHES,
  ...OF_FAMILIES,
  ...UNLISTED,
];

const BY_NAME: ReadonlyMap<string, HeaderField> = new Map(
  HEADER_FIELDS.map((row) => [row.name.toLowerCase(), row]),
);

/** The row of a field by its name, whatever its case; undefined for one that nobody here knows. */
export const headerField = (name: string): HeaderField | undefined => BY_NAME.get(name.trim().toLowerCase());

/** The sentence of a field: its own, or its family's. */
export const saidOfField = ({ name, family }: HeaderField): Said =>
  family ? { id: `letterFamily.${family}` } : { id: `letterField.${name.toLowerCase()}` };

export const fieldEntryId = (name: string): string => `field-${name.toLowerCase()}`;

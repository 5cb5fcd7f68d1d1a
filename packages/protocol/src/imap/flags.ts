/** System flags (RFC 3501 §2.3.2), items of STORE, items of STATUS, attributes of LIST. */

export interface FlagRow {
  rfc: string;
  rev2?: 'deprecated';
}

export const SYSTEM_FLAGS = {
  '\\Seen': { rfc: 'RFC 3501 §2.3.2' },
  '\\Answered': { rfc: 'RFC 3501 §2.3.2' },
  '\\Flagged': { rfc: 'RFC 3501 §2.3.2' },
  '\\Deleted': { rfc: 'RFC 3501 §2.3.2' },
  '\\Draft': { rfc: 'RFC 3501 §2.3.2' },
  '\\Recent': { rfc: 'RFC 3501 §2.3.2', rev2: 'deprecated' },
  /** Of PERMANENTFLAGS only: new keywords may be made. */
  '\\*': { rfc: 'RFC 3501 §7.1' },
} as const satisfies Record<string, FlagRow>;
export type SystemFlag = keyof typeof SYSTEM_FLAGS;

/** The flag as the standard writes it; undefined where it is none of its own. */
export const systemFlagOf = (text: string): SystemFlag | undefined =>
  (Object.keys(SYSTEM_FLAGS) as SystemFlag[]).find((flag) => flag.toLowerCase() === text.toLowerCase());

export const STORE_ITEMS = {
  FLAGS: 'RFC 3501 §6.4.6',
  'FLAGS.SILENT': 'RFC 3501 §6.4.6',
  '+FLAGS': 'RFC 3501 §6.4.6',
  '+FLAGS.SILENT': 'RFC 3501 §6.4.6',
  '-FLAGS': 'RFC 3501 §6.4.6',
  '-FLAGS.SILENT': 'RFC 3501 §6.4.6',
} as const;
export type StoreItem = keyof typeof STORE_ITEMS;

export const storeItemOf = (text: string): StoreItem | undefined =>
  Object.hasOwn(STORE_ITEMS, text.toUpperCase()) ? (text.toUpperCase() as StoreItem) : undefined;

export interface StatusItemRow {
  rfc: string;
  rev2?: 'deprecated' | 'base';
  capability?: string;
}

export const STATUS_ITEMS = {
  MESSAGES: { rfc: 'RFC 3501 §6.3.10' },
  RECENT: { rfc: 'RFC 3501 §6.3.10', rev2: 'deprecated' },
  UIDNEXT: { rfc: 'RFC 3501 §6.3.10' },
  UIDVALIDITY: { rfc: 'RFC 3501 §6.3.10' },
  UNSEEN: { rfc: 'RFC 3501 §6.3.10' },
  SIZE: { rfc: 'RFC 8438 §3', capability: 'STATUS=SIZE', rev2: 'base' },
  DELETED: { rfc: 'RFC 9051 §6.3.11', capability: 'IMAP4rev2', rev2: 'base' },
  HIGHESTMODSEQ: { rfc: 'RFC 7162 §3.1.7', capability: 'CONDSTORE' },
  MAILBOXID: { rfc: 'RFC 8474 §4.3', capability: 'OBJECTID' },
  APPENDLIMIT: { rfc: 'RFC 7889 §3.1', capability: 'APPENDLIMIT' },
  'DELETED-STORAGE': { rfc: 'RFC 9208 §4.1.4', capability: 'QUOTA=RES-STORAGE' },
} as const satisfies Record<string, StatusItemRow>;
export type StatusItem = keyof typeof STATUS_ITEMS;

export const statusItemOf = (text: string): StatusItem | undefined =>
  Object.hasOwn(STATUS_ITEMS, text.toUpperCase()) ? (text.toUpperCase() as StatusItem) : undefined;

/** IANA, "IMAP Mailbox Name Attributes", without those of JMAP alone. */
export const MAILBOX_ATTRIBUTES = {
  '\\All': 'RFC 6154 §2',
  '\\Archive': 'RFC 6154 §2',
  '\\Drafts': 'RFC 6154 §2',
  '\\Flagged': 'RFC 6154 §2',
  '\\HasChildren': 'RFC 5258 §4',
  '\\HasNoChildren': 'RFC 5258 §4',
  '\\Important': 'RFC 8457 §3',
  '\\Junk': 'RFC 6154 §2',
  '\\Marked': 'RFC 3501 §7.2.2',
  '\\Memos': 'RFC 9979',
  '\\NoInferiors': 'RFC 3501 §7.2.2',
  '\\NonExistent': 'RFC 5258 §3',
  '\\Noselect': 'RFC 3501 §7.2.2',
  '\\Remote': 'RFC 5258 §3.1',
  '\\Scheduled': 'RFC 9979',
  '\\Sent': 'RFC 6154 §2',
  '\\Snoozed': 'RFC 9979',
  '\\Subscribed': 'RFC 5258 §3.1',
  '\\Trash': 'RFC 6154 §2',
  '\\Unmarked': 'RFC 3501 §7.2.2',
} as const;
export type MailboxAttribute = keyof typeof MAILBOX_ATTRIBUTES;

/** IANA, "IMAP and JMAP Keywords", without those of JMAP alone. */
export const KEYWORDS = {
  $MDNSent: 'RFC 3503 §3',
  $Forwarded: 'RFC 5550 §5.9',
  $SubmitPending: 'RFC 5550 §5.10',
  $Submitted: 'RFC 5550 §5.10',
  $Junk: 'RFC 9051 §2.3.2',
  $NotJunk: 'RFC 9051 §2.3.2',
  $Phishing: 'RFC 9051 §2.3.2',
  $Important: 'RFC 8457 §2',
  $autosent: 'RFC 9979',
  $canunsubscribe: 'RFC 9979',
  $followed: 'RFC 9979',
  $hasattachment: 'RFC 9979',
  $hasmemo: 'RFC 9979',
  $hasnoattachment: 'RFC 9979',
  $imported: 'RFC 9979',
  $istrusted: 'RFC 9979',
  $MailFlagBit0: 'RFC 9979',
  $MailFlagBit1: 'RFC 9979',
  $MailFlagBit2: 'RFC 9979',
  $maskedemail: 'RFC 9979',
  $memo: 'RFC 9979',
  $muted: 'RFC 9979',
  $new: 'RFC 9979',
  $notify: 'RFC 9979',
  $unsubscribed: 'RFC 9979',
} as const;
export type Keyword = keyof typeof KEYWORDS;

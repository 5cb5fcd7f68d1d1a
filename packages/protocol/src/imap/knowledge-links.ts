/** What the entries of IMAP are looked for by, and what is worth reading next. Ids are those of `knowledge.ts`. */
import type { CapabilityId } from './capabilities.ts';
import type { ImapVerb } from './commands.ts';
import type { FetchItemId } from './fetch-items.ts';
import type { SystemFlag } from './flags.ts';
import type { ResponseCodeId } from './response-codes.ts';
import type { ResponseId } from './responses.ts';
import type { SearchKeyId } from './search-keys.ts';

type Links = readonly string[];

export const COMMAND_MORE: Readonly<Record<ImapVerb, { also: Links; related: Links }>> = {
  CAPABILITY: {
    also: ['capabilities', 'help'],
    related: ['imap-data-capability', 'imap-code-capability', 'ehlo'],
  },
  NOOP: { also: ['poll', 'keep alive'], related: ['imap-idle', 'imap-data-exists'] },
  LOGOUT: { also: ['quit', 'goodbye'], related: ['imap-bye', 'imap-close', 'imap-expunge'] },
  STARTTLS: {
    also: ['tls', 'encrypt'],
    related: ['imap-capa-starttls', 'imap-capa-logindisabled', '993', 'starttls'],
  },
  AUTHENTICATE: {
    also: ['sasl', 'auth', 'login'],
    related: ['imap-capa-auth', 'imap-capa-sasl-ir', 'sasl-plain'],
  },
  LOGIN: {
    also: ['user', 'password', 'log in'],
    related: ['imap-authenticate', 'imap-code-authenticationfailed', 'imap-capa-logindisabled'],
  },
  SELECT: {
    also: ['open', 'mailbox'],
    related: ['imap-examine', 'imap-close', 'imap-data-exists', 'imap-code-uidnext'],
  },
  EXAMINE: { also: ['open', 'read-only'], related: ['imap-select', 'imap-code-read-only'] },
  CREATE: {
    also: ['new mailbox', 'folder'],
    related: ['imap-delete', 'imap-code-trycreate', 'imap-capa-create-special-use'],
  },
  DELETE: {
    also: ['remove mailbox', 'folder'],
    related: ['imap-create', 'imap-expunge', 'imap-code-haschildren'],
  },
  RENAME: { also: ['folder'], related: ['imap-create', 'imap-list'] },
  SUBSCRIBE: { also: ['folder'], related: ['imap-unsubscribe', 'imap-lsub'] },
  UNSUBSCRIBE: { also: ['folder'], related: ['imap-subscribe', 'imap-lsub'] },
  LIST: {
    also: ['mailboxes', 'folders'],
    related: ['imap-data-list', 'imap-capa-special-use', 'imap-lsub', 'imap-namespace'],
  },
  LSUB: { also: ['subscribed'], related: ['imap-list', 'imap-subscribe', 'imap-attribute-subscribed'] },
  STATUS: { also: ['count', 'unread'], related: ['imap-data-status', 'imap-status-unseen', 'imap-select'] },
  APPEND: {
    also: ['upload', 'literal', 'save a letter'],
    related: ['imap-code-appenduid', 'imap-capa-literal-plus', 'imap-go-on'],
  },
  CHECK: { also: ['checkpoint'], related: ['imap-noop'] },
  CLOSE: { also: ['expunge', 'leave'], related: ['imap-unselect', 'imap-expunge', 'imap-flag-deleted'] },
  EXPUNGE: {
    also: ['delete for good', 'purge'],
    related: ['imap-flag-deleted', 'imap-data-expunge', 'imap-close', 'imap-uid'],
  },
  SEARCH: { also: ['find'], related: ['imap-data-search', 'imap-key-unseen', 'imap-key-from', 'imap-sort'] },
  FETCH: {
    also: ['read', 'download', 'retrieve'],
    related: ['imap-item-body-section', 'imap-item-body.peek', 'imap-data-fetch', 'imap-uid'],
  },
  STORE: { also: ['flag', 'mark'], related: ['imap-store-add', 'imap-flag-seen', 'imap-flag-deleted'] },
  COPY: { also: ['copy a letter'], related: ['imap-move', 'imap-code-copyuid', 'imap-code-trycreate'] },
  IDLE: { also: ['push', 'done', 'wait'], related: ['imap-noop', 'imap-go-on', 'imap-data-exists'] },
  NAMESPACE: { also: ['prefix', 'delimiter'], related: ['imap-data-namespace', 'imap-list'] },
  ID: { also: ['program', 'version'], related: ['imap-data-id'] },
  ENABLE: { also: ['extension'], related: ['imap-data-enabled'] },
  MOVE: { also: ['move a letter'], related: ['imap-copy', 'imap-expunge'] },
  UNSELECT: { also: ['close', 'leave'], related: ['imap-close'] },
  SORT: { also: ['order'], related: ['imap-search', 'imap-thread'] },
  THREAD: { also: ['conversation'], related: ['imap-search', 'imap-sort'] },
  GETQUOTA: { also: ['quota', 'room'], related: ['imap-getquotaroot', 'imap-code-overquota'] },
  GETQUOTAROOT: { also: ['quota', 'room'], related: ['imap-getquota'] },
  SETQUOTA: { also: ['quota', 'room'], related: ['imap-getquota'] },
  SETACL: { also: ['rights', 'share'], related: ['imap-getacl', 'imap-myrights'] },
  DELETEACL: { also: ['rights'], related: ['imap-setacl'] },
  GETACL: { also: ['rights'], related: ['imap-setacl', 'imap-myrights'] },
  LISTRIGHTS: { also: ['rights'], related: ['imap-setacl'] },
  MYRIGHTS: { also: ['rights'], related: ['imap-getacl', 'imap-code-noperm'] },
  GETMETADATA: { also: ['notes', 'annotation'], related: ['imap-setmetadata', 'imap-code-metadata'] },
  SETMETADATA: { also: ['notes', 'annotation'], related: ['imap-getmetadata'] },
  COMPRESS: { also: ['deflate'], related: ['imap-code-compressionactive'] },
  UNAUTHENTICATE: { also: ['log out'], related: ['imap-logout'] },
  NOTIFY: { also: ['push', 'events'], related: ['imap-idle', 'imap-code-badevent'] },
  LANGUAGE: { also: ['language'], related: [] },
  REPLACE: { also: ['draft'], related: ['imap-append'] },
  ESEARCH: { also: ['search', 'several mailboxes'], related: ['imap-search', 'imap-data-esearch'] },
};

export const RESPONSE_NEXT: Readonly<Record<ResponseId, Links>> = {
  OK: ['imap-no', 'imap-bad'],
  NO: ['imap-ok', 'imap-bad', 'imap-code-authenticationfailed', 'imap-code-nonexistent'],
  BAD: ['imap-no', 'imap-ok'],
  PREAUTH: ['imap-state-authenticated', 'imap-ok'],
  BYE: ['imap-logout', 'imap-state-logout'],
  '+': ['imap-append', 'imap-authenticate', 'imap-idle', 'imap-capa-literal-plus'],
  CAPABILITY: ['imap-capability', 'imap-code-capability'],
  LIST: ['imap-list', 'imap-attribute-noselect', 'imap-attribute-sent'],
  LSUB: ['imap-lsub', 'imap-data-list'],
  STATUS: ['imap-status', 'imap-status-messages'],
  SEARCH: ['imap-search', 'imap-data-esearch'],
  FLAGS: ['imap-select', 'imap-code-permanentflags', 'imap-flag-seen'],
  EXISTS: ['imap-select', 'imap-data-recent', 'imap-data-expunge'],
  RECENT: ['imap-data-exists', 'imap-flag-recent'],
  EXPUNGE: ['imap-expunge', 'imap-data-exists'],
  FETCH: ['imap-fetch', 'imap-store', 'imap-item-flags'],
  ESEARCH: ['imap-capa-esearch', 'imap-search', 'imap-data-search'],
  ENABLED: ['imap-enable'],
  NAMESPACE: ['imap-namespace'],
  ID: ['imap-id'],
};

export const CODE_NEXT: Readonly<Partial<Record<ResponseCodeId, Links>>> = {
  CAPABILITY: ['imap-capability', 'imap-data-capability'],
  BADCHARSET: ['imap-search'],
  PERMANENTFLAGS: ['imap-flag-any', 'imap-data-flags', 'imap-store'],
  'READ-ONLY': ['imap-examine', 'imap-code-read-write'],
  'READ-WRITE': ['imap-select', 'imap-code-read-only'],
  TRYCREATE: ['imap-create', 'imap-copy', 'imap-append'],
  UIDNEXT: ['imap-uid', 'imap-code-uidvalidity'],
  UIDVALIDITY: ['imap-uid', 'imap-code-uidnext', 'imap-code-uidnotsticky'],
  UNSEEN: ['imap-key-unseen', 'imap-select'],
  UIDNOTSTICKY: ['imap-code-uidvalidity', 'imap-capa-uidplus'],
  APPENDUID: ['imap-append', 'imap-capa-uidplus'],
  COPYUID: ['imap-copy', 'imap-move', 'imap-capa-uidplus'],
  'UNKNOWN-CTE': ['imap-item-binary-section'],
  HIGHESTMODSEQ: ['imap-capa-condstore', 'imap-item-modseq'],
  NOMODSEQ: ['imap-capa-condstore'],
  MODIFIED: ['imap-capa-condstore', 'imap-store'],
  COMPRESSIONACTIVE: ['imap-compress'],
  CLOSED: ['imap-select', 'imap-capa-qresync'],
  UNAVAILABLE: ['imap-no', 'imap-code-serverbug'],
  AUTHENTICATIONFAILED: ['imap-login', 'imap-authenticate', 'imap-code-expired', '535'],
  AUTHORIZATIONFAILED: ['imap-authenticate', 'imap-code-authenticationfailed'],
  EXPIRED: ['imap-login', 'imap-code-authenticationfailed'],
  PRIVACYREQUIRED: ['imap-starttls', 'imap-capa-logindisabled'],
  NOPERM: ['imap-myrights', 'imap-code-cannot'],
  OVERQUOTA: ['imap-expunge', 'imap-getquota', '552'],
  LIMIT: ['imap-code-overquota'],
  ALREADYEXISTS: ['imap-create', 'imap-rename'],
  NONEXISTENT: ['imap-list', 'imap-code-trycreate'],
  HASCHILDREN: ['imap-delete'],
  USEATTR: ['imap-create', 'imap-capa-create-special-use'],
  EXPUNGEISSUED: ['imap-noop', 'imap-data-expunge'],
  REFERRAL: ['imap-capa-login-referrals', 'imap-capa-mailbox-referrals'],
};

export const CAPABILITY_NEXT: Readonly<Partial<Record<CapabilityId, Links>>> = {
  'AUTH=': ['imap-authenticate', 'sasl-plain', 'sasl-cram-md5'],
  CHILDREN: ['imap-attribute-haschildren'],
  CONDSTORE: ['imap-item-modseq', 'imap-code-highestmodseq', 'imap-capa-qresync'],
  'CREATE-SPECIAL-USE': ['imap-create', 'imap-capa-special-use'],
  ESEARCH: ['imap-search', 'imap-data-esearch'],
  IMAP4REV1: ['imap-capa-imap4rev2'],
  IMAP4REV2: ['imap-capa-imap4rev1'],
  'LIST-EXTENDED': ['imap-list'],
  'LIST-STATUS': ['imap-list', 'imap-status'],
  'LITERAL+': ['imap-append', 'imap-go-on', 'imap-capa-literal-minus'],
  'LITERAL-': ['imap-append', 'imap-go-on', 'imap-capa-literal-plus'],
  LOGINDISABLED: ['imap-login', 'imap-starttls', 'imap-code-privacyrequired'],
  QRESYNC: ['imap-capa-condstore', 'imap-code-closed'],
  'SASL-IR': ['imap-authenticate'],
  'SPECIAL-USE': ['imap-list', 'imap-attribute-sent', 'imap-attribute-drafts'],
  STARTTLS: ['imap-starttls', '993'],
  UIDPLUS: ['imap-uid', 'imap-code-appenduid', 'imap-code-copyuid'],
};

/** What stands in a list of capabilities, for names that have a value. */
export const CAPABILITY_FULL: Readonly<Partial<Record<CapabilityId, string>>> = {
  'AUTH=': 'AUTH=PLAIN',
  'IMAPSIEVE=': 'IMAPSIEVE=sieve://mail.campus.test',
  'MESSAGELIMIT=': 'MESSAGELIMIT=1000',
  'SAVELIMIT=': 'SAVELIMIT=1000',
  'QUOTA=': 'QUOTA=RES-STORAGE',
  'RIGHTS=': 'RIGHTS=kxte',
  THREAD: 'THREAD=REFERENCES',
};

export const FLAG_NEXT: Readonly<Record<SystemFlag, Links>> = {
  '\\Seen': ['imap-key-unseen', 'imap-item-body.peek', 'imap-store-add'],
  '\\Answered': ['imap-key-answered', 'imap-store-add'],
  '\\Flagged': ['imap-key-flagged', 'imap-store-add'],
  '\\Deleted': ['imap-expunge', 'imap-close', 'imap-key-deleted'],
  '\\Draft': ['imap-key-draft', 'imap-append'],
  '\\Recent': ['imap-data-recent', 'imap-key-recent'],
  '\\*': ['imap-code-permanentflags'],
};

export const ITEM_NEXT: Readonly<Partial<Record<FetchItemId, Links>>> = {
  FLAGS: ['imap-store', 'imap-flag-seen'],
  ENVELOPE: ['imap-item-body.peek', 'field-from', 'field-subject'],
  UID: ['imap-uid', 'imap-code-uidvalidity'],
  BODY: ['imap-item-bodystructure'],
  BODYSTRUCTURE: ['field-content-type', 'imap-item-body-section'],
  'BODY[]': ['imap-item-body.peek', 'imap-flag-seen'],
  'BODY.PEEK[]': ['imap-item-body-section', 'imap-flag-seen'],
  RFC822: ['imap-item-body-section'],
  'RFC822.HEADER': ['imap-item-body.peek'],
  'RFC822.TEXT': ['imap-item-body-section'],
  MODSEQ: ['imap-capa-condstore'],
  'BINARY[]': ['imap-item-binary.peek', 'imap-capa-binary'],
};

export const KEY_NEXT: Readonly<Partial<Record<SearchKeyId, Links>>> = {
  SEEN: ['imap-flag-seen', 'imap-key-unseen'],
  UNSEEN: ['imap-flag-seen', 'imap-key-seen'],
  DELETED: ['imap-flag-deleted'],
  UNDELETED: ['imap-flag-deleted'],
  FLAGGED: ['imap-flag-flagged'],
  ANSWERED: ['imap-flag-answered'],
  DRAFT: ['imap-flag-draft'],
  RECENT: ['imap-flag-recent'],
  KEYWORD: ['imap-key-unkeyword'],
  UID: ['imap-uid'],
  SINCE: ['imap-key-before', 'imap-key-sentsince'],
  BEFORE: ['imap-key-since', 'imap-key-sentbefore'],
  SENTSINCE: ['imap-key-since'],
  FROM: ['imap-key-to', 'imap-key-subject'],
  SUBJECT: ['imap-key-text', 'imap-key-from'],
  TEXT: ['imap-key-body', 'imap-key-subject'],
  OR: ['imap-key-not'],
  NOT: ['imap-key-or'],
};

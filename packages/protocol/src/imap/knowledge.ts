/**
 * What the reference knows of IMAP: states, commands, responses, response codes, capabilities, flags, keywords, attributes of
 * mailboxes, and the items of FETCH, STORE, STATUS and SEARCH. Words are in the book `imap`, under `said`.
 */
import type { SpokenEntry, Standing } from '../knowledge/entry.ts';
import { CAPABILITIES, type Capability, type CapabilityId, capabilityId } from './capabilities.ts';
import { IMAP_VERBS, type ImapState, type ImapVerb, imapCommand } from './commands.ts';
import {
  FETCH_ITEMS,
  FETCH_MACROS,
  type FetchItem,
  type FetchItemId,
  type FetchMacro,
} from './fetch-items.ts';
import {
  KEYWORDS,
  type Keyword,
  MAILBOX_ATTRIBUTES,
  type MailboxAttribute,
  STATUS_ITEMS,
  STORE_ITEMS,
  type StatusItem,
  type StatusItemRow,
  type StoreItem,
  SYSTEM_FLAGS,
  type SystemFlag,
} from './flags.ts';
import {
  CAPABILITY_FULL,
  CAPABILITY_NEXT,
  CODE_NEXT,
  COMMAND_MORE,
  FLAG_NEXT,
  ITEM_NEXT,
  KEY_NEXT,
  RESPONSE_NEXT,
} from './knowledge-links.ts';
import { RESPONSE_CODES, type ResponseCode, type ResponseCodeId } from './response-codes.ts';
import { RESPONSES, type ResponseId, type ResponseRow } from './responses.ts';
import { SEARCH_KEYS, type SearchKey, type SearchKeyId } from './search-keys.ts';

export const IMAP_FAMILIES = [
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
export type ImapFamilyId = (typeof IMAP_FAMILIES)[number];

export interface ImapEntry extends SpokenEntry {
  family: ImapFamilyId;
  book: 'imap';
  /** A line of this kind, with a tag where the client says it. */
  example: string;
  /** Of commands: as its document writes it, without the tag. */
  syntax?: string;
  /** Of commands: where they may be said. */
  states?: readonly ImapState[];
  /** Not every server of IMAP4rev1 has it: the capability that offers it. */
  capability?: string;
  /** Of commands: every server of IMAP4rev1 has to have it. */
  required?: boolean;
  /** What IMAP4rev2 has done with it (RFC 9051 §E): group `imapRev2` of the book. */
  rev2?: 'base' | 'deprecated' | 'removed';
  /** Of search keys: what has to follow. */
  wants?: SearchKey['wants'];
  /** Of FETCH items: it marks the letter as read. */
  seen?: boolean;
}

/** Documents whose sections were read while the tables were made. */
const READ: ReadonlySet<string> = new Set(
  [
    2060, 2177, 2193, 2221, 2342, 2971, 3348, 3501, 3502, 3503, 3516, 3691, 4314, 4315, 4467, 4469, 4731,
    4959, 4978, 5032, 5161, 5182, 5255, 5256, 5258, 5259, 5267, 5464, 5465, 5466, 5524, 5530, 5550, 5819,
    5957, 6154, 6203, 6851, 7162, 7377, 7888, 7889, 8437, 8438, 8440, 8457, 8474, 8508, 8514, 8970, 9051,
    9208,
  ].map((number) => `RFC ${number}`),
);

/** Where a document's section was not read, the document alone is cited. */
const isRead = (rfc: string): boolean => rfc.includes('§') && READ.has(rfc.split(' §')[0] ?? '');

const slug = (text: string): string =>
  text
    .toLowerCase()
    .replace(/^(body|binary)\[\]$/, '$1-section')
    .replace(/^quota=$/, 'quota-resource')
    .replace(/\[\]/g, '')
    .replace(/\+$/, '-plus')
    .replace(/-$/, '-minus')
    .replace(/=$/, '')
    .replace(/^\\\*$/, 'any')
    .replace(/[^a-z0-9.-]+/g, '-')
    .replace(/^-|-$/g, '');

const entry = (
  family: ImapFamilyId,
  id: string,
  title: string,
  rfc: string,
  said: string,
  example: string,
  more: Partial<Omit<ImapEntry, 'family' | 'id' | 'title' | 'rfc' | 'said' | 'example'>> = {},
): ImapEntry => ({
  family,
  id: `imap-${id}`,
  title,
  rfc,
  standing: 'standard',
  related: [],
  book: 'imap',
  example,
  ...(isRead(rfc) ? {} : { confirmed: false as const }),
  ...more,
  also: ['imap', ...(more.also ?? [])],
  said: { id: said, ...(said.startsWith('imapCode.') ? { params: { rest: '' } } : {}) },
});

const rows = <Id extends string, Row>(table: Readonly<Record<Id, Row>>): [Id, Row][] =>
  Object.entries(table) as [Id, Row][];

const maybe = <Key extends string, Value>(key: Key, value: Value | undefined): { [K in Key]?: Value } =>
  (value === undefined ? {} : { [key]: value }) as { [K in Key]?: Value };

const PLACES: Readonly<
  Record<Exclude<ImapState, 'closed'>, { rfc: string; related: readonly string[]; example: string }>
> = {
  'not-authenticated': {
    rfc: 'RFC 3501 §3.1',
    related: ['imap-login', 'imap-authenticate', 'imap-starttls', 'imap-state-authenticated'],
    example: '* OK Dovecot ready.',
  },
  authenticated: {
    rfc: 'RFC 3501 §3.2',
    related: ['imap-select', 'imap-list', 'imap-state-selected'],
    example: 'a1 OK Logged in',
  },
  selected: {
    rfc: 'RFC 3501 §3.3',
    related: ['imap-fetch', 'imap-store', 'imap-close', 'imap-state-logout'],
    example: 'a2 OK [READ-WRITE] Select completed',
  },
  logout: { rfc: 'RFC 3501 §3.4', related: ['imap-logout', 'imap-bye'], example: '* BYE Logging out' },
};

const places = rows(PLACES).map(([state, { rfc, related, example }]) =>
  entry('imap-state', `state-${state}`, state, rfc, `imapPlace.${state}`, example, {
    related,
    also: ['state'],
  }),
);

const capabilityEntryId = (id: string): string => `imap-capa-${slug(id)}`;

const commands = IMAP_VERBS.map((verb: ImapVerb) => {
  const { syntax, states, capability, rev2, example, rfc } = imapCommand(verb);
  const { also, related } = COMMAND_MORE[verb];
  return entry('imap-command', slug(verb), verb, rfc, `imapVerb.${verb}`, `a1 ${example}`, {
    also,
    related: [...related, ...(capability === undefined ? [] : [capabilityEntryId(capability)])],
    syntax,
    states,
    required: capability === undefined,
    ...maybe('capability', capability),
    ...maybe('rev2', rev2),
  });
});
const uid = entry('imap-command', 'uid', 'UID', 'RFC 3501 §6.4.8', 'imapVerb.UID', 'a1 UID FETCH 5 FLAGS', {
  also: ['unique identifier', 'lasting number', 'uid fetch', 'uid store', 'uid search', 'uid copy'],
  related: ['imap-fetch', 'imap-item-uid', 'imap-code-uidvalidity', 'imap-capa-uidplus'],
  syntax: 'UID (COPY | FETCH | STORE | SEARCH | EXPUNGE | MOVE) arguments',
  states: ['selected'],
  required: true,
});

const responses = rows<ResponseId, ResponseRow>(RESPONSES).map(([id, { rfc, example, rev2 }]) =>
  entry('imap-response', responseSlug(id), id, rfc, `imapResponse.${id}`, example, {
    also: ['response', 'untagged'],
    related: RESPONSE_NEXT[id],
    ...maybe('rev2', rev2),
  }),
);

/** Several are called as the command that they answer. */
function responseSlug(id: ResponseId): string {
  if (id === '+') return 'go-on';
  return /^(?:OK|NO|BAD|BYE|PREAUTH)$/.test(id) ? slug(id) : `data-${slug(id)}`;
}

const CODE_EXAMPLE: Readonly<Record<ResponseCode['of'], (code: string) => string>> = {
  mailbox: (code) => `* OK [${code}] about the mailbox`,
  refusal: (code) => `a1 NO [${code}] not done`,
  result: (code) => `a1 OK [${code}] done`,
  any: (code) => `* OK [${code}] text`,
};

/** Codes that have more than a name. */
const CODE_FULL: Readonly<Partial<Record<ResponseCodeId, string>>> = {
  UIDNEXT: 'UIDNEXT 4',
  UIDVALIDITY: 'UIDVALIDITY 1795640486',
  UNSEEN: 'UNSEEN 1',
  PERMANENTFLAGS: 'PERMANENTFLAGS (\\Deleted \\Seen \\*)',
  CAPABILITY: 'CAPABILITY IMAP4rev1 STARTTLS',
  APPENDUID: 'APPENDUID 1795640500 1',
  COPYUID: 'COPYUID 1795640496 5 1',
  HIGHESTMODSEQ: 'HIGHESTMODSEQ 4',
};

/** Their first sentence needs the value that a server gave. */
const WITH_VALUE: ReadonlySet<ResponseCodeId> = new Set(['UIDNEXT', 'UNSEEN']);

const codes = rows<ResponseCodeId, ResponseCode>(RESPONSE_CODES).map(([id, { rfc, of, standing, rev2 }]) =>
  entry(
    'imap-response-code',
    `code-${slug(id)}`,
    `[${id}]`,
    rfc,
    `imapCode.${id}.${WITH_VALUE.has(id) ? 'body' : 'head'}`,
    CODE_EXAMPLE[of](CODE_FULL[id] ?? id),
    {
      also: [id.toLowerCase(), 'response code'],
      related: CODE_NEXT[id] ?? (of === 'refusal' ? ['imap-no'] : ['imap-ok']),
      ...maybe('standing', standing as Standing | undefined),
      ...maybe('rev2', rev2),
    },
  ),
);

const capabilities = rows<CapabilityId, Capability>(CAPABILITIES).map(([id, { rfc, standing, rev2 }]) => {
  const adds = [
    ...IMAP_VERBS.filter((verb) => capabilityId(imapCommand(verb).capability ?? '') === id).map(
      (verb) => `imap-${slug(verb)}`,
    ),
    ...(CAPABILITY_NEXT[id] ?? []),
  ];
  return entry(
    'imap-capability',
    `capa-${slug(id)}`,
    id,
    rfc,
    `imapCapability.${id}`,
    `* CAPABILITY IMAP4rev1 ${CAPABILITY_FULL[id] ?? id}`,
    {
      also: ['capability', id.toLowerCase()],
      related: [...new Set([...adds, 'imap-capability'])],
      ...maybe('standing', standing as Standing | undefined),
      ...maybe('rev2', rev2),
    },
  );
});

const flags = rows<SystemFlag, { rfc: string; rev2?: 'deprecated' }>(SYSTEM_FLAGS).map(
  ([id, { rfc, rev2 }]) =>
    entry('imap-flag', `flag-${slug(id)}`, id, rfc, `imapFlag.${id}`, `* 1 FETCH (FLAGS (${id}))`, {
      also: ['flag', ...(id === '\\*' ? [] : [id.slice(1).toLowerCase()])],
      related: FLAG_NEXT[id],
      ...maybe('rev2', rev2),
    }),
);

const keywords = rows<Keyword, string>(KEYWORDS).map(([id, rfc]) =>
  entry('imap-keyword', `keyword-${slug(id)}`, id, rfc, `imapKeyword.${id}`, `a1 STORE 1 +FLAGS (${id})`, {
    also: ['keyword', 'flag', id.slice(1).toLowerCase()],
    related: ['imap-store', 'imap-code-permanentflags'],
  }),
);

const attributes = rows<MailboxAttribute, string>(MAILBOX_ATTRIBUTES).map(([id, rfc]) =>
  entry(
    'imap-attribute',
    `attribute-${slug(id)}`,
    id,
    rfc,
    `imapAttribute.${id}`,
    `* LIST (${id}) "/" Name`,
    {
      also: ['mailbox attribute', 'special use', id.slice(1).toLowerCase()],
      related: [
        'imap-list',
        ...(rfc.startsWith('RFC 6154') ? ['imap-capa-special-use'] : ['imap-data-list']),
      ],
    },
  ),
);

const items = rows<FetchItemId, FetchItem>(FETCH_ITEMS).map(([id, row]) =>
  entry('imap-fetch-item', `item-${slug(id)}`, id, row.rfc, `imapItem.${id}`, `a1 FETCH 1 ${id}`, {
    also: ['fetch item', ...(id.endsWith('[]') ? [id.slice(0, -2).toLowerCase()] : [])],
    related: ['imap-fetch', ...(ITEM_NEXT[id] ?? [])],
    seen: row.seen === true,
    ...maybe('capability', row.capability),
    ...maybe('rev2', row.rev2),
  }),
);

const macros = rows<FetchMacro, string>(FETCH_MACROS).map(([id]) =>
  entry('imap-fetch-item', `item-${slug(id)}`, id, 'RFC 3501 §6.4.5', `imapItem.${id}`, `a1 FETCH 1 ${id}`, {
    also: ['fetch macro'],
    related: ['imap-fetch', 'imap-item-flags', 'imap-item-envelope'],
  }),
);

const stores = rows<StoreItem, string>(STORE_ITEMS).map(([id, rfc]) => {
  const how = id.startsWith('+') ? 'add' : id.startsWith('-') ? 'remove' : 'set';
  const name = `store-${how}${id.endsWith('SILENT') ? '-silent' : ''}`;
  return entry('imap-store-item', name, id, rfc, `imapStoreItem.${id}`, `a1 STORE 1 ${id} (\\Seen)`, {
    also: ['store item'],
    related: ['imap-store', 'imap-flag-seen', 'imap-flag-deleted'],
  });
});

const statuses = rows<StatusItem, StatusItemRow>(STATUS_ITEMS).map(([id, { rfc, capability, rev2 }]) =>
  entry(
    'imap-status-item',
    `status-${slug(id)}`,
    id,
    rfc,
    `imapStatusItem.${id}`,
    `a1 STATUS INBOX (${id})`,
    {
      also: ['status item'],
      related: ['imap-status', 'imap-data-status'],
      ...maybe('capability', capability),
      ...maybe('rev2', rev2),
    },
  ),
);

const WANTED: Readonly<Record<SearchKey['wants'][number], string>> = {
  text: '"Lunch"',
  date: '1-Sep-2026',
  number: '10000',
  flag: '$Forwarded',
  set: '1:*',
  key: 'UNSEEN',
  field: 'Subject',
};

/** Lasting names, which no text is (RFC 8474 §4, §5). */
const LASTING: Readonly<Partial<Record<SearchKeyId, string>>> = {
  EMAILID: 'M6d99ac3275bb4e',
  THREADID: 'T64b478a75b7ea9',
};

const keys = rows<SearchKeyId, SearchKey>(SEARCH_KEYS).map(([id, { rfc, wants, capability, rev2 }]) => {
  const value = LASTING[id];
  const line = ['a1 SEARCH', id, ...(value ? [value] : wants.map((want) => WANTED[want]))].join(' ');
  return entry('imap-search-key', `key-${slug(id)}`, id, rfc, `imapKey.${id}`, line, {
    also: ['search key'],
    related: ['imap-search', ...(KEY_NEXT[id] ?? [])],
    wants,
    ...maybe('capability', capability),
    ...maybe('rev2', rev2),
  });
});

export const IMAP_ENTRIES: readonly ImapEntry[] = [
  ...places,
  ...commands,
  uid,
  ...responses,
  ...codes,
  ...capabilities,
  ...flags,
  ...keywords,
  ...attributes,
  ...items,
  ...macros,
  ...stores,
  ...statuses,
  ...keys,
];

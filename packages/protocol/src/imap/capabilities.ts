/** What a server may say that it can do: IANA, "IMAP Capabilities". A name that ends with `=` has a value behind it. */

export interface Capability {
  rfc: string;
  standing?: 'obsolete';
  /** IMAP4rev2 has it in its base (RFC 9051 App. E). */
  rev2?: 'base';
}

export const CAPABILITIES = {
  ACL: { rfc: 'RFC 4314 §2' },
  'ANNOTATE-EXPERIMENT-1': { rfc: 'RFC 5257' },
  APPENDLIMIT: { rfc: 'RFC 7889 §2' },
  'AUTH=': { rfc: 'RFC 3501 §6.1.1' },
  BINARY: { rfc: 'RFC 3516 §4.1', rev2: 'base' },
  CATENATE: { rfc: 'RFC 4469 §2' },
  CHILDREN: { rfc: 'RFC 3348 §3', rev2: 'base' },
  'COMPRESS=DEFLATE': { rfc: 'RFC 4978 §3' },
  CONDSTORE: { rfc: 'RFC 7162 §3.1.1' },
  'CONTEXT=SEARCH': { rfc: 'RFC 5267 §4' },
  'CONTEXT=SORT': { rfc: 'RFC 5267 §4' },
  CONVERT: { rfc: 'RFC 5259 §3.1' },
  'CREATE-SPECIAL-USE': { rfc: 'RFC 6154 §3' },
  ENABLE: { rfc: 'RFC 5161 §3.1', rev2: 'base' },
  ESEARCH: { rfc: 'RFC 4731 §3.1', rev2: 'base' },
  ESORT: { rfc: 'RFC 5267 §3.1' },
  FILTERS: { rfc: 'RFC 5466 §3' },
  'I18NLEVEL=1': { rfc: 'RFC 5255 §4.3' },
  'I18NLEVEL=2': { rfc: 'RFC 5255 §4.4' },
  ID: { rfc: 'RFC 2971 §3' },
  IDLE: { rfc: 'RFC 2177 §3', rev2: 'base' },
  IMAP4REV1: { rfc: 'RFC 3501 §6.1.1' },
  IMAP4REV2: { rfc: 'RFC 9051 §6.1.1' },
  'IMAPSIEVE=': { rfc: 'RFC 6785' },
  INPROGRESS: { rfc: 'RFC 9585' },
  JMAPACCESS: { rfc: 'RFC 9698' },
  LANGUAGE: { rfc: 'RFC 5255 §3' },
  'LIST-EXTENDED': { rfc: 'RFC 5258 §3', rev2: 'base' },
  'LIST-METADATA': { rfc: 'RFC 9590' },
  'LIST-MYRIGHTS': { rfc: 'RFC 8440 §3' },
  'LIST-STATUS': { rfc: 'RFC 5819 §2', rev2: 'base' },
  'LITERAL+': { rfc: 'RFC 7888 §3' },
  'LITERAL-': { rfc: 'RFC 7888 §5', rev2: 'base' },
  'LOGIN-REFERRALS': { rfc: 'RFC 2221 §4' },
  LOGINDISABLED: { rfc: 'RFC 3501 §6.2.3' },
  'MAILBOX-REFERRALS': { rfc: 'RFC 2193 §4' },
  'MESSAGELIMIT=': { rfc: 'RFC 9738' },
  METADATA: { rfc: 'RFC 5464 §4' },
  'METADATA-SERVER': { rfc: 'RFC 5464 §4' },
  MOVE: { rfc: 'RFC 6851 §3', rev2: 'base' },
  MULTIAPPEND: { rfc: 'RFC 3502 §6.3.11' },
  MULTISEARCH: { rfc: 'RFC 7377 §2' },
  NAMESPACE: { rfc: 'RFC 2342 §5', rev2: 'base' },
  NOTIFY: { rfc: 'RFC 5465 §3' },
  OBJECTID: { rfc: 'RFC 8474 §3' },
  PARTIAL: { rfc: 'RFC 9394' },
  PREVIEW: { rfc: 'RFC 8970 §3' },
  QRESYNC: { rfc: 'RFC 7162 §3.2.2' },
  QUOTA: { rfc: 'RFC 9208 §4.1' },
  'QUOTA=': { rfc: 'RFC 9208 §9.1' },
  QUOTASET: { rfc: 'RFC 9208 §4.1.3' },
  REPLACE: { rfc: 'RFC 8508 §3.1' },
  'RIGHTS=': { rfc: 'RFC 4314 §2.2' },
  'SASL-IR': { rfc: 'RFC 4959 §3', rev2: 'base' },
  SAVEDATE: { rfc: 'RFC 8514 §4.1' },
  'SAVELIMIT=': { rfc: 'RFC 9738' },
  'SEARCH=FUZZY': { rfc: 'RFC 6203 §3' },
  SEARCHRES: { rfc: 'RFC 5182 §2.1', rev2: 'base' },
  SORT: { rfc: 'RFC 5256 §3' },
  'SORT=DISPLAY': { rfc: 'RFC 5957 §3' },
  'SPECIAL-USE': { rfc: 'RFC 6154 §2', rev2: 'base' },
  STARTTLS: { rfc: 'RFC 3501 §6.2.1' },
  'STATUS=SIZE': { rfc: 'RFC 8438 §3', rev2: 'base' },
  /** Servers list it with an algorithm, `THREAD=REFERENCES`; IANA without. */
  THREAD: { rfc: 'RFC 5256 §3' },
  UIDBATCHES: { rfc: 'RFC 10022' },
  UIDONLY: { rfc: 'RFC 9586' },
  UIDPLUS: { rfc: 'RFC 4315 §2', rev2: 'base' },
  UNAUTHENTICATE: { rfc: 'RFC 8437 §3' },
  UNSELECT: { rfc: 'RFC 3691 §2', rev2: 'base' },
  'URL-PARTIAL': { rfc: 'RFC 5550 §5.7.1' },
  URLAUTH: { rfc: 'RFC 4467 §7' },
  'URLAUTH=BINARY': { rfc: 'RFC 5524 §3' },
  'UTF8=ACCEPT': { rfc: 'RFC 9755' },
  'UTF8=ALL': { rfc: 'RFC 5738', standing: 'obsolete' },
  'UTF8=APPEND': { rfc: 'RFC 5738', standing: 'obsolete' },
  'UTF8=ONLY': { rfc: 'RFC 9755' },
  'UTF8=USER': { rfc: 'RFC 5738', standing: 'obsolete' },
  WITHIN: { rfc: 'RFC 5032 §2' },
} as const satisfies Record<string, Capability>;
export type CapabilityId = keyof typeof CAPABILITIES;

const OPEN = (Object.keys(CAPABILITIES) as CapabilityId[]).filter((id) => id.endsWith('='));

/** The row of a capability as written, in any case: `AUTH=PLAIN` is one of `AUTH=`. */
export function capabilityId(word: string): CapabilityId | undefined {
  const upper = word.toUpperCase();
  if (Object.hasOwn(CAPABILITIES, upper)) return upper as CapabilityId;
  if (upper.startsWith('THREAD=')) return 'THREAD';
  return OPEN.find((id) => upper.startsWith(id));
}

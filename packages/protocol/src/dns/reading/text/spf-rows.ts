/** The words of an SPF record as data (RFC 7208). Every one that makes the checker ask the DNS costs one of ten. */

/** `domain`: whether `:domain` may or must follow. `cidr`: `/24`, `//64`. `address`: what stands after the colon. */
interface MechanismRow {
  rfc: string;
  lookups: 0 | 1;
  domain: 'none' | 'may' | 'must';
  cidr?: 'dual' | 'ip4' | 'ip6';
}

export const SPF_MECHANISMS = {
  all: { rfc: 'RFC 7208 §5.1', lookups: 0, domain: 'none' },
  include: { rfc: 'RFC 7208 §5.2', lookups: 1, domain: 'must' },
  a: { rfc: 'RFC 7208 §5.3', lookups: 1, domain: 'may', cidr: 'dual' },
  mx: { rfc: 'RFC 7208 §5.4', lookups: 1, domain: 'may', cidr: 'dual' },
  ptr: { rfc: 'RFC 7208 §5.5', lookups: 1, domain: 'may' },
  ip4: { rfc: 'RFC 7208 §5.6', lookups: 0, domain: 'must', cidr: 'ip4' },
  ip6: { rfc: 'RFC 7208 §5.6', lookups: 0, domain: 'must', cidr: 'ip6' },
  exists: { rfc: 'RFC 7208 §5.7', lookups: 1, domain: 'must' },
} as const satisfies Record<string, MechanismRow>;
export type SpfMechanism = keyof typeof SPF_MECHANISMS;
export const spfMechanism = (name: SpfMechanism): MechanismRow => SPF_MECHANISMS[name];

export const SPF_MODIFIERS = {
  redirect: { rfc: 'RFC 7208 §6.1', lookups: 1 },
  exp: { rfc: 'RFC 7208 §6.2', lookups: 0 },
  // Reports about failures: asked for by few, sent by fewer.
  ra: { rfc: 'RFC 6652 §3', lookups: 0 },
  rp: { rfc: 'RFC 6652 §3', lookups: 0 },
  rr: { rfc: 'RFC 6652 §3', lookups: 0 },
} as const satisfies Record<string, { rfc: string; lookups: 0 | 1 }>;
export type SpfModifier = keyof typeof SPF_MODIFIERS;

/** What a matching mechanism answers with (RFC 7208 §4.6.2, §8). */
export const SPF_QUALIFIERS = {
  '+': { result: 'pass', rfc: 'RFC 7208 §8.3' },
  '-': { result: 'fail', rfc: 'RFC 7208 §8.4' },
  '~': { result: 'softfail', rfc: 'RFC 7208 §8.5' },
  '?': { result: 'neutral', rfc: 'RFC 7208 §8.2' },
} as const;
export type SpfQualifier = keyof typeof SPF_QUALIFIERS;

/** Letters of macros (RFC 7208 §7.2). `exp`: only in the text that `exp` points to. */
export const SPF_MACROS = {
  s: { in: 'any' },
  l: { in: 'any' },
  o: { in: 'any' },
  d: { in: 'any' },
  i: { in: 'any' },
  p: { in: 'any' },
  h: { in: 'any' },
  v: { in: 'any' },
  c: { in: 'exp' },
  r: { in: 'exp' },
  t: { in: 'exp' },
} as const satisfies Record<string, { in: 'any' | 'exp' }>;
export type SpfMacro = keyof typeof SPF_MACROS;

/** Terms that ask the DNS, over a whole evaluation, records of `include` and `redirect` too (RFC 7208 §4.6.4). */
export const MOST_SPF_LOOKUPS = 10;
/** Of those, how many may find nothing (RFC 7208 §4.6.4). */
export const MOST_VOID_LOOKUPS = 2;

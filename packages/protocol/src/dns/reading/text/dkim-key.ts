import { decodeBase64 } from '../../../mail/transfer-encoding.ts';
import { complainAt, readTags, type TagRow, type TagsRead } from './tags.ts';

/** Tags of a key record (RFC 6376 §3.6.1); `k=ed25519`: RFC 8463 §4.2. */
export const DKIM_KEY_TAGS = {
  v: { rfc: 'RFC 6376 §3.6.1', values: ['dkim1'] },
  h: { rfc: 'RFC 6376 §3.6.1' },
  k: { rfc: 'RFC 6376 §3.6.1', values: ['rsa', 'ed25519'] },
  n: { rfc: 'RFC 6376 §3.6.1' },
  p: { rfc: 'RFC 6376 §3.6.1' },
  s: { rfc: 'RFC 6376 §3.6.1' },
  t: { rfc: 'RFC 6376 §3.6.1' },
  g: { rfc: 'RFC 4871 §3.6.1', historic: 'RFC 6376 §C.2' },
} as const satisfies Record<string, TagRow>;
export type DkimKeyTag = keyof typeof DKIM_KEY_TAGS;

/** Signers use at least 1024 bits; verifiers take nothing shorter (RFC 8301 §3.2). */
const FEWEST_RSA_BITS = 1024;
/** What signers are advised to use at least (RFC 8301 §3.2). */
const ADVISED_RSA_BITS = 2048;
const ED25519_OCTETS = 32;
/** Mail, and reports about TLS sent by mail (RFC 8460 §3). */
const MAIL_SERVICES = new Set(['*', 'email', 'tlsrpt']);

export type DkimKey =
  | { type: 'rsa'; bits: number }
  | { type: 'ed25519' }
  | { type: 'revoked' }
  | { type: 'unreadable' }
  | { type: 'other'; name: string };

export interface DkimKeyRecord extends TagsRead {
  key: DkimKey;
  /** `t=y`: verifiers treat failures as if the mail were not signed (RFC 6376 §3.6.1). */
  testing: boolean;
}

/** True for a TXT record that is a key: by its version, or by a `p=` below `_domainkey`. */
export const isDkimKey = (text: string, owner: string): boolean =>
  /^\s*v\s*=\s*DKIM1\s*(?:;|$)/.test(text) || (/\._domainkey\./i.test(owner) && /(?:^|;)\s*p\s*=/.test(text));

export function readDkimKey(text: string): DkimKeyRecord {
  const read = readTags(text, 'dkim', DKIM_KEY_TAGS, 'RFC 6376 §3.6.1');
  const { tags, list } = read;
  const complain = (id: string, rfc: string, grave: boolean, tag: string, params = {}) => {
    const at = list.find(({ name }) => name.toLowerCase() === tag);
    complainAt(read, at?.valueAt[0] ?? 0, at?.valueAt[1] ?? text.length, id, rfc, params, grave);
  };
  const first = list[0];
  if (tags.has('v') && first?.name.toLowerCase() !== 'v')
    complain('dkimVersionFirst', 'RFC 6376 §3.6.1', true, 'v');
  const key = keyOf(tags);
  if (!tags.has('p')) complain('dkimNoKey', 'RFC 6376 §3.6.1', true, 'p');
  else if (key.type === 'unreadable') complain('dkimUnreadableKey', 'RFC 6376 §3.6.1', true, 'p');
  else if (key.type === 'rsa' && key.bits < FEWEST_RSA_BITS)
    complain('dkimShortKey', 'RFC 8301 §3.2', true, 'p', { bits: key.bits });
  else if (key.type === 'rsa' && key.bits < ADVISED_RSA_BITS)
    complain('dkimModestKey', 'RFC 8301 §3.2', false, 'p', { bits: key.bits });
  const hashes = listOf(tags.get('h'));
  if (hashes.length > 0 && !hashes.includes('sha256')) complain('dkimOldHash', 'RFC 8301 §3.1', true, 'h');
  const services = listOf(tags.get('s'));
  if (services.length > 0 && !services.some((service) => MAIL_SERVICES.has(service)))
    complain('dkimNotForMail', 'RFC 6376 §3.6.1', true, 's');
  return { ...read, key, testing: listOf(tags.get('t')).includes('y') };
}

const listOf = (value: string | undefined): string[] =>
  value === undefined || value === '' ? [] : value.split(':').map((item) => item.trim().toLowerCase());

function keyOf(tags: ReadonlyMap<string, string>): DkimKey {
  const data = tags.get('p');
  if (data === undefined) return { type: 'unreadable' };
  if (data === '') return { type: 'revoked' };
  const type = (tags.get('k') ?? 'rsa').toLowerCase();
  if (type !== 'rsa' && type !== 'ed25519') return { type: 'other', name: type };
  // Blanks may stand anywhere in it (RFC 6376 §2.10).
  const dense = data.replace(/\s+/g, '');
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(dense)) return { type: 'unreadable' };
  const octets = decodeBase64(dense);
  if (type === 'ed25519')
    return octets.length === ED25519_OCTETS ? { type: 'ed25519' } : { type: 'unreadable' };
  const bits = rsaBits(octets);
  return bits === undefined ? { type: 'unreadable' } : { type: 'rsa', bits };
}

interface Der {
  tag: number;
  start: number;
  end: number;
}

/** One element of DER at an offset: its tag, and where its contents stand; undefined when it does not fit. */
function derAt(octets: Uint8Array, at: number, limit: number): Der | undefined {
  const tag = octets[at];
  const first = octets[at + 1];
  if (tag === undefined || first === undefined) return undefined;
  let start = at + 2;
  let length = first;
  if (first & 0x80) {
    const count = first & 0x7f;
    if (count === 0 || count > 3) return undefined;
    length = 0;
    for (let index = 0; index < count; index++) length = length * 256 + (octets[start + index] ?? 0);
    start += count;
  }
  return start + length <= limit ? { tag, start, end: start + length } : undefined;
}

const SEQUENCE = 0x30;
const INTEGER = 0x02;
const BIT_STRING = 0x03;

/** Bits of the modulus of a SubjectPublicKeyInfo, or of the bare RSAPublicKey that RFC 6376's own text named. */
function rsaBits(octets: Uint8Array): number | undefined {
  const outer = derAt(octets, 0, octets.length);
  if (outer?.tag !== SEQUENCE) return undefined;
  const first = derAt(octets, outer.start, outer.end);
  if (!first) return undefined;
  if (first.tag === INTEGER) return integerBits(octets, first);
  const string = first.tag === SEQUENCE ? derAt(octets, first.end, outer.end) : undefined;
  // The first octet of a bit string counts its unused bits.
  const key = string?.tag === BIT_STRING ? derAt(octets, string.start + 1, string.end) : undefined;
  const modulus = key?.tag === SEQUENCE ? derAt(octets, key.start, key.end) : undefined;
  return modulus?.tag === INTEGER ? integerBits(octets, modulus) : undefined;
}

function integerBits(octets: Uint8Array, { start, end }: Der): number {
  let from = start;
  while (from < end && octets[from] === 0) from++;
  const top = octets[from];
  return from >= end || top === undefined ? 0 : (end - from) * 8 - (Math.clz32(top) - 24);
}

import { readTags, type TagRow, type TagsRead } from './tags.ts';

/** Tags of a `DKIM-Signature:` field (RFC 6376 §3.5, and the RFCs that registered more). */
export const DKIM_SIGNATURE_TAGS = {
  v: { rfc: 'RFC 6376 §3.5', values: ['1'] },
  a: { rfc: 'RFC 6376 §3.5' },
  b: { rfc: 'RFC 6376 §3.5' },
  bh: { rfc: 'RFC 6376 §3.5' },
  c: { rfc: 'RFC 6376 §3.5' },
  d: { rfc: 'RFC 6376 §3.5' },
  h: { rfc: 'RFC 6376 §3.5' },
  i: { rfc: 'RFC 6376 §3.5' },
  l: { rfc: 'RFC 6376 §3.5', values: /^\d{1,76}$/ },
  q: { rfc: 'RFC 6376 §3.5' },
  s: { rfc: 'RFC 6376 §3.5' },
  t: { rfc: 'RFC 6376 §3.5', values: /^\d{1,12}$/ },
  x: { rfc: 'RFC 6376 §3.5', values: /^\d{1,12}$/ },
  z: { rfc: 'RFC 6376 §3.5' },
  atps: { rfc: 'RFC 6541 §4.2' },
  atpsh: { rfc: 'RFC 6541 §4.2' },
  r: { rfc: 'RFC 6651 §3' },
} as const satisfies Record<string, TagRow>;
export type DkimSignatureTag = keyof typeof DKIM_SIGNATURE_TAGS;

/**
 * Reads the value of a `DKIM-Signature:` field, folded or not, tag by tag: `dkimSignatureTag.bh` says what each is.
 * Nothing is verified. Values have no sentence of their own.
 */
export function readDkimSignature(value: string): TagsRead {
  const read = readTags(value, 'dkimSignature', DKIM_SIGNATURE_TAGS, 'RFC 6376 §3.5');
  return { ...read, parts: read.parts.filter(({ said }) => said.id.startsWith('dkimSignatureTag.')) };
}

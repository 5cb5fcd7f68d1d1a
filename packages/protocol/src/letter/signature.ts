/** DKIM-Signature, ARC-Message-Signature and ARC-Seal, tag by tag. Nothing is verified here. */
import { DKIM_SIGNATURE_TAGS } from '../dns/reading/text/dkim-signature.ts';
import { readTagList, type Tag } from '../dns/reading/text/tag-list.ts';
import { type Draft, draftOf, type FieldReading } from './field-reading.ts';
import { MOST_OCTETS } from './lexemes.ts';

export interface SignatureReading extends FieldReading {
  /** By lower-case name; of two that have one name the first. */
  tags: ReadonlyMap<string, string>;
  /** Fields that are signed, in lower case. */
  signed: string[];
  /** Of ARC: the place in the chain. */
  instance?: number;
}

/** Tags of a seal (RFC 8617 §4.1.3). */
export const SEAL_TAGS = ['i', 'a', 'b', 'd', 's', 't', 'cv'] as const;
/** Algorithms: as DKIM names them, and whether a verifier still takes them (RFC 8301 §3, RFC 8463 §3). */
export const ALGORITHMS = { 'rsa-sha256': true, 'ed25519-sha256': true, 'rsa-sha1': false } as const;

export type SignatureKind = 'signature' | 'arc-signature' | 'arc-seal';

const RULES: Readonly<Record<SignatureKind, string>> = {
  signature: 'RFC 6376 §3.5',
  'arc-signature': 'RFC 8617 §4.1.2',
  'arc-seal': 'RFC 8617 §4.1.3',
};
const REQUIRED: Readonly<Record<SignatureKind, readonly string[]>> = {
  signature: ['v', 'a', 'b', 'bh', 'd', 'h', 's'],
  'arc-signature': ['i', 'a', 'b', 'bh', 'd', 'h', 's'],
  'arc-seal': ['i', 'a', 'b', 'd', 's', 'cv'],
};
const MOST_SIGNED = 200;

/** @param value  After the colon, folded or not. Never throws. */
export function readSignature(value: string, kind: SignatureKind = 'signature'): SignatureReading {
  const draft = draftOf(kind);
  const rule = RULES[kind];
  const { tags: list, strays } = readTagList(value.slice(0, MOST_OCTETS));
  for (const [start, end] of strays) draft.remark({ start, end }, 'tagStray', 'RFC 6376 §3.2');
  const tags = new Map<string, string>();
  for (const tag of list) {
    const name = tag.name.toLowerCase();
    const [start, end] = tag.nameAt;
    const { id, rfc } = tagSaid(kind, name, rule);
    draft.part({ start, end }, id, rfc, { name, value: tag.value });
    if (tags.has(name)) draft.remark({ start, end }, 'tagTwice', 'RFC 6376 §3.2', { name });
    else tags.set(name, tag.value);
    readValue(draft, kind, name, tag, rfc);
  }
  const missing = REQUIRED[kind].filter((name) => !tags.has(name));
  if (missing.length > 0)
    draft.remark({ start: 0, end: value.length }, 'tagMissing', rule, { names: missing.join(', ') });
  const signed = (tags.get('h') ?? '')
    .split(':', MOST_SIGNED)
    .map((name) => name.trim().toLowerCase())
    .filter((name) => name !== '');
  if (kind !== 'arc-seal' && tags.has('h') && !signed.includes('from'))
    draft.remark(placeOf(list, 'h', value), 'fromUnsigned', 'RFC 6376 §5.4');
  if (kind === 'arc-seal' && tags.has('h'))
    draft.remark(placeOf(list, 'h', value), 'sealSigned', 'RFC 8617 §4.1.3');
  const [made, until] = [tags.get('t'), tags.get('x')].map((text) => Number(text ?? Number.NaN));
  if (made !== undefined && until !== undefined && until < made)
    draft.remark(placeOf(list, 'x', value), 'expiresBefore', 'RFC 6376 §3.5');
  const params = {
    domain: (tags.get('d') ?? '').toLowerCase(),
    selector: tags.get('s') ?? '',
    instance: Number.parseInt(tags.get('i') ?? '', 10) || 0,
    chain: tags.get('cv') ?? '',
  };
  if (params.domain !== '') draft.say(kind, rule, params);
  return {
    ...draft.done(),
    tags,
    signed,
    ...(kind === 'signature' ? {} : { instance: params.instance }),
  };
}

/** ARC has two tags of its own, and gives `i` another meaning (RFC 8617 §4.1.2, §4.1.3); the rest are DKIM's. */
function tagSaid(kind: SignatureKind, name: string, rule: string): { id: string; rfc: string } {
  if (kind !== 'signature' && name === 'i') return { id: 'arcInstance', rfc: 'RFC 8617 §4.2.1' };
  if (kind === 'arc-seal' && name === 'cv') return { id: 'arcChain', rfc: 'RFC 8617 §4.1.3' };
  if (!Object.hasOwn(DKIM_SIGNATURE_TAGS, name)) return { id: 'dkimSignatureTag.other', rfc: rule };
  const { rfc } = DKIM_SIGNATURE_TAGS[name as keyof typeof DKIM_SIGNATURE_TAGS];
  return { id: `dkimSignatureTag.${name}`, rfc };
}

function readValue(draft: Draft, kind: SignatureKind, name: string, tag: Tag, rfc: string): void {
  const [start, end] = tag.valueAt;
  const place = { start, end };
  const value = tag.value.replace(/\s+/g, '');
  switch (name) {
    case 'a': {
      const known = Object.hasOwn(ALGORITHMS, value.toLowerCase());
      draft.part(place, 'algorithm', rfc, { value });
      if (value.toLowerCase() === 'rsa-sha1') draft.remark(place, 'sha1', 'RFC 8301 §3.1');
      else if (!known) draft.remark(place, 'algorithmUnknown', 'RFC 6376 §3.3', { value });
      return;
    }
    case 'b':
    case 'bh':
      draft.part(place, name === 'b' ? 'signatureOctets' : 'bodyHash', rfc);
      return;
    case 'c': {
      const [header = 'simple', body = 'simple'] = value.toLowerCase().split('/');
      draft.part(place, 'canonicalization', 'RFC 6376 §3.4', { header, body });
      return;
    }
    case 'd':
      draft.part(place, 'signingDomain', rfc, { value });
      return;
    case 's':
      draft.part(place, 'selector', 'RFC 6376 §3.1', { value });
      return;
    case 'h': {
      // Each name on its own: the page can then point at the field.
      let from = start;
      for (const piece of tag.value.split(':', MOST_SIGNED)) {
        const text = piece.trim();
        const at = from + piece.indexOf(text);
        draft.part({ start: at, end: at + text.length }, 'signedField', 'RFC 6376 §5.4', { name: text });
        from += piece.length + 1;
      }
      return;
    }
    case 'l':
      draft.part(place, 'signedLength', rfc, { octets: Number(value) || 0 });
      draft.remark(place, 'signedLength', 'RFC 6376 §8.2');
      return;
    case 't':
    case 'x': {
      const stamp = stampOf(value);
      draft.part(place, name === 't' ? 'signedAt' : 'expiresAt', rfc, { stamp });
      return;
    }
    case 'cv':
      if (kind === 'arc-seal') {
        const known = ['none', 'pass', 'fail'].includes(value.toLowerCase());
        draft.part(place, `chain-${known ? value.toLowerCase() : 'other'}`, 'RFC 8617 §4.1.3');
      }
      return;
    default:
      draft.part(place, 'tagValue', rfc, { value: value.slice(0, 100) });
  }
}

/** Seconds since 1970 as a date of UTC; '' where it is none. */
function stampOf(text: string): string {
  const seconds = /^\d{1,11}$/.test(text) ? Number(text) : Number.NaN;
  if (Number.isNaN(seconds)) return '';
  return new Date(seconds * 1000).toISOString().replace('T', ' ').replace(/\..*$/, '');
}

function placeOf(list: readonly Tag[], name: string, value: string): { start: number; end: number } {
  const tag = list.find((one) => one.name.toLowerCase() === name);
  return tag ? { start: tag.nameAt[0], end: tag.valueAt[1] } : { start: 0, end: value.length };
}

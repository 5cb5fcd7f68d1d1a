import type { Said } from '../../../reading/reading.ts';
import { spokenName } from '../../name.ts';
import { isDkimKey, readDkimKey } from './dkim-key.ts';
import { isDmarc, readDmarc } from './dmarc.ts';
import { isSpf, readSpf } from './spf.ts';
import { type SpfTerms, TEXT_KINDS, type TextKind, type TextReading } from './text-reading.ts';
import { readTransportPolicy, transportPolicyOf } from './transport-policies.ts';

/** Octets of a text that are read apart; a longer one is no policy that anybody publishes. */
const MOST_OCTETS = 65_535;

/**
 * Reads the text of a TXT record (or of the obsolete type SPF).
 *
 * @param strings  As the record has them, one character per octet.
 * @param owner    Absolute name of the record.
 */
export function readText(strings: readonly string[], owner: string): TextReading {
  const starts: number[] = [];
  let octets = 0;
  for (const string of strings) {
    starts.push(octets);
    octets += string.length;
  }
  const text = strings.join('').slice(0, MOST_OCTETS);
  const common = { text, strings: starts };
  const domain = domainOf(owner);
  if (isSpf(text)) {
    const { parts, problems, ...spf } = readSpf(text, domain);
    return { ...common, ...finish('spf', spfSaid(spf, domain)), parts, problems, spf };
  }
  if (isDkimKey(text, owner)) {
    const { parts, problems, tags, key, testing } = readDkimKey(text);
    const params = {
      domain,
      selector: selectorOf(owner),
      bits: key.type === 'rsa' ? key.bits : 0,
      testing: testing ? 1 : 0,
    };
    return {
      ...common,
      ...finish('dkim', { id: `dnsText.dkim-${key.type}`, params }),
      parts,
      problems,
      tags,
    };
  }
  if (isDmarc(text)) {
    const { parts, problems, tags, usable, p, sp, testing } = readDmarc(text);
    const params = { domain, p, sp, testing: testing ? 1 : 0 };
    const id = usable ? `dmarc-${p}` : 'dmarc-unusable';
    return { ...common, ...finish('dmarc', { id: `dnsText.${id}`, params }), parts, problems, tags };
  }
  const kind = transportPolicyOf(text);
  if (kind) {
    const { parts, problems, tags } = readTransportPolicy(kind, text);
    return {
      ...common,
      ...finish(kind, { id: `dnsText.${kind}`, params: { domain } }),
      parts,
      problems,
      tags,
    };
  }
  return { ...common, ...finish('other', { id: 'dnsText.other', params: {} }), parts: [], problems: [] };
}

const finish = (kind: TextKind, said: Said): Pick<TextReading, 'kind' | 'said' | 'rfc'> => ({
  kind,
  said,
  rfc: TEXT_KINDS[kind],
});

function spfSaid({ terms, lookups }: SpfTerms, domain: string): Said {
  const all = terms.find((term) => term.name === 'all');
  const redirect = terms.find((term) => term.name === 'redirect');
  const params = { domain, lookups };
  if (all) {
    const nobody = terms.filter((term) => term.kind === 'mechanism').length === 1 && all.qualifier === '-';
    return { id: `dnsText.${nobody ? 'spf-nobody' : `spf-${ENDS[all.qualifier]}`}`, params };
  }
  if (redirect) return { id: 'dnsText.spf-redirect', params: { ...params, target: redirect.value } };
  return { id: 'dnsText.spf-neutral', params };
}

const ENDS = { '+': 'pass', '-': 'fail', '~': 'softfail', '?': 'neutral' } as const;

/** The domain that a record speaks for: below `_dmarc`, `_domainkey` and their kin it is the name above them. */
export function domainOf(owner: string): string {
  return spokenName(owner).replace(/^(?:_dmarc|_mta-sts|_smtp\._tls|[^.]+\._bimi|.+\._domainkey)\./i, '');
}

function selectorOf(owner: string): string {
  const at = owner.toLowerCase().indexOf('._domainkey.');
  return at < 0 ? '' : owner.slice(0, at);
}

import { ipv4Octets, ipv6Octets } from '../../address.ts';
import { spokenName } from '../../name.ts';
import type { Part } from '../reading.ts';
import { readMacros } from './spf-macros.ts';
import {
  MOST_SPF_LOOKUPS,
  SPF_MECHANISMS,
  SPF_MODIFIERS,
  SPF_QUALIFIERS,
  type SpfMechanism,
  type SpfModifier,
  type SpfQualifier,
  spfMechanism,
} from './spf-rows.ts';
import type { SpfTerm, SpfTerms, TextProblem } from './text-reading.ts';

/** Terms read of one record; what has more is no record that anyone evaluates. */
const MOST_TERMS = 500;

export interface SpfRecord extends SpfTerms {
  parts: Part[];
  problems: TextProblem[];
}

/** True for what SPF checkers take for a record of theirs (RFC 7208 §4.5). */
export const isSpf = (text: string): boolean => /^v=spf1(?: |$)/i.test(text);

/**
 * Reads an SPF record term by term (RFC 7208 §4.6).
 *
 * @param text    Begins with `v=spf1`; one character per octet.
 * @param domain  Its owner: the domain that a bare `a` or `mx` speaks of.
 */
export function readSpf(text: string, domain: string): SpfRecord {
  const record: SpfRecord = { terms: [], lookups: 0, follows: [], parts: [], problems: [] };
  record.parts.push({ start: 0, end: 6, said: { id: 'spfTerm.version' }, rfc: 'RFC 7208 §4.5' });
  const words = /[^ ]+/g;
  words.lastIndex = 6;
  for (let word = words.exec(text); word && record.terms.length < MOST_TERMS; word = words.exec(text))
    readTerm(record, word[0], word.index, domain);
  checkWhole(record, text.length);
  return record;
}

function readTerm(record: SpfRecord, word: string, start: number, domain: string): void {
  const [, sign = '', name = '', rest = ''] = /^([+\-~?]?)([A-Za-z][A-Za-z0-9\-_.]*)?(.*)$/s.exec(word) ?? [];
  const key = name.toLowerCase();
  const end = start + word.length;
  if (name !== '' && rest.startsWith('=')) {
    if (sign !== '') complain(record, start, start + 1, 'spfSignBeforeModifier', 'RFC 7208 §4.6.3', { name });
    readModifier(record, key, rest.slice(1), start, end, start + sign.length + name.length + 1, domain);
    return;
  }
  if (!Object.hasOwn(SPF_MECHANISMS, key)) {
    const meant = key === '' ? undefined : nearestMechanism(key);
    const [id, params] = meant
      ? (['spfMeant', { term: word, meant }] as const)
      : ([key === '' ? 'spfNoTerm' : 'spfUnknown', { term: word }] as const);
    complain(record, start, end, id, 'RFC 7208 §4.6', params);
    record.parts.push({ start, end, said: { id: 'spfTerm.unknown' }, rfc: 'RFC 7208 §4.6', marked: true });
    return;
  }
  readMechanism(record, key as SpfMechanism, (sign || '+') as SpfQualifier, rest, {
    start,
    end,
    domain,
    sign,
  });
}

function readMechanism(
  record: SpfRecord,
  name: SpfMechanism,
  qualifier: SpfQualifier,
  rest: string,
  { start, end, domain, sign }: { start: number; end: number; domain: string; sign: string },
): void {
  const row = spfMechanism(name);
  const restAt = start + sign.length + name.length;
  const { value, four, six } = splitCidr(rest, row.cidr);
  const given = value.startsWith(':') ? value.slice(1) : '';
  const where = given === '' ? spokenName(domain) : given;
  const prefix = four ?? six;
  const params: Record<string, string | number> = {
    domain: where,
    result: SPF_QUALIFIERS[qualifier].result,
    prefix: prefix === undefined ? '' : rest.slice(value.length),
  };
  const said = { id: `spfTerm.${name}`, params };
  const term = { start, end, name, kind: 'mechanism' as const, qualifier, value: given, said, rfc: row.rfc };
  record.terms.push({ ...term, lookups: row.lookups });
  record.lookups += row.lookups;

  const signEnd = start + sign.length;
  if (sign !== '')
    record.parts.push({
      start,
      end: signEnd,
      said: { id: `spfSign.${SPF_QUALIFIERS[qualifier].result}` },
      rfc: SPF_QUALIFIERS[qualifier].rfc,
    });
  record.parts.push({ start: signEnd, end: restAt, said, rfc: row.rfc });
  const fault = (id: string, more = {}) => {
    complain(record, start, end, id, row.rfc, { term: name, value: given, ...more });
  };
  if (value !== '' && !value.startsWith(':')) fault('spfTrailing', { value });
  else if (row.domain === 'none' && rest !== '') fault('spfNothingMayFollow', { value: rest });
  else if (row.domain === 'must' && given === '') fault('spfNeedsValue');
  else if (value === ':') fault('spfNeedsValue');
  else if (name === 'ip4' || name === 'ip6') checkAddress(name, given, fault);
  else if (given !== '') {
    readMacros(record, given, restAt + 1, 'any');
    if (name === 'include' && !given.includes('%')) record.follows.push(given);
  }
  if ((four !== undefined && four > 32 && row.cidr !== 'ip6') || (six ?? 0) > 128)
    fault('spfPrefixTooLong', { value: rest.slice(value.length) });
  if (rest.length > value.length && prefix !== undefined)
    record.parts.push({ start: restAt + value.length, end, said: { id: 'spfPart.prefix' }, rfc: row.rfc });
  if (name !== 'ip4' && name !== 'ip6') return;
  if (given !== '') addressPart(record, name, restAt + 1, restAt + value.length);
}

function addressPart(record: SpfRecord, name: 'ip4' | 'ip6', start: number, end: number): void {
  record.parts.push({ start, end, said: { id: `spfPart.${name}` }, rfc: 'RFC 7208 §5.6' });
}

function checkAddress(name: 'ip4' | 'ip6', given: string, fault: (id: string) => void): void {
  const right = name === 'ip4' ? ipv4Octets(given) : ipv6Octets(given);
  if (right) return;
  const other = name === 'ip4' ? ipv6Octets(given) : ipv4Octets(given);
  fault(other ? 'spfOtherFamily' : 'spfNotAddress');
}

/** `/24` and `//64` at the end (RFC 7208 §5.3, §5.6). */
function splitCidr(
  rest: string,
  kind: 'dual' | 'ip4' | 'ip6' | undefined,
): { value: string; four?: number; six?: number } {
  if (kind === undefined) return { value: rest };
  const pattern = kind === 'dual' ? /(?:\/(\d{1,3}))?(?:\/\/(\d{1,3}))?$/ : /(?:\/(\d{1,3}))?$/;
  const found = pattern.exec(rest);
  if (!found || found[0] === '') return { value: rest };
  const value = rest.slice(0, found.index);
  const [first, second] = [found[1], found[2]].map((digits) =>
    digits === undefined ? undefined : Number(digits),
  );
  if (kind === 'ip6') return first === undefined ? { value } : { value, six: first };
  return {
    value,
    ...(first === undefined ? {} : { four: first }),
    ...(second === undefined ? {} : { six: second }),
  };
}

function readModifier(
  record: SpfRecord,
  name: string,
  value: string,
  start: number,
  end: number,
  valueAt: number,
  domain: string,
): void {
  const known = Object.hasOwn(SPF_MODIFIERS, name) ? SPF_MODIFIERS[name as SpfModifier] : undefined;
  const rfc = known?.rfc ?? 'RFC 7208 §6';
  const said = {
    id: `spfTerm.${known ? name : 'otherModifier'}`,
    params: { domain: value === '' ? spokenName(domain) : value, name, result: '' },
  };
  const lookups = known?.lookups ?? 0;
  if (known && record.terms.some((term) => term.kind === 'modifier' && term.name === name))
    complain(record, start, end, 'spfModifierTwice', 'RFC 7208 §6', { name });
  record.terms.push({ start, end, name, kind: 'modifier', qualifier: '+', value, lookups, said, rfc });
  record.lookups += lookups;
  record.parts.push({ start, end: valueAt, said, rfc });
  if (known && value === '') complain(record, start, end, 'spfNeedsValue', rfc, { term: name });
  readMacros(record, value, valueAt, 'any');
  if (name === 'redirect' && value !== '' && !value.includes('%')) record.follows.push(value);
}

/** What only the whole record shows. */
function checkWhole(record: SpfRecord, length: number): void {
  const { terms } = record;
  // The macro that asks for the client's name counts like a mechanism (RFC 7208 §4.6.4).
  record.lookups += terms.filter(({ value }) => /%\{p/i.test(value)).length;
  const mechanisms = terms.filter((term) => term.kind === 'mechanism');
  const all = mechanisms.find((term) => term.name === 'all');
  const redirect = terms.find((term) => term.name === 'redirect');
  const advise = (at: SpfTerm | undefined, id: string, rfc: string) => {
    const [start, end] = at ? [at.start, at.end] : [0, length];
    record.problems.push({ start, end, said: { id: `spfProblem.${id}` }, rfc, grave: false });
  };
  if (all) {
    const dead = mechanisms[mechanisms.indexOf(all) + 1];
    if (dead) advise(dead, 'spfAfterAll', 'RFC 7208 §5.1');
    if (redirect) advise(redirect, 'spfRedirectUnused', 'RFC 7208 §5.1');
    if (all.qualifier === '+') advise(all, 'spfEveryone', 'RFC 7208 §5.1');
  } else if (!redirect) advise(undefined, 'spfOpenEnd', 'RFC 7208 §4.7');
  const ptr = mechanisms.find((term) => term.name === 'ptr');
  if (ptr) advise(ptr, 'spfPtr', 'RFC 7208 §5.5');
  if (record.lookups > MOST_SPF_LOOKUPS)
    complain(record, 0, length, 'spfTooManyLookups', 'RFC 7208 §4.6.4', { count: record.lookups });
  record.parts.sort((one, other) => one.start - other.start);
}

function complain(
  record: SpfRecord,
  start: number,
  end: number,
  id: string,
  rfc: string,
  params: Record<string, string | number>,
): void {
  record.problems.push({ start, end, said: { id: `spfProblem.${id}`, params }, rfc, grave: true });
}

const MEANT: Readonly<Record<string, SpfMechanism>> = {
  ip: 'ip4',
  ipv4: 'ip4',
  ipv6: 'ip6',
  'ip4.': 'ip4',
  includes: 'include',
  inlcude: 'include',
  incldue: 'include',
  exist: 'exists',
  al: 'all',
  alll: 'all',
  mx4: 'mx',
};
const nearestMechanism = (name: string): SpfMechanism | undefined =>
  Object.hasOwn(MEANT, name) ? MEANT[name] : undefined;

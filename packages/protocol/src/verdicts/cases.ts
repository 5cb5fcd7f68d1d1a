import { ipv4Octets, ipv6Octets } from '../dns/address.ts';
import type { SpfTerms } from '../dns/reading/index.ts';
import { costOfSpf } from '../dns/reading/index.ts';
import { COACH_CASES } from '../knowledge/coach-cases.ts';
import type { Said } from '../reading/reading.ts';
import {
  type AuthResult,
  type AuthResults,
  domainOfResult,
  domainOfValue,
  propertyOf,
} from './authentication-results.ts';
import type { ReceivedSpf } from './received-spf.ts';

/** Cases that a receiver's verdict shows. */
export type VerdictCase = 'spf-fail' | 'spf-too-many-lookups' | 'dkim-fail' | 'dmarc-fail';

export interface VerdictCard {
  case: VerdictCase;
  as: 'card' | 'note';
  voice: 'you' | 'server' | 'standard';
  rfc: string;
  data: Record<string, string | number>;
  head: Said;
  body: Said;
}

/** @param words  Which words of the case: `dkim-fail.body` for a letter that was changed on the way. */
export function verdictCard(
  id: VerdictCase,
  data: Record<string, string | number>,
  words: string = id,
): VerdictCard {
  const { as, voice, rfc } = COACH_CASES[id];
  const say = (part: string): Said => ({ id: `verdictCoach.${words}.${part}`, params: data });
  return { case: id, as, voice, rfc, data, head: say('head'), body: say('body') };
}

/** Words of checkers when a record asks for too much (RFC 7208 §4.6.4 names none). */
const TOO_MANY =
  /too many (?:dns |void )?look-?ups|(?:dns |void )?look-?up limit|maximum dns|(?:mechanism|interactive).{0,30}limit/i;
export const speaksOfTooManyLookups = (text: string): boolean => TOO_MANY.test(text.slice(0, 2000));

/**
 * Cases in the results of one `Authentication-Results:` field, the one that decides first. Whether its server is to be
 * believed is for the caller to know (RFC 8601 §5).
 */
export function casesOfResults({ results }: AuthResults): VerdictCard[] {
  const of = (method: string) => results.filter((result) => result.method === method);
  const cards: VerdictCard[] = [];
  const [spf] = of('spf');
  const dkim = of('dkim');
  for (const result of of('dmarc')) if (result.result === 'fail') cards.push(dmarcCard(result, spf, dkim));
  if (spf) cards.push(...spfCards(spf));
  // One good signature is enough: a bad one beside it counts as none (RFC 6376 §6.1).
  const bad = dkim.find(({ result }) => result === 'fail' || result === 'permerror');
  const hash = dkim.find((result) => result.result === 'neutral' && dkimFailure(textOf(result)) === 'body');
  const failed = bad ?? hash;
  if (failed && !dkim.some(({ result }) => result === 'pass')) cards.push(dkimCard(failed));
  return cards;
}

function spfCards(spf: AuthResult): VerdictCard[] {
  const domain = domainOfResult(spf);
  const helo = propertyOf(spf, 'smtp', 'mailfrom') === '' ? 1 : 0;
  if (spf.result === 'fail' || spf.result === 'hardfail')
    return [verdictCard('spf-fail', { domain, ip: addressIn(textOf(spf)), helo })];
  if (spf.result === 'permerror' && speaksOfTooManyLookups(textOf(spf)))
    return [verdictCard('spf-too-many-lookups', { domain })];
  return [];
}

function dkimCard(result: AuthResult): VerdictCard {
  const data = { domain: domainOfResult(result), selector: propertyOf(result, 'header', 's') };
  return verdictCard('dkim-fail', data, `dkim-fail-${dkimFailure(textOf(result))}`);
}

export type DkimFailure = 'body' | 'key' | 'expired' | 'signature';

/** Which of the ways in which a signature can be wrong a checker's words speak of; there is no registered list of them. */
export function dkimFailure(text: string): DkimFailure {
  if (/body hash|body has been altered|bodyhash/i.test(text)) return 'body';
  if (
    /no key|key not found|no valid key|key (?:record )?(?:does not exist|unavailable|revoked)|revoked/i.test(
      text,
    )
  )
    return 'key';
  return /expired/i.test(text) ? 'expired' : 'signature';
}

function dmarcCard(dmarc: AuthResult, spf: AuthResult | undefined, dkim: readonly AuthResult[]): VerdictCard {
  const domain = domainOfResult(dmarc);
  const signed = dkim.find(({ result }) => result === 'pass');
  const data = {
    domain,
    policy: propertyOf(dmarc, 'policy', 'dmarc').toLowerCase() || policyIn(textOf(dmarc)),
    spfDomain: spf?.result === 'pass' ? domainOfResult(spf) : '',
    dkimDomain: signed ? domainOfResult(signed) : '',
  };
  const passed = data.spfDomain !== '' || data.dkimDomain !== '';
  return verdictCard('dmarc-fail', data, passed ? 'dmarc-fail-unaligned' : 'dmarc-fail');
}

/** Gmail and others write `(p=REJECT sp=REJECT dis=NONE)`. */
const policyIn = (text: string): string =>
  /\bp=(none|quarantine|reject)\b/i.exec(text)?.[1]?.toLowerCase() ?? '';

const textOf = ({ comments, reason }: AuthResult): string =>
  [reason ?? '', ...comments].join(' ').slice(0, 2000);

/** The first IP address in a text, or ''. */
export function addressIn(text: string): string {
  for (const [word] of text.slice(0, 4000).matchAll(/[0-9a-f.:]{7,45}/gi)) {
    const bare = word.replace(/^[.:]+(?=[0-9a-f])|[.:]+$/gi, '');
    if (ipv4Octets(bare) || ipv6Octets(bare)) return bare;
  }
  return '';
}

/** The same of a `Received-SPF:` field. */
export function casesOfReceivedSpf({ result, values, comment }: ReceivedSpf): VerdictCard[] {
  const from = values.get('envelope-from') ?? '';
  const domain = domainOfValue(from || (values.get('helo') ?? ''));
  if (result === 'fail') {
    const ip = values.get('client-ip') ?? addressIn(comment ?? '');
    return [verdictCard('spf-fail', { domain, ip, helo: from === '' ? 1 : 0 })];
  }
  if (result === 'permerror' && speaksOfTooManyLookups(`${comment ?? ''} ${values.get('problem') ?? ''}`))
    return [verdictCard('spf-too-many-lookups', { domain })];
  return [];
}

/**
 * A record that asks for more than ten look-ups, before any mail was sent (RFC 7208 §4.6.4).
 *
 * @param known  The SPF record of a domain where it was looked up.
 */
export function casesOfSpfRecord(
  domain: string,
  known: (domain: string) => SpfTerms | undefined,
): VerdictCard[] {
  const cost = costOfSpf(domain, known);
  if (!cost.over) return [];
  return [
    verdictCard('spf-too-many-lookups', { domain, count: cost.lookups }, 'spf-too-many-lookups-counted'),
  ];
}

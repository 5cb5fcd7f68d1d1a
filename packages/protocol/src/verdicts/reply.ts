import { domainOfValue } from './authentication-results.ts';
import { addressIn, speaksOfTooManyLookups, type VerdictCard, verdictCard } from './cases.ts';

/** What refusals of mail say about who sent it, by enhanced code (RFC 7372 §3; registered for authentication alone). */
export const VERDICT_CODES = {
  'X.7.20': { case: 'dkim-fail', rfc: 'RFC 7372 §3.1' },
  'X.7.21': { case: 'dkim-fail', rfc: 'RFC 7372 §3.1' },
  'X.7.22': { case: 'dkim-fail', rfc: 'RFC 7372 §3.1' },
  'X.7.23': { case: 'spf-fail', rfc: 'RFC 7372 §3.2' },
  'X.7.24': { case: 'spf-too-many-lookups', rfc: 'RFC 7372 §3.2' },
  'X.7.26': { case: 'dmarc-fail', rfc: 'RFC 7372 §3.4' },
} as const;

/** Octets of a reply that are searched. */
const MOST_OCTETS = 4000;

/**
 * Cases in a refusal: what the receiver found when it checked the sender.
 *
 * @param code   Three digits.
 * @param lines  Texts of the reply's lines, without code and separator; the first may begin with an enhanced code.
 * @returns      Empty where the reply does not say that authentication was the reason. Never throws.
 */
export function casesOfReply(code: number, lines: readonly string[]): VerdictCard[] {
  if (code < 400 || code > 599) return [];
  const [first = ''] = lines;
  const enhanced = /^[45]\.7\.(\d{1,3})\b/.exec(first)?.[1];
  // Long replies repeat the enhanced code on each line.
  const text = lines
    .map((line) => line.replace(/^[245]\.\d{1,3}\.\d{1,3}\s/, ''))
    .join(' ')
    .slice(0, MOST_OCTETS);
  // A check that could not be made is no verdict: the mail is asked for again (RFC 9989 §7.2).
  if (code < 500 && /\btemp|look-?up|timed? ?out|could not|unable/i.test(text)) return [];
  const domain = domainIn(text);
  const ip = addressIn(text);
  if (/\bDMARC\b/i.test(text))
    return [verdictCard('dmarc-fail', dmarcData(text, domain), 'dmarc-fail-refused')];
  const spf = /\bSPF\b|sender policy framework/i.test(text);
  const dkim = /\bDKIM\b/i.test(text);
  const refused = (id: 'spf-fail' | 'dkim-fail') =>
    id === 'spf-fail'
      ? verdictCard(id, { domain, ip, helo: 0 })
      : verdictCard(id, { domain, selector: '' }, 'dkim-fail-refused');
  switch (enhanced) {
    case '20':
    case '21':
    case '22':
      return [refused('dkim-fail')];
    case '23':
      return [refused('spf-fail')];
    case '24':
      return speaksOfTooManyLookups(text) ? [verdictCard('spf-too-many-lookups', { domain })] : [];
    case '26':
    case '25':
      return [...(spf ? [refused('spf-fail')] : []), ...(dkim ? [refused('dkim-fail')] : [])];
    default:
      break;
  }
  if (spf && speaksOfTooManyLookups(text)) return [verdictCard('spf-too-many-lookups', { domain })];
  const failed =
    /fail|not authori[sz]ed|not allowed|not permitted|reject|denied|invalid|bad|did not pass/i.test(text);
  if (!failed) return [];
  return [...(spf ? [refused('spf-fail')] : []), ...(dkim ? [refused('dkim-fail')] : [])];
}

function dmarcData(text: string, domain: string): Record<string, string> {
  const policy = /policy of (none|quarantine|reject)/i.exec(text)?.[1]?.toLowerCase() ?? '';
  return { domain, policy };
}

/** The domain that a refusal names: after `policy for`, `domain`, `id=`, or of an address in it; else ''. */
function domainIn(text: string): string {
  const name = '([a-z0-9][a-z0-9-]{0,62}(?:\\.[a-z0-9-]{1,63}){1,8})';
  const named =
    new RegExp(`policy (?:for|of) (?:the domain )?${name}`, 'i').exec(text)?.[1] ??
    new RegExp(`\\b(?:domain(?: of)?|d=|for) (?:<?[^\\s@<>]{1,64}@)?${name}`, 'i').exec(text)?.[1] ??
    new RegExp(`\\b(?:id|sender|from)=[^\\s@;<>]{1,64}@${name}`, 'i').exec(text)?.[1];
  return named === undefined || /^[\d.]+$/.test(named) ? '' : domainOfValue(named).replace(/[.-]+$/, '');
}

import { type Found, found, type Mistake } from './found.ts';
import { textOf } from './usual-texts.ts';

const DENYLIST =
  /\b(?:dnsbl|rbl)\b|\bden(?:y|ial) ?-?list|(?:black|block) ?-?list|blocked (?:using|by) \S+\.\S|spamhaus|spamcop|sorbs\b/i;
const REVERSE_NAME =
  /reverse (?:dns|name|hostname|lookup)|cannot find your (?:reverse )?hostname|\bPTR\b|does not resolve to .{0,60}address/i;
const TOO_FAST =
  /rate ?-?limit|sends? too fast|too fast\b|too many (?:messages|mails|e-?mails|(?:concurrent )?connections)|throttl|slow(?:ing)? down/i;
/** An address asked backwards below a list's name (RFC 5782 §2.1). */
const LOOK_UP = /\b(?:\d{1,3}\.){4}[a-z][a-z0-9-]*(?:\.[a-z0-9-]+)*/i;
const LIST = /(?:using|by|at|on) ((?:[a-z0-9-]+\.){1,5}[a-z]{2,24})\b/i;

/**
 * What a rule says of the client itself, whatever it asked: its address is on a list, has no name, or sends too fast. RFC 7372 §3.3
 * has a code for names; IANA's X.7.28 is a flood.
 */
export function ruleCause({ reply }: Mistake): Found | undefined {
  const { code } = reply;
  const detail = reply.enhanced?.slice(2);
  const text = textOf(reply);
  if (code < 400 || /gr[ae]y-?list|postgrey/i.test(text)) return undefined;
  if (detail === '7.28' || (code < 500 && TOO_FAST.test(text)))
    return found('tooFast', {}, code === 421 ? { of: 'service-closing' } : {});
  if (code === 421) return undefined;
  if (detail === '7.25' || REVERSE_NAME.test(text)) return found('noReverseName', {});
  // Lists of senders and of letters' links are another matter: nobody's address is on them.
  if (!DENYLIST.test(text) || /sender (?:address )?rejected|\b(?:surbl|uribl)\b/i.test(text))
    return undefined;
  const asked = LOOK_UP.exec(text)?.[0] ?? LIST.exec(text)?.[1] ?? '';
  return found('clientListed', { domain: asked.slice(0, 80) });
}

import type { CaseId } from '../../knowledge/coach-cases.ts';
import { isLocal } from '../arrival.ts';
import { lineFor } from '../next-lines.ts';
import { domainOf, localPart, nearest, shown } from '../words.ts';
import { type Found, found, type Mistake } from './found.ts';
import { ruleCause } from './rules.ts';
import { type Meaning, meaningOf, textOf } from './usual-texts.ts';

/** The line is well formed and in its place; the server has something against it, or a trouble of its own. */
export function refusalCause(mistake: Mistake): Found | undefined {
  const { fold, reply, command, place } = mistake;
  const { code, enhanced } = reply;
  const verb = command?.verb;
  const meaning = meaningOf(reply);
  if (code === 421 && /gr[ae]y-?list/i.test(textOf(reply))) return found('greylisted', {});
  const rule = place === 'greeting' || place === 'letter' ? undefined : ruleCause(mistake);
  if (rule && code === 421) return rule;
  if (code === 421) return found(endOf(enhanced, textOf(reply)), {});
  if (place === 'greeting') return greetingCause(mistake, meaning);
  if (meaning === 'early') return found('earlyRefused', {}, { of: 'pipelined-too-early' });
  if (meaning === 'bareLf') return found('bareLfRefused', {}, { explain: 'crlf' });
  if (place === 'letter' || (verb === 'BDAT' && (code < 500 || code > 503)))
    return letterCause(mistake, meaning);
  // LMTP answers a letter once for each recipient (RFC 2033 §4.2).
  if (!command && meaning === 'full')
    return found('mailboxFull', { name: shown(localPart(/<([^<>]+)>/.exec(textOf(reply))?.[1] ?? '')) });
  if (code === 538 || code === 523 || meaning === 'tls') {
    const of = verb === 'AUTH' && !fold.secured ? ({ of: 'auth-in-clear' } as const) : {};
    return found('tlsFirst', {}, { repair: 'STARTTLS', ...of });
  }
  if (code === 530 || (meaning === 'login' && verb !== 'AUTH')) return found('loginFirst', {});
  if (code === 535) return found('loginFailed', {});
  if (rule && verb) return rule;
  if (verb === 'RCPT' || verb === 'MAIL') return pathRefused(mistake, verb, meaning);
  if (code === 452) return found('noRoom', {});
  if (verb === 'STARTTLS') {
    const secured = fold.secured && code === 503;
    const { extensions } = fold.reading;
    if (code === 454) return found('tlsUnavailable', {});
    if (!secured && code >= 500 && !extensions.some(({ keyword }) => keyword === 'STARTTLS'))
      return found('starttlsMissing', {});
  }
  if (code === 451 || code === 454) return found('serverFailed', { code });
  if (verb === 'EHLO' || verb === 'HELO') return helloRefused(mistake, verb);
  if (verb === 'EXPN') return found('expn', {});
  if (verb === 'VRFY' && code === 550) return found('vrfyUnknown', { name: shown(command?.argument ?? '') });
  if (verb && (code === 502 || code === 500)) {
    if (/^(?:SEND|SOML|SAML|TURN)$/.test(verb)) return found('verbObsolete', { verb });
    // A server that reads verbs in capitals only.
    const word = command?.word ?? verb;
    const repair = word === verb ? {} : { repair: `${verb}${mistake.text.slice(word.length)}` };
    return found('verbNotHere', { verb }, repair);
  }
  if (code === 502) return undefined;
  if (code === 503 && verb) return found('outOfOrder', { verb });
  if (code === 501 && verb) return found('badSyntax', { verb });
  if (meaning === 'policy') return found('forbidden', {});
  return code >= 500 ? found('refusedFallback', { code }) : found('laterFallback', { code });
}

function greetingCause({ fold }: Mistake, meaning: Meaning | undefined): Found {
  if (fold.spokeEarly) return found('earlyRefused', {});
  const of = meaning === 'policy' ? ({ of: 'policy-refused' } as const) : {};
  return found('noService', { host: hostOf(fold) }, { repair: 'QUIT', ...of });
}

function letterCause({ reply, before }: Mistake, meaning: Meaning | undefined): Found {
  const { code } = reply;
  if (code >= 500 && before.recipients === 0 && before.refusedPaths.length > 0)
    return found('dataAllRefused', {});
  if (meaning === 'full')
    return found('mailboxFull', { name: shown(localPart(before.forwardPaths.at(-1) ?? '')) });
  if (meaning === 'greylisted') return found('greylisted', {});
  if (meaning === 'size' || code === 552) return found('tooBig', {});
  if (meaning === 'room' || code === 452) return found('noRoom', {});
  if (code < 500) return found('laterFallback', { code });
  if (meaning === 'policy') return found('letterForbidden', { code });
  const long = /line (?:is )?too long|too long a line|lines? longer/i.test(textOf(reply));
  return found('letterRefused', { code }, long ? { of: 'text-line-too-long' } : {});
}

/** EHLO is not known here, or the name behind it is not liked. */
function helloRefused({ fold, reply, command }: Mistake, verb: 'EHLO' | 'HELO'): Found {
  const { code } = reply;
  if (verb === 'EHLO' && (code === 500 || code === 502)) {
    const word = command?.word ?? verb;
    if (word !== verb) return found('verbNotHere', { verb }, { repair: `EHLO ${command?.argument ?? ''}` });
    return found('ehloUnknown', {}, { repair: lineFor('HELO', fold) });
  }
  if (code === 500 || code === 502) return found('verbNotHere', { verb });
  if (code === 503) return found('outOfOrder', { verb });
  if (code < 500) return found('laterFallback', { code });
  return found('nameRefused', { name: shown(command?.argument ?? '') }, ofRule(reply));
}

/** A name that is well formed, and that a rule of this server does not like. */
const ofRule = (reply: Mistake['reply']): Pick<Found, 'of'> =>
  reply.enhanced?.startsWith('5.7.') || /access denied|not found|policy|block/i.test(textOf(reply))
    ? { of: 'policy-refused' }
    : {};

/** Why a server ends the call, as far as 421 tells. X.4.2 is any trouble of the connection, X.3.2 the system (RFC 3463). */
function endOf(
  enhanced: string | undefined,
  text: string,
): 'idle' | 'goingDown' | 'tooManyMistakes' | 'closing' {
  if (/tim(?:e|ed) ?-?out|\bidle|inactiv|(?:for|waited) too long/i.test(text)) return 'idle';
  if (enhanced === '4.3.2' || /shutting|going down/i.test(text)) return 'goingDown';
  return /mistakes|too many (?:syntax |protocol )?errors|too many (?:bad|unknown|unrecognized) commands/i.test(
    text,
  )
    ? 'tooManyMistakes'
    : 'closing';
}

function pathRefused(mistake: Mistake, verb: 'RCPT' | 'MAIL', meaning: Meaning | undefined): Found {
  const { fold, reply, command, before } = mistake;
  const { code } = reply;
  const path = command?.path ?? '';
  const sender = verb === 'MAIL' ? path : (before.reversePath ?? '');
  switch (meaning) {
    case 'name':
      return found(
        'nameRefused',
        { name: shown(before.helo ?? '') },
        { repair: lineFor('EHLO', { ...fold, own: {} }), ...ofRule(reply) },
      );
    case 'sender':
      return found('senderDomain', { domain: shown(domainOf(sender)) });
    case 'greylisted':
      return found('greylisted', {});
    case 'room':
      return found('noRoom', {});
    default:
  }
  if (meaning === 'size' || (code === 552 && verb === 'MAIL')) return declaredTooBig(mistake);
  if (verb === 'RCPT') return recipientRefused(mistake, path, meaning);
  if (code === 452) return found('noRoom', {});
  if (code === 451 || code === 454) return found('serverFailed', { code });
  if (code === 503) return found('outOfOrder', { verb });
  if (code < 500) return found('laterFallback', { code });
  if (code === 501) return found('badSyntax', { verb });
  return meaning === 'policy' || code === 550 || code === 554
    ? found('forbidden', {})
    : found('refusedFallback', { code });
}

function declaredTooBig({ fold, command }: Mistake): Found {
  const declared = command?.grammar.parameters.find((one) => one.name === 'SIZE');
  const limit = Number(fold.reading.extensions.find(({ keyword }) => keyword === 'SIZE')?.rest ?? 0) || 0;
  const more = declared ? { marks: { start: declared.start, end: declared.end } } : {};
  return found('tooBigDeclared', { octets: Number(declared?.value ?? 0), limit }, more);
}

function recipientRefused(mistake: Mistake, path: string, meaning: Meaning | undefined): Found {
  const { fold, reply, command } = mistake;
  const { code, enhanced } = reply;
  const name = shown(localPart(path));
  const domain = shown(domainOf(path));
  const marks = localSpan(command?.grammar.path);
  const ofDomain = domainSpan(command?.grammar.path);
  if (meaning === 'tooMany' || (code === 452 && meaning !== 'full')) return found('tooManyRecipients', {});
  if (meaning === 'relay') return relayRefused(mistake, path, domain, ofDomain);
  if (code === 551 || meaning === 'moved') {
    const text = textOf(reply).replace(`<${path}>`, '');
    const to = (/<([^<>\s]+@[^<>\s]+)>/.exec(text) ?? /moved to ([^<>\s]+@[^<>\s]+)/.exec(text))?.[1];
    if (to === undefined) return found('movedSomewhere', { name }, marks);
    return found('moved', { name, to: shown(to) }, { repair: `RCPT TO:<${to}>`, ...marks });
  }
  if (code === 556 || meaning === 'nullMx') return found('domainNoMail', { domain }, ofDomain);
  const mx = caseOfMx(textOf(reply));
  if (mx) return found('recipientDomain', { domain }, { ...ofDomain, of: mx });
  if (meaning === 'domain') return found('recipientDomain', { domain }, ofDomain);
  if (meaning === 'policy') {
    // 5.7.1 about somebody else's domain, with no word of any other rule, is about passing mail on.
    const bare = enhanced === '5.7.1' && !POLICY_WORDS.test(textOf(reply));
    const elsewhere = fold.context.host !== '' && !isLocal(path, fold.context.host);
    return bare && elsewhere ? relayRefused(mistake, path, domain, ofDomain) : found('forbidden', {});
  }
  if (meaning === 'full' || code === 552) return found('mailboxFull', { name }, marks);
  if (code === 450) {
    const of = meaning === 'unknown' ? ({ of: 'unknown-mailbox' } as const) : {};
    return found('mailboxBusy', { name }, { ...marks, ...of });
  }
  if (code === 451 || code === 454) return found('serverFailed', { code });
  if (meaning === 'unknown' || (code === 550 && (enhanced === undefined || enhanced.startsWith('5.1.'))))
    return nobodyThere(mistake, path, name, marks);
  if (code === 550 || code === 554) return found('forbidden', {});
  if (code === 501) return found('badSyntax', { verb: 'RCPT' });
  return code >= 500 ? found('refusedFallback', { code }) : found('laterFallback', { code });
}

/** A recipient's domain whose MX records this server does not like (RFC 5321 §5.1). */
function caseOfMx(text: string): CaseId | undefined {
  if (!/\bMX\b/.test(text)) return undefined;
  if (/cname|alias/i.test(text)) return 'mx-cname';
  return /\bno\b|not found|missing|without|none/i.test(text) ? 'mx-missing' : undefined;
}

/** Words of rules that are not about relaying. */
const POLICY_WORDS =
  /spam|\bblock|black ?list|\b(?:rbl|dnsbl|spf|dkim|dmarc|ptr)\b|reputation|policy|unauthenticated|host rejected|reverse|virus|malware|rate limit/i;

function nobodyThere({ fold }: Mistake, path: string, name: string, marks: Pick<Found, 'marks'>): Found {
  const { context } = fold;
  const sameDomain = context.mailboxes.filter((one) => domainOf(one) === domainOf(path)).map(localPart);
  const meant = nearest(localPart(path), sameDomain);
  const explain = { explain: '550-or-450' } as const;
  if (meant === undefined)
    return found(
      'mailboxUnknown',
      { name, host: hostOf(fold) || shown(domainOf(path)) },
      { ...marks, ...explain },
    );
  const repair = `RCPT TO:<${meant}@${domainOf(path)}>`;
  return found('mailboxDidYouMean', { typed: name, meant }, { repair, ...marks, ...explain });
}

function relayRefused({ fold }: Mistake, path: string, domain: string, marks: Pick<Found, 'marks'>): Found {
  const { context } = fold;
  const domains = [...new Set(context.mailboxes.map(domainOf))];
  const meant = nearest(domain, domains);
  if (meant !== undefined) {
    const repair = `RCPT TO:<${localPart(path)}@${meant}>`;
    return found('domainDidYouMean', { typed: domain, meant }, { repair, ...marks });
  }
  const host = hostOf(fold);
  return found('relayDenied', { domain, host }, marks);
}

/** The server by the name that was dialled, or that it gave itself; '' if nobody knows. */
function hostOf({ context, reading }: Mistake['fold']): string {
  if (context.host !== '') return context.host;
  return /^[\w-]+(?:\.[\w-]+)+/.exec(reading.exchanges[0]?.reply?.lines[0]?.rest ?? '')?.[0] ?? '';
}

type Path = NonNullable<NonNullable<Mistake['command']>['grammar']['path']>;

const localSpan = (path: Path | undefined): Pick<Found, 'marks'> =>
  path?.local ? { marks: { start: path.local.start, end: path.local.end } } : {};
const domainSpan = (path: Path | undefined): Pick<Found, 'marks'> =>
  path?.domain ? { marks: { start: path.domain.start, end: path.domain.end } } : {};

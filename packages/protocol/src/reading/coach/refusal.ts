import { isLocal } from '../arrival.ts';
import { domainOf, localPart, nearest, shown } from '../words.ts';
import { type Found, found, type Mistake } from './found.ts';

/** The line is well formed and in its place; the server has something against it, or a trouble of its own. */
export function refusalCause(mistake: Mistake): Found | undefined {
  const { fold, reply, command, place } = mistake;
  const { code, enhanced } = reply;
  const { host } = fold.context;
  const verb = command?.verb;
  const text = reply.lines.map(({ rest }) => rest).join(' ');
  if (code === 421) return found(endOf(enhanced, text), {});
  if (place === 'greeting') return found('noService', { host }, { repair: 'QUIT' });
  if (place === 'letter') {
    if (code === 552) return found('tooBig', {});
    if (code === 452) return found('noRoom', {});
    const of = enhanced?.startsWith('5.7.') ? ({ of: 'policy-refused' } as const) : {};
    return code >= 500 ? found('letterRefused', { code }, of) : found('laterFallback', { code });
  }
  if (code === 452 && enhanced !== '4.2.2') {
    return verb === 'RCPT' && enhanced !== '4.3.1' ? found('tooManyRecipients', {}) : found('noRoom', {});
  }
  if (code === 451 || code === 454) return found('serverFailed', { code });
  if (code === 538 || (code === 530 && /STARTTLS|TLS|encrypt/i.test(text)))
    return found('tlsFirst', {}, { repair: 'STARTTLS' });
  if (code === 530) return found('loginFirst', {});
  if (code === 535) return found('loginFailed', {});
  if (verb === 'RCPT' || verb === 'MAIL') return pathRefused(mistake, verb);
  if (verb === 'EXPN') return found('expn', {});
  if (verb === 'VRFY' && code === 550) return found('vrfyUnknown', { name: shown(command?.argument ?? '') });
  if (verb && (code === 502 || code === 500)) {
    return /^(?:SEND|SOML|SAML|TURN)$/.test(verb)
      ? found('verbObsolete', { verb })
      : found('verbNotHere', { verb }, notOffered(verb));
  }
  if (code === 502) return undefined;
  if (code === 503 && verb) return found('outOfOrder', { verb });
  if (code === 501 && verb) return found('badSyntax', { verb });
  return code >= 500 ? found('refusedFallback', { code }) : found('laterFallback', { code });
}

const notOffered = (verb: string): Pick<Found, 'of'> =>
  verb === 'STARTTLS' ? { of: 'starttls-not-offered' } : verb === 'AUTH' ? { of: 'auth-not-offered' } : {};

/** Why a server ends the call, as far as 421 tells (RFC 3463: X.4.2 is the connection, X.3.2 the system). */
function endOf(
  enhanced: string | undefined,
  text: string,
): 'idle' | 'goingDown' | 'tooManyMistakes' | 'closing' {
  if (enhanced === '4.4.2' || /tim(?:e|ed) ?-?out|idle/i.test(text)) return 'idle';
  if (enhanced === '4.3.2' || /shutting|going down/i.test(text)) return 'goingDown';
  return /mistakes|too many errors/i.test(text) ? 'tooManyMistakes' : 'closing';
}

function pathRefused({ fold, reply, command }: Mistake, verb: 'RCPT' | 'MAIL'): Found {
  const { code, enhanced } = reply;
  const { context } = fold;
  const path = command?.path ?? '';
  const name = shown(localPart(path));
  const domain = shown(domainOf(path));
  const marks = localSpan(command?.grammar.path);
  const text = reply.lines.map(({ rest }) => rest).join(' ');
  if (code === 552 && verb === 'MAIL') {
    const declared = command?.grammar.parameters.find((one) => one.name === 'SIZE');
    const limit = Number(fold.reading.extensions.find(({ keyword }) => keyword === 'SIZE')?.rest ?? 0) || 0;
    const more = declared ? { marks: { start: declared.start, end: declared.end } } : {};
    return found('tooBigDeclared', { octets: Number(declared?.value ?? 0), limit }, more);
  }
  if (verb === 'MAIL') {
    if (code === 503) return found('outOfOrder', { verb });
    if (code < 500) return found('laterFallback', { code });
    return code === 550 || code === 554 ? found('forbidden', {}) : found('refusedFallback', { code });
  }
  if (code === 551) {
    const to = /<([^<>\s]+@[^<>\s]+)>/.exec(text.replace(`<${path}>`, ''))?.[1];
    if (to === undefined) return found('movedSomewhere', { name }, marks);
    return found('moved', { name, to: shown(to) }, { repair: `RCPT TO:<${to}>`, ...marks });
  }
  if (code === 556 || enhanced === '5.1.10')
    return found('domainNoMail', { domain }, domainSpan(command?.grammar.path));
  if (enhanced === '5.7.1' || (code === 554 && /relay/i.test(text))) {
    if (isLocal(path, context.host)) return found('forbidden', {});
    return relayRefused(path, domain, text, context, domainSpan(command?.grammar.path));
  }
  if (code === 552 || enhanced === '5.2.2' || enhanced === '4.2.2')
    return found('mailboxFull', { name }, marks);
  if (code === 450) return found('mailboxBusy', { name }, marks);
  if (code === 550 && (enhanced === undefined || enhanced.startsWith('5.1.'))) {
    const sameDomain = context.mailboxes.filter((one) => domainOf(one) === domainOf(path)).map(localPart);
    const meant = nearest(localPart(path), sameDomain);
    const explain = { explain: '550-or-450' } as const;
    if (meant === undefined)
      return found('mailboxUnknown', { name, host: context.host }, { ...marks, ...explain });
    const repair = `RCPT TO:<${meant}@${domainOf(path)}>`;
    return found('mailboxDidYouMean', { typed: name, meant }, { repair, ...marks, ...explain });
  }
  if (code === 550 || code === 554) return found('forbidden', {});
  if (code === 553) return found('badAddress', { path: shown(path) }, marks);
  return code >= 500 ? found('refusedFallback', { code }) : found('laterFallback', { code });
}

function relayRefused(
  path: string,
  domain: string,
  text: string,
  context: Mistake['fold']['context'],
  marks: Pick<Found, 'marks'>,
): Found {
  const domains = [...new Set(context.mailboxes.map(domainOf))];
  const meant = nearest(domain, domains);
  if (meant !== undefined) {
    const repair = `RCPT TO:<${localPart(path)}@${meant}>`;
    return found('domainDidYouMean', { typed: domain, meant }, { repair, ...marks });
  }
  const { host } = context;
  return /\byet\b/i.test(text)
    ? found('relayNotYet', { domain, host }, marks)
    : found('relayDenied', { domain, host }, marks);
}

type Path = NonNullable<NonNullable<Mistake['command']>['grammar']['path']>;

const localSpan = (path: Path | undefined): Pick<Found, 'marks'> =>
  path?.local ? { marks: { start: path.local.start, end: path.local.end } } : {};
const domainSpan = (path: Path | undefined): Pick<Found, 'marks'> =>
  path?.domain ? { marks: { start: path.domain.start, end: path.domain.end } } : {};

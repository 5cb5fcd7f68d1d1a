import { CASE_OF_CAUSE, COACH_CAUSES } from '../../knowledge/coach-causes.ts';
import type { Kept } from '../../prose/prose.ts';
import { pairOf } from '../../prose/said.ts';
import { isAboutCertificate, NO_TLS } from '../../tls/alerts.ts';
import { callLine, tlsCallLine } from '../call-line.ts';
import { mark, type ReadCommand } from '../command-line.ts';
import { changed } from '../exchange.ts';
import type { Folding, OpenLetter, Waiting } from '../folding.ts';
import type { Coach, Exchange, LetterLine, ReadingEvent, Remembered, ServerReply } from '../reading.ts';
import { readable, shown } from '../words.ts';
import { addressCause } from './address.ts';
import { commandCause } from './at-once.ts';
import { endCauses } from './end.ts';
import { foreignCause } from './foreign.ts';
import { type Found, found, keptOf, type Mistake } from './found.ts';
import { heloCause } from './helo.ts';
import { isOfTheMoment, letterCauses } from './letter.ts';
import { lineCause } from './line.ts';
import { loginCause } from './login.ts';
import { orderCause } from './order.ts';
import { refusalCause } from './refusal.ts';
import { type Silence, silenceCauses, unendedCause } from './silence.ts';

/**
 * Most telling first: a line that no server takes, one that is no SMTP at all, a login, then grammar, place, and what the
 * server has against it.
 */
const STAGES = [foreignCause, lineCause, heloCause, loginCause, addressCause, orderCause, refusalCause];

/** What can be told of a line before it is answered: no answer would make it right. */
export function coachOfCommand(fold: Folding, exchange: Exchange, command: ReadCommand): void {
  const cause = commandCause(fold, command);
  if (cause) give(fold, exchange, [cause], keptOf(fold.remembers));
}

/** What went wrong with a line that was refused, from what was really typed and answered. */
export function coachOfReply(fold: Folding, waiting: Waiting, before: Remembered): void {
  const { exchange, command, place } = waiting;
  const { coach } = exchange;
  const reply = refusalIn(waiting);
  if (!reply) return;
  // What a plain server makes of a TLS handshake is no answer to anything.
  if (fold.knocked && !command && place !== 'greeting') return;
  const mistake: Mistake = { fold, reply, before, text: command?.line.text ?? '' };
  if (command) mistake.command = command;
  if (place !== undefined) mistake.place = place;
  // A challenge of AUTH is answered with a line of its own.
  if (command && exchange.command && exchange.command !== command.line) {
    mistake.response = exchange.command.text;
    if (waiting.responses) mistake.earlier = waiting.responses;
  }
  // Whoever gives a login up is told 501, as it has to be (RFC 4954 §4).
  if (mistake.response === '*') return;
  const causes = causesOf(mistake).map((cause) => (command?.verb === 'RCPT' ? ofRecipient(cause) : cause));
  if (!coach) {
    give(fold, exchange, causes, keptOf(fold.remembers));
    return;
  }
  // The line itself has told it already; what the server says may be worth a second card.
  const others = causes.filter(({ id }) => id !== coach.cause && !FALLBACKS.has(id));
  if (others.length > 0) exchange.alsoCoach = others.map((cause) => coachOf(cause, keptOf(fold.remembers)));
}

/** The reply, if it refuses. Postfix hangs up on a line of HTTP or of a letter with 221, which is no yes. */
function refusalIn({ exchange: { reply }, command }: Waiting): ServerReply | undefined {
  if (!reply || reply.code >= 400) return reply;
  const hungUp = reply.code === 221 && command !== undefined && command.verb === undefined;
  return hungUp ? { ...reply, code: 500 } : undefined;
}

/** What MAIL and RCPT have in common stands in the section on MAIL; for RCPT there is one of its own. */
function ofRecipient(cause: Found): Found {
  return COACH_CAUSES[cause.id] === 'RFC 5321 §4.1.1.2' ? { ...cause, rfc: 'RFC 5321 §4.1.1.3' } : cause;
}

/** Causes that say no more than the code does. */
const FALLBACKS: ReadonlySet<string> = new Set([
  'refusedFallback',
  'laterFallback',
  'badSyntax',
  'outOfOrder',
  'unknownVerb',
  'verbNotHere',
]);

function causesOf(mistake: Mistake): Found[] {
  for (const stage of STAGES) {
    const first = stage(mistake);
    if (!first) continue;
    const second = alsoOf(mistake, first, stage);
    return second && second.id !== first.id ? [first, second] : [first];
  }
  return [];
}

/** The line may be wrong and in the wrong place at once; a server says only what it looks at first. */
function alsoOf(mistake: Mistake, first: Found, stage: (typeof STAGES)[number]): Found | undefined {
  const { reply, command } = mistake;
  if (first.id === 'helloFirst' && command?.verb === 'RCPT') return found('rcptBeforeMail', {});
  if (reply.code === 535 && /^auth(?:Nuls|Newline)$/.test(first.id)) return found('loginFailed', {});
  let second: Found | undefined;
  if (stage === addressCause) second = orderCause({ ...mistake, reply: { ...reply, code: 503 } });
  else if (stage === orderCause && command?.grammar.problem)
    second = addressCause({ ...mistake, reply: { ...reply, code: 501 } });
  if (!second || FALLBACKS.has(second.id)) return undefined;
  // The marker stands where the first card points.
  const { marks: _, ...plain } = second;
  return plain;
}

/** What goes wrong inside a letter is never answered: it is seen in the line itself. */
export function coachOfLetter(fold: Folding, open: OpenLetter, line: LetterLine): void {
  const { exchange } = open;
  const causes = letterCauses(open, line);
  if (causes.length > 0) give(fold, exchange, causes, 'letter');
  else if (exchange.coach && isOfTheMoment(exchange.coach.cause)) withdraw(exchange);
}

/** The letter has ended, or goes on: what was said of a line of it is over. */
export function withdraw(exchange: Exchange): void {
  delete exchange.coach;
  delete exchange.alsoCoach;
}

/** What was sent without a line end, when the connection is over. */
export function coachOfUnended(fold: Folding, exchange: Exchange, text: string, octets: number): void {
  give(fold, exchange, [unendedCause(text, octets)], 'closed');
}

/** What a connection's end leaves unsaid: a letter without its dot, a server that had waited long enough. */
export function coachOfEnd(fold: Folding, event: Extract<ReadingEvent, { kind: 'closed' }>): void {
  const last = fold.reading.exchanges.at(-1);
  for (const { exchange = last, cause } of endCauses(fold, event)) {
    if (!exchange) continue;
    const { coach } = exchange;
    if (!coach) give(fold, exchange, [cause], 'closed');
    else if (coach.cause !== cause.id) {
      // What began it says more than what came of it.
      exchange.alsoCoach = [...(exchange.alsoCoach ?? []), coachOf(cause, 'closed')];
    }
    changed(exchange);
  }
}

/** A web server answered a line of SMTP. */
export function coachOfWebServer(fold: Folding, exchange: Exchange, reply: string): void {
  const typed = /^(EHLO|HELO|MAIL|RCPT|DATA|QUIT|NOOP|RSET|VRFY)\b/i.exec(exchange.command?.text ?? '')?.[1];
  if (typed === undefined || !/^HTTP\/\d/.test(reply) || exchange.coach) return;
  give(fold, exchange, [found('httpServer', { verb: typed.toUpperCase() })], keptOf(fold.remembers));
}

/** A TLS handshake met plain text, or plain text a TLS port. */
export function coachOfDoor(
  fold: Folding,
  exchange: Exchange,
  id: 'tlsHello' | 'tlsWanted' | 'plainAfterTls',
): void {
  const typed = shown(exchange.command?.text ?? '');
  const call = tlsCallLine(fold.context, 'smtp');
  const cause = id === 'plainAfterTls' ? found(id, { typed }, { call }) : found(id, {});
  if (!exchange.coach) give(fold, exchange, [cause], keptOf(fold.remembers));
  changed(exchange);
}

/** A handshake that ended without TLS. */
export function coachOfHandshake(fold: Folding, event: Extract<ReadingEvent, { kind: 'unsecured' }>): void {
  const exchange = fold.reading.exchanges.at(-1);
  if (!exchange) return;
  const cause = handshakeCause(fold, event);
  const explain = cause.id === 'certificateRefused' ? { explain: 'certificate-questions' as const } : {};
  if (!exchange.coach) give(fold, exchange, [{ ...cause, ...explain }], 'closed');
  else exchange.alsoCoach = [...(exchange.alsoCoach ?? []), coachOf(cause, 'closed')];
  changed(exchange);
}

function handshakeCause(
  { greeted, context }: Folding,
  { by, alert, reason }: Extract<ReadingEvent, { kind: 'unsecured' }>,
): Found {
  if (by === 'client' && alert !== undefined && isAboutCertificate(alert))
    return found('certificateRefused', { alert });
  // Where TLS comes first, what is no TLS is plain text.
  if (by === 'server' && !greeted && NO_TLS.test(reason)) return found('tlsWanted', {});
  const call = greeted ? tlsCallLine(context, 'smtp') : callLine(context);
  return found('handshakeFailed', { reason: alert ?? reason }, { call });
}

/** Why nothing happens. What it says is taken back with the next octets: see `fold.silence`. */
export function coachOfSilence(fold: Folding, silent: number): boolean {
  if (fold.silence) return false;
  const causes = silenceCauses(fold, silent);
  const exchange = causes?.exchange ?? fold.reading.exchanges.at(-1);
  if (!causes || !exchange) return false;
  const silence: Silence = { exchange, finger: fold.finger };
  const kept = exchange.letter && !exchange.letter.ended ? 'letter' : keptOf(fold.remembers);
  if (!exchange.coach) give(fold, exchange, causes.found, kept);
  else {
    const { coach, alsoCoach } = exchange;
    const news = causes.found.filter(({ id }) => id !== coach.cause);
    if (news.length === 0) return false;
    silence.before = alsoCoach === undefined ? { coach } : { coach, alsoCoach };
    exchange.alsoCoach = [...(alsoCoach ?? []), ...news.map((cause) => coachOf(cause, kept))];
  }
  fold.silence = silence;
  changed(exchange);
  return true;
}

/** Octets cross again. */
export function endSilence(fold: Folding): void {
  const { silence } = fold;
  if (!silence) return;
  fold.silence = undefined;
  const { exchange, before, finger } = silence;
  withdraw(exchange);
  if (before) Object.assign(exchange, before);
  fold.finger = finger;
  changed(exchange);
}

/** Puts the cards on the exchange, the most useful first. */
function give(fold: Folding, exchange: Exchange, causes: readonly Found[], kept: Kept): void {
  const [first, ...others] = causes;
  if (!first) return;
  const coach = coachOf(first, kept);
  const { finger } = fold;
  const shown = finger && finger !== exchange && finger.id >= exchange.id - 1 ? finger.coach : undefined;
  if (shown?.cause === coach.cause && shown.repair === coach.repair) coach.again = true;
  exchange.coach = coach;
  if (others.length > 0) exchange.alsoCoach = others.map((cause) => coachOf(cause, kept));
  else delete exchange.alsoCoach;
  if (first.marks && exchange.command) mark(exchange.command.tokens, first.marks.start, first.marks.end);
  fold.finger = exchange;
}

function coachOf({ id, of, rfc, values, repair, call, explain }: Found, kept: Kept): Coach {
  // `found` has checked that the cause's sentences get what they want.
  const coach: Coach = {
    case: of ?? CASE_OF_CAUSE[id],
    cause: id,
    rfc: rfc ?? COACH_CAUSES[id],
    ...pairOf('coach', id, { ...values, kept }),
  };
  if (repair !== undefined) coach.repair = readable(repair);
  if (call !== undefined) coach.call = call;
  if (explain !== undefined) coach.explain = explain;
  return coach;
}

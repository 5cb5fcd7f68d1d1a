import type { Pop3Kept } from '../../prose/pop3-words.ts';
import { mark } from '../../reading/command-line.ts';
import type { Coach, Exchange, ReadingEvent } from '../../reading/reading.ts';
import { isTlsPort } from '../../reading/tls-ports.ts';
import { readable } from '../../reading/words.ts';
import { isAboutCertificate, NO_TLS } from '../../tls/alerts.ts';
import type { ReadPop3Command } from '../command-line.ts';
import { changed, type Pop3Folding, type Waiting } from '../folding.ts';
import { offersPipelining } from '../notes.ts';
import type { Before } from '../standing.ts';
import { POP3_CAUSES } from './causes.ts';
import { foreignCause } from './foreign.ts';
import { type Found, found, keptOf, type Mistake } from './found.ts';
import { lineCause } from './line.ts';
import { clearCause, loginCause } from './login.ts';
import { argumentCause, placeCause } from './place.ts';
import { codeCause, refusalCause } from './refusal.ts';
import { silenceCauses } from './silence.ts';

/** Most telling first: another language, no command, out of place, its argument, what the server itself says, the rest. */
const STAGES = [
  foreignCause,
  lineCause,
  clearCause,
  placeCause,
  codeCause,
  argumentCause,
  loginCause,
  refusalCause,
];

const HTTP_REQUEST = /^(?:GET|POST|HEAD|PUT|DELETE|OPTIONS|PATCH|CONNECT) \S+ HTTP\//;

/** What is wrong whatever the answer will be. */
export function coachOfCommand(fold: Pop3Folding, waiting: Waiting, { line, verb }: ReadPop3Command): void {
  const { exchange } = waiting;
  if (HTTP_REQUEST.test(line.text)) {
    fold.http = true;
    give(fold, exchange, [found('http', {})]);
    return;
  }
  if (fold.awaitsTls) {
    // Sent before the answer to STLS it is plain text for certain. After it, a server's answer shows that TLS came between.
    if (fold.injected) give(fold, exchange, [found('plainAfterTls', { verb: verb ?? '' })]);
    else fold.plainAfterTls ??= exchange;
    return;
  }
  if (fold.state === 'update' || fold.state === 'closed') {
    if (verb !== 'QUIT') give(fold, exchange, [found('afterQuit', {})]);
    return;
  }
  // The first line of a multi-line reply was there, and the client took it for the whole.
  const { open, awaiting } = fold;
  if (open && awaiting.length === 0 && !offersPipelining(fold))
    give(fold, exchange, [found('oneLineRead', { verb: open.place ?? '' })]);
}

/** What went wrong with a line that was refused, from what was really typed and answered. */
export function coachOfReply(fold: Pop3Folding, waiting: Waiting, before: Before): void {
  const { exchange, command, place, unasked } = waiting;
  const { reply, coach } = exchange;
  if (reply?.status !== '-ERR') return;
  const said = reply.lines[0]?.rest ?? '';
  if (place === 'greeting') {
    give(fold, exchange, [found('noService', {})]);
    return;
  }
  if (unasked || !command) {
    // What a plain server makes of a TLS handshake is no answer to anything.
    if (fold.knocked || exchange.coach) return;
    if (/too many/i.test(said)) give(fold, exchange, [found('tooManyMistakes', {})]);
    else if (/inactiv|idle|time-?out|timed out/i.test(said)) give(fold, exchange, [found('idle', {})]);
    return;
  }
  const mistake: Mistake = { fold, waiting, command, reply, before, text: command.line.text };
  // A challenge of AUTH is answered with a line of its own, which is no command.
  const stages = waiting.response === undefined ? STAGES : [clearCause, codeCause, loginCause];
  const cause = stages.reduce<Found | undefined>((first, stage) => first ?? stage(mistake), undefined);
  if (!cause) return;
  const causes = [cause];
  // Why it failed stands before that it did.
  if (/^auth(?:Nuls|Newline)$/.test(cause.id) && /\bauth\w* fail|^\[AUTH\]/i.test(said))
    causes.push(found('loginFailed', { user: '' }));
  // The line may be wrong and out of place at once.
  if (stages === STAGES && cause.id !== 'afterQuit' && POP3_CAUSES[cause.id].of === 'pop3-wrong-state') {
    const also = argumentCause(mistake);
    if (also && !/^(?:noSuch|zero|empty)/.test(also.id)) causes.push(unmarked(also));
  }
  if (!coach) give(fold, exchange, causes);
  else if (cause.id !== coach.cause && cause.id !== 'refused' && cause.id !== 'unknownVerb')
    exchange.alsoCoach = [coachOf(cause, keptOf(fold))];
}

/** What was sent without a line end, when the connection is over. */
export function coachOfUnended(fold: Pop3Folding, exchange: Exchange, text: string, octets: number): void {
  give(
    fold,
    exchange,
    [text.includes('\r') ? found('bareCr', {}) : found('unendedLine', { octets })],
    'closed',
  );
}

/** What a connection's end leaves undone: marks that no QUIT carried out, a server that had waited long enough. */
export function coachOfEnd(fold: Pop3Folding, { by, how }: Extract<ReadingEvent, { kind: 'closed' }>): void {
  const { reading, drop, state, awaiting } = fold;
  const last = reading.exchanges.at(-1);
  if (!last) return;
  const causes: Found[] = [];
  const left = [...awaiting].some(({ place }) => place === 'QUIT');
  if (state === 'transaction' && drop.marked.size > 0 && !left && !fold.opaque) {
    const numbers = [...drop.marked].slice(0, 5).join(', ');
    causes.push(found('marksLost', { marked: drop.marked.size, numbers }));
  }
  if (fold.plainAfterTls && by !== 'client')
    causes.push(found('plainAfterTls', { verb: fold.plainAfterTls.command?.verb ?? '' }));
  else if (!fold.greeted && !fold.secured && !fold.opaque && by !== 'client' && isTlsPort(fold.context.port))
    causes.push(found('tlsWanted', {}));
  if (by === 'client' && fold.secured && fold.silentSince === fold.seen.client)
    causes.push(found('goneAfterTls', {}));
  if (how === 'timed-out' && state !== 'closed' && state !== 'update') causes.push(found('idle', {}));
  add(fold, last, causes, 'closed');
}

/** A handshake that ended without TLS. */
export function coachOfHandshake(
  fold: Pop3Folding,
  { by, alert, reason }: Extract<ReadingEvent, { kind: 'unsecured' }>,
): void {
  const exchange = fold.reading.exchanges.at(-1);
  if (!exchange) return;
  const refused = by === 'client' && alert !== undefined && isAboutCertificate(alert);
  // Where TLS comes first, what is no TLS is plain text.
  const plain = by === 'server' && !fold.greeted && NO_TLS.test(reason);
  const cause = refused
    ? found('certificateRefused', { alert })
    : plain
      ? found('tlsWanted', {})
      : found('handshakeFailed', { reason: alert ?? reason });
  add(fold, exchange, [cause], 'closed');
}

/** A TLS handshake met plain text, or plain text a TLS port. */
export function coachOfDoor(
  fold: Pop3Folding,
  exchange: Exchange,
  id: 'tlsHello' | 'tlsWanted' | 'plainAfterTls',
): void {
  const cause = id === 'plainAfterTls' ? found(id, { verb: exchange.command?.verb ?? '' }) : found(id, {});
  if (!exchange.coach) give(fold, exchange, [cause]);
  changed(exchange);
}

/** Why nothing happens. What it says is taken back with the next octets: see `fold.silence`. */
export function coachOfSilence(fold: Pop3Folding, silent: number): boolean {
  if (fold.silence) return false;
  const causes = silenceCauses(fold, silent);
  const exchange = causes?.exchange ?? fold.reading.exchanges.at(-1);
  if (!causes || !exchange) return false;
  const { coach, alsoCoach } = exchange;
  const silence: NonNullable<Pop3Folding['silence']> = { exchange, finger: fold.finger };
  if (coach) silence.before = alsoCoach === undefined ? { coach } : { coach, alsoCoach };
  if (!add(fold, exchange, causes.found)) return false;
  fold.silence = silence;
  return true;
}

/** Octets cross again. */
export function endSilence(fold: Pop3Folding): void {
  const { silence } = fold;
  if (!silence) return;
  fold.silence = undefined;
  const { exchange, before, finger } = silence;
  delete exchange.coach;
  delete exchange.alsoCoach;
  if (before) Object.assign(exchange, before);
  fold.finger = finger;
  changed(exchange);
}

/** Puts cards on the exchange, behind the one that it has. Whether any was new. */
function add(fold: Pop3Folding, exchange: Exchange, causes: readonly Found[], kept = keptOf(fold)): boolean {
  const { coach } = exchange;
  const news = causes.filter(({ id }) => id !== coach?.cause);
  if (news.length === 0) return false;
  if (!coach) give(fold, exchange, news, kept);
  else exchange.alsoCoach = [...(exchange.alsoCoach ?? []), ...news.map((cause) => coachOf(cause, kept))];
  changed(exchange);
  return true;
}

/** Puts the cards on the exchange, the most useful first. */
function give(fold: Pop3Folding, exchange: Exchange, causes: readonly Found[], kept = keptOf(fold)): void {
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

function coachOf({ id, of, values, repair }: Found, kept: Pop3Kept): Coach {
  const params = { ...values, kept };
  const row = POP3_CAUSES[id];
  const coach: Coach = {
    case: of ?? row.of,
    cause: id,
    rfc: row.rfc,
    head: { id: `pop3Coach.${id}.head`, params },
    body: { id: `pop3Coach.${id}.body`, params },
  };
  if (repair !== undefined) coach.repair = readable(repair);
  return coach;
}

/** The marker stands where the first card points. */
function unmarked({ marks: _, ...cause }: Found): Found {
  return cause;
}

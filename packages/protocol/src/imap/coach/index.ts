import type { ImapKept } from '../../prose/imap-words.ts';
import { mark } from '../../reading/command-line.ts';
import type { Coach, Exchange, LetterLine, ReadingEvent } from '../../reading/reading.ts';
import { isTlsPort } from '../../reading/tls-ports.ts';
import { readable } from '../../reading/words.ts';
import { isAboutCertificate, NO_TLS } from '../../tls/alerts.ts';
import type { ReadImapCommand } from '../command-line.ts';
import { changed, type ImapFolding, isOver, type Waiting } from '../folding.ts';
import { addOnce } from '../notes.ts';
import type { ReadResponse } from '../response-line.ts';
import type { Before } from '../standing.ts';
import { leftBehind } from '../wire-lines.ts';
import { argumentCause, blanksCause, excessCause } from './argument.ts';
import { IMAP_CAUSES } from './causes.ts';
import { foreignCause } from './foreign.ts';
import { type Found, found, keptOf, type Mistake } from './found.ts';
import { lineCause } from './line.ts';
import { clearCause, loginCause } from './login.ts';
import { idleCause, literalCause, placeCause } from './place.ts';
import { codeCause, refusalCause } from './refusal.ts';
import { literalAwaited, silenceCauses } from './silence.ts';

/**
 * Most telling first: a broken IDLE, another language, a literal that does not fit, no command, out of place, the secret,
 * what the server itself says, the argument, the rest.
 */
const STAGES = [
  idleCause,
  foreignCause,
  literalCause,
  lineCause,
  clearCause,
  placeCause,
  loginCause,
  codeCause,
  argumentCause,
  blanksCause,
  refusalCause,
];

/** Of what a NO refuses the words are right: a server that does not understand says BAD (RFC 3501 §7.1.2, §7.1.3). */
const STAGES_OF_NO = STAGES.filter((stage) => stage !== argumentCause && stage !== blanksCause);

/** Some servers say NO where they mean BAD. */
const UNREAD =
  /error in imap command|syntax|pars(?:e|ing)|(?:invalid|missing|too many|bad) (?:argument|parameter)/i;

const HTTP_REQUEST = /^(?:GET|POST|HEAD|PUT|DELETE|OPTIONS|PATCH|CONNECT) \S+ HTTP\//;

/** What is wrong whatever the answer will be. */
export function coachOfCommand(fold: ImapFolding, waiting: Waiting, command: ReadImapCommand): void {
  const { exchange } = waiting;
  const { text, line, verb } = command;
  if (HTTP_REQUEST.test(text)) {
    fold.http = true;
    give(fold, exchange, [found('http', {})]);
    return;
  }
  if (fold.awaitsTls) {
    // Sent before the answer to STARTTLS it is plain text for certain. After it, a server's answer shows that TLS came between.
    if (fold.injected) give(fold, exchange, [found('plainAfterTls', { verb: verb ?? '' })]);
    else fold.plainAfterTls ??= exchange;
    return;
  }
  if (waiting.instead !== undefined) {
    const cause = idleCause({ fold, waiting, command });
    if (cause) give(fold, exchange, [cause]);
    return;
  }
  if (isOver(fold) && line.text.trim() !== '') give(fold, exchange, [found('afterLogout', {})]);
}

/** A dot alone in a literal: of SMTP, and here one octet among others. */
export function coachOfLetterLine(fold: ImapFolding, exchange: Exchange, { text, ending }: LetterLine): void {
  if (text === '.' && ending !== 'none' && fold.literal && leftBehind(fold.literal) > 0)
    addOnce(fold, exchange, 'dotInLiteral');
}

/** What went wrong with a line that was refused, from what was really typed and answered. */
export function coachOfReply(fold: ImapFolding, waiting: Waiting, read: ReadResponse, before: Before): void {
  const { exchange, command, place } = waiting;
  const { status } = read;
  const said = exchange.reply?.lines.at(-1)?.rest ?? '';
  if (place === 'greeting') {
    if (status === 'BYE') give(fold, exchange, [found('noService', {})]);
    return;
  }
  if (!command) return;
  const text = command.text;
  const mistake: Mistake = { fold, waiting, command, read, said, before, text };
  if (status === 'OK') {
    const forgiven = ofForgiven(mistake);
    if (forgiven) give(fold, exchange, [forgiven]);
    return;
  }
  const stages = status === 'NO' && !UNREAD.test(said) ? STAGES_OF_NO : STAGES;
  const cause = stages.reduce<Found | undefined>((first, stage) => first ?? stage(mistake), undefined);
  const causes = cause ? [cause] : [];
  // The line may be wrong and out of place at once.
  if (cause && cause.id !== 'afterLogout' && IMAP_CAUSES[cause.id].of === 'imap-wrong-state') {
    const also = argumentCause(mistake);
    if (also && IMAP_CAUSES[also.id].of !== 'imap-no-such-message') causes.push(unmarked(also));
  }
  // Why it failed stands before that it did.
  if (cause && status === 'NO' && /^auth(?:Nuls|Newline)$/.test(cause.id))
    causes.push(found('loginFailed', { user: '' }));
  if (status === 'BYE') causes.push(causeOfBye(said));
  // What was said at once is said anew, with the way on that the answer leaves.
  if (!exchange.coach || exchange.coach.cause === cause?.id) give(fold, exchange, causes);
  else
    add(
      fold,
      exchange,
      causes.filter(({ id }) => id !== 'refused' && id !== 'unknownVerb' && id !== 'badSyntax'),
    );
}

/** Taken by this server, and not what was meant: the tag that is a UID, the mailbox with half its name. */
function ofForgiven(mistake: Mistake): Found | undefined {
  const { command, waiting } = mistake;
  const { verb, tag, named, lexemes } = command;
  if (tag.toUpperCase() === 'UID' && verb) return lineCause(mistake);
  if (waiting.instead !== undefined) return idleCause(mistake);
  const literal = literalCause(mistake);
  if (literal) return literal;
  const extra = named.excess === undefined ? undefined : lexemes[named.excess];
  // Another mailbox than the one that was meant is open now.
  if (extra && (verb === 'SELECT' || verb === 'EXAMINE')) {
    const cause = excessCause(mistake, extra);
    if (cause.id === 'mailboxUnquoted') return cause;
  }
  return undefined;
}

function causeOfBye(said: string): Found {
  if (/too many/i.test(said)) return found('tooManyMistakes', {});
  if (/inactiv|idle|autologout|time-?out|timed out/i.test(said)) return found('idle', {});
  return found('goodbye', {});
}

/** The server hangs up while nothing was asked. */
export function coachOfGoodbye(fold: ImapFolding, { exchange }: Waiting): void {
  // What a plain server makes of a TLS handshake is no answer to anything.
  if (fold.knocked || exchange.coach) return;
  give(fold, exchange, [causeOfBye(exchange.reply?.lines.at(-1)?.rest ?? '')]);
}

/** What was sent without a line end, when the connection is over. */
export function coachOfUnended(fold: ImapFolding, exchange: Exchange, text: string, octets: number): void {
  give(
    fold,
    exchange,
    [text.includes('\r') ? found('bareCr', {}) : found('unendedLine', { octets })],
    'closed',
  );
}

/** What a connection's end leaves undone: a literal that was not whole, a server that had waited long enough. */
export function coachOfEnd(fold: ImapFolding, { by, how }: Extract<ReadingEvent, { kind: 'closed' }>): void {
  const last = fold.reading.exchanges.at(-1);
  if (!last) return;
  const causes: Found[] = [];
  if (fold.literal && fold.literal.left > 0) {
    add(fold, fold.literal.waiting.exchange, [literalAwaited(fold)], 'closed');
  }
  // What was sent behind LOGOUT in one go is not answered any more.
  if (fold.state === 'logout' && fold.settled?.place === 'LOGOUT')
    for (const { exchange, command } of fold.inFlight.values())
      if (command && !exchange.coach) {
        add(fold, exchange, [found('afterLogout', {})], 'closed');
        break;
      }
  if (fold.plainAfterTls && by !== 'client')
    causes.push(found('plainAfterTls', { verb: fold.plainAfterTls.command?.verb ?? '' }));
  else if (!fold.greeted && !fold.secured && !fold.opaque && by !== 'client' && isTlsPort(fold.context.port))
    causes.push(found('tlsWanted', {}));
  if (by === 'client' && fold.secured && fold.silentSince === fold.seen.client)
    causes.push(found('goneAfterTls', {}));
  if (how === 'timed-out' && !isOver(fold)) causes.push(found('idle', {}));
  add(fold, last, causes, 'closed');
}

/** A handshake that ended without TLS. */
export function coachOfHandshake(
  fold: ImapFolding,
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
  fold: ImapFolding,
  exchange: Exchange,
  id: 'tlsHello' | 'tlsWanted' | 'plainAfterTls',
): void {
  const cause = id === 'plainAfterTls' ? found(id, { verb: exchange.command?.verb ?? '' }) : found(id, {});
  if (!exchange.coach) give(fold, exchange, [cause]);
  changed(exchange);
}

/** Why nothing happens. What it says is taken back with the next octets: see `fold.silence`. */
export function coachOfSilence(fold: ImapFolding, silent: number): boolean {
  if (fold.silence) return false;
  const causes = silenceCauses(fold, silent);
  const exchange = causes?.exchange ?? fold.reading.exchanges.at(-1);
  if (!causes || !exchange) return false;
  const { coach, alsoCoach } = exchange;
  const silence: NonNullable<ImapFolding['silence']> = { exchange, finger: fold.finger };
  if (coach) silence.before = alsoCoach === undefined ? { coach } : { coach, alsoCoach };
  if (!add(fold, exchange, causes.found)) return false;
  fold.silence = silence;
  return true;
}

/** Octets cross again. */
export function endSilence(fold: ImapFolding): void {
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
function add(fold: ImapFolding, exchange: Exchange, causes: readonly Found[], kept = keptOf(fold)): boolean {
  const { coach } = exchange;
  const news = causes.filter(({ id }) => id !== coach?.cause);
  if (news.length === 0) return false;
  if (!coach) give(fold, exchange, news, kept);
  else exchange.alsoCoach = [...(exchange.alsoCoach ?? []), ...news.map((cause) => coachOf(cause, kept))];
  changed(exchange);
  return true;
}

/** Puts the cards on the exchange, the most useful first. */
function give(fold: ImapFolding, exchange: Exchange, causes: readonly Found[], kept = keptOf(fold)): void {
  const [first, ...others] = causes;
  if (!first) return;
  const coach = coachOf(first, kept);
  const { finger } = fold;
  const shown = finger && finger !== exchange && finger.id >= exchange.id - 1 ? finger.coach : undefined;
  if (shown?.cause === coach.cause && shown.repair === coach.repair) coach.again = true;
  exchange.coach = coach;
  if (others.length > 0) exchange.alsoCoach = others.map((cause) => coachOf(cause, kept));
  else delete exchange.alsoCoach;
  // The marker stands in the command's first line, where this exchange has it.
  if (first.marks && exchange.command && exchange.continues === undefined)
    mark(exchange.command.tokens, first.marks.start, first.marks.end);
  fold.finger = exchange;
}

function coachOf({ id, of, values, repair }: Found, kept: ImapKept): Coach {
  const params = { ...values, kept };
  const row = IMAP_CAUSES[id];
  const coach: Coach = {
    case: of ?? row.of,
    cause: id,
    rfc: row.rfc,
    head: { id: `imapCoach.${id}.head`, params },
    body: { id: `imapCoach.${id}.body`, params },
  };
  if (repair !== undefined) coach.repair = readable(repair);
  return coach;
}

/** The marker stands where the first card points. */
function unmarked({ marks: _, ...cause }: Found): Found {
  return cause;
}

import { latin1 } from '../../octets.ts';
import { tlsCallLine } from '../call-line.ts';
import type { Folding } from '../folding.ts';
import { lineFor } from '../next-lines.ts';
import type { Coach, Exchange, SmtpPhase } from '../reading.ts';
import { isTlsPort } from '../tls-ports.ts';
import { shown } from '../words.ts';
import { type Found, found } from './found.ts';
import { telnetCause } from './telnet.ts';

/** What a card of silence has replaced or joined, to be put back when octets cross again. */
export interface Silence {
  exchange: Exchange;
  finger: Exchange | undefined;
  before?: { coach: Coach; alsoCoach?: Coach[] };
}

const SECOND = 1_000_000;
/** Microseconds after which silence is worth a word. People think and type; a server answers at once. */
const QUIET = { server: 5 * SECOND, unended: 5 * SECOND, letter: 10 * SECOND, client: 30 * SECOND } as const;

const NEXT_VERB: Readonly<Partial<Record<SmtpPhase, string>>> = {
  connected: 'EHLO',
  greeted: 'MAIL',
  sender: 'RCPT',
  recipients: 'DATA',
};

/** Why nothing happens: who waits for what, once nothing has crossed for `silent` microseconds. */
export function silenceCauses(
  fold: Folding,
  silent: number,
): { exchange?: Exchange; found: Found[] } | undefined {
  const { reading, context, letter, remembers, unfinished } = fold;
  if (reading.protocol !== 'smtp' || fold.opaque || reading.closed || remembers.phase === 'closed')
    return undefined;
  if (letter) return silent < QUIET.letter ? undefined : ofLetter(letter);
  const { begun } = fold.client.reader;
  if (begun > 0 && !fold.deciding) {
    if (silent < QUIET.unended) return undefined;
    return { found: [unendedCause(latin1(fold.client.reader.rest()), begun)] };
  }
  const { plainAfterTls: exchange } = fold;
  if (exchange) {
    if (silent < QUIET.server) return undefined;
    const call = tlsCallLine(context, 'smtp');
    const typed = shown(exchange.command?.text ?? '');
    return { exchange, found: [found('plainAfterTls', { typed }, { call })] };
  }
  const first = fold.awaiting.at(0);
  if (first?.place === 'greeting' || !fold.begun) {
    if (silent < QUIET.server || fold.awaitsTls) return undefined;
    const tls = isTlsPort(context.port) && !fold.secured;
    return { found: [tls ? found('tlsWanted', {}) : found('bannerAwaited', {})] };
  }
  if (unfinished || first) {
    if (silent < QUIET.server) return undefined;
    const { command, exchange: owed } = (unfinished ?? first)!;
    const awaited = found('replyAwaited', { verb: command?.verb ?? '' });
    // To a server that keeps to CR LF the line is not over yet.
    if (!unfinished && command?.line.ending === 'lf')
      return { exchange: owed, found: [found('bareLfUnheard', {}, { explain: 'crlf' }), awaited] };
    return { exchange: owed, found: [awaited] };
  }
  if (silent < QUIET.client || fold.delivered || fold.awaitsTls || fold.challenged) return undefined;
  const verb = NEXT_VERB[remembers.phase];
  // The card of a refused line says the way on already.
  if (verb === undefined || reading.exchanges.at(-1)?.coach) return undefined;
  return { found: [found('clientSilent', {}, { repair: lineFor(verb, fold) })] };
}

/** What has crossed and is no line yet. */
export function unendedCause(text: string, octets: number): Found {
  const telnet = telnetCause(text);
  // There is no command of its own in it for a marker to stand on.
  if (telnet) return found('telnetInterrupt', {});
  const cause = text.includes('\r') ? found('bareCr', {}) : found('unendedLine', { octets });
  return { ...cause, explain: 'crlf' };
}

/** The letter is open, and its reader waits for the dot. */
function ofLetter(letter: NonNullable<Folding['letter']>): { exchange: Exchange; found: Found[] } {
  const { exchange, state } = letter;
  const heard = state.atLineStart ? { repair: '.' } : {};
  const waiting = found('waitingForDot', {}, { ...heard, explain: 'dot' });
  const last = exchange.letter?.lines.at(-1);
  const text = last?.text.trimEnd() ?? '';
  // A dot that closes a sentence, or begins a line of more, may have been meant as the end.
  const meant = last?.part !== 'field' && (/[^.]\.$/.test(text) || /^\.[^.]/.test(text));
  const notAlone = meant ? [found('dotNotAlone', { typed: shown(text) }, { ...heard, explain: 'dot' })] : [];
  return { exchange, found: [...notAlone, waiting] };
}

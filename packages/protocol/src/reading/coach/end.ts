import { callLine, tlsCallLine } from '../call-line.ts';
import type { Folding } from '../folding.ts';
import type { Exchange, ReadingEvent } from '../reading.ts';
import { isTlsPort } from '../tls-ports.ts';
import { shown } from '../words.ts';
import { type Found, found } from './found.ts';

/** The server, or the lab in its place, tore the connection down. */
export const isTorn = ({ by, how }: Extract<ReadingEvent, { kind: 'closed' }>): boolean =>
  how === 'reset' && (by === 'server' || by === 'lab');

/** The server tore the connection down, or left in the middle of a reply, and owed an answer. */
function unanswered(
  fold: Folding,
  event: Extract<ReadingEvent, { kind: 'closed' }>,
): { exchange: Exchange; cause: Found }[] {
  const owed = fold.awaiting.at(0);
  if (!isTorn(event) && !(event.by === 'server' && fold.unfinished)) return [];
  if (!owed || fold.awaitsTls || fold.opaque) return [];
  const { exchange } = owed;
  if (exchange.letter) return [{ exchange, cause: found('cutAtDot', {}) }];
  const { command } = exchange;
  return [{ exchange, cause: found('cutOff', { verb: command?.verb ?? shown(command?.text ?? '') }) }];
}

/** What is left when the connection is over. `exchange`: the last one, if it is not named. */
export function endCauses(
  fold: Folding,
  event: Extract<ReadingEvent, { kind: 'closed' }>,
): { exchange?: Exchange; cause: Found }[] {
  const { by, how } = event;
  const { reading, letter } = fold;
  if (reading.protocol !== 'smtp') return [];
  const causes: { exchange?: Exchange; cause: Found }[] = [];
  // Who is sent away with 421 in the middle of a letter has not cut it.
  if (letter && fold.remembers.phase !== 'closed') {
    const repair = letter.state.atLineStart ? { repair: '.' } : {};
    const call = callLine(fold.context);
    causes.push({ exchange: letter.exchange, cause: found('letterCut', {}, { ...repair, call }) });
  } else if (fold.plainAfterTls) {
    const { plainAfterTls: exchange } = fold;
    const call = tlsCallLine(fold.context, 'smtp');
    const typed = shown(exchange.command?.text ?? '');
    causes.push({ exchange, cause: found('plainAfterTls', { typed }, { call }) });
  } else if (
    !fold.greeted &&
    !fold.secured &&
    !fold.opaque &&
    by !== 'client' &&
    isTlsPort(fold.context.port)
  ) {
    causes.push({ cause: found('tlsWanted', {}) });
  }
  causes.push(...unanswered(fold, event));
  if (by === 'client' && fold.secured && fold.silentSince === fold.seen.client)
    causes.push({ cause: found('goneAfterTls', {}, { explain: 'certificate-questions' }) });
  // A server that says 421 first has told it already.
  if (how === 'timed-out' && fold.remembers.phase !== 'closed') causes.push({ cause: found('idle', {}) });
  return causes;
}

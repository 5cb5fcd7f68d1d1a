import type { Exchange } from '../../reading/reading.ts';
import { isTlsPort } from '../../reading/tls-ports.ts';
import { type ImapFolding, isOver, oldestOwed } from '../folding.ts';
import { onwardLine } from './foreign.ts';
import { type Found, found } from './found.ts';

const SECOND = 1_000_000;
/** Microseconds after which silence is worth a word. People think and type; a server answers at once. */
const QUIET = { server: 5 * SECOND, unended: 5 * SECOND, literal: 10 * SECOND, client: 30 * SECOND } as const;

/** Why nothing happens: who waits for what, once nothing has crossed for `silent` microseconds. */
export function silenceCauses(
  fold: ImapFolding,
  silent: number,
): { exchange?: Exchange; found: Found[] } | undefined {
  const { context, literal, rest } = fold;
  if (fold.opaque || isOver(fold)) return undefined;
  if (literal && literal.left > 0) {
    if (silent < QUIET.literal) return undefined;
    return { exchange: literal.waiting.exchange, found: [literalAwaited(fold)] };
  }
  const { begun } = fold.client.reader;
  if (begun > 0 && !fold.deciding) {
    if (silent < QUIET.unended) return undefined;
    return {
      found: [fold.client.last === 13 ? found('bareCr', {}) : found('unendedLine', { octets: begun })],
    };
  }
  if (rest)
    return silent < QUIET.literal
      ? undefined
      : { exchange: rest.waiting.exchange, found: [found('restAwaited', {})] };
  if (fold.plainAfterTls) {
    if (silent < QUIET.server) return undefined;
    const { plainAfterTls: exchange } = fold;
    return { exchange, found: [found('plainAfterTls', { verb: exchange.command?.verb ?? '' })] };
  }
  const first = oldestOwed(fold);
  if (first?.place === 'greeting' || !fold.begun) {
    if (silent < QUIET.server || fold.awaitsTls) return undefined;
    return {
      found: [isTlsPort(context.port) && !fold.secured ? found('tlsWanted', {}) : found('bannerAwaited', {})],
    };
  }
  // Nobody is owed anything while the server waits for mail, or for an answer to its question.
  if (fold.idling || fold.challenged) return undefined;
  if (first || fold.open) {
    if (silent < QUIET.server) return undefined;
    const owed = fold.open?.waiting ?? first;
    return {
      ...(owed ? { exchange: owed.exchange } : {}),
      found: [found('replyAwaited', { verb: owed?.place ?? '' })],
    };
  }
  if (silent < QUIET.client || fold.awaitsTls || !fold.greeted) return undefined;
  // The card of a refused line says the way on already.
  if (fold.reading.exchanges.at(-1)?.coach) return undefined;
  return { found: [found('clientSilent', {}, { repair: onwardLine(fold) })] };
}

/** The server waits for the rest of a literal. */
export const literalAwaited = ({ literal }: ImapFolding): Found =>
  found('literalAwaited', { octets: literal?.octets ?? 0, left: literal?.left ?? 0 });

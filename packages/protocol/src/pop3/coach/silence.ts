import type { Exchange } from '../../reading/reading.ts';
import { isTlsPort } from '../../reading/tls-ports.ts';
import { likelyPassword } from '../../reading/words.ts';
import type { Pop3Folding } from '../folding.ts';
import { likelyUser } from '../next-lines.ts';
import { type Found, found } from './found.ts';

const SECOND = 1_000_000;
/** Microseconds after which silence is worth a word. People think and type; a server answers at once. */
const QUIET = { server: 5 * SECOND, unended: 5 * SECOND, client: 30 * SECOND } as const;

/** Why nothing happens: who waits for what, once nothing has crossed for `silent` microseconds. */
export function silenceCauses(
  fold: Pop3Folding,
  silent: number,
): { exchange?: Exchange; found: Found[] } | undefined {
  const { context, state, open, awaiting } = fold;
  if (fold.opaque || state === 'update' || state === 'closed') return undefined;
  const { begun } = fold.client.reader;
  if (begun > 0 && !fold.deciding) {
    if (silent < QUIET.unended) return undefined;
    return {
      found: [fold.client.last === 13 ? found('bareCr', {}) : found('unendedLine', { octets: begun })],
    };
  }
  if (fold.plainAfterTls) {
    if (silent < QUIET.server) return undefined;
    const { plainAfterTls: exchange } = fold;
    return { exchange, found: [found('plainAfterTls', { verb: exchange.command?.verb ?? '' })] };
  }
  const first = awaiting.at(0);
  if (first?.place === 'greeting' || !fold.begun) {
    if (silent < QUIET.server || fold.awaitsTls) return undefined;
    return {
      found: [isTlsPort(context.port) && !fold.secured ? found('tlsWanted', {}) : found('bannerAwaited', {})],
    };
  }
  if (open) {
    if (silent < QUIET.server) return undefined;
    return { exchange: open.exchange, found: [found('dotAwaited', { verb: open.place ?? '' })] };
  }
  if (first) {
    if (silent < QUIET.server) return undefined;
    return { exchange: first.exchange, found: [found('replyAwaited', { verb: first.place ?? '' })] };
  }
  if (silent < QUIET.client || fold.awaitsTls || fold.challenged || !fold.greeted) return undefined;
  // The card of a refused line says the way on already.
  if (fold.reading.exchanges.at(-1)?.coach) return undefined;
  const marked = fold.drop.marked.size > 0;
  const repair =
    state === 'transaction'
      ? marked
        ? 'QUIT'
        : 'LIST'
      : fold.named
        ? `PASS ${likelyPassword(fold)}`
        : `USER ${likelyUser(fold)}`;
  return { found: [found('clientSilent', {}, { repair })] };
}

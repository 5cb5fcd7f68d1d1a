import { said } from '../prose/said.ts';
import type { Folding } from './folding.ts';
import type { Exchange, Said } from './reading.ts';

/** A new exchange at the end, as the server stands now. */
export function openExchange(
  fold: Folding,
  parts: Pick<Exchange, 'command' | 'letter' | 'reply' | 'gap'>,
): Exchange {
  const exchange: Exchange = {
    id: fold.nextId++,
    at: fold.at,
    ...parts,
    gloss: said('gloss', 'plain'),
    notes: [],
    remembers: fold.remembers,
    version: 0,
  };
  fold.reading.exchanges.push(exchange);
  return exchange;
}

export function changed(exchange: Exchange): void {
  exchange.version++;
}

/** The call is over: nothing stands of what the last exchange, or a card on it, says is kept. */
export function forget(exchange: Exchange, keeps: Said): void {
  const { coach, alsoCoach = [] } = exchange;
  exchange.keeps = keeps;
  for (const { body } of coach ? [coach, ...alsoCoach] : alsoCoach)
    if (body.params?.kept !== undefined) body.params.kept = 'closed';
  changed(exchange);
}

/** The first exchange is the server's, even if the client was faster. */
export function openGreeting(fold: Folding): void {
  if (fold.begun || fold.reading.protocol === 'other') return;
  fold.begun = true;
  if (fold.remembers.phase === 'none') fold.remembers = { ...fold.remembers, phase: 'connected' };
  const exchange = openExchange(fold, {});
  fold.awaiting.push({ exchange, place: 'greeting' });
  exchange.gloss = said('gloss', 'greetingAwaited');
}

import type { Exchange } from '@ehlo/protocol/reading';
import type { KeyboardEvent } from 'react';

/** Up, Down, Home and End choose an exchange, in every view of the dialogue. True when the key was one of them. */
export function arrowChoice(
  event: KeyboardEvent,
  exchanges: readonly Exchange[],
  open: number | undefined,
  choose: (exchange: number | undefined) => void,
): boolean {
  if (event.altKey || event.ctrlKey || event.metaKey) return false;
  const at = exchanges.findIndex((exchange) => exchange.id === open);
  if (event.key === 'ArrowUp' && at > 0) choose(exchanges[at - 1]?.id);
  else if (event.key === 'ArrowDown' && at < exchanges.length - 1) choose(exchanges[at + 1]?.id);
  else if (event.key === 'Home') choose(exchanges[0]?.id);
  else if (event.key === 'End') choose(exchanges.at(-1)?.id);
  else return false;
  event.preventDefault();
  return true;
}

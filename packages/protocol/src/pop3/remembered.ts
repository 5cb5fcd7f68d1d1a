import type { Pop3KeptValues } from '../prose/pop3-words.ts';
import type { Said } from '../reading/reading.ts';
import { shown } from '../reading/words.ts';
import type { Pop3Folding } from './folding.ts';

/** Marked messages that are named; of further ones the count is enough. */
const NAMED = 5;

/** What the row "Server remembers" says. */
export function saidOfKept({ state, user, named, drop }: Pop3Folding): Said {
  const numbers: number[] = [];
  for (const number of drop.marked) {
    if (numbers.length === NAMED) break;
    numbers.push(number);
  }
  const values: Pop3KeptValues & Record<string, string | number> = {
    state: state ?? 'greeting',
    user: shown(user ?? ''),
    named: named ? 1 : 0,
    messages: drop.count ?? -1,
    marked: drop.marked.size,
    numbers: numbers.join(', '),
  };
  return { id: 'pop3Remembers', params: values };
}

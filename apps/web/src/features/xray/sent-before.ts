import type { DialogueReading, Exchange } from '@ehlo/protocol/reading';

/** Fields that differ in every copy, and say nothing of whether it is the same letter. */
const OF_ONE_COPY = /^(?:date|message-id|received|x-mailer|user-agent):/i;

function bodyOf({ letter }: Exchange): string | undefined {
  if (!letter?.ended || letter.lines.length < 2) return undefined;
  return letter.lines
    .filter(({ part, text }) => part !== 'dot' && !(part === 'field' && OF_ONE_COPY.test(text)))
    .map(({ text }) => text)
    .concat(`${letter.skipped}`)
    .join('\n');
}

/** Letters looked back at; in a dialogue of thousands the neighbours tell enough. */
const BACK = 20;

/**
 * The newest letter went out before, line for line, in another envelope of this connection: the number of that line
 * in the dialogue. Undefined when it is new.
 */
export function sentBefore({ exchanges }: DialogueReading): { id: number; line: number } | undefined {
  const at = exchanges.findLastIndex(({ letter }) => letter);
  const newest = exchanges[at];
  const body = newest && bodyOf(newest);
  if (body === undefined) return undefined;
  let seen = 0;
  for (let index = at - 1; index >= 0 && seen < BACK; index--) {
    const exchange = exchanges[index];
    if (!exchange?.letter) continue;
    seen++;
    if (bodyOf(exchange) === body) return { id: exchange.id, line: index + 1 };
  }
  return undefined;
}

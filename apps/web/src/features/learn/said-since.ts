import type { Progress } from '@ehlo/lessons';
import type { DialogueReading } from '@ehlo/protocol/reading';
import type { Seq } from '@ehlo/wire';

/**
 * Commands said on a connection since the step before `step` was done on it. Undefined: that was done elsewhere, the connection is over,
 * or a letter was begun, so that the next line would be one of the letter.
 *
 * @param solutions of all steps; the step before is the last one that had something to type
 */
export function saidSince(
  { steps }: Pick<Progress, 'steps'>,
  solutions: readonly (readonly string[])[],
  step: number,
  connection: Seq,
  { exchanges, closed }: Pick<DialogueReading, 'exchanges' | 'closed'>,
): string[] | undefined {
  const before = steps[solutions.slice(0, step).findLastIndex((lines) => lines.length > 0)];
  const passed = before?.checks.filter((check) => check?.connection === connection) ?? [];
  if (closed || passed.length === 0 || before?.at === undefined) return undefined;
  const doneAt = before.at;
  const letter = exchanges.at(-1)?.letter;
  if (letter && !letter.ended && letter.total > 0) return undefined;
  return exchanges.flatMap(({ command }) => (command && command.at > doneAt ? [command.text] : []));
}

/** What a solution that is said does in one's place, noted as "Show me" does. */
import type { Lesson, Progress } from '@ehlo/lessons';
import type { Told } from '../learn/api.ts';
import type { SolutionCall } from './solution.ts';

/** Steps of the call that are neither done nor shown already, by their ids. */
export const undoneOf = (
  { steps }: Pick<SolutionCall, 'steps'>,
  progress: Progress,
  lesson: Lesson,
): string[] =>
  steps.flatMap((step) => {
    const { done, shown } = progress.steps[step] ?? {};
    return done || shown ? [] : (lesson.steps[step]?.id ?? []);
  });

/**
 * Notes them before a line is said: what it turns green counts as shown. In a lesson that nobody began it would count as done before.
 *
 * @param stopped  whether nobody wants it any more: nothing further is noted then
 * @returns whether all were noted
 */
export async function noteShown(
  tell: (path: string) => Promise<Told>,
  { started }: Pick<Progress, 'started'>,
  undone: readonly string[],
  stopped: () => boolean,
): Promise<boolean> {
  for (const path of [...(started ? [] : ['start']), ...undone.map((step) => `steps/${step}/show`)])
    if ((await tell(path)) !== 'noted' || stopped()) return false;
  return true;
}

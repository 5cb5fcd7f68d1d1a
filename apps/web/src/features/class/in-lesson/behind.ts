import type { Lesson, Progress } from '@ehlo/lessons';

/** What lies between where somebody is in a lesson and where their class is. */
export interface Behind {
  /** Numbers of the steps before the class's that hands can type. */
  toType: readonly number[];
  /** Of those that nobody can do for one: questions, what is to be read, what runs on one's own machine. */
  own: readonly number[];
}

/** Pure. `step`: the class's, by its id; it is theirs to do, so it is not counted. Undefined, or one that is not in the lesson: nobody is behind. */
export function behind(
  lesson: Pick<Lesson, 'steps'>,
  progress: Pick<Progress, 'steps'>,
  step?: string,
): Behind {
  const until = lesson.steps.findIndex(({ id }) => id === step);
  const open = lesson.steps
    .slice(0, Math.max(0, until))
    .map((_, at) => at)
    .filter((at) => !progress.steps[at]?.done);
  const canType = (at: number) => (lesson.steps[at]?.solution.length ?? 0) > 0;
  return { toType: open.filter(canType), own: open.filter((at) => !canType(at)) };
}

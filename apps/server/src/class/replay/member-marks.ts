/** When one member began a lesson, came to another step, or made a mistake: a fold of their room's events. Pure. */
import type { Countable } from '@ehlo/lessons';
import { createStanding } from '@ehlo/lessons/standing';
import { LESSON_KINDS, type Logged, type ReplayMark } from '@ehlo/wire';
import { MISTAKE_KINDS } from '../results/mistakes.ts';

/** Kinds that it reads. */
export const MARK_KINDS = [...new Set([...LESSON_KINDS, ...MISTAKE_KINDS])];

/**
 * @param events of `MARK_KINDS`, ascending, also from before: a step that was done then is none that they come to
 * @param since milliseconds: marks from then on
 */
export function memberMarks(
  events: readonly Logged[],
  { since, lessonOf }: { since: number; lessonOf(id: string): Countable | undefined },
): Omit<ReplayMark, 'home'>[] {
  const standing = createStanding({ handle: '', lessonOf });
  const marks: Omit<ReplayMark, 'home'>[] = [];
  let done = 0;
  let of: string | undefined;
  for (const event of events) {
    standing.take(event);
    const at = Math.floor(event.at / 1000);
    const { lesson, current } = standing.row({ now: at, here: false, notBefore: at });
    const came = lesson !== undefined && lesson === of && current > done;
    of = lesson;
    done = current;
    if (at < since) continue;
    if (event.kind === 'lesson.missed' || event.kind === 'terminal.missed')
      marks.push({ at, what: 'mistake', ...(lesson === undefined ? {} : { lesson }) });
    else if (event.kind === 'lesson.started') marks.push({ at, what: 'lesson', lesson: event.lesson });
    else if (came) marks.push({ at, what: 'step', lesson, done: current });
  }
  return marks;
}

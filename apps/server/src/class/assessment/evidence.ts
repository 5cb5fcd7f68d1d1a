/** What an assessment leaves: each member's steps by handle, for a learning platform. Names are joined there, not here. */
import { type Countable, progressOf, variantOf } from '@ehlo/lessons';
import type { LessonEvent, Logged } from '@ehlo/wire';
import { csvLines } from '../../report/csv.ts';
import type { Assessment } from '../class-state.ts';

export interface Assessed {
  handle: string;
  /** Left over from a rehearsal: nobody, of whom there is no evidence. */
  isSimulated: boolean;
  /** Of their room, in order. */
  events: readonly Logged<LessonEvent>[];
}

const HEAD = ['handle', 'task', 'step', 'done', 'seconds', 'near_misses', 'evidence', 'recipient', 'subject'];

/**
 * @param tasks with the steps that were to be done
 * @param endedAt milliseconds; absent: it goes on
 * @returns a row for each member and step; `seconds` since it began, `evidence` the event's number in the member's log
 */
export function evidenceCsv(
  { since, seed }: Pick<Assessment, 'since' | 'seed'>,
  endedAt: number | undefined,
  tasks: readonly Countable[],
  members: readonly Assessed[],
): string {
  // What was done before, after, or elsewhere is practice.
  const counts = ({ at, ...event }: Logged<LessonEvent>): boolean =>
    at >= since * 1000 &&
    (endedAt === undefined || at <= endedAt * 1000) &&
    !('brought' in event && event.brought !== undefined);
  const rows = members
    .filter(({ isSimulated }) => !isSimulated)
    .toSorted((a, b) => a.handle.localeCompare(b.handle))
    .flatMap(({ handle, events }) => {
      const own = events.filter(counts);
      const { recipient, subject } = variantOf(seed, handle);
      return tasks.flatMap((task) => {
        const { steps } = progressOf(task, own);
        return task.steps.flatMap(({ id, checks }, at) => {
          const step = steps[at];
          if (!step || checks.length === 0) return [];
          const missed = own.filter(
            (event) => event.kind === 'lesson.missed' && event.lesson === task.id && event.step === id,
          );
          const seconds = step.done && step.at !== undefined ? Math.round(step.at / 1e6 - since / 1000) : '';
          const seen = step.done ? (step.checks.at(-1)?.evidence ?? '') : '';
          return [
            [
              ...[handle, task.id, id, step.done ? 'yes' : 'no', String(seconds), String(missed.length)],
              ...[String(seen), recipient, subject],
            ],
          ];
        });
      });
    });
  return `${csvLines([HEAD, ...rows]).join('\r\n')}\r\n`;
}

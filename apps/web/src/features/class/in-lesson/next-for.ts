import type { LessonList, LessonRow } from '@ehlo/lessons';

/** "Repair these clients" */
export const REPAIR = 'from-ncat-to-code/repair-these';
const CHALLENGES = 'challenges';

const isDone = ({ current, steps }: LessonRow): boolean => current >= steps;

/** What whoever finished `lesson` before the others may do meanwhile: the first of each that they have not done. Pure. */
export function nextFor(
  lesson: string,
  list: Pick<LessonList, 'chapters'> | undefined,
): { repair?: LessonRow; challenge?: LessonRow } {
  const open = (row: LessonRow) => row.id !== lesson && !isDone(row);
  const rows = list?.chapters.flatMap(({ lessons }) => lessons) ?? [];
  const repair = rows.find((row) => row.id === REPAIR && open(row));
  const challenge = list?.chapters.find(({ id }) => id === CHALLENGES)?.lessons.find(open);
  return { ...(repair && { repair }), ...(challenge && { challenge }) };
}

/** What `/learn` says of the lessons: routes, what to go on with, and which ones a word finds. Pure. */
import type { LessonList, LessonRow, Playlist } from '@ehlo/lessons';
import type { Language } from '../../../i18n/i18n.ts';

export type RouteName = 'today' | 'core' | 'everything';

export const FIRST_LESSON = 'smtp-by-hand/your-first-mail';

export const isDone = ({ current, steps }: LessonRow): boolean => current >= steps;

export const lessonsOf = ({ chapters }: Pick<LessonList, 'chapters'>): LessonRow[] =>
  chapters.flatMap(({ lessons }) => lessons);

/** @param playlist what `today` is made of */
export function onRoute(
  route: RouteName,
  playlist: Pick<Playlist, 'entries'> | undefined,
): (row: LessonRow) => boolean {
  if (route === 'today') return ({ id }) => playlist?.entries.some(({ lesson }) => lesson === id) ?? false;
  return route === 'core' ? ({ core }) => core : () => true;
}

/** The lesson of the one primary button: the newest that was begun and is not done, or the next one on the route. */
export function goOnWith(
  list: Pick<LessonList, 'chapters'>,
  onTheRoute: (row: LessonRow) => boolean,
): LessonRow | undefined {
  const all = lessonsOf(list);
  const [begun] = all
    .filter((row) => row.startedAt !== undefined && !isDone(row))
    .sort((one, other) => (other.startedAt ?? 0) - (one.startedAt ?? 0));
  if (begun) return begun;
  const open = all.filter((row) => !isDone(row));
  const first = open.find(({ id }) => id === FIRST_LESSON);
  if (first) return first;
  // After the last one that was done, and round again.
  const done = all.findLastIndex(isDone);
  const order = [...all.slice(done + 1), ...all.slice(0, done + 1)].filter((row) => !isDone(row));
  return order.find(onTheRoute) ?? order[0];
}

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Chapters with the lessons that every word of the query is found in; accents and case do not matter. */
export function found(
  chapters: LessonList['chapters'],
  onTheRoute: (row: LessonRow) => boolean,
  query: string,
  language: Language,
): LessonList['chapters'] {
  const words = plain(query).split(/\s+/).filter(Boolean);
  return chapters
    .map((chapter) => ({
      ...chapter,
      lessons: chapter.lessons.filter((row) => {
        const { title, summary } = row.words[language];
        const text = plain(`${title} ${summary} ${chapter.words[language].title} ${row.id}`);
        return onTheRoute(row) && words.every((word) => text.includes(word));
      }),
    }))
    .filter(({ lessons }) => lessons.length > 0);
}

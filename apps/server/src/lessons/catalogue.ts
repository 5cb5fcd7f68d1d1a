import { watch } from 'node:fs';
import { PLACES } from '@ehlo/lab';
import type { Chapter, Lesson, Playlist } from '@ehlo/lessons';
import { type LessonProblem, sentenceOf } from '@ehlo/lessons/format';
import { type Loaded, loadLessons, SHIPPED } from '@ehlo/lessons/node';

/** An editor writes a file in several steps. */
const SETTLE_MS = 150;

export interface Catalogue {
  readonly chapters: readonly Chapter[];
  readonly playlists: readonly Playlist[];
  /** Of the operator's own folder: what keeps a lesson out of the list, or its newest words. */
  readonly problems: readonly LessonProblem[];
  find(id: string): Lesson | undefined;
  /** Ascends when the operator's lessons were read anew. */
  readonly version: number;
  close(): void;
}

export interface CatalogueOptions {
  /** EHLO_LESSONS_DIR; read anew as it changes. */
  folder: string | undefined;
  /** Told of what keeps a lesson out, each time it is read. */
  report(sentence: string): void;
}

/**
 * The lessons EHLO brings, and behind them the operator's own. A chapter that has the name of one of EHLO's adds to it, and a lesson or
 * playlist that has the name of one of EHLO's stands in its place: so one can be changed by copying it.
 */
export async function openCatalogue({ folder, report }: CatalogueOptions): Promise<Catalogue> {
  const shipped = await loadLessons(SHIPPED);
  let chapters: readonly Chapter[] = shipped.chapters;
  let playlists: readonly Playlist[] = shipped.playlists;
  let problems: readonly LessonProblem[] = [];
  let lessons = byId(chapters);
  let version = 1;
  let loaded: Loaded | undefined;
  for (const problem of shipped.problems) report(sentenceOf(problem));

  async function readOwn(own: string): Promise<void> {
    loaded = await loadLessons(own, { before: loaded, places: PLACES });
    chapters = merged(shipped.chapters, loaded.chapters, addedTo);
    playlists = merged(shipped.playlists, loaded.playlists, replaced);
    problems = loaded.problems;
    lessons = byId(chapters);
    version++;
    for (const problem of problems) report(sentenceOf(problem));
  }

  let timer: NodeJS.Timeout | undefined;
  let stop = (): void => undefined;
  if (folder !== undefined) {
    await readOwn(folder);
    const watcher = watch(folder, { recursive: true }, () => {
      clearTimeout(timer);
      timer = setTimeout(() => void readOwn(folder), SETTLE_MS);
    });
    // The folder went away: what was read stays.
    watcher.on('error', (error) =>
      report(`${folder}: ${error.message}. Its lessons are no longer read anew.`),
    );
    stop = () => watcher.close();
  }

  return {
    get chapters() {
      return chapters;
    },
    get playlists() {
      return playlists;
    },
    get problems() {
      return problems;
    },
    get version() {
      return version;
    },
    find: (id) => lessons.get(id),
    close() {
      clearTimeout(timer);
      stop();
    },
  };
}

/** Those of one list, and behind them those of the other; where both have one of a name, what is made of the two stands in its place. */
function merged<T extends { id: string }>(
  shipped: readonly T[],
  own: readonly T[],
  both: (shipped: T, own: T) => T,
): T[] {
  const ids = new Set(shipped.map(({ id }) => id));
  return [
    ...shipped.map((one) => {
      const same = own.find(({ id }) => id === one.id);
      return same ? both(one, same) : one;
    }),
    ...own.filter(({ id }) => !ids.has(id)),
  ];
}

const replaced = <T>(_: T, own: T): T => own;

const addedTo = (shipped: Chapter, own: Chapter): Chapter => ({
  ...own,
  lessons: merged(shipped.lessons, own.lessons, replaced),
});

const byId = (chapters: readonly Chapter[]): Map<string, Lesson> =>
  new Map(chapters.flatMap(({ lessons }) => lessons.map((lesson) => [lesson.id, lesson] as const)));

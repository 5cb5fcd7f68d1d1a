import { watch } from 'node:fs';
import type { Chapter, Lesson, Playlist } from '@ehlo/lessons';
import { type LessonProblem, sentenceOf } from '@ehlo/lessons/format';
import { loadLessons, SHIPPED } from '@ehlo/lessons/node';

/** An editor writes a file in several steps. */
const SETTLE_MS = 150;

export interface Catalogue {
  readonly chapters: readonly Chapter[];
  readonly playlists: readonly Playlist[];
  /** Of the operator's own folder: what keeps a lesson out of the list. */
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

/** The lessons EHLO brings, and behind them the operator's own, which may not take their names. */
export async function openCatalogue({ folder, report }: CatalogueOptions): Promise<Catalogue> {
  const shipped = await loadLessons(SHIPPED);
  let chapters: readonly Chapter[] = shipped.chapters;
  let playlists: readonly Playlist[] = shipped.playlists;
  let problems: readonly LessonProblem[] = [];
  let lessons = byId(chapters);
  let version = 1;
  for (const problem of shipped.problems) report(sentenceOf(problem));

  async function readOwn(own: string): Promise<void> {
    const loaded = await loadLessons(own);
    const taken = new Set(shipped.chapters.map(({ id }) => id));
    const clashes = loaded.chapters.filter(({ id }) => taken.has(id));
    chapters = [...shipped.chapters, ...loaded.chapters.filter(({ id }) => !taken.has(id))];
    playlists = [...shipped.playlists, ...loaded.playlists];
    problems = [
      ...loaded.problems,
      ...clashes.map(({ id }) => ({
        file: own,
        line: 1,
        problem: `EHLO has a chapter "${id}" of its own.`,
        remedy: 'Give the folder another name.',
      })),
    ];
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

const byId = (chapters: readonly Chapter[]): Map<string, Lesson> =>
  new Map(chapters.flatMap(({ lessons }) => lessons.map((lesson) => [lesson.id, lesson] as const)));

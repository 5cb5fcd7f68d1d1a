import { resolve } from 'node:path';
import { PLACES } from '@ehlo/lab';
import type { Lesson } from '@ehlo/lessons';
import { type LessonProblem, sentenceOf } from '@ehlo/lessons/format';
import { type Loaded, loadLessons, SHIPPED } from '@ehlo/lessons/node';
import { nearest } from '@ehlo/protocol/reading';
import { checkLesson } from './check-lesson.ts';
import { startLab } from './lab-process.ts';
import { newLesson } from './new-lesson.ts';

const USAGE = `lessons check [DIR] [--only PART]
lessons new DIR/<nn-chapter>/<nn-lesson>

Reads the lessons of DIR (those of EHLO when absent), says with file and line what is wrong with them, and plays each against the real
lab as a person would: no step may be green before its solution was typed, each must be after it, and each near miss must be noticed.
The last line is "solved N of M"; the exit status is 0 when all are.

  --only PART   lessons whose name contains PART

"new" writes a small lesson to change. docs/authoring-lessons.md tells the rest.
`;

const AT_ONCE = 4;

async function main(words: readonly string[]): Promise<number> {
  const [command, ...rest] = words;
  if (words.includes('--help')) {
    process.stdout.write(USAGE);
    return 0;
  }
  if (command === 'new' && rest.length === 1) return writeNew(rest[0] ?? '');
  if (command !== 'check') {
    process.stderr.write(USAGE);
    return 2;
  }
  const only = rest.includes('--only') ? (rest[rest.indexOf('--only') + 1] ?? '') : '';
  const folder = rest.find((word, at) => !word.startsWith('-') && rest[at - 1] !== '--only');
  const own = folder === undefined ? undefined : resolve(folder);
  const loaded = await loadLessons(own ?? SHIPPED, { places: PLACES });
  const { chapters, written } = loaded;
  const problems = [...loaded.problems, ...(await unknownLessons(loaded))];
  for (const problem of problems) process.stdout.write(`${sentenceOf(problem)}\n`);
  const readable = chapters.flatMap(({ lessons: inside }) => inside);
  // One with a problem counts, and is not done.
  const lessons = readable.filter(
    ({ id }) => id.includes(only) && !problems.some(({ file }) => file === written.get(id)?.file),
  );
  const unread = new Set(problems.map(lessonOf)).size;
  const solved = lessons.length === 0 ? 0 : await playAll(lessons, own, written);
  process.stdout.write(`solved ${solved} of ${lessons.length + unread}\n`);
  return problems.length === 0 && solved === lessons.length && solved > 0 ? 0 : 1;
}

function writeNew(folder: string): number {
  const made = newLesson(folder);
  if ('problem' in made) {
    process.stderr.write(`${made.problem}\n`);
    return 1;
  }
  process.stdout.write(made.written.map((file) => `${file}\n`).join(''));
  return 0;
}

async function playAll(
  lessons: readonly Lesson[],
  own: string | undefined,
  written: Loaded['written'],
): Promise<number> {
  const lab = await startLab(own);
  try {
    const left = [...lessons];
    let solved = 0;
    await Promise.all(
      Array.from({ length: AT_ONCE }, async () => {
        for (let lesson = left.shift(); lesson !== undefined; lesson = left.shift()) {
          const found = await checkLesson(lab.origin, lesson, undefined, written.get(lesson.id));
          if (found.length === 0) solved++;
          process.stdout.write(
            found.length === 0
              ? `solved     ${lesson.id}\n`
              : `not solved ${lesson.id}\n${found.map((one) => `    ${one}\n`).join('')}`,
          );
        }
      }),
    );
    return solved;
  } finally {
    await lab.stop();
    lab.forget();
  }
}

/** Lessons that another needs, or that a playlist names, and that are nowhere. */
async function unknownLessons({ chapters, playlists, written }: Loaded): Promise<LessonProblem[]> {
  const needed = chapters.flatMap(({ lessons }) =>
    lessons.flatMap(({ id, needs }) =>
      needs.map((needs) => ({ needs, file: written.get(id)?.file ?? id, line: written.get(id)?.needs ?? 1 })),
    ),
  );
  const played = playlists.flatMap(({ id, entries }) =>
    entries.flatMap(({ lesson }) =>
      lesson === undefined ? [] : [{ needs: lesson, file: `playlists/${id}.md`, line: 1 }],
    ),
  );
  const own = idsOf(chapters);
  const elsewhere = [...needed, ...played].filter(({ needs }) => !own.includes(needs));
  if (elsewhere.length === 0) return [];
  const known = [...own, ...idsOf((await loadLessons(SHIPPED)).chapters)];
  return elsewhere
    .filter(({ needs }) => !known.includes(needs))
    .map(({ needs, file, line }) => ({
      file,
      line,
      problem: `There is no lesson "${needs}", or it cannot be read.`,
      remedy: `Write it as chapter/lesson, without numbers: ${nearest(needs, known) ?? 'smtp-by-hand/your-first-mail'}.`,
    }));
}

const idsOf = (chapters: Loaded['chapters']): string[] =>
  chapters.flatMap(({ lessons }) => lessons.map(({ id }) => id));

/** The lesson that a problem keeps out: its folder. */
const lessonOf = ({ file }: LessonProblem): string => file.replace(/\/[^/]*\.md$/, '');

process.exit(await main(process.argv.slice(2)));

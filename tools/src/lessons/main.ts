import { resolve } from 'node:path';
import type { Lesson } from '@ehlo/lessons';
import { type LessonProblem, sentenceOf } from '@ehlo/lessons/format';
import { loadLessons, SHIPPED } from '@ehlo/lessons/node';
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
  const { chapters, problems } = await loadLessons(own ?? SHIPPED);
  for (const problem of problems) process.stdout.write(`${sentenceOf(problem)}\n`);
  const lessons = chapters.flatMap(({ lessons: inside }) => inside).filter(({ id }) => id.includes(only));
  const unread = new Set(problems.map(lessonOf)).size;
  const solved = lessons.length === 0 ? 0 : await playAll(lessons, own);
  process.stdout.write(`solved ${solved} of ${lessons.length + unread}\n`);
  return solved === lessons.length + unread && lessons.length > 0 ? 0 : 1;
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

async function playAll(lessons: readonly Lesson[], own: string | undefined): Promise<number> {
  const lab = await startLab(own);
  try {
    const left = [...lessons];
    let solved = 0;
    await Promise.all(
      Array.from({ length: AT_ONCE }, async () => {
        for (let lesson = left.shift(); lesson !== undefined; lesson = left.shift()) {
          const found = await checkLesson(lab.origin, lesson);
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

/** The lesson that a problem keeps out: its folder. */
const lessonOf = ({ file }: LessonProblem): string => file.replace(/\/[^/]*\.md$/, '');

process.exit(await main(process.argv.slice(2)));

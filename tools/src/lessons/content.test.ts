/** Every lesson that EHLO brings, done for real, and each of its checks broken in turn. */

import { PLACES } from '@ehlo/lab';
import { type LessonProblem, sentenceOf } from '@ehlo/lessons/format';
import { type Loaded, loadLessons, SHIPPED } from '@ehlo/lessons/node';
import { afterAll, describe, expect, it } from 'vitest';
import { checkLesson } from './check-lesson.ts';
import { type LabProcess, startLab } from './lab-process.ts';
import { judged, openRecording, type Solver, survivors } from './recording.ts';

const { chapters, problems }: Loaded = await loadLessons(SHIPPED, { places: PLACES });
const lessons = chapters.flatMap((chapter) => chapter.lessons);
const LONGEST_MS = 300_000;

it('all of them can be read', () =>
  expect(problems.map((one: LessonProblem) => sentenceOf(one))).toEqual([]));

describe('a lesson', () => {
  const solvers = new Map<string, Solver>();
  let lab: Promise<LabProcess> | undefined;
  let stopped: Promise<void> | undefined;
  const running = () => (lab ??= startLab(undefined));
  /** What was written down can be read once the server has ended. */
  const ended = async (): Promise<LabProcess> => {
    const process = await running();
    await (stopped ??= process.stop());
    return process;
  };
  afterAll(async () => (await ended()).forget());

  // Four at a time: most of a lesson is waiting for mail.
  describe.concurrent('is solved by its own solution, and by nothing less', () => {
    it.each(lessons.map((lesson) => [lesson.id, lesson] as const))(
      '%s',
      async (id, lesson) => {
        const { origin } = await running();
        expect(await checkLesson(origin, lesson, (solver) => solvers.set(id, solver))).toEqual([]);
      },
      LONGEST_MS,
    );
  });

  it(
    'turns green no more when any one condition of a check is broken',
    async () => {
      const recording = openRecording((await ended()).dataDir);
      try {
        for (const lesson of lessons) {
          const solver = solvers.get(lesson.id);
          if (!solver) continue;
          const facts = await recording.facts(solver);
          const wanted = lesson.steps.flatMap(({ id, checks }) => checks.map((_, check) => `${id} ${check}`));
          expect([...judged(lesson, solver, facts)].sort(), lesson.id).toEqual(wanted.sort());
          expect(survivors(lesson, solver, facts), lesson.id).toEqual([]);
        }
      } finally {
        await recording.close();
      }
    },
    LONGEST_MS,
  );
});

import type { Condition, ProgramFile, Step, Lesson as Written } from '@ehlo/lessons';
import { filledIn, filledInAll } from '@ehlo/lessons';
import type { WrittenLesson } from '@ehlo/lessons/format';
import { whyRed } from '@ehlo/lessons/judging';
import { runOutside } from './outside.ts';
import { enter, type Lesson, type Pupil } from './pupil.ts';
import type { Solver } from './recording.ts';

/** A mail that goes from server to server takes its time. */
const PASS_MS = 30_000;
const MISS_MS = 10_000;
/** Nothing more comes of what was done. */
const QUIET_MS = 300;

/**
 * What is wrong with a lesson when it is done for real; empty: it is solved by its own solution, and by nothing less.
 *
 * @param onSolver told who solves it, before it is begun
 * @param written where its steps stand
 */
export async function checkLesson(
  origin: string,
  lesson: Written,
  onSolver: (solver: Solver) => void = () => undefined,
  written?: WrittenLesson,
): Promise<string[]> {
  const place = placesOf(written);
  const problems = await solve(origin, lesson, onSolver, place);
  if (problems.length > 0) return problems;
  for (const [at, step] of lesson.steps.entries())
    for (const number of step.tries.keys())
      problems.push(...(await errOnPurpose(origin, lesson, at, number, place)));
  return problems;
}

/** `10-our-course/10-say-hello/lesson.md:26: `, as the loader's sentences begin. */
type Place = (step: number, of: 'heading' | 'checks' | 'misses', number?: number) => string;

const placesOf =
  (written: WrittenLesson | undefined): Place =>
  (at, of, number = 0) => {
    const lines = written?.steps[at];
    if (!written || !lines) return '';
    return `${written.file}:${of === 'heading' ? lines.heading : (lines[of][number] ?? lines.heading)}: `;
  };

async function solve(
  origin: string,
  { id, steps }: Written,
  onSolver: (solver: Solver) => void,
  place: Place,
): Promise<string[]> {
  const pupil = await enter(origin);
  onSolver({ ...pupil.own, room: pupil.me.room });
  try {
    const lesson = await pupil.begin(id);
    for (const [at, step] of steps.entries()) {
      // A key hangs up, and the prompt is there before the server's end is in the log: that it comes is part of what was done before.
      if (/^\^[CDZ]$/.test(steps[at - 1]?.solution.at(-1) ?? '')) await lesson.quiet(QUIET_MS);
      const early = lesson.progress().steps[at]?.checks.findIndex((check) => check !== undefined) ?? -1;
      if (early >= 0)
        return [
          `${place(at, 'checks', early)}step "${step.id}": check ${early + 1} was green before the solution was typed. What was done in the steps before meets it: ask for more, or for both in order ("then").`,
        ];
      await doStep(pupil, lesson, steps, step);
      const done = await lesson.until(({ steps: all }) => all[at]?.done === true, PASS_MS);
      if (!done) return [await unsolved(pupil, lesson, at, step, place)];
      const how = lesson.progress().steps[at]?.how;
      if (how !== undefined && how !== 'alone')
        return [`${place(at, 'heading')}step "${step.id}" was solved, and is recorded as "${how}".`];
    }
    return [];
  } catch (error) {
    return [(error as Error).message];
  } finally {
    pupil.leave();
  }
}

async function unsolved(pupil: Pupil, lesson: Lesson, at: number, step: Step, place: Place): Promise<string> {
  const red = lesson
    .progress()
    .steps[at]?.checks.flatMap((check, number) => (check === undefined ? [number] : []));
  const facts = await pupil.facts();
  const why = (red ?? []).flatMap((number) =>
    whyRed(filledInAll(step.checks[number] as Condition, pupil.own), facts).map(
      (sentence) => `      check ${number + 1}, ${sentence}\n`,
    ),
  );
  const stayed = red?.map((number) => number + 1).join(', ');
  return `${place(at, 'checks', red?.[0])}step "${step.id}": its solution was typed, and ${stayed ? `check ${stayed} stayed red` : 'it is not done'}.\n${why.join('')}${indented(pupil.screen())}`;
}

const programsUpTo = (steps: readonly Step[], step: Step): ProgramFile[] =>
  steps.slice(0, steps.indexOf(step) + 1).flatMap(({ programs = [] }) => programs);

const runOnOwnMachine = (
  { own }: Pupil,
  lines: readonly string[],
  programs: readonly ProgramFile[],
): Promise<void> => runOutside(filledInAll(lines, own), filledInAll(programs, own));

/** What somebody does who knows the answers. */
async function doStep(pupil: Pupil, lesson: Lesson, steps: readonly Step[], step: Step): Promise<void> {
  const at = `steps/${step.id}`;
  if (step.predict) await lesson.post(`${at}/predict`, { answer: step.predict.right });
  for (const line of step.solution) await pupil.type(filledIn(line, pupil.own));
  if (step.outside) await runOnOwnMachine(pupil, step.outside, programsUpTo(steps, step));
  for (const [question, { ...asked }] of step.questions.entries())
    await lesson.post(`${at}/answer`, { question, answer: rightAnswer(asked) });
  if (step.checks.length === 0 && step.questions.length === 0) await lesson.post(`${at}/read`, {});
}

function rightAnswer(question: Step['questions'][number]): number[] {
  switch (question.kind) {
    case 'choose':
      return [...question.right];
    case 'order':
      return Array.from({ length: question.lines }, (_, line) => line);
    case 'code':
      return [question.code];
    case 'line':
      return [question.wrong];
  }
}

/** Does the steps before, makes the mistake, and looks whether it is noticed. */
async function errOnPurpose(
  origin: string,
  { id, steps }: Written,
  at: number,
  number: number,
  place: Place,
): Promise<string[]> {
  const step = steps[at] as Step;
  const pupil = await enter(origin);
  try {
    const lesson = await pupil.begin(id);
    for (const [before, one] of steps.slice(0, at).entries()) {
      await doStep(pupil, lesson, steps, one);
      if (!(await lesson.until(({ steps: all }) => all[before]?.done === true, PASS_MS)))
        return [
          `${place(at, 'misses', number)}near miss ${number + 1} of "${step.id}" could not be tried: "${one.id}" before it stayed open.`,
        ];
    }
    for (const line of step.tries[number] ?? []) await pupil.type(filledIn(line, pupil.own));
    const run = step.runs?.[number] ?? [];
    // That it goes wrong is what it is about.
    if (run.length > 0) await runOnOwnMachine(pupil, run, programsUpTo(steps, step)).catch(() => undefined);
    const noticed = () =>
      lesson
        .events()
        .some((event) => event.kind === 'lesson.missed' && event.step === step.id && event.miss === number);
    if (await lesson.until(noticed, MISS_MS)) return [];
    const miss = filledInAll(step.misses[number] as Condition, pupil.own);
    const why = whyRed(miss, await pupil.facts()).map((sentence) => `      ${sentence}\n`);
    return [
      `${place(at, 'misses', number)}step "${step.id}": near miss ${number + 1} was made and not noticed.\n${why.join('')}${indented(pupil.screen())}`,
    ];
  } catch (error) {
    return [
      `${place(at, 'misses', number)}step "${step.id}", near miss ${number + 1}: ${(error as Error).message}`,
    ];
  } finally {
    pupil.leave();
  }
}

const indented = (text: string): string =>
  text
    .trimEnd()
    .split('\n')
    .slice(-15)
    .map((line) => `      ${line}`)
    .join('\n');

/** What a file says of a lesson, as events that are lacking here. What is here already, done or brought along, stays as it is. */
import { isRight, type Lesson, type Progress } from '@ehlo/lessons';
import type { Brought, Draft, LessonEvent, Seq } from '@ehlo/wire';
import { type HomeLesson, microsecondsOf } from './home.ts';

/** How events out of a file are marked. */
export interface Mark {
  /** `seq` of the `home.brought`. */
  file: Seq;
  /** Dialogue of the file → `seq` of the `dialogue.brought`. */
  shows: ReadonlyMap<number, Seq>;
}

/** @param now milliseconds: a file from tomorrow is from now */
export function broughtOf({ file, shows }: Mark, at: string, now: number, dialogue?: number): Brought {
  const shown = dialogue === undefined ? undefined : shows.get(dialogue);
  return {
    file,
    at: Math.min(microsecondsOf(at), now * 1000),
    ...(shown === undefined ? {} : { dialogue: shown }),
  };
}

interface Drafted {
  drafts: Draft<LessonEvent>[];
  /** Steps of which something is taken. */
  taken: number;
  /** Of those that are not: their names, all of them here already, or not known here. */
  here: string[];
  unknown: string[];
}

export function lessonDrafts(
  { theirs, lesson, progress }: { theirs: HomeLesson; lesson: Lesson; progress: Progress },
  mark: Mark,
  now: number,
): Drafted {
  const drafts: Draft<LessonEvent>[] = [];
  const here: string[] = [];
  const unknown: string[] = [];
  const started = broughtOf(mark, theirs.started, now);
  if (!progress.started) drafts.push({ kind: 'lesson.started', lesson: lesson.id, brought: started });
  let taken = 0;
  const met = new Set<string>();
  for (const step of theirs.steps) {
    // What a file says twice, it says once.
    if (met.has(step.step)) continue;
    met.add(step.step);
    const number = lesson.steps.findIndex(({ id }) => id === step.step);
    const lacking =
      number < 0 ? undefined : stepDrafts(step, { lesson, progress, number }, mark, now, started);
    if (!lacking) unknown.push(step.step);
    else if (lacking.length === 0) here.push(step.step);
    else taken++;
    drafts.push(...(lacking ?? []));
  }
  if (theirs.rated && !progress.rated)
    drafts.push({ kind: 'lesson.rated', lesson: lesson.id, ...theirs.rated, brought: started });
  return { drafts, taken, here, unknown };
}

function stepDrafts(
  step: HomeLesson['steps'][number],
  { lesson, progress, number }: { lesson: Lesson; progress: Progress; number: number },
  mark: Mark,
  now: number,
  started: Brought,
): Draft<LessonEvent>[] {
  const of = { lesson: lesson.id, step: step.step };
  const own = progress.steps[number] as Progress['steps'][number];
  const { checks, questions, predict } = lesson.steps[number] as Lesson['steps'][number];
  const drafts: Draft<LessonEvent>[] = [];
  if (step.predicted !== undefined && own.predicted === undefined && step.predicted < (predict?.options ?? 0))
    drafts.push({ kind: 'lesson.predicted', ...of, answer: step.predicted, brought: started });
  for (let rung = own.hints; rung < (step.hints ?? 0); rung++)
    drafts.push({ kind: 'lesson.hinted', ...of, rung, brought: started });
  if (step.shown && !own.shown) drafts.push({ kind: 'lesson.shown', ...of, brought: started });
  const passed = new Set<number>();
  for (const { check, how, at, dialogue } of step.checks) {
    if (check >= checks.length || own.checks[check] || passed.has(check)) continue;
    passed.add(check);
    const brought = broughtOf(mark, at, now, dialogue);
    drafts.push({ kind: 'lesson.passed', ...of, check, how, brought });
  }
  for (const { question, answer, at } of step.answers) {
    const asked = questions[question];
    if (!asked || (own.answers[question]?.length ?? 0) > 0) continue;
    const right = isRight(asked, answer);
    const brought = broughtOf(mark, at, now);
    drafts.push({ kind: 'lesson.answered', ...of, question, answer, right, brought });
  }
  if (step.read !== undefined && checks.length === 0 && questions.length === 0 && !own.read)
    drafts.push({ kind: 'lesson.passed', ...of, how: 'alone', brought: broughtOf(mark, step.read, now) });
  return drafts;
}

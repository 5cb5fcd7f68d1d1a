/** How far somebody is in each lesson they touched: a fold that keeps what `progressOf` reads. */
import type { LessonEvent, Logged, StepCell } from '@ehlo/wire';
import { type Countable, progressOf } from '../progress.ts';

/** Of one lesson, and lessons at a time: more than anybody does in a class; the oldest go. */
const EVENTS = 600;
const LESSONS = 40;

export interface Miss {
  lesson: string;
  case?: string;
  miss?: number;
  line?: string;
  /** Milliseconds. */
  at: number;
}

export interface LessonStanding {
  take(event: Logged<LessonEvent>): void;
  /** The lesson of the last thing that happened in one. */
  readonly latest: string | undefined;
  /** The last near miss since something turned green. */
  readonly missed: Miss | undefined;
  /** `progressAt`: when the lesson was begun, or something in it turned green last; milliseconds, undefined: not begun. */
  cells(lesson: Countable): { steps: StepCell[]; current: number; progressAt: number | undefined };
}

const ms = (microseconds: number): number => Math.floor(microseconds / 1000);

export function createLessonStanding(): LessonStanding {
  const byLesson = new Map<string, Logged<LessonEvent>[]>();
  let latest: string | undefined;
  let missed: Miss | undefined;

  function forget(lesson: string | undefined): void {
    if (lesson === undefined) byLesson.clear();
    else byLesson.delete(lesson);
    if (lesson === undefined || latest === lesson) latest = undefined;
    if (lesson === undefined || missed?.lesson === lesson) missed = undefined;
  }

  return {
    get latest() {
      return latest;
    },
    get missed() {
      return missed;
    },
    take(event) {
      if (event.kind === 'lesson.forgotten') {
        forget(event.lesson);
        return;
      }
      // What a file says of elsewhere is no teacher's evidence: a class sees what was done here.
      if (!('lesson' in event) || event.brought) return;
      const { lesson } = event;
      latest = lesson;
      const events = byLesson.get(lesson) ?? [];
      byLesson.delete(lesson);
      byLesson.set(lesson, events);
      if (byLesson.size > LESSONS) byLesson.delete(byLesson.keys().next().value as string);
      if (event.kind === 'lesson.missed') {
        const { case: known, miss, line } = event;
        missed = {
          lesson,
          at: ms(event.at),
          ...(known === undefined ? {} : { case: known }),
          ...(miss === undefined ? {} : { miss }),
          ...(line === undefined ? {} : { line }),
        };
        // No step is done by it, and somebody who errs all day must not push out what they did.
        return;
      }
      if (event.kind === 'lesson.passed') missed = undefined;
      events.push(event);
      // The first one says when it began.
      if (events.length > EVENTS) events.splice(1, 1);
    },
    cells(lesson) {
      const events = byLesson.get(lesson.id) ?? [];
      const { steps, current, started } = progressOf(lesson, events);
      let progressAt = started && ms(started.at);
      const cells = steps.map(({ done, how, hints, at }, number): StepCell => {
        const step = lesson.steps[number]?.id ?? '';
        if (at !== undefined && started) progressAt = Math.max(progressAt ?? 0, ms(at));
        if (done) return { step, state: how ?? 'done', hints, ...(at === undefined ? {} : { at: ms(at) }) };
        return { step, state: 'open', hints };
      });
      const working = cells[current];
      if (working && started) {
        working.state = 'working';
        working.at = progressAt ?? ms(started.at);
      }
      return { steps: cells, current, progressAt };
    },
  };
}

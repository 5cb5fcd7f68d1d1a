/** How far somebody is in a lesson: a reading of the lesson's events, the same in the page, in a report and on a dashboard. */
import type { Brought, LessonEvent, Logged, Seq, Solved } from '@ehlo/wire';
import type { Lesson } from './lesson.ts';

export interface Progress {
  /** `seq` and microseconds of when it began; absent: never. */
  started?: { seq: Seq; at: number; brought?: Brought };
  steps: StepProgress[];
  /** Number of the first step that is not done; as many as there are: all are. */
  current: number;
  /** The exit ticket. */
  rated?: { level: 'easy' | 'right' | 'hard'; sentence?: string };
}

export interface StepProgress {
  /** For each check when and how it passed. */
  checks: (Passed | undefined)[];
  /** Hints taken, from 0 to 3. */
  hints: number;
  shown: boolean;
  predicted?: number;
  /** For each question the answers, the first one first. */
  answers: { answer: readonly number[]; right: boolean; at: number; brought?: Brought }[][];
  /** The last near miss since a check passed. */
  missed?: { miss?: number; case?: string; line?: string; connection?: Seq; at: number };
  /** Of a step without checks and questions. */
  read: boolean;
  /** Where it was read elsewhere. */
  readBrought?: Brought;
  done: boolean;
  /** Of a step with checks that is done: the least alone of them. */
  how?: Solved;
  /** When it was done, microseconds. */
  at?: number;
  /** Of a step that is done: some of it was not done here. */
  brought?: Brought;
}

export interface Passed {
  at: number;
  how: Solved;
  evidence?: Seq;
  connection?: Seq;
  brought?: Brought;
}

/** The parts of a lesson that progress is counted in. */
export type Countable = Pick<Lesson, 'id'> & {
  steps: readonly { id: string; checks: { length: number }; questions: { length: number } }[];
};

/** Folds events of a room; those of other lessons are left aside. */
export function progressOf(lesson: Countable, events: Iterable<Logged<LessonEvent>>): Progress {
  let progress = emptyProgress(lesson);
  /** What happened before it counts no more. */
  let origin: Seq = 0;
  const anew = (from: Seq) => {
    progress = emptyProgress(lesson);
    origin = from;
  };
  for (const event of events) {
    if (forgets(event, lesson.id)) anew(event.seq);
    if (!('lesson' in event) || event.lesson !== lesson.id || event.kind === 'lesson.forgotten') continue;
    if (event.kind === 'lesson.started') {
      if (event.again) anew(event.seq);
      progress.started ??= { seq: event.seq, ...whenOf(event) };
    } else if (event.kind === 'lesson.rated') {
      const { level, sentence } = event;
      progress.rated = { level, ...(sentence === undefined ? {} : { sentence }) };
    } else {
      const at = lesson.steps.findIndex(({ id }) => id === event.step);
      const step = progress.steps[at];
      // It was judged while the lesson was started over: by what happened before.
      const late = event.kind === 'lesson.passed' && (event.evidence ?? event.seq) < origin;
      if (step && !late) takeStep(step, event);
    }
  }
  for (const [at, step] of progress.steps.entries())
    settle(step, lesson.steps[at] as Countable['steps'][number]);
  const open = progress.steps.findIndex(({ done }) => !done);
  progress.current = open < 0 ? progress.steps.length : open;
  return progress;
}

/** Whether nothing that was done in a lesson before this event counts any more. */
export const forgets = (event: LessonEvent, lesson: string): boolean =>
  event.kind === 'lesson.forgotten' && (event.lesson === undefined || event.lesson === lesson);

/** When it happened, here or elsewhere. */
const whenOf = ({ at, brought }: { at: number; brought?: Brought }): { at: number; brought?: Brought } =>
  brought ? { at: brought.at, brought } : { at };

function emptyProgress({ steps }: Countable): Progress {
  return {
    current: 0,
    steps: steps.map(({ checks, questions }) => ({
      checks: Array.from({ length: checks.length }, () => undefined),
      hints: 0,
      shown: false,
      answers: Array.from({ length: questions.length }, () => []),
      read: false,
      done: false,
    })),
  };
}

type InStep = Extract<Logged<LessonEvent>, { step: string }>;

function takeStep(step: StepProgress, event: InStep): void {
  switch (event.kind) {
    case 'lesson.passed': {
      const { how, evidence, connection } = event;
      const passed: Passed = {
        ...whenOf(event),
        how,
        ...(evidence === undefined ? {} : { evidence }),
        ...(connection === undefined ? {} : { connection }),
      };
      if (event.check === undefined) {
        // What was done here outweighs what is said of elsewhere.
        if (event.brought && !step.read) step.readBrought = event.brought;
        if (!event.brought) delete step.readBrought;
        step.read = true;
      } else if (event.check < step.checks.length) {
        const known = step.checks[event.check];
        if (!known || (known.brought && !event.brought)) step.checks[event.check] = passed;
      }
      step.at = passed.at;
      if (!event.brought) delete step.missed;
      return;
    }
    case 'lesson.missed': {
      const { at, miss, line, connection } = event;
      step.missed = {
        at,
        ...(miss === undefined ? {} : { miss }),
        ...(event.case === undefined ? {} : { case: event.case }),
        ...(line === undefined ? {} : { line }),
        ...(connection === undefined ? {} : { connection }),
      };
      return;
    }
    case 'lesson.hinted':
      step.hints = Math.max(step.hints, event.rung + 1);
      return;
    case 'lesson.shown':
      step.shown = true;
      return;
    case 'lesson.predicted':
      // The first one is what was thought.
      step.predicted ??= event.answer;
      return;
    case 'lesson.answered': {
      const { answer, right } = event;
      const when = whenOf(event);
      step.answers[event.question]?.push({ answer, right, ...when });
      step.at = when.at;
      return;
    }
    default:
      event satisfies never;
  }
}

const LEAST_ALONE: readonly Solved[] = ['alone', 'earlier', 'helped', 'shown'];

function settle(step: StepProgress, { checks, questions }: Countable['steps'][number]): void {
  const passed = step.checks.filter((check) => check !== undefined);
  step.done =
    checks.length === 0 && questions.length === 0
      ? step.read
      : passed.length === checks.length && step.answers.every((answers) => answers.length > 0);
  if (passed.length > 0)
    step.how = passed
      .map(({ how }) => how)
      .reduce((least, how) => (LEAST_ALONE.indexOf(how) > LEAST_ALONE.indexOf(least) ? how : least));
  const brought =
    step.readBrought ??
    passed.find((check) => check.brought)?.brought ??
    step.answers.find(([first]) => first?.brought)?.[0]?.brought;
  if (step.done && brought) step.brought = brought;
}

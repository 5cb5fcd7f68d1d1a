import type { Seq } from './event.ts';

/**
 * What happened in a lesson. Lessons and steps go by their names (`smtp-by-hand/your-first-mail`, `call-the-server`), so that an author
 * who puts a step in between moves nobody's progress. Checks, hints, questions and answers are counted from 0 within their step.
 */

/** How a step was solved: by oneself, with a hint, by "Show me", or by something done before the lesson asked for it. */
export type Solved = 'alone' | 'helped' | 'shown' | 'earlier';

interface InStep {
  lesson: string;
  step: string;
}

/** Somebody began it. What counts for it is what is in the log before, and what comes; of `again` only what comes. */
export interface LessonStarted {
  kind: 'lesson.started';
  lesson: string;
  again?: true;
}

/** A check of a step turned green; or the step itself, where it has none (it was read, or its questions were answered). */
export interface LessonPassed extends InStep {
  kind: 'lesson.passed';
  /** Absent: of the step. */
  check?: number;
  how: Solved;
  /** `seq` of the event that did it, and of its connection. */
  evidence?: Seq;
  connection?: Seq;
}

/** A near miss: something close to what the step asks for. */
export interface LessonMissed extends InStep {
  kind: 'lesson.missed';
  /** Which of the step's near misses it is; absent: a case that the coach knows. */
  miss?: number;
  /** `COACH_CASES` (protocol/knowledge), with what its sentences name. */
  case?: string;
  connection?: Seq;
  /** The line that it is about, at most 200 characters. */
  line?: string;
}

export interface LessonHinted extends InStep {
  kind: 'lesson.hinted';
  /** 0, 1, 2: nudge, stronger nudge, the line to type. */
  rung: number;
}

/** "Show me" began to type the step's solution. */
export interface LessonShown extends InStep {
  kind: 'lesson.shown';
}

/** What will the server answer? Kept, compared, never scolded. */
export interface LessonPredicted extends InStep {
  kind: 'lesson.predicted';
  answer: number;
}

/** An answer to a question of a quiz. */
export interface LessonAnswered extends InStep {
  kind: 'lesson.answered';
  question: number;
  /** What was chosen, by its number in the lesson's file; in the order given where order is asked for; the code where a code is. */
  answer: readonly number[];
  right: boolean;
}

/** The exit ticket. */
export interface LessonRated {
  kind: 'lesson.rated';
  lesson: string;
  level: 'easy' | 'right' | 'hard';
  /** At most 280 characters. */
  sentence?: string;
}

/** A reply code was met by hand for the first time. */
export interface StampEarned {
  kind: 'stamp.earned';
  code: number;
  connection: Seq;
  /** Who said it. */
  host: string;
  port: number;
  /** What was said to the server; absent for a greeting. At most 200 characters, without secrets. */
  line?: string;
  /** The reply's last line, to at most 200 characters. */
  reply: string;
}

export type LessonEvent =
  | LessonStarted
  | LessonPassed
  | LessonMissed
  | LessonHinted
  | LessonShown
  | LessonPredicted
  | LessonAnswered
  | LessonRated
  | StampEarned;

export const LESSON_KINDS = [
  'lesson.started',
  'lesson.passed',
  'lesson.missed',
  'lesson.hinted',
  'lesson.shown',
  'lesson.predicted',
  'lesson.answered',
  'lesson.rated',
  'stamp.earned',
] as const satisfies LessonEvent['kind'][];

import type { Seq } from './event.ts';

/**
 * What happened in a lesson. Lessons and steps go by their names (`smtp-by-hand/your-first-mail`, `call-the-server`), so that an author
 * who puts a step in between moves nobody's progress. Checks, hints, questions and answers are counted from 0 within their step.
 */

/** How a step was solved: by oneself, with a hint, by "Show me", or by something done before the lesson asked for it. */
export type Solved = 'alone' | 'helped' | 'shown' | 'earlier';

/** It did not happen in this room: a file that somebody brought along says that it did elsewhere. Nothing here bears witness to it. */
export interface Brought {
  /** `seq` of the `home.brought`. */
  file: Seq;
  /** When it happened, as the file says: microseconds since the epoch. */
  at: number;
  /** `seq` of the `dialogue.brought` that the file shows for it. */
  dialogue?: Seq;
}

/** What may have happened elsewhere. */
interface Deed {
  brought?: Brought;
}

interface InStep extends Deed {
  lesson: string;
  step: string;
}

/** Somebody began it. What counts for it is what is in the log before, and what comes; of `again` only what comes. */
export interface LessonStarted extends Deed {
  kind: 'lesson.started';
  lesson: string;
  again?: true;
}

/**
 * Somebody wants what they did in one lesson to count no more; without a lesson: in all of them, and the reply codes they met.
 * What the room did before counts for no lesson from here on. Mails and connections stay.
 */
export interface LessonForgotten {
  kind: 'lesson.forgotten';
  lesson?: string;
  /** Without a lesson: the `dialogue.brought` that are let go of with it. */
  dialogues?: readonly Seq[];
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
export interface LessonRated extends Deed {
  kind: 'lesson.rated';
  lesson: string;
  level: 'easy' | 'right' | 'hard';
  /** At most 280 characters. */
  sentence?: string;
}

/** A reply code was met by hand for the first time. */
export interface StampEarned extends Deed {
  kind: 'stamp.earned';
  code: number;
  /** Absent where it was brought along. */
  connection?: Seq;
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
  | LessonForgotten
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
  'lesson.forgotten',
  'lesson.passed',
  'lesson.missed',
  'lesson.hinted',
  'lesson.shown',
  'lesson.predicted',
  'lesson.answered',
  'lesson.rated',
  'stamp.earned',
] as const satisfies LessonEvent['kind'][];

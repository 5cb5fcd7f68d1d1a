/** A lesson as it is judged and shown. Made from its files by `@ehlo/lessons/format`. */
import type { Fault, HostRule, PreparedLetter } from '@ehlo/wire';
import type { Condition } from './condition.ts';
import type { Block, Inline } from './prose.ts';

export const LANGUAGES = ['en', 'fr'] as const;
export type Language = (typeof LANGUAGES)[number];

export interface Lesson {
  /** `smtp-by-hand/your-first-mail`: folders without their numbers. */
  id: string;
  minutes: number;
  level: Level;
  /** Part of the short route. */
  core: boolean;
  /** It may be assessed: it has variants by person, and of its faults each person has one (variant.ts). */
  task?: true;
  /** Lessons before it, by id. */
  needs: readonly string[];
  world: LessonWorld;
  /** Where the terminal should point, as a line for the prompt: `ncat -C localhost 1025`. */
  host?: string;
  grey: Grey;
  steps: readonly Step[];
  words: Readonly<Record<Language, LessonWords>>;
}

export const LEVELS = ['first-steps', 'at-ease', 'deeper'] as const;
export type Level = (typeof LEVELS)[number];

/** How much the grey line gives away: the whole next line, its verb, nothing. */
export const GREYS = ['whole', 'verb', 'off'] as const;
export type Grey = (typeof GREYS)[number];

/** Folder that takes what lay in an INBOX which a lesson begins with empty. */
export const EARLIER = 'Earlier';

/** What the lesson starts from; what is not named stays as it is. */
export interface LessonWorld {
  faults: readonly Fault[];
  /** Mailboxes whose INBOX is empty first, so that letters have the numbers that the lesson says. What lay there waits in `EARLIER`. */
  emptied: readonly string[];
  /** Prepared letters (`packages/lab/src/letters/prepared`), put where they say. */
  letters: readonly { letter: PreparedLetter; mailbox: string; folder: string }[];
  rules: readonly { host: string; rule: HostRule; state: 'on' | 'off' }[];
}

export interface Step {
  /** From its English heading: `call-the-server`. */
  id: string;
  checks: readonly Condition[];
  misses: readonly Condition[];
  /** Of each near miss: lines of somebody who makes it. */
  tries: readonly (readonly string[])[];
  /** Of each near miss: command lines of a shell on one's own machine that make it; most have none. */
  runs?: readonly (readonly string[])[];
  predict?: Prediction;
  questions: readonly Question[];
  /** Lines to type in the terminal; `^C`, `^D` and `^Z` alone on a line are those keys. */
  solution: readonly string[];
  /** Files for one's own machine. */
  programs?: readonly ProgramFile[];
  /** Command lines for a shell on one's own machine, in a folder with the programs of this step and of those before. */
  outside?: readonly string[];
}

export interface ProgramFile {
  /** `Client.java` */
  name: string;
  text: string;
}

export interface Prediction {
  options: number;
  /** What happens, by its number. */
  right: number;
}

export type Question =
  /** `several`: more than one is right, and all of them are wanted. */
  | { kind: 'choose'; options: number; right: readonly number[] }
  /** Lines in their right order. */
  | { kind: 'order'; lines: number }
  /** Fill in the reply code. */
  | { kind: 'code'; code: number }
  /** Which line of a dialogue is wrong. */
  | { kind: 'line'; lines: number; wrong: number };

export interface LessonWords {
  title: string;
  summary: string;
  goals: readonly string[];
  /** Why: what stands before the first step. */
  opening: readonly Block[];
  steps: readonly StepWords[];
}

export interface StepWords {
  title: string;
  prose: readonly Block[];
  checks: readonly (readonly Inline[])[];
  misses: readonly (readonly Inline[])[];
  hints: readonly (readonly Inline[])[];
  predict?: { asks: readonly Inline[]; options: readonly OptionWords[] };
  questions: readonly QuestionWords[];
}

export interface OptionWords {
  text: readonly Inline[];
  because: readonly Inline[];
}

export interface QuestionWords {
  asks: readonly Inline[];
  /** Of `choose`. */
  options: readonly OptionWords[];
  /** Of `order` and `line`: as they stand on the wire. */
  lines: readonly string[];
  /** Of all but `choose`: why it is so. */
  because: readonly Inline[];
  /** Of `code` and `line`: about one wrong answer, by code or by the line's number from 0. */
  others: Readonly<Record<number, readonly Inline[]>>;
}

export interface Chapter {
  id: string;
  words: Readonly<Record<Language, { title: string; summary: string }>>;
  lessons: readonly Lesson[];
}

/** Whether an answer is right. Of `choose` the order does not matter. */
export function isRight(question: Question, answer: readonly number[]): boolean {
  switch (question.kind) {
    case 'choose': {
      const chosen = new Set(answer);
      return chosen.size === question.right.length && question.right.every((one) => chosen.has(one));
    }
    case 'order':
      return answer.length === question.lines && answer.every((line, at) => line === at);
    case 'code':
      return answer.length === 1 && answer[0] === question.code;
    case 'line':
      return answer.length === 1 && answer[0] === question.wrong;
  }
}

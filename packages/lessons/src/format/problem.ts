import { nearest } from '@ehlo/protocol/reading';
import type { Language } from '../lesson.ts';
import { type ProblemWords, problemWords, type Said } from './words.ts';

/** Something that keeps a lesson from being read, or that its readers will stumble over. */
export interface LessonProblem {
  /** As the author knows it: `20-smtp-by-hand/10-your-first-mail/lesson.md`. */
  file: string;
  /** From 1. */
  line: number;
  /** What was found, and what was wanted. */
  problem: string;
  /** What to do about it. */
  remedy: string;
}

/** `lesson.md:12: …` */
export const sentenceOf = ({ file, line, problem, remedy }: LessonProblem): string =>
  `${file}:${line}: ${problem} ${remedy}`;

/** Collects what is wrong with one file. */
export interface Complaints {
  readonly file: string;
  /** The words it is told in. */
  readonly says: ProblemWords;
  add(line: number, said: Said): void;
}

export const complaintsOf = (file: string, into: LessonProblem[], language: Language = 'en'): Complaints => ({
  file,
  says: problemWords[language],
  add: (line, [problem, remedy]) => void into.push({ file, line, problem, remedy }),
});

/** A mistake with the place that it is in: a sentence. */
export const saidOf = (says: ProblemWords, where: string, [problem, remedy]: Said): Said => [
  `${says.of(where, problem)}.`,
  remedy,
];

/** What was probably meant, in quotes; undefined where nothing is near. */
export function guess(says: ProblemWords, written: string, known: readonly string[]): string | undefined {
  const meant = nearest(written, known);
  return meant === undefined ? undefined : says.meant(says.quoted(meant));
}

/** Several things to do. */
export const remedies = (...all: (string | undefined)[]): string =>
  all.filter((one) => one !== undefined).join(' ');

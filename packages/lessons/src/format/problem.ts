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
  add(line: number, problem: string, remedy: string): void;
}

export function complaintsOf(file: string, into: LessonProblem[]): Complaints {
  return { file, add: (line, problem, remedy) => void into.push({ file, line, problem, remedy }) };
}

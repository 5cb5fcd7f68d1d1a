/** What a class may grow to; each has a sentence where it is reached. */
export const CLASS_LIMITS = {
  members: 1000,
  teachers: 10,
  /** Live ones, of one person, and in all. */
  classesOfOne: 5,
  classes: 100,
  name: 24,
  title: 60,
  sentence: 280,
  hint: 500,
  note: 500,
  question: 200,
  options: 6,
  option: 80,
  label: 60,
  /** Longest countdown. */
  timerMs: 6 * 3600_000,
} as const;

/** The longest that a class sleeps before it ends by itself. */
export const CLASS_KEPT_MS = 24 * 3600_000;

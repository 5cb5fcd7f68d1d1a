/** What a class may grow to; each has a sentence where it is reached. */
export const CLASS_LIMITS = {
  /** A class of 200, and some who come with a second device. */
  members: 250,
  teachers: 10,
  /** In its log: a script that goes on for ever is one. */
  events: 50_000,
  /** Faults that are set for all at a time. */
  faults: 10,
  /** Live ones, of one person, and in all. */
  classesOfOne: 5,
  classes: 100,
  /** Of simulated students, at a time on this server; and how long one lasts. */
  rehearsals: 2,
  rehearsalMs: 30 * 60_000,
  /** Tasks of an assessment, and its longest. */
  tasks: 6,
  assessmentMs: 4 * 3600_000,
  name: 24,
  title: 60,
  sentence: 280,
  hint: 500,
  note: 500,
  question: 200,
  options: 6,
  option: 80,
  label: 60,
  /** Letters that one member reports, and open reports of a class. */
  reportsOfOne: 10,
  reports: 100,
  /** Characters of a letter that a report quotes. */
  excerpt: 500,
  /** Longest countdown. */
  timerMs: 6 * 3600_000,
} as const;

/** The longest that a class sleeps before it ends by itself. */
export const CLASS_KEPT_MS = 24 * 3600_000;

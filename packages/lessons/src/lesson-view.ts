/** Lessons as `/api/rooms/me/lessons` gives them. */
import type { Logged, StampEarned } from '@ehlo/wire';
import type { Language, Lesson, Level } from './lesson.ts';
import type { Playlist } from './playlist.ts';

type InBoth<T> = Readonly<Record<Language, T>>;

export interface LessonRow {
  id: string;
  minutes: number;
  level: Level;
  core: boolean;
  task?: true;
  words: InBoth<{ title: string; summary: string }>;
  /** How many there are, and the number of the first that is not done. */
  steps: number;
  current: number;
  /** Microseconds; absent: never begun. */
  startedAt?: number;
}

export interface LessonList {
  chapters: {
    id: string;
    words: InBoth<{ title: string; summary: string }>;
    lessons: LessonRow[];
  }[];
  playlists: Playlist[];
  /** Reply codes met by hand, in the order in which they were. */
  stamps: Logged<StampEarned>[];
}

/** One lesson, with what is the reader's own filled in. */
export interface LessonView {
  lesson: Lesson;
  chapter: {
    /** From 1, as is the lesson in it. */
    number: number;
    lesson: number;
    words: InBoth<{ title: string; summary: string }>;
  };
  next?: { id: string; words: InBoth<{ title: string }> };
}

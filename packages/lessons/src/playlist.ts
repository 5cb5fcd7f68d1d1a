/** Lessons in an order and with a clock, for a class: made from its files by `@ehlo/lessons/format`. */
import type { Language } from './lesson.ts';

export interface Playlist {
  /** Its file's name: `smtp-in-90-minutes`. */
  id: string;
  entries: readonly {
    /** Absent: something that is no lesson, as joining. */
    lesson?: string;
    minutes: number;
  }[];
  words: Readonly<
    Record<Language, { title: string; summary: string; entries: readonly PlaylistEntryWords[] }>
  >;
}

/** The teacher's run sheet. */
export interface PlaylistEntryWords {
  title: string;
  /** What stands on the projector. */
  shows: string;
  /** The question to ask. */
  asks: string;
  /** The usual trouble, and what helps. */
  trouble: string;
}

export const minutesOf = ({ entries }: Playlist): number =>
  entries.reduce((sum, { minutes }) => sum + minutes, 0);

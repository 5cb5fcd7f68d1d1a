/** A file of one's own as `/api/rooms/me/home-file` tells of it (docs/take-home.md). */
import type { Seal } from './home-event.ts';

/** Octets of such a file: packed, as it is sent here, and unpacked. */
export const HOME_FILE_OCTETS = 16 * 2 ** 20;

/** How much of each is in a file, or is taken out of one. */
export interface HomeCounts {
  /** Steps of lessons in which something was done. */
  steps: number;
  stamps: number;
  dialogues: number;
  mails: number;
}

/** `GET /api/rooms/me/home-file/contents`: what a file made now would hold. */
export interface HomeContents extends HomeCounts {
  lessons: number;
  /** Unpacked. */
  octets: number;
  /** What it would leave out: the oldest, for it has an end. */
  left: { dialogues: number; mails: number };
}

/** Why something is not taken: it is here already; no lesson here is called so; it is no letter; nobody said anything. */
export type HomeSkip = {
  what: 'lesson' | 'step' | 'stamp' | 'dialogue' | 'mail';
  why: 'here' | 'unknown' | 'empty';
  count: number;
  /** Some of them, by name. */
  names?: string[];
};

/** Answer to a file: what is in it, from whom, and what of it is new here. */
export interface HomeLook {
  /** Who they were there, when it was made (ISO 8601), and with which EHLO. */
  handle: string;
  made: string;
  program: string;
  seal: Seal;
  /** Key that signed it, in base64. */
  by?: string;
  holds: HomeCounts;
  takes: HomeCounts;
  skips: HomeSkip[];
  /** Folder of one's own mailbox in which its mails come to lie. */
  folder: string;
}

/** A class that is looked at again: `GET /api/classes/:class/replay` and below. Times are milliseconds since the epoch. */
import type { ClassEvent } from './class-event.ts';
import type { RosterRow } from './class-view.ts';
import type { Logged, RoomId, Seq } from './event.ts';

/** What there is to look at, and when members did what: no line of anybody. */
export interface ClassReplay {
  class: RoomId;
  title?: string;
  beganAt: number;
  /** By the server's clock: what comes later is another look. */
  now: number;
  /** Rows are told for so long at a time, counted from `beganAt`. */
  windowMs: number;
  members: ReplayMember[];
  /** Ascending. */
  marks: ReplayMark[];
  /** There were more, older ones. */
  more: boolean;
}

/** A member now; of who left, nothing but what the class's log says. */
export interface ReplayMember {
  home: RoomId;
  name: string;
  handle: string;
  joinedAt: number;
  /** They do not want to be watched: neither lines nor dialogues. */
  refuses: boolean;
}

export interface ReplayMark {
  at: number;
  home: RoomId;
  /** `lesson`: they began one; `step`: they came to that step; `mistake`: a near miss, or a command line that went wrong. */
  what: 'lesson' | 'step' | 'mistake';
  lesson?: string;
  /** Steps that are done. */
  done?: number;
}

/** Kinds of a class's log that a replay tells again: what was said and set, not who looked at whom, nor single votes. */
export const REPLAYED_KINDS = [
  'class.teacher',
  'class.joined',
  'class.left',
  'class.renamed',
  'class.hand-up',
  'class.hand-down',
  'class.hint',
  'class.note',
  'class.lesson',
  'class.playlist',
  'class.timer',
  'class.paused',
  'class.resumed',
  'class.hold',
  'class.let-through',
  'class.spotlight',
  'class.broadcast',
  'class.question',
  'class.worlds',
  'class.rehearsal',
  'class.assessment',
] as const satisfies ClassEvent['kind'][];

export type ReplayedEvent = Logged<Extract<ClassEvent, { kind: (typeof REPLAYED_KINDS)[number] }>>;

/** `GET …/replay/events?after=<seq>`, ascending. */
export interface ClassReplayEvents {
  events: ReplayedEvent[];
  /** There are more behind this one. */
  next?: Seq;
}

/** How a member stood; lines and replies only of who may be watched. */
export type ReplayRow = Pick<RosterRow, 'lesson' | 'elsewhere' | 'current' | 'wire' | 'line' | 'reply'> & {
  /** Of the lesson. */
  steps: number;
};

/** `GET …/replay/rows?from=<ms>`: all members from `from` until `until`, which is left out. */
export interface ClassReplayRows {
  from: number;
  until: number;
  /** As they stood when it began. */
  first: { home: RoomId; row: ReplayRow }[];
  /** What it was then, ascending. */
  changes: { at: number; home: RoomId; row: ReplayRow }[];
  /** Members who did more in this time than is told of them. */
  cut: RoomId[];
}

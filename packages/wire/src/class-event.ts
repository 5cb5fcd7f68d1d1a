import type { RoomId, Seq, Side } from './event.ts';
import type { Fault } from './fault.ts';

/**
 * What happens in a class. The first two stand in the lobby's log, so that the list of classes is a reading of it; the rest in a
 * log of the class's own, whose room is `class-…`. Members and teachers are named by their home, which is their room.
 *
 * Who may see which: `mayReadClass` (may-read-class.ts).
 */

/** Lobby: a class began. `code`: what one types to join; `keyHash`: SHA-256 of the teacher's key, which itself is kept nowhere. */
export interface ClassBegun {
  kind: 'class.begun';
  class: RoomId;
  code: string;
  keyHash: string;
  title?: string;
  /** Whether a member may refuse to be watched. */
  watching: Watching;
}

/**
 * Lobby: it is over. Its code is not given again for a week. It is also the last that those hear who follow the class's own log, which is
 * gone then.
 */
export interface ClassEnded {
  kind: 'class.ended';
  class: RoomId;
  /** `idle`: 24 hours after the last thing that happened in it. */
  by: 'teacher' | 'idle';
}

export type Watching = 'may-refuse' | 'always';

/** Somebody is a teacher of this class from now on: they showed its key. */
export interface ClassTeacher {
  kind: 'class.teacher';
  home: RoomId;
  handle: string;
}

export interface ClassJoined {
  kind: 'class.joined';
  home: RoomId;
  name: string;
  handle: string;
  /** Their room was empty when they came: it was made for this class, and goes with it. */
  came: 'new' | 'known';
  /** Nobody: the server types for them, in a rehearsal. */
  simulated?: true;
}

export interface ClassLeft {
  kind: 'class.left';
  home: RoomId;
  by: 'self' | 'teacher';
}

export interface ClassRenamed {
  kind: 'class.renamed';
  home: RoomId;
  name: string;
  /** Absent: they did so themselves. */
  by?: 'teacher';
}

export interface ClassHandUp {
  kind: 'class.hand-up';
  home: RoomId;
  /** At most 280 characters. */
  sentence: string;
}

export interface ClassHandDown {
  kind: 'class.hand-down';
  home: RoomId;
  by: 'self' | 'teacher';
}

/** A teacher looks over a member's shoulder, or no teacher does any more. The server says so, whatever the page does. */
export interface ClassWatched {
  kind: 'class.watched';
  home: RoomId;
  state: 'on' | 'off';
}

/** A member wants not to be watched, or has nothing against it any more. */
export interface ClassRefusesWatching {
  kind: 'class.refuses-watching';
  home: RoomId;
  refuses: boolean;
}

/** For one member's guide rail. */
export interface ClassHint {
  kind: 'class.hint';
  home: RoomId;
  text: string;
}

/** For everybody. */
export interface ClassNote {
  kind: 'class.note';
  text: string;
}

/** Everybody is to be in this lesson, at this step. */
export interface ClassLesson {
  kind: 'class.lesson';
  lesson: string;
  step?: string;
}

/** The playlist that the class follows, and where in it the teacher is; `off`: none. */
export type ClassPlaylist =
  | { kind: 'class.playlist'; state: 'on'; playlist: string; entry: number }
  | { kind: 'class.playlist'; state: 'off' };

/** A countdown for all. `until`: milliseconds since the epoch. */
export type ClassTimer =
  | { kind: 'class.timer'; state: 'on'; until: number; label?: string }
  | { kind: 'class.timer'; state: 'off' };

/** Terminals wait behind a curtain, and no idle clock of a member's connection runs. */
export interface ClassPaused {
  kind: 'class.paused';
  text?: string;
}

export interface ClassResumed {
  kind: 'class.resumed';
}

/** The wires of all members are held by the teachers: each line of theirs waits at the door (`connection.held` in their rooms). */
export type ClassHold =
  | { kind: 'class.hold'; state: 'on'; from: Side | 'both'; until: number }
  | { kind: 'class.hold'; state: 'off' };

/**
 * A teacher let lines on that waited: one of each member (`home`: of this one), or all until the next reply. `lines`: that waited then.
 * What became of each line stands in its room (`connection.released`).
 */
export interface ClassLetThrough {
  kind: 'class.let-through';
  what: 'line' | 'reply';
  home?: RoomId;
  lines: number;
  /** Of one line that did not go on as it was. */
  as?: 'edited' | 'dropped';
}

/**
 * A member's connection on the projector. `asked`: the teacher asks; `on`: the member agreed, and all see it; `refused`: they did not;
 * `off`: it is over. `home`, and what tells who it is, are for teachers and the member; others get them where it is `named`.
 */
export interface ClassSpotlight {
  kind: 'class.spotlight';
  state: 'asked' | 'on' | 'refused' | 'off';
  /** Absent where whoever reads may not know. */
  home?: RoomId;
  /** Their name in the class; of `on`, where it is named. */
  name?: string;
  connection: Seq;
  named: boolean;
}

/** A teacher's connection, live in everybody's page. */
export type ClassBroadcast =
  | { kind: 'class.broadcast'; state: 'on'; home: RoomId; connection: Seq }
  | { kind: 'class.broadcast'; state: 'off' };

/** "What will the server answer?" to all; votes come in. Its id is its `seq`. */
export type ClassQuestion =
  | { kind: 'class.question'; state: 'open'; text: string; options: readonly string[] }
  /** The projector shows how many chose which answer; until then, how many answered. */
  | { kind: 'class.question'; state: 'revealed'; question: Seq }
  /** `counts`: votes for each option. */
  | { kind: 'class.question'; state: 'closed'; question: Seq; counts: readonly number[] };

/** The last one of a member counts. */
export interface ClassVoted {
  kind: 'class.voted';
  home: RoomId;
  question: Seq;
  option: number;
}

/** What the projector can draw. */
export type ProjectorLayout = 'wire' | 'terminal' | 'join' | 'journey' | 'votes';

/** How the projector stands: all of it, each time. `home`: of whoever's page is the projector, and types what a script says. */
export interface ClassProjector {
  kind: 'class.projector';
  home: RoomId;
  layout: ProjectorLayout;
  source: 'mine' | 'spotlight';
  blank: boolean;
  laser: 'on' | 'off';
}

/** A lesson's solutions are played by the projector's terminal. `line`: so many of its lines are to have been typed. */
export type ClassScript =
  | { kind: 'class.script'; state: 'on'; lesson: string; line: number }
  | { kind: 'class.script'; state: 'off' };

/** A member shows a letter to the teachers. What is told of it is what stood in it: whoever reports cannot make it up. */
export interface ClassMailReported {
  kind: 'class.mail-reported';
  home: RoomId;
  /** In that member's room. */
  mail: Seq;
  /** Handle of whose connection it came from; absent: nobody claimed that. */
  sentBy?: string;
  reversePath: string;
  /** Of the letter: who it says it is from. */
  from: string;
  subject: string;
  /** The first characters of its text. */
  excerpt: string;
  /** What the member says of it. */
  sentence?: string;
}

/** A teacher has dealt with a report; its id is the `seq` of it. `home`: who reported. */
export interface ClassReportClosed {
  kind: 'class.report-closed';
  home: RoomId;
  report: Seq;
}

/** Something was written into every member's room. `rooms`: how many took it. */
export type ClassWorlds =
  | { kind: 'class.worlds'; what: 'fault-set'; fault: Fault; rooms: number }
  | { kind: 'class.worlds'; what: 'faults-cleared' | 'reset'; rooms: number };

/** Simulated students are here, who type this lesson over real connections; they go when it ends. `until`: milliseconds since the epoch. */
export type ClassRehearsal =
  | { kind: 'class.rehearsal'; state: 'on'; lesson: string; students: number; until: number }
  | { kind: 'class.rehearsal'; state: 'off'; by: 'teacher' | 'time' | 'restart' };

/**
 * Members are assessed: in these lessons, which are tasks, without help, until then (milliseconds since the epoch). `seed`: makes each
 * member's variants; empty where whoever reads may not know.
 */
export type ClassAssessment =
  | { kind: 'class.assessment'; state: 'on'; lessons: readonly string[]; until: number; seed: string }
  | { kind: 'class.assessment'; state: 'off'; by: 'teacher' | 'time' };

/**
 * Two members as server and client of `/play`; a member is in one pair at most. `offered`: a teacher proposes it; `agreed`, `refused`: one of
 * them (`by`) says so; `over`: it is done, or taken back.
 */
export interface ClassPair {
  kind: 'class.pair';
  state: 'offered' | 'agreed' | 'refused' | 'over';
  server: PairedMember;
  client: PairedMember;
  by?: PairRole;
}

export type PairRole = 'server' | 'client';

export interface PairedMember {
  /** Empty where whoever reads may not know. */
  home: RoomId;
  name: string;
  handle: string;
}

export type ClassEvent =
  | ClassTeacher
  | ClassJoined
  | ClassLeft
  | ClassRenamed
  | ClassHandUp
  | ClassHandDown
  | ClassWatched
  | ClassRefusesWatching
  | ClassHint
  | ClassNote
  | ClassLesson
  | ClassPlaylist
  | ClassTimer
  | ClassPaused
  | ClassResumed
  | ClassHold
  | ClassLetThrough
  | ClassSpotlight
  | ClassBroadcast
  | ClassQuestion
  | ClassVoted
  | ClassProjector
  | ClassScript
  | ClassMailReported
  | ClassReportClosed
  | ClassWorlds
  | ClassRehearsal
  | ClassAssessment
  | ClassPair;

export type ClassEventKind = ClassEvent['kind'];

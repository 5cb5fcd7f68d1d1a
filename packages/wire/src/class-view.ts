/** A class as `/api/classes` and the view `roster` show it. */
import type { ClassMailReported, ClassProjector, PairedMember, PairRole, Watching } from './class-event.ts';
import type { RoomId, Seq, Side, WireHolder } from './event.ts';
import type { Solved } from './lesson-event.ts';
import type { PairAnswers } from './pair-answers.ts';

/** `POST /api/classes`: the one time that the key is seen. */
export interface ClassStarted {
  class: RoomId;
  code: string;
  /** Whoever shows it is a teacher of this class. */
  key: string;
}

/** What a page says before somebody joins: `GET /api/classes/codes/:code`. */
export interface ClassDoor {
  code: string;
  title?: string;
  members: number;
  watching: Watching;
  /** The asker's own handle, or the nearest name that is free. */
  proposal: string;
  /** The asker is in it already, by this name. */
  joinedAs?: string;
}

/** `GET /api/classes/mine` */
export interface MyClasses {
  member?: { class: RoomId; code: string; name: string; title?: string };
  teaches: { class: RoomId; code: string; title?: string; members: number }[];
  /** That this EHLO can take at once, by what one was measured to cost and what the machine has. */
  students: number;
}

/** `GET /api/classes/:class`: as it stands now. Its events, by the view `class`, say how it goes on. */
export interface ClassView {
  class: RoomId;
  code: string;
  title?: string;
  role: 'teacher' | 'member';
  watching: Watching;
  members: number;
  /** Milliseconds since the epoch; it ends by itself a day after the last thing that happened. */
  endsAt: number;
  paused: boolean;
  /** The teachers hold all wires. `until`: milliseconds since the epoch. */
  hold?: { from: Side | 'both'; until: number };
  lesson?: { lesson: string; step?: string };
  playlist?: { playlist: string; entry: number };
  timer?: { until: number; label?: string };
  broadcast?: { connection: Seq };
  spotlight?: { state: 'asked' | 'on'; connection: Seq; named: boolean; name?: string };
  question?: {
    question: Seq;
    text: string;
    options: readonly string[];
    votes?: readonly number[];
    revealed: boolean;
  };
  /** For teachers: what the projector shows, and whose page it is; absent: there was none yet. */
  projector?: ProjectorView;
  /** For teachers: the lesson that the projector's terminal plays, and so many of its lines. */
  script?: { lesson: string; line: number };
  /** For teachers: those that nobody has dealt with, oldest first. */
  reports?: readonly ClassReport[];
  /** `until`: milliseconds since the epoch. */
  assessment?: { lessons: readonly string[]; until: number };
  /** For teachers: there is evidence of one that is over. */
  assessed?: true;
  /** For teachers: those who are asked, who play, or of whom one refused. */
  pairs?: readonly ClassPairView[];
  /** For teachers. */
  rehearsal?: { lesson: string; students: number; until: number };
  /** Of a member: what concerns them. */
  me?: {
    name: string;
    hand?: { sentence: string; since: number };
    refusesWatching: boolean;
    watched: boolean;
    /** Letters in their room that they reported. */
    reported: readonly Seq[];
    /** With whom a teacher would pair them, or has. */
    pair?: MyPair;
  };
}

export interface ClassPairView extends PairAnswers {
  server: PairedMember;
  client: PairedMember;
}

/** Of one of the two. `handle` is the other's: their machine's name begins with it. */
export interface MyPair extends PairAnswers {
  role: PairRole;
  name: string;
  handle: string;
}

export type ProjectorView = Omit<ClassProjector, 'kind'>;

/** `GET /api/classes/:class/projector/hold`: what waits in the room of whoever's page is the projector. */
export interface ProjectorHoldView {
  now: number;
  held: boolean;
  /** The oldest few. */
  lines: readonly HeldLineView[];
}

/** A letter that a member reported. */
export interface ClassReport extends Omit<ClassMailReported, 'kind'> {
  report: Seq;
  /** Milliseconds. */
  at: number;
}

/** `POST /api/classes/:class/passes`: who shows it within the time is a teacher of the class too; once. */
export interface ClassPass {
  pass: string;
  /** Milliseconds since the epoch. */
  until: number;
}

/** A line that waits at a room's door: `GET /api/rooms/me/wire`, and for teachers `GET /api/classes/:class/hold`. */
export interface HeldLineView {
  connection: Seq;
  /** Its number: `POST …/held/:id`. */
  held: Seq;
  from: Side;
  /** With its end, one character an octet (latin1); absent where who asks may not see it. */
  text?: string;
  /** Milliseconds since the epoch. */
  since: number;
  until?: number;
  /** Lines behind it. */
  behind: number;
}

/** `GET /api/rooms/me/wire` */
export interface WireView {
  /** Milliseconds since the epoch, by the server's clock. */
  now: number;
  holds: { holder: WireHolder; from: Side | 'both'; until?: number }[];
  /** In all; `lines` has the oldest. */
  waiting: number;
  lines: HeldLineView[];
}

/** A line that waits in somebody's room, as a teacher of their class sees it. */
export interface ClassHeldLine extends HeldLineView {
  home: RoomId;
  /** Of a member. */
  name?: string;
}

/** `GET /api/classes/:class/hold`: what waits in the rooms of members. */
export interface ClassHoldView {
  now: number;
  /** In all; `lines` has the oldest. */
  waiting: number;
  lines: ClassHeldLine[];
}

/** To whom a member may write: `GET /api/classes/:class/classmates`. */
export interface Classmate {
  name: string;
  mailbox: string;
}

/** `GET /api/classes/:class/addresses`: where a student finds this EHLO. */
export interface ClassAddresses {
  /** The one to give out, first; each with a sentence's id that says why. */
  addresses: { url: string; kind: 'public-url' | 'network' | 'this-machine'; interface?: string }[];
  /** `EHLO_HOST` is loopback: nobody else reaches it. Start it with `--lan`. */
  onlyHere: boolean;
  /** What else can be reached from where the page can: service and port. */
  ports: { service: string; port: number }[];
}

export type CellState = 'open' | 'working' | 'done' | Solved;

/** One step of a lesson. */
export interface StepCell {
  step: string;
  state: CellState;
  /** Milliseconds: when it was done; of `working`, since when. */
  at?: number;
  hints: number;
}

export interface RosterStuck {
  /** `same-error`: three times in a row; `no-progress`: lines, and no check turned green; `silent`: nothing at all. */
  why: 'same-error' | 'no-progress' | 'silent';
  /** Milliseconds. */
  since: number;
  /** The line on which they are stuck; secrets are asterisks. */
  line?: string;
  /** What the server said to it. */
  reply?: string;
  /** The card that the coach showed (`COACH_CASES`), or a near miss of the step by its number. */
  case?: string;
  miss?: number;
  times?: number;
}

/** One member, as a teacher sees them. */
export interface RosterRow {
  home: RoomId;
  name: string;
  handle: string;
  /** Nobody: the server types for them, in a rehearsal. */
  simulated?: true;
  /** A page of theirs is open. */
  here: boolean;
  /** Milliseconds since the epoch: since when they are here, or away. */
  since: number;
  /** Last sign of life in their room. */
  activeAt?: number;
  /** Whose steps these are: the class's lesson, or where it has none the one that the member is in. */
  lesson?: string;
  /** They are in another lesson than the class. */
  elsewhere?: string;
  steps: StepCell[];
  /** Number of the first step that is not done. */
  current: number;
  /** Their newest connection; `state` by its RFC’s name, of SMTP as `SmtpPhase`. */
  wire?: {
    connection: Seq;
    host: string;
    port: number;
    service: string;
    protocol: string;
    state: string;
    open: boolean;
  };
  /** The last line to a server, secrets as asterisks; neither it nor the reply of who refuses to be watched. */
  line?: { text: string; at: number };
  /** `code`: of SMTP; `status`: of POP3 and IMAP. */
  reply?: { code?: number; status?: string; text: string; at: number };
  hand?: { sentence: string; since: number };
  stuck?: RosterStuck;
  watched: boolean;
  refusesWatching: boolean;
}

/** What the class does wrong most: `GET /api/classes/:class/mistakes`. */
export interface ClassMistake {
  /** As of `RosterStuck`: one of the two. */
  case?: string;
  miss?: { lesson: string; step: string; miss: number };
  /** Members who made it, and how often in all. */
  members: number;
  times: number;
  /** One such line, without secrets. */
  line?: string;
}

/** `GET /api/classes/:class/tickets` */
export interface ClassTickets {
  lessons: {
    lesson: string;
    easy: number;
    right: number;
    hard: number;
    /** Without names, at most 50. */
    sentences: { level: 'easy' | 'right' | 'hard'; sentence: string }[];
  }[];
}

export interface ClassExport {
  version: 1;
  class: { code: string; title?: string };
  made: string;
  students: ExportedStudent[];
}

export interface ExportedStudent {
  /** `1`, `2` … in no order that tells who; with names asked for, the name. */
  student: string;
  handle?: string;
  lessons: {
    lesson: string;
    steps: {
      step: string;
      done: boolean;
      how?: Solved;
      hints: number;
      shown: boolean;
      right?: number;
      questions?: number;
      /** With minutes asked for: since the lesson was begun. */
      minutes?: number;
    }[];
  }[];
}

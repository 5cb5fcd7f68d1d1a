/** How a class stands: a fold of its log. */
import type {
  ClassBegun,
  ClassEvent,
  ClassReport,
  Fault,
  Logged,
  ProjectorView,
  RoomId,
  Seq,
  Side,
  Watching,
} from '@ehlo/wire';
import { lookOf } from './member-names.ts';
import { dropPair, type Pairs, takePair } from './pairs/pairs.ts';

export interface Member {
  readonly home: RoomId;
  name: string;
  readonly handle: string;
  /** `new`: their room was made for this class. */
  readonly came: 'new' | 'known';
  readonly joinedAt: number;
  readonly simulated?: true;
  hand?: { sentence: string; since: number } | undefined;
  refusesWatching: boolean;
  watched: boolean;
}

export interface Spotlight {
  state: 'asked' | 'on';
  home: RoomId;
  name: string;
  connection: Seq;
  named: boolean;
}

export interface Assessment {
  lessons: readonly string[];
  /** Milliseconds, both. */
  since: number;
  until: number;
  seed: string;
}

export interface Question {
  question: Seq;
  text: string;
  options: readonly string[];
  votes: Map<RoomId, number>;
  revealed: boolean;
}

export interface ClassState {
  readonly id: RoomId;
  readonly code: string;
  readonly keyHash: string;
  readonly title: string | undefined;
  readonly watching: Watching;
  /** Milliseconds, as all times here. */
  readonly beganAt: number;
  /** Handles, by home. */
  readonly teachers: Map<RoomId, string>;
  /** Those who are in it now, in the order in which they came. */
  readonly members: Map<RoomId, Member>;
  /** Who has a name that looks like this. */
  readonly looks: Map<string, RoomId>;
  lesson?: { lesson: string; step?: string };
  playlist?: { playlist: string; entry: number } | undefined;
  timer?: { until: number; label?: string } | undefined;
  paused: boolean;
  hold?: { from: Side | 'both'; until: number } | undefined;
  /** When it went on last; what went before a pause says nothing of who is stuck now. */
  resumedAt: number;
  spotlight?: Spotlight | undefined;
  broadcast?: { home: RoomId; connection: Seq } | undefined;
  question?: Question | undefined;
  projector?: ProjectorView | undefined;
  script?: { lesson: string; line: number } | undefined;
  /** Those that nobody has dealt with, by their `seq`. */
  readonly reports: Map<Seq, ClassReport>;
  /** Letters that each member has reported, dealt with or not. */
  readonly reported: Map<RoomId, Seq[]>;
  assessment?: Assessment | undefined;
  /** The last one that is over: its evidence can be had until the class ends. */
  assessed?: (Assessment & { endedAt: number }) | undefined;
  rehearsal?: { lesson: string; students: number; until: number } | undefined;
  readonly pairs: Pairs;
  /** Set for all, and for those who come later. */
  faults: Fault[];
  /** When something happened last. */
  lastAt: number;
  /** Of its log. */
  seq: Seq;
}

export function beginState(begun: Logged<ClassBegun>): ClassState {
  return {
    id: begun.class,
    code: begun.code,
    keyHash: begun.keyHash,
    title: begun.title,
    watching: begun.watching,
    beganAt: begun.at / 1000,
    teachers: new Map(),
    members: new Map(),
    looks: new Map(),
    reports: new Map(),
    reported: new Map(),
    pairs: new Map(),
    paused: false,
    resumedAt: 0,
    faults: [],
    lastAt: begun.at / 1000,
    seq: 0,
  };
}

export const isClassEvent = (event: Logged): event is Logged<ClassEvent> =>
  event.kind.startsWith('class.') && event.kind !== 'class.begun' && event.kind !== 'class.ended';

/** Changes `state`. Events come in order. */
export function takeClassEvent(state: ClassState, event: Logged<ClassEvent>): void {
  const at = Math.floor(event.at / 1000);
  state.seq = event.seq;
  state.lastAt = Math.max(state.lastAt, at);
  switch (event.kind) {
    case 'class.teacher':
      state.teachers.set(event.home, event.handle);
      return;
    case 'class.lesson': {
      const { lesson, step } = event;
      state.lesson = { lesson, ...(step === undefined ? {} : { step }) };
      return;
    }
    case 'class.playlist':
      state.playlist = event.state === 'on' ? { playlist: event.playlist, entry: event.entry } : undefined;
      return;
    case 'class.timer':
      state.timer =
        event.state === 'on'
          ? { until: event.until, ...(event.label === undefined ? {} : { label: event.label }) }
          : undefined;
      return;
    case 'class.paused':
      state.paused = true;
      return;
    case 'class.resumed':
      state.paused = false;
      state.resumedAt = at;
      return;
    case 'class.hold':
      state.hold = event.state === 'on' ? { from: event.from, until: event.until } : undefined;
      return;
    case 'class.broadcast':
      state.broadcast = event.state === 'on' ? { home: event.home, connection: event.connection } : undefined;
      return;
    case 'class.spotlight':
      takeSpotlight(state, event);
      return;
    case 'class.question':
      takeQuestion(state, event);
      return;
    case 'class.voted':
      if (state.question?.question === event.question) state.question.votes.set(event.home, event.option);
      return;
    case 'class.projector': {
      const { home, layout, source, blank, laser } = event;
      state.projector = { home, layout, source, blank, laser };
      return;
    }
    case 'class.script':
      state.script = event.state === 'on' ? { lesson: event.lesson, line: event.line } : undefined;
      return;
    case 'class.mail-reported': {
      const { kind: _kind, room: _room, seq: report, at: _at, cause: _cause, ...told } = event;
      state.reports.set(report, { ...told, report, at });
      state.reported.set(event.home, [...(state.reported.get(event.home) ?? []), event.mail]);
      return;
    }
    case 'class.report-closed':
      state.reports.delete(event.report);
      return;
    case 'class.worlds':
      if (event.what === 'fault-set') state.faults.push(event.fault);
      else state.faults = [];
      return;
    case 'class.assessment':
      if (state.assessment) state.assessed = { ...state.assessment, endedAt: at };
      state.assessment =
        event.state === 'on'
          ? { lessons: event.lessons, since: at, until: event.until, seed: event.seed }
          : undefined;
      return;
    case 'class.rehearsal':
      state.rehearsal =
        event.state === 'on'
          ? { lesson: event.lesson, students: event.students, until: event.until }
          : undefined;
      return;
    case 'class.pair':
      takePair(state.pairs, event);
      return;
    case 'class.note':
    case 'class.hint':
    case 'class.let-through':
      return;
    default:
      takeMemberEvent(state, event, at);
  }
}

type MemberEvent = Extract<
  Logged<ClassEvent>,
  {
    kind:
      | 'class.joined'
      | 'class.left'
      | 'class.renamed'
      | 'class.hand-up'
      | 'class.hand-down'
      | 'class.watched'
      | 'class.refuses-watching';
  }
>;

function takeMemberEvent(state: ClassState, event: MemberEvent, at: number): void {
  const { home } = event;
  const member = state.members.get(home);
  if (event.kind === 'class.joined') {
    const { name, handle, came } = event;
    state.members.set(home, {
      ...{ home, name, handle, came, joinedAt: at },
      ...{ refusesWatching: false, watched: false },
      ...(event.simulated ? { simulated: true as const } : {}),
    });
    state.looks.set(lookOf(name), home);
    return;
  }
  if (!member) return;
  switch (event.kind) {
    case 'class.left':
      state.members.delete(home);
      state.looks.delete(lookOf(member.name));
      dropPair(state.pairs, home);
      if (state.spotlight?.home === home) state.spotlight = undefined;
      return;
    case 'class.renamed':
      state.looks.delete(lookOf(member.name));
      state.looks.set(lookOf(event.name), home);
      member.name = event.name;
      return;
    case 'class.hand-up':
      member.hand = { sentence: event.sentence, since: at };
      return;
    case 'class.hand-down':
      member.hand = undefined;
      return;
    case 'class.watched':
      member.watched = event.state === 'on';
      return;
    case 'class.refuses-watching':
      member.refusesWatching = event.refuses;
      return;
    default:
      event satisfies never;
  }
}

function takeQuestion(
  state: ClassState,
  event: Extract<Logged<ClassEvent>, { kind: 'class.question' }>,
): void {
  switch (event.state) {
    case 'open': {
      const { seq: question, text, options } = event;
      state.question = { question, text, options, votes: new Map(), revealed: false };
      return;
    }
    case 'revealed':
      if (state.question?.question === event.question) state.question.revealed = true;
      return;
    case 'closed':
      state.question = undefined;
      return;
    default:
      event satisfies never;
  }
}

function takeSpotlight(
  state: ClassState,
  { state: lit, home, name, connection, named }: Extract<Logged<ClassEvent>, { kind: 'class.spotlight' }>,
): void {
  state.spotlight =
    (lit === 'asked' || lit === 'on') && home !== undefined
      ? { state: lit, home, name: name ?? '', connection, named }
      : undefined;
}

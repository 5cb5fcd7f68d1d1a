import type { EventLog, ReadQuery } from '@ehlo/log';
import {
  LESSON_KINDS,
  type Logged,
  type RoomEventKind,
  type RoomId,
  type Seq,
  type ViewQuery,
} from '@ehlo/wire';
import { type MayBelong, readUnclaimed, UNCLAIMED_KINDS } from './unclaimed.ts';

/** How much of the past a room view begins with. */
const CONNECTIONS = 200;
const MAILS = 400;
const QUESTIONS = 100;
const SWITCHES = 20;
/** Of what is set on purpose: more than a room has faults and rules. */
const SET = 100;
/** Events of a dialogue that are read, and sent, at a stretch. */
const PIECE = 1000;

const BIRTHS = ['connection.opened', 'connection.failed'] as const satisfies RoomEventKind[];
const LIVES = [
  'connection.secured',
  'connection.opaque',
  'connection.unsecured',
  'connection.held',
  'connection.released',
  'connection.fault',
  'connection.claimed',
  'connection.closed',
] as const satisfies RoomEventKind[];
const MAIL = [
  'mail.judged',
  'mail.accepted',
  'mail.stored',
  'mail.queued',
  'mail.relayed',
  'mail.deferred',
  'mail.bounced',
  'mail.held',
  'mail.released',
  'mail.flagged',
  'mail.expunged',
  'mail.greylisted',
  'folder.changed',
] as const satisfies RoomEventKind[];

const ON_PURPOSE = [
  'fault.set',
  'fault.cleared',
  'rule.switched',
  'rules.reset',
] as const satisfies RoomEventKind[];

/** Of one lesson: more than anybody does in it. */
const LESSON_EVENTS = 5000;
/** Of a class: the last ones. How it stands is read elsewhere (`GET /api/classes/:class`). */
const CLASS_EVENTS = 2000;
/** Kinds that a room's view leaves out: octets are most of what there is, and a lesson has a view of its own. */
const NOT_OF_ROOM = [
  'connection.octets',
  'connection.secret',
  'connection.keys',
  ...LESSON_KINDS,
] as const satisfies RoomEventKind[];

/** Key material leaves the log in its owner's capture only. */
const IN_NO_VIEW = ['connection.keys'] as const satisfies RoomEventKind[];

/** Whether a view shows an event. A room shows everything but octets, which are most of it. */
export function isInView(view: ViewQuery, event: Logged): boolean {
  if ((IN_NO_VIEW as readonly RoomEventKind[]).includes(event.kind)) return false;
  switch (view.view) {
    case 'room':
      return !(NOT_OF_ROOM as readonly RoomEventKind[]).includes(event.kind);
    case 'dialogue':
      return event.kind === 'connection.opened'
        ? event.seq === view.connection
        : 'connection' in event && event.connection === view.connection;
    case 'lesson':
      // A code that is met for the first time is told beside the lesson in which it happens.
      return (
        event.kind === 'stamp.earned' ||
        (event.kind === 'lesson.forgotten' && event.lesson === undefined) ||
        ('lesson' in event && event.lesson === view.lesson)
      );
    case 'learning':
      return (
        (LESSON_KINDS as readonly RoomEventKind[]).includes(event.kind) && event.kind !== 'lesson.missed'
      );
    case 'unclaimed':
      return (UNCLAIMED_KINDS as readonly RoomEventKind[]).includes(event.kind);
    case 'class':
      return event.kind.startsWith('class.');
    case 'roster':
    case 'held':
    case 'stage':
      // The first two have rows, and the third is a dialogue by the time it is read (`Sight.view`).
      return false;
    default:
      return view satisfies never;
  }
}

/** Events of a view in order, and how far they go: `upTo` may be less than what was asked for, then there is more. */
export interface Piece {
  events: Logged[];
  upTo: Seq;
}

/** A dialogue may be long: a client that sends octet by octet makes an event of each. */
async function readDialogue(
  log: EventLog,
  room: RoomId,
  bounds: { connection: Seq; after: Seq; upTo: Seq },
): Promise<Piece> {
  const events = await log.read(room, { ...bounds, notKinds: IN_NO_VIEW, limit: PIECE });
  return { events, upTo: events.length < PIECE ? bounds.upTo : events.at(-1)!.seq };
}

/** What a view begins with, up to `upTo`; of a room the last ones of each kind. */
export async function readSnapshot(
  log: EventLog,
  room: RoomId,
  view: ViewQuery,
  upTo: Seq,
  mayBelong: MayBelong,
): Promise<Piece> {
  if (view.view === 'dialogue')
    return readDialogue(log, room, { connection: view.connection, after: 0, upTo });
  if (view.view === 'learning') return { events: [], upTo };
  if (view.view === 'unclaimed') return { events: await readUnclaimed(log, room, mayBelong, upTo), upTo };
  if (view.view === 'lesson') {
    const events = await log.read(room, { upTo, kinds: LESSON_KINDS, limit: LESSON_EVENTS, backwards: true });
    return { events: events.reverse().filter((event) => isInView(view, event)), upTo };
  }
  if (view.view === 'class') {
    const events = await log.read(room, { upTo, limit: CLASS_EVENTS, backwards: true });
    return { events: events.reverse(), upTo };
  }
  const last = (kinds: readonly RoomEventKind[], limit: number) =>
    log.read(room, { upTo, kinds, limit, backwards: true });
  const [births, mail, questions, switches, holds, wire, set] = await Promise.all([
    last(BIRTHS, CONNECTIONS),
    last(MAIL, MAILS),
    last(['dns.answered', 'dns.unanswered'], QUESTIONS),
    last(['service.switched'], SWITCHES),
    last(['hold.switched'], 1),
    last(['wire.switched'], 1),
    last(ON_PURPOSE, SET),
  ]);
  const oldest = births.at(-1);
  const lives = oldest ? await log.read(room, { after: oldest.seq, upTo, kinds: LIVES }) : [];
  const events = [...births, ...lives, ...mail, ...questions, ...switches, ...holds, ...wire, ...set];
  return { events: events.sort((a, b) => a.seq - b.seq), upTo };
}

/** What a view missed after `after`; undefined when that is more than beginning anew. */
export async function readMissed(
  log: EventLog,
  room: RoomId,
  view: ViewQuery,
  { after, upTo }: { after: Seq; upTo: Seq },
): Promise<Piece | undefined> {
  // Beyond the newest: the room was dropped, or this is another server's `seq`.
  if (after > upTo) return undefined;
  if (view.view === 'dialogue') return readDialogue(log, room, { connection: view.connection, after, upTo });
  const limit = 2 * CONNECTIONS + MAILS;
  const kinds: Pick<ReadQuery, 'kinds' | 'notKinds'> =
    view.view === 'unclaimed'
      ? { kinds: UNCLAIMED_KINDS }
      : view.view === 'lesson' || view.view === 'learning'
        ? { kinds: LESSON_KINDS }
        : view.view === 'class'
          ? {}
          : { notKinds: NOT_OF_ROOM };
  const missed = await log.read(room, { after, upTo, ...kinds, limit: limit + 1 });
  return missed.length > limit
    ? undefined
    : { events: missed.filter((event) => isInView(view, event)), upTo };
}

import type { EventLog } from '@ehlo/log';
import type { Logged, RoomEventKind, RoomId, Seq, ViewQuery } from '@ehlo/wire';

/** How much of the past a room view begins with. */
const CONNECTIONS = 200;
const MAILS = 200;
const QUESTIONS = 100;
const SWITCHES = 20;

const BIRTHS = ['connection.opened', 'connection.failed'] as const satisfies RoomEventKind[];
const LIVES = [
  'connection.secured',
  'connection.held',
  'connection.released',
  'connection.fault',
  'connection.claimed',
  'connection.closed',
] as const satisfies RoomEventKind[];
const MAIL = [
  'mail.accepted',
  'mail.stored',
  'mail.flagged',
  'mail.expunged',
] as const satisfies RoomEventKind[];

/** Whether a view shows an event. A room shows everything but octets, which are most of it. */
export function isInView(view: ViewQuery, event: Logged): boolean {
  switch (view.view) {
    case 'room':
      return event.kind !== 'connection.octets' && event.kind !== 'connection.secret';
    case 'dialogue':
      return event.kind === 'connection.opened'
        ? event.seq === view.connection
        : 'connection' in event && event.connection === view.connection;
    default:
      return view satisfies never;
  }
}

/** What a view begins with: its events up to `upTo`, in order; of a room the last ones of each kind. */
export async function readSnapshot(
  log: EventLog,
  room: RoomId,
  view: ViewQuery,
  upTo: Seq,
): Promise<Logged[]> {
  if (view.view === 'dialogue') return log.read(room, { upTo, connection: view.connection });
  const last = (kinds: readonly RoomEventKind[], limit: number) =>
    log.read(room, { upTo, kinds, limit, backwards: true });
  const [births, mail, questions, switches] = await Promise.all([
    last(BIRTHS, CONNECTIONS),
    last(MAIL, MAILS),
    last(['dns.answered'], QUESTIONS),
    last(['service.switched'], SWITCHES),
  ]);
  const oldest = births.at(-1);
  const lives = oldest ? await log.read(room, { after: oldest.seq, upTo, kinds: LIVES }) : [];
  return [...births, ...lives, ...mail, ...questions, ...switches].sort((a, b) => a.seq - b.seq);
}

/** What a view missed after `after`; undefined when that is more than beginning anew. */
export async function readMissed(
  log: EventLog,
  room: RoomId,
  view: ViewQuery,
  { after, upTo }: { after: Seq; upTo: Seq },
): Promise<Logged[] | undefined> {
  // Beyond the newest: the room was dropped, or this is another server's `seq`.
  if (after > upTo) return undefined;
  const limit = 2 * CONNECTIONS + MAILS;
  const missed = await log.read(
    room,
    view.view === 'dialogue'
      ? { after, upTo, connection: view.connection }
      : { after, upTo, notKinds: ['connection.octets', 'connection.secret'], limit: limit + 1 },
  );
  return view.view === 'room' && missed.length > limit ? undefined : missed;
}

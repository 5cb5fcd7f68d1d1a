import type { EventLog } from '@ehlo/log';
import type { Logged, RoomEventKind, RoomId, Seq } from '@ehlo/wire';

/** That a connection is there, that it is somebody's, that it is over: what the unclaimed view shows of the guest room. */
export const UNCLAIMED_KINDS = [
  'connection.opened',
  'connection.claimed',
  'connection.closed',
] as const satisfies RoomEventKind[];

/** Connections that the view begins with. */
const SHOWN = 20;
/** How far back it looks for them: the guest room's may be of other addresses, or claimed. */
const LOOKED_AT = 200;

/** Whether a connection that nobody claimed may be the viewer's (people/unclaimed.ts). */
export type MayBelong = (opened: Logged) => boolean;

/**
 * What one viewer may know of connections that nobody owns: `mayRead` gives the guest room to nobody, and this is the
 * one exception. Events must come in order, for only those of a connection whose opening was shown are shown.
 */
export function createUnclaimedReader(mayBelong: MayBelong): (events: readonly Logged[]) => Logged[] {
  const shown = new Set<Seq>();

  function mayKnow(event: Logged): boolean {
    switch (event.kind) {
      case 'connection.opened':
        if (!mayBelong(event)) return false;
        shown.add(event.seq);
        // A program that calls again and again must not make a page grow.
        for (const oldest of shown) {
          if (shown.size <= LOOKED_AT) break;
          shown.delete(oldest);
        }
        return true;
      case 'connection.claimed':
        return shown.delete(event.connection);
      case 'connection.closed':
        return shown.has(event.connection);
      default:
        return false;
    }
  }

  return (events) => events.filter(mayKnow);
}

/** The last connections that may be the viewer's and that nobody claimed, in order. */
export async function readUnclaimed(
  log: EventLog,
  room: RoomId,
  mayBelong: MayBelong,
  upTo: Seq,
): Promise<Logged[]> {
  const latest = await log.read(room, {
    upTo,
    kinds: ['connection.opened'],
    limit: LOOKED_AT,
    backwards: true,
  });
  const theirs = latest.filter(mayBelong);
  const oldest = theirs.at(-1);
  if (!oldest) return [];
  const lives = await log.read(room, {
    after: oldest.seq,
    upTo,
    kinds: ['connection.claimed', 'connection.closed'],
  });
  const claimed = new Set(
    lives.flatMap((event) => (event.kind === 'connection.claimed' ? [event.connection] : [])),
  );
  const shown = theirs.filter(({ seq }) => !claimed.has(seq)).slice(0, SHOWN);
  const closed = lives.filter(({ kind }) => kind === 'connection.closed');
  return [...shown, ...closed].sort((a, b) => a.seq - b.seq);
}

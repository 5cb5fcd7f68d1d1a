import type { Logged, RoomId, Seq } from '@ehlo/wire';
import type { EventBuffer } from './event-code.ts';
import type { ReadQuery } from './event-log.ts';

/** A room's events in one journal: where each lies in `events`, without gaps. */
export interface RecentRoom {
  readonly first: Seq;
  readonly places: number[];
  readonly events: EventBuffer;
}

/** `EventTable.page` over them. */
export function selectRecent(
  { first, places, events }: RecentRoom,
  room: RoomId,
  query: ReadQuery & { limit: number },
): Logged[] {
  const { after = 0, upTo = Number.POSITIVE_INFINITY, connection, kinds, notKinds, backwards, limit } = query;
  const from = Math.max(after + 1 - first, 0);
  const to = Math.min(upTo + 1 - first, places.length);
  const found: Logged[] = [];
  for (let i = 0; i < to - from && found.length < limit; i++) {
    const at = places[backwards ? to - 1 - i : from + i] as number;
    if (connection !== undefined && events.connectionAt(at) !== connection) continue;
    if (kinds || notKinds) {
      const kind = events.kindAt(at);
      if (kinds && !kinds.includes(kind)) continue;
      if (notKinds?.includes(kind)) continue;
    }
    found.push(events.eventAt(at, room));
  }
  return found;
}

import type { Logged, Seq } from '@ehlo/wire';
import type { ReadQuery } from './event-log.ts';

/** `EventTable.page` over events in memory: ascending, without gaps. */
export function selectEvents(events: readonly Logged[], query: ReadQuery & { limit: number }): Logged[] {
  const { after = 0, upTo = Number.POSITIVE_INFINITY, connection, kinds, notKinds, backwards, limit } = query;
  const first = events[0]?.seq ?? 1;
  const from = Math.max(after + 1 - first, 0);
  const to = Math.min(upTo + 1 - first, events.length);
  const found: Logged[] = [];
  for (let i = 0; i < to - from && found.length < limit; i++) {
    const event = events[backwards ? to - 1 - i : from + i]!;
    if (kinds && !kinds.includes(event.kind)) continue;
    if (notKinds?.includes(event.kind)) continue;
    if (connection !== undefined && connectionOf(event) !== connection) continue;
    found.push(event);
  }
  return found;
}

function connectionOf(event: Logged): Seq | undefined {
  if (event.kind === 'connection.opened') return event.seq;
  return 'connection' in event ? event.connection : undefined;
}

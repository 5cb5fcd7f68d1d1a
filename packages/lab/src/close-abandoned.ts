import type { EventLog } from '@ehlo/log';
import type { ConnectionClosed, Draft, Seq } from '@ehlo/wire';

const PAGE_EVENTS = 1000;

/**
 * Writes the end of connections that had none, because the process that had them was killed. Call it before anything
 * connects: whatever is open then is of a process that is no more.
 *
 * On a full disk they stay as they are, until the next start.
 */
export async function closeAbandoned(log: EventLog): Promise<void> {
  for (const room of await log.rooms()) {
    const ended = [...(await stillOpen(log, room))].map(
      (connection): Draft<ConnectionClosed> => ({
        kind: 'connection.closed',
        connection,
        by: 'lab',
        how: 'shutdown',
      }),
    );
    // Lost on a full disk, as said above.
    await log.append(room, ended).committed.catch(() => undefined);
  }
}

/** A connection that moved to its person's room ends there: here it was nobody's, and then was claimed. */
async function stillOpen(log: EventLog, room: string): Promise<Set<Seq>> {
  const open = new Set<Seq>();
  const unclaimed = new Set<Seq>();
  for (let after = 0; ; ) {
    const page = await log.read(room, {
      after,
      kinds: ['connection.opened', 'connection.claimed', 'connection.closed'],
      limit: PAGE_EVENTS,
    });
    for (const event of page) {
      if (event.kind === 'connection.opened') {
        open.add(event.seq);
        if (event.person === undefined) unclaimed.add(event.seq);
      } else if (event.kind === 'connection.closed') open.delete(event.connection);
      else if (event.kind === 'connection.claimed' && unclaimed.has(event.connection))
        open.delete(event.connection);
    }
    const last = page.at(-1);
    if (!last || page.length < PAGE_EVENTS) return open;
    after = last.seq;
  }
}

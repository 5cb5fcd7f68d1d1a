import type { Seq } from '@ehlo/wire';
import type Database from 'libsql';
import { StoreFull } from './blob-store.ts';
import { withoutOctets } from './event-code.ts';
import type { RoomRow } from './libsql-table.ts';
import type { Unentered } from './unentered.ts';

/** Rows, or chunks, one slice changes: a few milliseconds. */
const SLICE_ROWS = 500;
const SLICE_CHUNKS = 16;
/** To prune them is to read and write them: so many of one connection, and connections until so many octets are gone. */
const PRUNE_CHUNKS = 4;
const PRUNE_OCTETS = 2 ** 20;
const PRUNE_CONNECTIONS = 32;
/** So many may come before what is to be entered: whoever fills a room without pause must not keep it from being pruned. */
const SLICES_BETWEEN = 16;
/** With nothing closed to prune, a room is looked at again when it grew by so much. */
const LOOK_AGAIN_OCTETS = 2 ** 20;

interface Housekeeping {
  /** The room has more octets than it may keep. */
  prune(room: RoomRow): void;
  /** Whether it still has to prune this room, and counts in this very row. */
  holds(room: RoomRow): boolean;
  /** The room was dropped: its events go, a slice at a time. */
  sweep(room: { id: number }): void;
  /** One slice. @returns whether there is more to do */
  tidy(): boolean;
}

/** What is done between commits so that no commit takes long: pruning octets, and sweeping rooms that were dropped. */
export function createHousekeeping(options: {
  db: Database.Database;
  roomOctets: number;
  openedAt: number;
  transaction: <T>(work: () => T) => T;
  unentered: Unentered;
}): Housekeeping {
  const { db, roomOctets, openedAt, transaction, unentered } = options;
  const nextClosed = db.prepare(
    `SELECT seq AS closed, connection FROM events INDEXED BY events_but_octets
     WHERE room = ? AND seq > ? AND kind <> 'connection.octets' AND kind = 'connection.closed'
     ORDER BY seq LIMIT 1`,
  );
  // The process that had them open was killed, so nobody wrote that they closed.
  const nextAbandoned = db.prepare(
    `SELECT seq AS connection FROM events AS opened INDEXED BY events_but_octets
     WHERE room = ? AND kind <> 'connection.octets' AND kind = 'connection.opened' AND at < ?
       AND NOT EXISTS (SELECT 1 FROM events AS entry INDEXED BY events_of_connection
                       WHERE entry.kind <> 'connection.octets' AND entry.room = opened.room
                         AND entry.connection = opened.seq AND entry.kind = 'connection.closed')
       AND EXISTS (SELECT 1 FROM chunks WHERE room = opened.room AND connection = opened.seq AND octets > 0)
     ORDER BY seq LIMIT 1`,
  );
  const fullChunks = db
    .prepare(
      `SELECT id, octets, data FROM chunks INDEXED BY chunks_by_connection
       WHERE room = ? AND connection = ? AND octets > 0 ORDER BY first LIMIT ${PRUNE_CHUNKS}`,
    )
    .raw();
  const emptyChunk = db.prepare('UPDATE chunks SET octets = 0, data = ? WHERE id = ?');
  // Octets that were held and let go: few, so all at once.
  const released = `room = ? AND connection = ? AND kind <> 'connection.octets' AND octets IS NOT NULL`;
  const weighReleased = db.prepare(
    `SELECT coalesce(sum(length(octets)), 0) AS octets FROM events INDEXED BY events_of_connection WHERE ${released}`,
  );
  const clearReleased = db.prepare(
    `UPDATE events INDEXED BY events_of_connection SET octets = NULL WHERE ${released}`,
  );
  const savePruned = db.prepare('UPDATE rooms SET octets = ?, pruned = ? WHERE id = ?');
  const sweepChunks = db.prepare(
    `DELETE FROM chunks WHERE id IN (SELECT id FROM chunks WHERE room = ? LIMIT ${SLICE_CHUNKS})`,
  );
  const sweepEvents = db.prepare(
    `DELETE FROM events WHERE row IN (
       SELECT row FROM events INDEXED BY events_but_octets
       WHERE room = ? AND kind <> 'connection.octets' LIMIT ${SLICE_ROWS})`,
  );
  const sweepRoom = db.prepare('DELETE FROM rooms WHERE id = ?');

  const tooFull = new Set<RoomRow>();
  /** Since the last handing over. */
  let slices = 0;
  const dropped = (db.prepare('SELECT id FROM rooms WHERE name IS NULL').all([]) as { id: number }[]).map(
    ({ id }) => id,
  );

  /** The next connection of the room whose octets may go: one that closed, oldest first, or one that never will. */
  function nextToPrune(
    { id }: RoomRow,
    pruned: Seq,
  ): { connection: Seq; closed: Seq | undefined } | undefined {
    const closed = nextClosed.get([id, pruned]) as { closed: Seq; connection: Seq } | undefined;
    if (closed) return closed;
    const abandoned = nextAbandoned.get([id, openedAt]) as { connection: Seq } | undefined;
    return abandoned && { connection: abandoned.connection, closed: undefined };
  }

  function unenteredOctets(room: RoomRow): number {
    let octets = 0;
    for (const { places, events } of unentered.recent(room.id))
      for (const at of places) octets += events.octetsAt(at);
    return octets;
  }

  function pruneSlice(room: RoomRow): void {
    // A connection that closed just now; those found without this were entered whole.
    if (!nextToPrune(room, room.pruned) && unentered.events > 0) unentered.enterAll();
    let { pruned } = room;
    let gone = 0;
    let more = true;
    transaction(() => {
      for (let left = PRUNE_CONNECTIONS; left > 0 && more && gone < PRUNE_OCTETS; left--) {
        if (room.octets - gone <= roomOctets) break;
        const next = nextToPrune(room, pruned);
        more = next !== undefined;
        if (!next) break;
        const { octets, whole } = pruneConnection(room, next.connection);
        gone += octets;
        if (whole && next.closed !== undefined) pruned = next.closed;
      }
      // What is not entered yet is counted once it is; a crash before that would count it again.
      if (gone > 0 || pruned !== room.pruned)
        savePruned.run([Math.max(0, room.octets - gone - unenteredOctets(room)), pruned, room.id]);
    });
    // Counts of an earlier version may have fallen short after a kill.
    room.octets = Math.max(0, room.octets - gone);
    room.pruned = pruned;
    if (more && room.octets > roomOctets) return;
    if (!more) room.pruneAbove = room.octets + LOOK_AGAIN_OCTETS;
    tooFull.delete(room);
  }

  /** @returns how many octets went, and whether none is left */
  function pruneConnection(room: RoomRow, connection: Seq): { octets: number; whole: boolean } {
    const chunks = fullChunks.all([room.id, connection]) as [id: number, octets: number, data: Uint8Array][];
    const { octets: letGo } = weighReleased.get([room.id, connection]) as { octets: number };
    for (const [id, , data] of chunks) emptyChunk.run([withoutOctets(data), id]);
    if (letGo > 0) clearReleased.run([room.id, connection]);
    const octets = chunks.reduce((sum, [, octets]) => sum + octets, letGo);
    return { octets, whole: chunks.length < PRUNE_CHUNKS };
  }

  function sweepSlice(id: number): void {
    const [chunks, rows] = transaction(() => [sweepChunks.run([id]).changes, sweepEvents.run([id]).changes]);
    if (chunks === SLICE_CHUNKS || rows === SLICE_ROWS) return;
    transaction(() => sweepRoom.run([id]));
    dropped.shift();
  }

  return {
    prune: (room) => void tooFull.add(room),
    holds: (room) => tooFull.has(room),
    sweep: (room) => {
      for (const kept of tooFull) if (kept.id === room.id) tooFull.delete(kept);
      dropped.push(room.id);
    },
    tidy() {
      const [room] = tooFull;
      const [id] = dropped;
      const toDo = room !== undefined || id !== undefined;
      const done = unlessFull(() => {
        if (unentered.due() && (!toDo || unentered.sealed || ++slices > SLICES_BETWEEN)) {
          slices = 0;
          unentered.handOver();
        } else if (unentered.sealed) return;
        else if (room) pruneSlice(room);
        else if (id !== undefined) sweepSlice(id);
      });
      // While something is being entered nobody else writes; what is to do is done after it.
      return done && !unentered.sealed && (unentered.due() || tooFull.size > 0 || dropped.length > 0);
    },
  };
}

/** Giving space back, and entering, needs a little space first: it is tried again after the next commit. */
function unlessFull(work: () => void): boolean {
  try {
    work();
    return true;
  } catch (error) {
    if (error instanceof StoreFull) return false;
    throw error;
  }
}

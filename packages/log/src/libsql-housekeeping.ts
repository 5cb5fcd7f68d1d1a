import type { Seq } from '@ehlo/wire';
import type Database from 'libsql';
import { StoreFull } from './blob-store.ts';
import type { EventIndex } from './libsql-index.ts';
import type { RoomRow } from './libsql-table.ts';

/** Rows one slice changes: a few milliseconds. */
const SLICE_ROWS = 500;
/** With nothing closed to prune, a room is looked at again when it grew by so much. */
const LOOK_AGAIN_OCTETS = 2 ** 20;

interface Housekeeping {
  /** The room has more octets than it may keep. */
  prune(room: RoomRow): void;
  /** Whether it still has to prune this room, and counts in this very row. */
  holds(room: RoomRow): boolean;
  /** The room was dropped: its events go, a slice at a time. */
  sweep(room: { id: number }): void;
  /** Enters every event in the indexes, unless the disk is full. */
  enterNow(): void;
  /** One slice. @returns whether there is more to do */
  tidy(): boolean;
}

/** What is done between commits so that no commit takes long: pruning octets, and sweeping rooms that were dropped. */
export function createHousekeeping(options: {
  db: Database.Database;
  roomOctets: number;
  openedAt: number;
  transaction: <T>(work: () => T) => T;
  index: EventIndex;
}): Housekeeping {
  const { db, roomOctets, openedAt, transaction, index } = options;
  const nextClosed = db.prepare(
    `SELECT seq AS closed, connection FROM events INDEXED BY events_but_octets
     WHERE room = ? AND seq > ? AND kind <> 'connection.octets' AND kind = 'connection.closed'
     ORDER BY seq LIMIT 1`,
  );
  // The process that had them open was killed, so nobody wrote that they closed.
  const nextAbandoned = db.prepare(
    `SELECT seq AS connection FROM events AS opened INDEXED BY events_but_octets
     WHERE room = ? AND kind <> 'connection.octets' AND kind = 'connection.opened' AND at < ?
       AND NOT EXISTS (SELECT 1 FROM by_connection AS entry CROSS JOIN events USING (row)
                       WHERE entry.room = opened.room AND entry.connection = opened.seq
                         AND kind = 'connection.closed')
       AND EXISTS (SELECT 1 FROM by_connection AS entry CROSS JOIN events USING (row)
                   WHERE entry.room = opened.room AND entry.connection = opened.seq AND octets IS NOT NULL)
     ORDER BY seq LIMIT 1`,
  );
  const weigh = db.prepare(
    `SELECT count(*) AS rows, sum(length(octets)) AS octets, max(seq) AS upTo FROM (
       SELECT entry.seq AS seq, octets FROM by_connection AS entry CROSS JOIN events USING (row)
       WHERE entry.room = ? AND entry.connection = ? AND octets IS NOT NULL ORDER BY entry.seq LIMIT ${SLICE_ROWS})`,
  );
  const clear = db.prepare(
    `UPDATE events SET octets = NULL WHERE octets IS NOT NULL AND row IN (
       SELECT row FROM by_connection WHERE room = ? AND connection = ? AND seq <= ?)`,
  );
  const savePruned = db.prepare('UPDATE rooms SET octets = ?, pruned = ? WHERE id = ?');
  const slice = `SELECT row FROM by_seq WHERE room = ? ORDER BY seq LIMIT ${SLICE_ROWS}`;
  const sweep = [
    db.prepare(
      `DELETE FROM by_connection WHERE (room, connection, seq) IN (
         SELECT room, connection, seq FROM events WHERE row IN (${slice}))`,
    ),
    db.prepare(`DELETE FROM events WHERE row IN (${slice})`),
    db.prepare(
      `DELETE FROM by_seq WHERE (room, seq) IN (
         SELECT room, seq FROM by_seq WHERE room = ? ORDER BY seq LIMIT ${SLICE_ROWS})`,
    ),
  ];
  const sweepRoom = db.prepare('DELETE FROM rooms WHERE id = ?');

  const tooFull = new Set<RoomRow>();
  const dropped = (db.prepare('SELECT id FROM rooms WHERE name IS NULL').all([]) as { id: number }[]).map(
    ({ id }) => id,
  );

  function pruneSlice(room: RoomRow): void {
    // Octets that are only in memory yet would be missed.
    index.enterAll();
    const closed = nextClosed.get([room.id, room.pruned]) as { closed: Seq; connection: Seq } | undefined;
    const connection =
      closed?.connection ??
      (nextAbandoned.get([room.id, openedAt]) as { connection: Seq } | undefined)?.connection;
    if (connection === undefined) {
      room.pruneAbove = room.octets + LOOK_AGAIN_OCTETS;
      tooFull.delete(room);
      return;
    }
    const slice = weigh.get([room.id, connection]) as {
      rows: number;
      octets: number | null;
      upTo: Seq | null;
    };
    const octets = Math.max(0, room.octets - (slice.octets ?? 0));
    const pruned = closed && slice.rows < SLICE_ROWS ? closed.closed : room.pruned;
    transaction(() => {
      if (slice.upTo !== null) clear.run([room.id, connection, slice.upTo]);
      savePruned.run([octets, pruned, room.id]);
    });
    room.octets = octets;
    room.savedOctets = octets;
    room.pruned = pruned;
    if (room.octets <= roomOctets) tooFull.delete(room);
  }

  function sweepSlice(id: number): void {
    index.enterAll();
    const swept = transaction(() => sweep.map((statement) => statement.run([id]).changes).at(-1));
    if (swept === SLICE_ROWS) return;
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
    enterNow: () => void unlessFull(index.enterAll),
    tidy() {
      const [room] = tooFull;
      const [id] = dropped;
      const done = unlessFull(() => {
        if (index.due()) index.slice();
        else if (room) pruneSlice(room);
        else if (id !== undefined) sweepSlice(id);
      });
      return done && (index.due() || tooFull.size > 0 || dropped.length > 0);
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

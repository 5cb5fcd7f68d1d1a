import type { Seq } from '@ehlo/wire';
import type Database from 'libsql';
import { StoreFull, storeFullOr } from './blob-store.ts';
import type { RoomRow } from './libsql-table.ts';
import { createPrune, type PruneJob } from './prune.mjs';
import type { Unentered } from './unentered.ts';

/** Rows, or chunks, one slice changes: a few milliseconds. */
const SLICE_ROWS = 500;
const SLICE_CHUNKS = 16;
/** So many may come before what is to be entered: whoever fills a room without pause must not keep it from being pruned. */
const SLICES_BETWEEN = 4;
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
  file: string;
  roomOctets: number;
  openedAt: number;
  transaction: <T>(work: () => T) => T;
  unentered: Unentered;
}): Housekeeping {
  const { db, file, roomOctets, openedAt, transaction, unentered } = options;
  const { prune } = createPrune(db);
  const readPruned = db.prepare('SELECT octets, pruned FROM rooms WHERE id = ?');
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
  /** Of them those in which the tables had nothing that may go: looked at once more when all is entered. */
  const exhausted = new Set<RoomRow>();
  /** Since the last handing over. */
  let slices = 0;
  const dropped = (db.prepare('SELECT id FROM rooms WHERE name IS NULL').all([]) as { id: number }[]).map(
    ({ id }) => id,
  );

  function unenteredOctets(room: RoomRow): number {
    let octets = 0;
    for (const { places, events } of unentered.recent(room.id))
      for (const at of places) octets += events.octetsAt(at);
    return octets;
  }

  /** What is not entered yet is counted once it is. */
  const jobOf = (room: RoomRow): PruneJob => ({
    room: room.id,
    pruned: room.pruned,
    octets: room.octets - unenteredOctets(room),
    excess: room.octets - roomOctets,
    openedAt,
  });

  function pruneSlice(room: RoomRow): void {
    const given = !exhausted.delete(room) && unentered.prune(jobOf(room), (more) => wasPruned(room, more));
    if (given || pruneHere(room)) return;
    // A connection that closed just now is in no table yet.
    if (unentered.events > 0) {
      unentered.enterAll();
      if (pruneHere(room)) return;
    }
    room.pruneAbove = room.octets + LOOK_AGAIN_OCTETS;
    tooFull.delete(room);
  }

  /** @returns false when the room has too many octets still, and none of them may go */
  function pruneHere(room: RoomRow): boolean {
    try {
      const more = prune(jobOf(room));
      count(room);
      return more || !tooFull.has(room);
    } catch (error) {
      throw storeFullOr(error, file);
    }
  }

  /** The thread pruned, or could not. @param more as `Prune` has it */
  function wasPruned(room: RoomRow, more: boolean | undefined): void {
    count(room);
    if (more === false && tooFull.has(room)) exhausted.add(room);
  }

  /** Takes from its row what is left, and how far pruning came. */
  function count(room: RoomRow): void {
    const row = readPruned.get([room.id]) as { octets: number; pruned: Seq } | undefined;
    // It has no row before it is entered for the first time, nor once it is dropped.
    if (!row) return;
    room.octets = row.octets + unenteredOctets(room);
    room.pruned = row.pruned;
    if (room.octets <= roomOctets) tooFull.delete(room);
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
      for (const kept of tooFull)
        if (kept.id === room.id) {
          tooFull.delete(kept);
          exhausted.delete(kept);
        }
      dropped.push(room.id);
    },
    tidy() {
      const [room] = tooFull;
      const [id] = dropped;
      const toDo = room !== undefined || id !== undefined;
      const done = unlessFull(() => {
        if (unentered.due() && (!toDo || unentered.occupied || ++slices > SLICES_BETWEEN)) {
          slices = 0;
          unentered.handOver();
        } else if (unentered.occupied) return;
        else if (room) pruneSlice(room);
        else if (id !== undefined) sweepSlice(id);
      });
      // While something is being entered nobody else writes; what is to do is done after it.
      return done && !unentered.occupied && (unentered.due() || tooFull.size > 0 || dropped.length > 0);
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

import type { Logged, RoomId, Seq } from '@ehlo/wire';
import type Database from 'libsql';
import { readChunk } from './event-code.ts';
import type { ReadQuery } from './event-log.ts';

/** Chunks of one connection read with one statement. */
const CHUNKS_TOGETHER = 16;

export type Bounds = Pick<ReadQuery, 'backwards'> & { after: Seq; upTo: Seq; limit: number };

type FoundRow = [data: Uint8Array, first: Seq, last: Seq];

/**
 * Octets events of a room, as they were entered: a slice of the room at a time, in each slice a chunk for each connection.
 * Slices follow each other, and so do the chunks of one connection; the chunks of a slice lie side by side.
 */
export class OctetChunks {
  readonly #ofConnection: Record<'asc' | 'desc', Database.Statement>;
  readonly #ofSlice: Database.Statement;
  readonly #sliceAtOrBefore: Database.Statement;
  readonly #sliceAfter: Database.Statement;

  constructor(db: Database.Database) {
    const ofConnection = (order: 'ASC' | 'DESC') =>
      db
        .prepare(
          `SELECT data, first, last FROM chunks INDEXED BY chunks_by_connection
         WHERE room = ? AND connection = ? AND first <= ? AND last > ? ORDER BY first ${order} LIMIT ${CHUNKS_TOGETHER}`,
        )
        .raw();
    this.#ofConnection = { asc: ofConnection('ASC'), desc: ofConnection('DESC') };
    this.#ofSlice = db
      .prepare(
        `SELECT data, first, last FROM chunks INDEXED BY chunks_by_slice
         WHERE room = ? AND slice = ? AND first <= ? AND last > ?`,
      )
      .raw();
    this.#sliceAtOrBefore = db.prepare(
      'SELECT max(slice) AS slice FROM chunks WHERE room = ? AND slice <= ?',
    );
    this.#sliceAfter = db.prepare('SELECT min(slice) AS slice FROM chunks WHERE room = ? AND slice > ?');
  }

  /** After `after`, up to `upTo`, at most `limit`, in the order asked for. */
  read(room: { id: number; name: RoomId }, bounds: Bounds, connection: Seq | undefined): Logged[] {
    const found: Logged[] = [];
    const pieces =
      connection === undefined ? this.#slices(room, bounds) : this.#pieces(room, bounds, connection);
    for (const events of pieces) {
      for (const event of events) {
        if (event.seq <= bounds.after || event.seq > bounds.upTo) continue;
        found.push(event);
        if (found.length === bounds.limit) return found;
      }
    }
    return found;
  }

  *#pieces(
    { id, name }: { id: number; name: RoomId },
    { after, upTo, backwards = false }: Bounds,
    connection: Seq,
  ): Generator<Logged[]> {
    let [from, to] = [after, finite(upTo)];
    for (;;) {
      const statement = this.#ofConnection[backwards ? 'desc' : 'asc'];
      const rows = statement.all([id, connection, to, from]) as FoundRow[];
      for (const [data, first, last] of rows) {
        const events = readChunk(data, name);
        yield backwards ? events.reverse() : events;
        if (backwards) to = first - 1;
        else from = last;
      }
      if (rows.length < CHUNKS_TOGETHER) return;
    }
  }

  *#slices({ id, name }: { id: number; name: RoomId }, bounds: Bounds): Generator<Logged[]> {
    const { after, backwards = false } = bounds;
    const upTo = finite(bounds.upTo);
    const before = (seq: Seq) => (this.#sliceAtOrBefore.get([id, seq]) as { slice: Seq | null }).slice;
    const behind = (seq: Seq) => (this.#sliceAfter.get([id, seq]) as { slice: Seq | null }).slice;
    let slice = backwards ? before(upTo) : (before(after + 1) ?? behind(after));
    while (slice !== null && slice <= upTo) {
      const rows = this.#ofSlice.all([id, slice, upTo, after]) as FoundRow[];
      // What lies before the bound lies in no earlier slice either.
      if (backwards && rows.length === 0) return;
      const events = rows.flatMap(([data]) => readChunk(data, name));
      events.sort(backwards ? (a, b) => b.seq - a.seq : (a, b) => a.seq - b.seq);
      yield events;
      slice = backwards ? before(slice - 1) : behind(slice);
    }
  }
}

/** SQLite compares integers with an integer faster than with infinity, and the binding knows no infinity. */
function finite(seq: Seq): Seq {
  return Math.min(seq, Number.MAX_SAFE_INTEGER);
}

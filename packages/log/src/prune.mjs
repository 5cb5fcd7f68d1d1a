/**
 * Takes the octets of closed connections out of a room's chunks, oldest first. Plain JavaScript, as enter.mjs and for the same
 * reason; the types are in prune.d.mts.
 */
import { createTransaction } from './transaction.mjs';

/** To prune chunks is to read and write them: so many of one connection, and connections until so many octets are gone. */
const CHUNKS = 4;
const OCTETS = 2 ** 20;
const CONNECTIONS = 32;

/** Of an event (event-code.ts, where the fields are listed). */
const EVENT_HEAD = 64;
const HAS_OCTETS = 4;

export function createPrune(db) {
  const transaction = createTransaction(db);
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
       WHERE room = ? AND connection = ? AND octets > 0 ORDER BY first LIMIT ${CHUNKS}`,
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

  /** A connection whose octets may go: one that closed, oldest first, or one that never will. */
  function next({ room, openedAt }, pruned) {
    return nextClosed.get([room, pruned]) ?? nextAbandoned.get([room, openedAt]);
  }

  /** @returns how many octets went, and whether none is left */
  function pruneConnection(room, connection) {
    const chunks = fullChunks.all([room, connection]);
    const letGo = weighReleased.get([room, connection]).octets;
    for (const [id, , data] of chunks) emptyChunk.run([withoutOctets(data), id]);
    if (letGo > 0) clearReleased.run([room, connection]);
    const octets = chunks.reduce((sum, [, octets]) => sum + octets, letGo);
    return { octets, whole: chunks.length < CHUNKS };
  }

  function pruneSome(job) {
    let { pruned } = job;
    let gone = 0;
    let more = true;
    for (let left = CONNECTIONS; left > 0 && gone < Math.min(OCTETS, job.excess); left--) {
      const found = next(job, pruned);
      more = found !== undefined;
      if (!found) break;
      const { octets, whole } = pruneConnection(job.room, found.connection);
      gone += octets;
      if (whole && found.closed !== undefined) pruned = found.closed;
    }
    // Counts of an earlier version may have fallen short after a kill.
    if (gone > 0 || pruned !== job.pruned) savePruned.run([Math.max(0, job.octets - gone), pruned, job.room]);
    return more;
  }

  return { prune: (job) => transaction(() => pruneSome(job)) };
}

/** The same chunk without its events' octets. */
function withoutOctets(chunk) {
  const from = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
  const kept = Buffer.allocUnsafe(lengthWithoutOctets(from));
  let end = 0;
  for (let at = 0; at < from.length; ) {
    const length = from.readUInt32BE(at);
    const octets = from.readUInt32BE(at + 12);
    from.copy(kept, end, at, at + EVENT_HEAD);
    if (length > EVENT_HEAD + octets)
      from.copy(kept, end + EVENT_HEAD, at + EVENT_HEAD + octets, at + length);
    kept.writeUInt32BE(length - octets, end);
    kept[end + 5] &= ~HAS_OCTETS;
    kept.writeUInt32BE(0, end + 12);
    end += length - octets;
    at += length;
  }
  return kept;
}

function lengthWithoutOctets(chunk) {
  let length = chunk.length;
  for (let at = 0; at < chunk.length; at += chunk.readUInt32BE(at)) length -= chunk.readUInt32BE(at + 12);
  return length;
}

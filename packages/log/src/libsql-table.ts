import type { Logged, RoomId, Seq } from '@ehlo/wire';
import type Database from 'libsql';
import { StoreFull, storeFullOr } from './blob-store.ts';
import type { ReadQuery } from './event-log.ts';
import { type BoundRow, decodeEvent, type EventRow, encodeEvent, eventWeight } from './event-row.ts';
import type { EventTable } from './event-table.ts';
import { createHousekeeping } from './libsql-housekeeping.ts';
import { createEventIndex } from './libsql-index.ts';
import { createInsertEvents } from './libsql-insert.ts';
import { pageQuery } from './libsql-page-query.ts';
import { referenceChange, visitedHome } from './mail-references.ts';
import { selectEvents } from './select-events.ts';

/** A room as the store counts it. `octets` runs ahead of the file by less than `UNSAVED_OCTETS`. */
export interface RoomRow {
  readonly id: number;
  readonly name: RoomId;
  octets: number;
  savedOctets: number;
  mail: number;
  /** `seq` of the last `connection.closed` whose octets were pruned. */
  pruned: Seq;
  /** Nothing could be pruned below this many octets; a connection that closes sets it back. */
  pruneAbove: number;
}

/** A room's count of octets is written when it moved by so much, or a connection closed; not with every line typed. */
const UNSAVED_OCTETS = 64 * 1024;
/** Rooms kept at hand; beyond, their counts are saved and read again when needed. */
const ROOMS_AT_HAND = 4096;

export interface LibsqlTableOptions {
  db: Database.Database;
  file: string;
  roomOctets: number;
  /** Connections opened before this and never closed died with an earlier process. Microseconds. */
  openedAt: number;
}

export function createLibsqlTable({ db, file, roomOctets, openedAt }: LibsqlTableOptions): EventTable {
  const selectRoom = db.prepare('SELECT id, octets, mail, pruned FROM rooms WHERE name = ?');
  const insertRoom = db.prepare(
    'INSERT INTO rooms (name, visited, octets, mail, pruned) VALUES (?, 0, 0, 0, 0) RETURNING id',
  );
  const saveRoom = db.prepare('UPDATE rooms SET octets = ?, mail = ? WHERE id = ?');
  const visitRoom = db.prepare('UPDATE rooms SET visited = max(visited, ?) WHERE name = ?');
  const insertEvents = createInsertEvents(db);
  const selectHead = db.prepare('SELECT max(seq) AS head FROM by_seq WHERE room = ?');
  const holdBlob = db.prepare(
    'INSERT INTO mails (room, seq, sha256, size, accepted, weight) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const heldBlob = db.prepare('SELECT sha256, size, accepted, weight FROM mails WHERE room = ? AND seq = ?');
  const releaseBlob = db.prepare('DELETE FROM mails WHERE room = ? AND seq = ?');
  const roomNames = db.prepare('SELECT 1 FROM mails WHERE sha256 = ? AND room = ? LIMIT 1');
  const anyNames = db.prepare('SELECT 1 FROM mails WHERE sha256 = ? LIMIT 1');
  const lastVisits = db.prepare(
    `SELECT id, name AS room, max(visited, coalesce(
       (SELECT at FROM by_seq JOIN events USING (row) WHERE by_seq.room = rooms.id ORDER BY by_seq.seq DESC LIMIT 1),
       0)) AS at
     FROM rooms WHERE name IS NOT NULL`,
  );
  const begin = db.prepare('BEGIN IMMEDIATE');
  const commit = db.prepare('COMMIT');
  const pages = new Map<string, Database.Statement>();

  const rooms = new Map<RoomId, RoomRow>();
  const index = createEventIndex({ db, transaction });
  // Given here and not by SQLite, which would give the rows of a dropped room again, before the index's mark.
  let lastRow = index.lastRow;
  const housekeeping = createHousekeeping({ db, roomOctets, openedAt, transaction, index });

  /** All of `work` or nothing. A full disk is told apart from other errors. */
  function transaction<T>(work: () => T): T {
    try {
      begin.run([]);
      const result = work();
      commit.run([]);
      return result;
    } catch (error) {
      // SQLite rolls back by itself on a full disk, and then a second time would be an error.
      if (db.inTransaction) db.exec('ROLLBACK');
      throw storeFullOr(error, file);
    }
  }

  function knownRoom(name: RoomId): RoomRow | undefined {
    const known = rooms.get(name);
    if (known) return known;
    const found = selectRoom.get([name]) as
      | { id: number; octets: number; mail: number; pruned: Seq }
      | undefined;
    return found && remember(name, found);
  }

  function remember(
    name: RoomId,
    { id, octets, mail, pruned }: { id: number; octets: number; mail: number; pruned: Seq },
  ): RoomRow {
    const row = { id, name, octets, savedOctets: octets, mail, pruned, pruneAbove: roomOctets };
    rooms.set(name, row);
    return row;
  }

  /** What one transaction changes in a room's counts: applied only once it is committed. */
  interface Change {
    row: RoomRow;
    events: Logged[];
    octets: number;
    mail: number;
    closed: boolean;
    /** Blobs that its events hold, not written yet: most are let go again by the next event of the same commit. */
    holds: Map<Seq, HeldBlob>;
  }

  function write(events: readonly Logged[], changes: Map<RoomId, Change>, created: RoomRow[]): void {
    let change: Change | undefined;
    const rows: BoundRow[] = [];
    for (const event of events) {
      if (change?.row.name !== event.room) change = changes.get(event.room);
      if (!change) {
        let row = knownRoom(event.room);
        if (!row) {
          const { id } = insertRoom.get([event.room]) as { id: number };
          row = remember(event.room, { id, octets: 0, mail: 0, pruned: 0 });
          created.push(row);
        }
        change = { row, events: [], octets: 0, mail: 0, closed: false, holds: new Map() };
        changes.set(event.room, change);
      }
      const row = encodeEvent(++lastRow, change.row.id, event);
      rows.push(row);
      change.events.push(event);
      change.octets += row[7]?.length ?? 0;
      if (event.kind === 'connection.octets') continue;
      if (event.kind === 'connection.closed') change.closed = true;
      change.mail += keepReferences(change, event, eventWeight(row));
      const home = visitedHome(event);
      if (home !== undefined) visitRoom.run([event.at, home]);
    }
    insertEvents(rows);
    for (const change of changes.values()) writeHolds(change);
    for (const { row, octets, mail, closed } of changes.values()) {
      const unsaved = row.octets + octets - row.savedOctets;
      if (mail === 0 && unsaved < UNSAVED_OCTETS && !(closed && unsaved > 0)) continue;
      saveRoom.run([row.octets + octets, row.mail + mail, row.id]);
    }
  }

  /** @returns by how much the room's mail grew, in octets */
  function keepReferences(change: Change, event: Logged, weight: number): number {
    const reference = referenceChange(event);
    if (!reference) return 0;
    if (reference === 'nothing held') return weight;
    const { holds } = change;
    const room = change.row.id;
    if ('release' in reference) {
      writeHolds(change);
      return reference.release.reduce((sum, seq) => sum - released(room, seq), 0);
    }
    const { sha256, size } = reference.hold;
    const { insteadOf } = reference;
    const named = isHeld(holds, sha256) || roomNames.get([sha256, room]) !== undefined;
    let takenOver = 0;
    if (insteadOf !== undefined) {
      const source = holds.get(insteadOf) ?? (heldBlob.get([room, insteadOf]) as HeldBlob | undefined);
      if (source?.accepted === 1 && source.sha256 === sha256) {
        takenOver = source.weight;
        if (!holds.delete(insteadOf)) releaseBlob.run([room, insteadOf]);
      }
    }
    const accepted = event.kind === 'mail.accepted' ? 1 : 0;
    holds.set(event.seq, { sha256, size, accepted, weight: weight + takenOver });
    return (named ? 0 : size) + weight;
  }

  function writeHolds({ row, holds }: Change): void {
    for (const [seq, { sha256, size, accepted, weight }] of holds)
      holdBlob.run([row.id, seq, sha256, size, accepted, weight]);
    holds.clear();
  }

  function released(room: number, seq: Seq): number {
    const held = heldBlob.get([room, seq]) as HeldBlob | undefined;
    if (!held) return 0;
    releaseBlob.run([room, seq]);
    return held.weight + (roomNames.get([held.sha256, room]) ? 0 : held.size);
  }

  function insert(events: readonly Logged[]): void {
    if (rooms.size > ROOMS_AT_HAND) {
      saveCounts();
      for (const [name, row] of rooms) if (!housekeeping.holds(row)) rooms.delete(name);
    }
    const changes = new Map<RoomId, Change>();
    const created: RoomRow[] = [];
    try {
      transaction(() => write(events, changes, created));
    } catch (error) {
      for (const { name } of created) rooms.delete(name);
      throw error;
    }
    for (const { row, events, octets, mail, closed } of changes.values()) {
      index.add(row.id, events, octets);
      row.octets += octets;
      row.mail += mail;
      if (mail !== 0 || closed || row.octets - row.savedOctets >= UNSAVED_OCTETS)
        row.savedOctets = row.octets;
      if (closed) row.pruneAbove = roomOctets;
      if (row.octets > row.pruneAbove) housekeeping.prune(row);
    }
    if (index.urgent()) housekeeping.enterNow();
  }

  function saveCounts(): void {
    transaction(() => {
      for (const row of rooms.values()) {
        if (row.octets !== row.savedOctets) saveRoom.run([row.octets, row.mail, row.id]);
      }
    });
    for (const row of rooms.values()) row.savedOctets = row.octets;
  }

  function page(room: RoomId, query: ReadQuery & { limit: number }): Logged[] {
    const row = knownRoom(room);
    if (!row || query.limit <= 0 || query.kinds?.length === 0) return [];
    const recent = index.recent(row.id);
    const { upTo = Number.POSITIVE_INFINITY, limit } = query;
    const older = { ...query, upTo: Math.min(upTo, (recent[0]?.seq ?? Number.POSITIVE_INFINITY) - 1) };
    const first = query.backwards ? selectEvents(recent, query) : enteredPage(row, older);
    const left = limit - first.length;
    if (left === 0) return first;
    const second = query.backwards
      ? enteredPage(row, { ...older, limit: left })
      : selectEvents(recent, { ...query, limit: left });
    return first.concat(second);
  }

  function enteredPage(room: RoomRow, query: ReadQuery & { limit: number; upTo: number }): Logged[] {
    if (query.upTo <= (query.after ?? 0)) return [];
    const { sql, parameters } = pageQuery(query);
    let statement = pages.get(sql);
    if (!statement) {
      statement = db.prepare(sql).raw();
      pages.set(sql, statement);
    }
    const found = statement.all([room.id, ...parameters]) as EventRow[];
    return found.map((columns) => decodeEvent(room.name, columns));
  }

  function headOf(row: RoomRow): Seq {
    return index.recent(row.id).at(-1)?.seq ?? (selectHead.get([row.id]) as { head: Seq | null }).head ?? 0;
  }

  return {
    head(room) {
      const row = knownRoom(room);
      return row ? headOf(row) : 0;
    },
    insert,
    page,
    rooms: () =>
      (db.prepare('SELECT name FROM rooms WHERE name IS NOT NULL').all([]) as { name: RoomId }[]).map(
        ({ name }) => name,
      ),
    usage(room) {
      const row = knownRoom(room);
      return { octets: row?.octets ?? 0, mail: row?.mail ?? 0 };
    },
    namesBlob: (sha256) => anyNames.get([sha256]) !== undefined,
    drop(room) {
      const row = knownRoom(room);
      if (!row) return;
      transaction(() => {
        db.prepare('UPDATE rooms SET name = NULL WHERE id = ?').run([row.id]);
        db.prepare('DELETE FROM mails WHERE room = ?').run([row.id]);
      });
      rooms.delete(room);
      housekeeping.sweep(row);
    },
    visits: () =>
      lastVisits.all([]).map((row) => {
        const { id, room, at } = row as { id: number; room: RoomId; at: number };
        return { room, at: Math.max(at, index.recent(id).at(-1)?.at ?? 0) };
      }),
    tidy: housekeeping.tidy,
    close() {
      try {
        saveCounts();
        // The binding keeps the file open until its statements are collected as garbage; this gives the lock back now.
        // The journal goes first: a WAL that is held exclusively cannot be let go of.
        db.exec('PRAGMA journal_mode = DELETE');
        db.exec('PRAGMA locking_mode = NORMAL');
        db.exec('SELECT 1 FROM rooms');
      } catch (error) {
        // What is committed stands in the journal, where the next start finds it; only counts may fall short.
        if (!(storeFullOr(error, file) instanceof StoreFull)) throw error;
      } finally {
        db.close();
      }
    },
  };
}

function isHeld(holds: Map<Seq, HeldBlob>, sha256: string): boolean {
  for (const held of holds.values()) if (held.sha256 === sha256) return true;
  return false;
}

interface HeldBlob {
  sha256: string;
  size: number;
  accepted: 0 | 1;
  /** Octets of events that go with it. */
  weight: number;
}

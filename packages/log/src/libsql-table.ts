import type { Logged, RoomId, Seq } from '@ehlo/wire';
import type Database from 'libsql';
import { StoreFull, storeFullOr } from './blob-store.ts';
import { eventJson, ROOM_CODE } from './event-code.ts';
import type { ReadQuery } from './event-log.ts';
import { decodeEvent, type EventRow } from './event-row.ts';
import type { EventTable } from './event-table.ts';
import { createHousekeeping } from './libsql-housekeeping.ts';
import { pageQuery } from './libsql-page-query.ts';
import { MailHolds } from './mail-holds.ts';
import { visitedHome } from './mail-references.ts';
import { OctetChunks } from './octet-chunks.ts';
import { selectRecent } from './recent-events.ts';
import { createTransaction } from './transaction.mjs';
import { createUnentered } from './unentered.ts';

/** A room as the store counts it: what is committed, entered or not. */
export interface RoomRow {
  readonly id: number;
  readonly name: RoomId;
  /** `seq` of its newest event. */
  head: Seq;
  octets: number;
  mail: number;
  /** `seq` of the last `connection.closed` whose octets were pruned. */
  pruned: Seq;
  /** Nothing could be pruned below this many octets; a connection that closes sets it back. */
  pruneAbove: number;
}

/** Rooms kept at hand; beyond, those with nothing to enter are read again when needed. */
const ROOMS_AT_HAND = 4096;

export interface LibsqlTableOptions {
  db: Database.Database;
  file: string;
  roomOctets: number;
  /** Connections opened before this and never closed died with an earlier process. Microseconds. */
  openedAt: number;
  /** Lets another process have the store. */
  unlock: () => void;
  /** Of database and journals together; and of the database alone, in pages. */
  maxOctets: number;
  maxPages: number | undefined;
}

export function createLibsqlTable(options: LibsqlTableOptions): EventTable {
  const { db, file, roomOctets, openedAt, maxOctets, maxPages, unlock } = options;
  const selectRoom = db.prepare('SELECT id, head, octets, mail, pruned FROM rooms WHERE name = ?');
  const newestRoom = db.prepare("SELECT max(seq) AS id FROM sqlite_sequence WHERE name = 'rooms'");
  const lastVisits = db.prepare('SELECT name AS room, visited AS at FROM rooms WHERE name IS NOT NULL');
  const namedRooms = db.prepare('SELECT id, name FROM rooms WHERE name IS NOT NULL');
  const roomNames = db.prepare('SELECT name FROM rooms WHERE name IS NOT NULL');
  const pageCount = db.prepare('PRAGMA page_count');
  const allOrNothing = createTransaction(db);
  const pages = new Map<string, Database.Statement>();

  const rooms = new Map<RoomId, RoomRow>();
  const holds = new MailHolds(db);
  const chunks = new OctetChunks(db);
  let wake = () => {};
  const unentered = createUnentered({ db, file, maxPages, holds, changed: () => wake() });
  let lastRoom = (newestRoom.get([]) as { id: number | null }).id ?? 0;
  replay();
  const housekeeping = createHousekeeping({ db, file, roomOctets, openedAt, transaction, unentered });

  /** All of `work` or nothing. A full disk is told apart from other errors. */
  function transaction<T>(work: () => T): T {
    try {
      return allOrNothing(work);
    } catch (error) {
      throw storeFullOr(error, file);
    }
  }

  /** What an earlier process committed and did not enter is taken as it was committed. */
  function replay(): void {
    const byId = new Map<number, RoomRow>();
    const names = db.prepare('SELECT name FROM rooms WHERE id = ?');
    unentered.replay((at) => {
      const { events } = unentered.journal;
      const id = events.roomAt(at);
      if (events.codeAt(at) === ROOM_CODE) {
        const row = newRoom(events.nameAt(at), id);
        byId.set(id, row);
        lastRoom = Math.max(lastRoom, id);
        unentered.addRoom(row);
        return;
      }
      let row = byId.get(id);
      if (!row) {
        row = knownRoom((names.get([id]) as { name: RoomId }).name) as RoomRow;
        byId.set(id, row);
      }
      take(row, events.eventAt(at, row.name), at);
    });
  }

  function knownRoom(name: RoomId): RoomRow | undefined {
    const known = rooms.get(name);
    if (known) return known;
    const found = selectRoom.get([name]) as
      | { id: number; head: Seq; octets: number; mail: number; pruned: Seq }
      | undefined;
    if (!found) return undefined;
    const row: RoomRow = { ...found, name, pruneAbove: roomOctets };
    rooms.set(name, row);
    return row;
  }

  function newRoom(name: RoomId, id: number): RoomRow {
    const row = { id, name, head: 0, octets: 0, mail: 0, pruned: 0, pruneAbove: roomOctets };
    rooms.set(name, row);
    return row;
  }

  /** The event, which lies at this place in the journal, is committed. */
  function take(row: RoomRow, event: Logged, at: number): void {
    const { events } = unentered.journal;
    row.head = event.seq;
    row.octets += events.octetsAt(at);
    unentered.add(row, event, at);
    if (event.kind === 'connection.octets') return;
    if (event.kind === 'connection.closed') row.pruneAbove = roomOctets;
    row.mail += holds.apply(row.id, event, events.weightAt(at));
    const home = visitedHome(event);
    if (home !== undefined) unentered.visit(home, event.at);
  }

  function insert(events: readonly Logged[]): void {
    if (rooms.size > ROOMS_AT_HAND) forgetRooms();
    // Where nothing can be entered any more, nothing is taken either.
    unentered.makeRoom();
    const { journal } = unentered;
    const created: RoomRow[] = [];
    const rowOf = new Array<RoomRow>(events.length);
    const places = new Array<number>(events.length);
    journal.begin();
    try {
      for (let i = 0; i < events.length; i++) {
        const event = events[i] as Logged;
        let row = i > 0 && rowOf[i - 1]?.name === event.room ? rowOf[i - 1] : knownRoom(event.room);
        if (!row) {
          row = newRoom(event.room, ++lastRoom);
          created.push(row);
          journal.events.writeRoom(row.id, row.name);
        }
        rowOf[i] = row;
        places[i] = journal.events.write(row.id, event, eventJson(event));
      }
      checkSize();
      journal.commit();
    } catch (error) {
      for (const { name } of created) rooms.delete(name);
      throw storeFullOr(error, file);
    }
    for (const row of created) unentered.addRoom(row);
    for (let i = 0; i < events.length; i++) {
      const row = rowOf[i] as RoomRow;
      take(row, events[i] as Logged, places[i] as number);
      if (row.octets > row.pruneAbove) housekeeping.prune(row);
    }
  }

  function checkSize(): void {
    if (maxOctets === Number.POSITIVE_INFINITY) return;
    const [[count]] = pageCount.raw().all([]) as [[number]];
    const { page_size: octets } = db.prepare('PRAGMA page_size').get([]) as { page_size: number };
    if (count * octets + unentered.size + unentered.journal.begun > maxOctets)
      throw Object.assign(new Error('The store has reached its largest size.'), { code: 'SQLITE_FULL' });
  }

  function forgetRooms(): void {
    for (const [name, row] of rooms) {
      if (unentered.recent(row.id).length > 0 || housekeeping.holds(row)) continue;
      rooms.delete(name);
    }
  }

  function page(room: RoomId, query: ReadQuery & { limit: number }): Logged[] {
    const row = knownRoom(room);
    if (!row || query.limit <= 0 || query.kinds?.length === 0) return [];
    const recent = unentered.recent(row.id);
    const { upTo = Number.POSITIVE_INFINITY, limit, backwards } = query;
    // The tables may know of what is sealed; it is read from its journal until that is empty.
    const entered = { ...query, upTo: Math.min(upTo, (recent[0]?.first ?? Number.POSITIVE_INFINITY) - 1) };
    const parts = [
      (limit: number) => enteredPage(row, { ...entered, limit }),
      ...recent.map((part) => (limit: number) => selectRecent(part, room, { ...query, limit })),
    ];
    if (backwards) parts.reverse();
    let found: Logged[] = [];
    for (const part of parts) {
      if (found.length === limit) break;
      const more = part(limit - found.length);
      found = found.length === 0 ? more : found.concat(more);
    }
    return found;
  }

  function enteredPage(room: RoomRow, query: ReadQuery & { limit: number; upTo: number }): Logged[] {
    const { after = 0, upTo, kinds, notKinds, backwards = false, limit, connection } = query;
    if (upTo <= after) return [];
    const octets = (kinds?.includes('connection.octets') ?? true) && !notKinds?.includes('connection.octets');
    const others = kinds?.some((kind) => kind !== 'connection.octets') ?? true;
    const found = others ? otherEvents(room, query) : [];
    if (!octets) return found;
    // What lies past the last of a whole page belongs to the next one.
    const end = found.length === limit ? found.at(-1)?.seq : undefined;
    const bounds = {
      after: backwards ? Math.max(after, (end ?? 0) - 1) : after,
      upTo: backwards ? upTo : Math.min(upTo, end ?? Number.POSITIVE_INFINITY),
    };
    const chunked = chunks.read(room, { ...bounds, backwards, limit }, connection);
    if (found.length === 0) return chunked;
    const both = found.concat(chunked);
    both.sort(backwards ? (a, b) => b.seq - a.seq : (a, b) => a.seq - b.seq);
    return both.length > limit ? both.slice(0, limit) : both;
  }

  /** For whoever copies it. The binding keeps it open until its statements are collected as garbage. */
  function leaveOneFile(): void {
    try {
      db.exec('PRAGMA journal_mode = DELETE');
    } catch (error) {
      if (!(storeFullOr(error, file) instanceof StoreFull)) throw error;
    }
  }

  /** Those that are rows. */
  function otherEvents(room: RoomRow, query: ReadQuery & { limit: number; upTo: number }): Logged[] {
    const { sql, parameters } = pageQuery(query);
    let statement = pages.get(sql);
    if (!statement) {
      statement = db.prepare(sql).raw();
      pages.set(sql, statement);
    }
    const found = statement.all([room.id, ...parameters]) as EventRow[];
    return found.map((columns) => decodeEvent(room.name, columns));
  }

  return {
    head: (room) => knownRoom(room)?.head ?? 0,
    insert,
    page,
    rooms: () => {
      const entered = (roomNames.all([]) as { name: RoomId }[]).map(({ name }) => name);
      return [...new Set([...entered, ...unentered.newRooms().map(({ name }) => name)])];
    },
    usage(room) {
      const row = knownRoom(room);
      return { octets: row?.octets ?? 0, mail: row?.mail ?? 0 };
    },
    namesBlob: (sha256) => holds.isNamedAnywhere(sha256),
    queuedMail() {
      unentered.enterAll();
      const names = new Map<number, RoomId>();
      for (const { id, name } of namedRooms.all([]) as { id: number; name: RoomId }[]) names.set(id, name);
      return holds.queued().flatMap(({ room, seq }) => {
        const name = names.get(room);
        return name === undefined ? [] : [{ room: name, queued: seq }];
      });
    },
    drop(room) {
      const row = knownRoom(room);
      if (!row) return;
      unentered.enterAll();
      transaction(() => {
        db.prepare('UPDATE rooms SET name = NULL WHERE id = ?').run([row.id]);
        db.prepare('DELETE FROM mails WHERE room = ?').run([row.id]);
      });
      rooms.delete(room);
      housekeeping.sweep(row);
    },
    visits() {
      unentered.enterAll();
      return lastVisits.all([]) as { room: RoomId; at: number }[];
    },
    tidy: housekeeping.tidy,
    whenMore(schedule) {
      wake = schedule;
    },
    async close() {
      let entered = false;
      await unentered.endThread();
      try {
        unentered.enterAll();
        entered = true;
      } catch (error) {
        // What is committed stands in a journal, where the next start finds it.
        if (!(error instanceof StoreFull)) throw error;
      } finally {
        unentered.close(entered);
        leaveOneFile();
        db.close();
        unlock();
      }
    },
  };
}

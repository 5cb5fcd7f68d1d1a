/**
 * Writes what is committed in a journal into SQLite's tables. Plain JavaScript, so that entering-thread.mjs starts without
 * whatever reads the TypeScript around it; the types are in enter.d.mts.
 */
import { createTransaction } from './transaction.mjs';

/** Events of a room that are read together, at most; and about so many octets. */
const SLICE_EVENTS = 2048;
const SLICE_OCTETS = 2 ** 20;

/** Of a record (journal.ts) and of an event (event-code.ts, where the fields are listed). */
const RECORD_HEAD = 16;
const EVENT_HEAD = 64;
const HAS_OCTETS = 4;
const ROOM_CODE = 0;

export function createEnter(db, kinds) {
  const octetsCode = kinds.indexOf('connection.octets');
  const transaction = createTransaction(db);
  const readSalt = db.prepare('SELECT salt FROM journal').raw();
  const saveSalt = db.prepare('UPDATE journal SET salt = ?');
  const insertRoom = db.prepare(
    'INSERT INTO rooms (id, name, visited, octets, mail, pruned, head) VALUES (?, ?, 0, 0, 0, 0, 0)',
  );
  const saveRoom = db.prepare(
    'UPDATE rooms SET head = ?, octets = ?, mail = ?, visited = max(visited, ?) WHERE id = ?',
  );
  const visitRoom = db.prepare('UPDATE rooms SET visited = max(visited, ?) WHERE name = ?');
  const releaseMail = db.prepare('DELETE FROM mails WHERE room = ? AND seq = ?');
  const insertMails = createInsert(db, 'mails', 'room, seq, sha256, size, accepted, weight');
  const insertEvents = createInsert(
    db,
    'events',
    'row, room, seq, at, kind, connection, cause, octets, json',
  );
  const insertChunks = createInsert(db, 'chunks', 'room, slice, connection, first, last, octets, data');

  function enterRoom(room, octets, places) {
    const view = viewOf(octets);
    const rows = [];
    let slice = new Map();
    let count = 0;
    let size = 0;

    const finishSlice = () => {
      if (count === 0) return;
      insertChunks(chunksOf(room, octets, view, slice));
      slice = new Map();
      count = 0;
      size = 0;
    };
    for (const at of places) {
      if (octets[at + 4] !== octetsCode) {
        rows.push(rowAt(octets, view, at, room, kinds));
        continue;
      }
      const connection = view.getFloat64(at + 32);
      let chunk = slice.get(connection);
      if (!chunk) {
        chunk = { places: [], whole: 0, octets: 0 };
        slice.set(connection, chunk);
      }
      chunk.places.push(at);
      chunk.whole += view.getUint32(at);
      chunk.octets += view.getUint32(at + 12);
      size += view.getUint32(at + 12);
      if (++count >= SLICE_EVENTS || size >= SLICE_OCTETS) finishSlice();
    }
    finishSlice();
    insertEvents(rows);
  }

  function enterAll(slice, octets) {
    for (const room of slice.created) insertRoom.run(room);
    for (const [room, places] of placesByRoom(octets, slice.end)) enterRoom(room, octets, places);
    for (const room of slice.rooms) saveRoom.run(room);
    for (const mail of slice.released) releaseMail.run(mail);
    insertMails(slice.held);
    for (const visit of slice.visits) visitRoom.run(visit);
    saveSalt.run([slice.nextSalt]);
  }

  function enterSlice(slice, octets) {
    return transaction(() => {
      const [[salt]] = readSalt.all([]);
      const due = Buffer.compare(salt, slice.salt) === 0;
      if (due) enterAll(slice, octets);
      return due;
    });
  }

  return { enterRoom, enterSlice };
}

/** @returns places of each room's events, in order */
function placesByRoom(octets, end) {
  const view = viewOf(octets);
  const found = new Map();
  for (let record = 0; record < end; ) {
    let at = record + RECORD_HEAD;
    record = at + view.getUint32(record + 8);
    for (; at < record; at += view.getUint32(at)) {
      if (octets[at + 4] === ROOM_CODE) continue;
      const room = view.getUint32(at + 8);
      const before = found.get(room);
      if (before) before.push(at);
      else found.set(room, [at]);
    }
  }
  return found;
}

/** A row of `chunks` for each connection. */
function chunksOf(room, octets, view, slice) {
  const rows = [];
  let first = Number.POSITIVE_INFINITY;
  for (const { places } of slice.values()) first = Math.min(first, view.getFloat64(places[0] + 16));
  for (const [connection, { places, whole, octets: size }] of slice) {
    const data = Buffer.allocUnsafe(whole);
    let end = 0;
    for (const at of places) end += octets.copy(data, end, at, at + view.getUint32(at));
    const [from, to] = [view.getFloat64(places[0] + 16), view.getFloat64(places.at(-1) + 16)];
    rows.push([room, first, connection, from, to, size, data]);
  }
  return rows;
}

/** A row of `events`. */
function rowAt(octets, view, at, room, kinds) {
  const json = at + EVENT_HEAD + view.getUint32(at + 12);
  return [
    null,
    room,
    view.getFloat64(at + 16),
    view.getFloat64(at + 24),
    kinds[octets[at + 4]],
    view.getFloat64(at + 32) || null,
    view.getFloat64(at + 40) || null,
    octets[at + 5] & HAS_OCTETS ? octets.subarray(at + EVENT_HEAD, json) : null,
    octets.toString('utf8', json, at + view.getUint32(at)),
  ];
}

/** Rows of one statement, most first: what a row costs is mostly the call into the store (half, with 32). */
const TOGETHER = [32, 8, 1];

function createInsert(db, table, columns) {
  const row = `(${columns
    .split(', ')
    .map(() => '?')
    .join(', ')})`;
  const inserts = TOGETHER.map((count) => ({
    count,
    statement: db.prepare(`INSERT INTO ${table} (${columns}) VALUES ${Array(count).fill(row).join(', ')}`),
  }));

  return (rows) => {
    let at = 0;
    for (const { count, statement } of inserts) {
      for (; rows.length - at >= count; at += count) {
        const values = [];
        for (let i = at; i < at + count; i++) for (const value of rows[i]) values.push(value);
        statement.run(values);
      }
    }
  };
}

function viewOf(octets) {
  return new DataView(octets.buffer, octets.byteOffset, octets.byteLength);
}

import type { Seq } from '@ehlo/wire';
import type Database from 'libsql';
import { type EventBuffer, OCTETS_CODE } from './event-code.ts';
import { type BoundRow, EVENT_COLUMNS } from './event-row.ts';
import { createInsert } from './libsql-insert.ts';
import type { ChunkRow, OctetChunks } from './octet-chunks.ts';

/** Events of a room that are read together, at most; and about so many octets. */
const SLICE_EVENTS = 2048;
const SLICE_OCTETS = 2 ** 20;

interface Chunk {
  places: number[];
  whole: number;
  octets: number;
}

/** Writes events of a room into the tables: octets in chunks, the others in rows of `events`. Within a transaction. */
export function createEnter(
  db: Database.Database,
  chunks: OctetChunks,
): (room: number, events: EventBuffer, places: readonly number[]) => void {
  const insertEvents = createInsert(db, 'events', `row, room, ${EVENT_COLUMNS}`);

  return (room, events, places) => {
    const rows: BoundRow[] = [];
    let slice = new Map<Seq, Chunk>();
    let [count, octets] = [0, 0];

    const finishSlice = () => {
      if (count === 0) return;
      insertSlice(chunks, room, events, slice);
      slice = new Map();
      count = 0;
      octets = 0;
    };
    for (const at of places) {
      if (events.codeAt(at) !== OCTETS_CODE) {
        rows.push(rowAt(events, at, room));
        continue;
      }
      const connection = events.connectionAt(at);
      let chunk = slice.get(connection);
      if (!chunk) {
        chunk = { places: [], whole: 0, octets: 0 };
        slice.set(connection, chunk);
      }
      chunk.places.push(at);
      chunk.whole += events.lengthAt(at);
      chunk.octets += events.octetsAt(at);
      octets += events.octetsAt(at);
      if (++count >= SLICE_EVENTS || octets >= SLICE_OCTETS) finishSlice();
    }
    finishSlice();
    insertEvents(rows);
  };
}

function insertSlice(
  chunks: OctetChunks,
  room: number,
  events: EventBuffer,
  parts: ReadonlyMap<Seq, Chunk>,
): void {
  const rows: ChunkRow[] = [];
  const slice = Math.min(...[...parts.values()].map(({ places }) => events.seqAt(places[0] as number)));
  for (const [connection, { places, whole, octets }] of parts) {
    const data = Buffer.allocUnsafe(whole);
    let end = 0;
    for (const at of places) end += events.octets.copy(data, end, at, at + events.lengthAt(at));
    const first = events.seqAt(places[0] as number);
    const last = events.seqAt(places.at(-1) as number);
    rows.push([room, slice, connection, first, last, octets, data]);
  }
  chunks.insert(rows);
}

function rowAt(events: EventBuffer, at: number, room: number): BoundRow {
  return [
    null,
    room,
    events.seqAt(at),
    events.timeAt(at),
    events.kindAt(at),
    events.connectionAt(at) || null,
    events.causeAt(at) || null,
    events.viewOfOctetsAt(at) ?? null,
    events.jsonAt(at),
  ];
}

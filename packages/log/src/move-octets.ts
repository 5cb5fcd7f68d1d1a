import type { Seq } from '@ehlo/wire';
import type Database from 'libsql';
import { createEnter } from './enter.mjs';
import { EventBuffer, eventJson, KINDS } from './event-code.ts';
import { decodeEvent, EVENT_COLUMNS, type EventRow } from './event-row.ts';

const ROWS_TOGETHER = 2000;

/** Octets that an earlier version wrote as rows of `events` go to `chunks`. Within the migration's transaction. */
export function moveOctetsToChunks(db: Database.Database): void {
  const next = db
    .prepare(
      `SELECT row, room, ${EVENT_COLUMNS} FROM events WHERE row > ? AND kind = 'connection.octets'
       ORDER BY row LIMIT ${ROWS_TOGETHER}`,
    )
    .raw();
  const { enterRoom } = createEnter(db, KINDS);
  for (let after = 0; ; ) {
    const rows = next.all([after]) as [row: number, room: number, ...EventRow][];
    const events = new EventBuffer();
    const places = new Map<number, Seq[]>();
    for (const [row, room, ...columns] of rows) {
      const event = decodeEvent('', columns);
      const at = events.write(room, event, eventJson(event));
      const before = places.get(room);
      if (before) before.push(at);
      else places.set(room, [at]);
      after = row;
    }
    for (const [room, ofRoom] of places) enterRoom(room, events.octets, ofRoom);
    if (rows.length < ROWS_TOGETHER) break;
  }
  db.exec("DELETE FROM events WHERE kind = 'connection.octets'");
}

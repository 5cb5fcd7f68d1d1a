import type Database from 'libsql';
import { type BoundRow, EVENT_COLUMNS } from './event-row.ts';

/** Rows of one statement, most first. */
const TOGETHER = [32, 8, 1];
const ROW = '(?, ?, ?, ?, ?, ?, ?, ?, ?)';

/** Writes events, several with one statement: what a row costs is mostly the call into the store (half, with 32). */
export function createInsertEvents(db: Database.Database): (rows: readonly BoundRow[]) => void {
  const inserts = TOGETHER.map((count) => ({
    count,
    statement: db.prepare(
      `INSERT INTO events (row, room, ${EVENT_COLUMNS}) VALUES ${Array(count).fill(ROW).join(', ')}`,
    ),
  }));

  return (rows) => {
    let at = 0;
    for (const { count, statement } of inserts) {
      for (; rows.length - at >= count; at += count)
        statement.run(count === 1 ? rows[at] : rows.slice(at, at + count).flat());
    }
  };
}

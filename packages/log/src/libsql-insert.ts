import type Database from 'libsql';

/** Rows of one statement, most first. */
const TOGETHER = [32, 8, 1];

/** Writes rows, several with one statement: what a row costs is mostly the call into the store (half, with 32). */
export function createInsert(
  db: Database.Database,
  table: string,
  columns: string,
): (rows: readonly (readonly unknown[])[]) => void {
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
      for (; rows.length - at >= count; at += count)
        statement.run(count === 1 ? rows[at] : rows.slice(at, at + count).flat());
    }
  };
}

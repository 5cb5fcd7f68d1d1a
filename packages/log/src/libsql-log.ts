import Database from 'libsql';
import { ascending, type Clock, wallClock } from './clock.ts';
import { type EventLog, type LogCaps, ROOM_OCTETS } from './event-log.ts';
import { createGroupedLog } from './grouped-log.ts';
import { createLibsqlTable } from './libsql-table.ts';
import { MIGRATIONS } from './migrations.ts';

const PAGE_OCTETS = 4096;
/** The WAL is copied into the file, and flushed, once it has so many pages: 8 MiB. It holds the loop, so rarely. */
const CHECKPOINT_PAGES = 2000;

export interface LibsqlLogOptions {
  /** Created when it does not exist; its folder must. `-wal` lies beside it. */
  file: string;
  /** Microseconds since the epoch. */
  now?: Clock;
  caps?: LogCaps;
  /** Largest size of the file; beyond it commits fail with `StoreFull`, as on a full disk. Unlimited when absent. */
  maxFileOctets?: number;
}

/**
 * The embedded store (docs/decisions/event-log.md). One writer: the file is locked while it is open.
 *
 * Throws when the file is another program's, is open elsewhere, or was written by a newer version; the message says
 * what to do. Migrates older ones forward.
 */
export function openLibsqlLog(options: LibsqlLogOptions): EventLog {
  const { file, maxFileOctets } = options;
  const now = ascending(options.now ?? wallClock());
  const db = openDatabase(file);
  try {
    if (maxFileOctets !== undefined)
      db.exec(`PRAGMA max_page_count = ${Math.max(1, Math.floor(maxFileOctets / PAGE_OCTETS))}`);
    const table = createLibsqlTable({
      db,
      file,
      roomOctets: options.caps?.roomOctets ?? ROOM_OCTETS,
      openedAt: now(),
    });
    return createGroupedLog(table, { now });
  } catch (error) {
    db.close();
    throw error;
  }
}

function openDatabase(file: string): Database.Database {
  const db = new Database(file);
  try {
    db.exec(`PRAGMA page_size = ${PAGE_OCTETS}`);
    // Before the first access, so that the WAL's index is in memory and a second server is turned away.
    db.exec('PRAGMA locking_mode = EXCLUSIVE');
    db.exec('PRAGMA journal_mode = WAL');
    db.exec('PRAGMA synchronous = NORMAL');
    db.exec(`PRAGMA wal_autocheckpoint = ${CHECKPOINT_PAGES}`);
    migrate(db, file);
    return db;
  } catch (error) {
    db.close();
    throw explained(error, file);
  }
}

function migrate(db: Database.Database, file: string): void {
  const { user_version: version } = db.prepare('PRAGMA user_version').get([]) as { user_version: number };
  if (version > MIGRATIONS.length) {
    throw new Error(
      `${file} was written by a newer EHLO (schema version ${version}; this one knows up to ${MIGRATIONS.length}). ` +
        'Start that version again, or name another folder with EHLO_DATA_DIR.',
    );
  }
  // Also when there is nothing to do: it takes the lock.
  db.exec('BEGIN EXCLUSIVE');
  try {
    for (const step of MIGRATIONS.slice(version)) db.exec(step);
    db.exec(`PRAGMA user_version = ${MIGRATIONS.length}`);
    db.exec('COMMIT');
  } catch (error) {
    if (db.inTransaction) db.exec('ROLLBACK');
    throw error;
  }
}

function explained(error: unknown, file: string): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'SQLITE_BUSY' || code === 'SQLITE_LOCKED')
    return new Error(
      `${file} is open in another process. Stop that EHLO first, or name another folder with EHLO_DATA_DIR.`,
      {
        cause: error,
      },
    );
  if (code === 'SQLITE_NOTADB')
    return new Error(
      `${file} is not an EHLO store. Move it away, or name another folder with EHLO_DATA_DIR.`,
      {
        cause: error,
      },
    );
  return error;
}

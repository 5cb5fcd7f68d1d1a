import Database from 'libsql';
import { ascending, type Clock, wallClock } from './clock.ts';
import { type EventLog, type LogCaps, ROOM_OCTETS } from './event-log.ts';
import { createGroupedLog } from './grouped-log.ts';
import { createLibsqlTable } from './libsql-table.ts';
import { CHUNKS_SINCE, MIGRATIONS } from './migrations.ts';
import { moveOctetsToChunks } from './move-octets.ts';
import { StoreUnusable } from './store-unusable.ts';

const PAGE_OCTETS = 4096;
/** The WAL is copied into the file, and flushed, once it has so many pages: 8 MiB. It holds the loop, so rarely. */
const CHECKPOINT_PAGES = 2000;

export interface LibsqlLogOptions {
  /** Created when it does not exist; its folder must. `-wal` and `.commits` lie beside it. */
  file: string;
  /** Microseconds since the epoch. */
  now?: Clock;
  caps?: LogCaps;
  /** Largest size of database and journal; beyond it commits fail with `StoreFull`, as on a full disk. Unlimited when absent. */
  maxFileOctets?: number;
}

/**
 * The embedded store (docs/decisions/event-log.md). One writer: the file is locked while it is open.
 *
 * Throws `StoreUnusable` when the file is another program's, is open elsewhere, was written by a newer version or may not
 * be written, or when its disk is full; the message says what to do. Migrates older ones forward.
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
      maxOctets: maxFileOctets ?? Number.POSITIVE_INFINITY,
    });
    return createGroupedLog(table, { now });
  } catch (error) {
    db.close();
    throw error;
  }
}

function openDatabase(file: string): Database.Database {
  let db: Database.Database | undefined;
  try {
    db = new Database(file);
    db.exec(`PRAGMA page_size = ${PAGE_OCTETS}`);
    // Before the first access, so that the WAL's index is in memory and a second server is turned away.
    db.exec('PRAGMA locking_mode = EXCLUSIVE');
    db.exec('PRAGMA journal_mode = WAL');
    db.exec('PRAGMA synchronous = NORMAL');
    db.exec(`PRAGMA wal_autocheckpoint = ${CHECKPOINT_PAGES}`);
    migrate(db, file);
    return db;
  } catch (error) {
    db?.close();
    throw explained(error, file);
  }
}

function migrate(db: Database.Database, file: string): void {
  const { user_version: version } = db.prepare('PRAGMA user_version').get([]) as { user_version: number };
  if (version > MIGRATIONS.length) {
    throw new StoreUnusable(
      `${file} was written by a newer EHLO (schema version ${version}; this one knows up to ${MIGRATIONS.length}). ` +
        'Start that version again, or name another folder with EHLO_DATA_DIR.',
    );
  }
  // Also when there is nothing to do: it takes the lock.
  db.exec('BEGIN EXCLUSIVE');
  try {
    for (const step of MIGRATIONS.slice(version)) db.exec(step);
    if (version < CHUNKS_SINCE) moveOctetsToChunks(db);
    db.exec(`PRAGMA user_version = ${MIGRATIONS.length}`);
    db.exec('COMMIT');
  } catch (error) {
    if (db.inTransaction) db.exec('ROLLBACK');
    throw error;
  }
}

function explained(error: unknown, file: string): StoreUnusable {
  if (error instanceof StoreUnusable) return error;
  return new StoreUnusable(whatToDo(error, file), { cause: error });
}

function whatToDo(error: unknown, file: string): string {
  const { code, message } = error as Error & { code?: string };
  switch (code) {
    case 'SQLITE_BUSY':
    case 'SQLITE_LOCKED':
      return `${file} is open in another process. Stop that EHLO first, or name another folder with EHLO_DATA_DIR.`;
    case 'SQLITE_NOTADB':
      return `${file} is not an EHLO store. Move it away, or name another folder with EHLO_DATA_DIR.`;
    case 'SQLITE_FULL':
      return `No space left for ${file}. Free some on that disk and start again, or name another folder with EHLO_DATA_DIR.`;
    case 'SQLITE_CORRUPT':
      return `${file} is damaged. Put a copy of the folder back, or name another one with EHLO_DATA_DIR.`;
    case 'SQLITE_READONLY':
      return `${file} may not be written by this user. Change that, or name another folder with EHLO_DATA_DIR.`;
    default:
      return `${file} cannot be opened (${message}). See that this user may write there, or name another folder with EHLO_DATA_DIR.`;
  }
}

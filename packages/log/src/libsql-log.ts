import Database from 'libsql';
import { ascending, type Clock, wallClock } from './clock.ts';
import { type EventLog, type LogCaps, ROOM_OCTETS } from './event-log.ts';
import { createGroupedLog } from './grouped-log.ts';
import { createLibsqlTable } from './libsql-table.ts';
import { CHUNKS_SINCE, MIGRATIONS } from './migrations.ts';
import { moveOctetsToChunks } from './move-octets.ts';
import { lockStore } from './store-lock.ts';
import { StoreUnusable } from './store-unusable.ts';

const PAGE_OCTETS = 4096;
/**
 * SQLite copies the WAL into the file when it has so many pages, 10 MiB, which holds the loop for some tens of milliseconds;
 * under load the thread that enters events does it (entering-thread.mjs).
 */
const CHECKPOINT_PAGES = 2_500;
/** For a checkpoint that begins the WAL anew just then. */
const BUSY_MS = 5_000;

export interface LibsqlLogOptions {
  /** Created when it does not exist; its folder must. `-wal`, `-shm`, `.commits`, `.commits2` and `.lock` lie beside it. */
  file: string;
  /** Microseconds since the epoch. */
  now?: Clock;
  caps?: LogCaps;
  /** Largest size of database and journal; beyond it commits fail with `StoreFull`, as on a full disk. Unlimited when absent. */
  maxFileOctets?: number;
}

/**
 * The embedded store (docs/decisions/event-log.md). One writer: it is locked while it is open, by `.lock` beside it.
 *
 * Throws `StoreUnusable` when the file is another program's, is open elsewhere, was written by a newer version or may not
 * be written, or when its disk is full; the message says what to do. Migrates older ones forward.
 */
export function openLibsqlLog(options: LibsqlLogOptions): EventLog {
  const { file, maxFileOctets } = options;
  const now = ascending(options.now ?? wallClock());
  const { db, unlock } = openDatabase(file);
  try {
    const maxPages =
      maxFileOctets === undefined ? undefined : Math.max(1, Math.floor(maxFileOctets / PAGE_OCTETS));
    if (maxPages !== undefined) db.exec(`PRAGMA max_page_count = ${maxPages}`);
    const table = createLibsqlTable({
      db,
      file,
      unlock,
      roomOctets: options.caps?.roomOctets ?? ROOM_OCTETS,
      openedAt: now(),
      maxPages,
      maxOctets: maxFileOctets ?? Number.POSITIVE_INFINITY,
    });
    return createGroupedLog(table, { now });
  } catch (error) {
    db.close();
    unlock();
    throw error;
  }
}

function openDatabase(file: string): { db: Database.Database; unlock: () => void } {
  let db: Database.Database | undefined;
  let unlock: (() => void) | undefined;
  try {
    unlock = lockStore(file);
    db = new Database(file);
    db.exec(`PRAGMA page_size = ${PAGE_OCTETS}`);
    db.exec(`PRAGMA busy_timeout = ${BUSY_MS}`);
    db.exec('PRAGMA journal_mode = WAL');
    db.exec('PRAGMA synchronous = NORMAL');
    db.exec(`PRAGMA wal_autocheckpoint = ${CHECKPOINT_PAGES}`);
    migrate(db, file);
    return { db, unlock };
  } catch (error) {
    db?.close();
    unlock?.();
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

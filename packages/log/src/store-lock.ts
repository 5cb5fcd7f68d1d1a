import Database from 'libsql';

/**
 * Keeps a second server away from a store. The lock of an empty database beside it: whoever dies gives it back, and the
 * store itself stays open to the thread that makes checkpoints.
 *
 * @returns gives it back. @throws SQLite's error, `SQLITE_BUSY` where another process, or this one, has it
 */
export function lockStore(file: string): () => void {
  const lock = new Database(`${file}.lock`);
  try {
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    throw error;
  }
  return () => {
    lock.exec('ROLLBACK');
    lock.close();
  };
}

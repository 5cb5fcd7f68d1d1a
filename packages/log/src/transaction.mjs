/** One for enter.mjs and prune.mjs, here and in the thread: hence plain JavaScript. The types are in transaction.d.mts. */
export function createTransaction(db) {
  const begin = db.prepare('BEGIN IMMEDIATE');
  const commit = db.prepare('COMMIT');
  return (work) => {
    try {
      begin.run([]);
      const result = work();
      commit.run([]);
      return result;
    } catch (error) {
      // SQLite rolls back by itself on a full disk, and then a second time would be an error.
      if (db.inTransaction) db.exec('ROLLBACK');
      throw error;
    }
  };
}

import type Database from 'libsql';

/** All of `work` or nothing: SQLite's error is thrown as it is. */
export function createTransaction(db: Database.Database): <T>(work: () => T) => T;

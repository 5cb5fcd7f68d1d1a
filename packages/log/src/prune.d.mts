import type { Seq } from '@ehlo/wire';
import type Database from 'libsql';

/** A room that has more octets than it may keep. It may be sent to a thread. */
export interface PruneJob {
  readonly room: number;
  /** `seq` of the last `connection.closed` whose octets were pruned. */
  readonly pruned: Seq;
  /** Octets of what is entered of it. */
  readonly octets: number;
  /** So many are too many. */
  readonly excess: number;
  /** Connections opened before this and never closed died with an earlier process. Microseconds. */
  readonly openedAt: number;
}

export interface Prune {
  /**
   * Some of it, in one transaction of a few milliseconds, or nothing: SQLite's error is thrown as it is. What is left, and
   * how far it came, is in the room's row.
   * @returns false when no connection was left whose octets may go
   */
  prune(job: PruneJob): boolean;
}

export function createPrune(db: Database.Database): Prune;

import type { RoomEventKind, RoomId, Seq } from '@ehlo/wire';
import type Database from 'libsql';

/** A journal that is full, and what its events changed: all that entering it needs. It may be sent to a thread. */
export interface Slice {
  /** The journal's file, and the end of its last record in it. */
  file: string;
  end: number;
  /** Of its records. Once it is entered, the database has the next one. */
  salt: Uint8Array;
  nextSalt: Uint8Array;
  /** Rooms whose first events are in it. */
  created: [id: number, name: RoomId][];
  /** Each room with events in it, as it is behind the last of them. `at`: of that event. */
  rooms: [head: Seq, octets: number, mail: number, at: number, id: number][];
  /** Rows of `mails` that go, and those that come. */
  released: [room: number, seq: Seq][];
  held: [room: number, seq: Seq, sha256: string, size: number, accepted: number, weight: number][];
  visits: [at: number, room: RoomId][];
}

export interface Enter {
  /**
   * All of it, in one transaction, or nothing: SQLite's error is thrown as it is. Entered twice it is entered once.
   * @param octets the journal's records, to `slice.end` at least
   * @returns false when it was entered already
   */
  enterSlice(slice: Slice, octets: Buffer): boolean;
  /** Events of a room: octets in chunks, the others in rows of `events`. Within a transaction. */
  enterRoom(room: number, octets: Buffer, places: readonly number[]): void;
}

/** @param kinds by the code they are written with (event-code.ts) */
export function createEnter(db: Database.Database, kinds: readonly RoomEventKind[]): Enter;

import type { Logged, RoomId, Seq } from '@ehlo/wire';
import type { ReadQuery, RoomUsage } from './event-log.ts';

/**
 * Where a log of one process keeps its rows: what `createGroupedLog` needs and nothing more. Synchronous, since
 * numbers are given before anything waits.
 */
export interface EventTable {
  /** `seq` of the room's newest row; 0 when it has none. */
  head(room: RoomId): Seq;
  /** All rows or none, in one transaction. Events of one room ascend. Throws `StoreFull` when the disk is full. */
  insert(events: readonly Logged[]): void;
  /** At most `limit` rows, bounds as in `ReadQuery`. */
  page(room: RoomId, query: ReadQuery & { limit: number }): Logged[];
  rooms(): RoomId[];
  usage(room: RoomId): RoomUsage;
  namesBlob(sha256: string): boolean;
  queuedMail(): { room: RoomId; queued: Seq }[];
  /** Gone for readers when this returns; space may be given back later, in `tidy`. */
  drop(room: RoomId): void;
  /** Last visit of each room, in microseconds. */
  visits(): { room: RoomId; at: number }[];
  /**
   * One bounded slice of housekeeping (pruning, sweeping dropped rooms), a few milliseconds at most.
   * @returns whether there is more to do
   */
  tidy(): boolean;
  /** `wake` is called when there is more to tidy again, though nothing was inserted. */
  whenMore?(wake: () => void): void;
  close(): void | Promise<void>;
}

/** `GET /api/rooms/me/crossed`: what crossed the room's wires, a page at a time, newest first. */

import type { Seq } from '../event.ts';
import type { JsonEvent } from '../frame.ts';
import type { ConnectionSummary } from './connection-summary.ts';

export interface WireList {
  /** Births and changes of the rows that are wanted, ascending: `foldWire` makes the rows of them. */
  events: JsonEvent[];
  /** Of connections among them; where ids were asked for, of these also if they are not wanted. */
  summaries: Record<Seq, ConnectionSummary>;
  /** Older ones are asked for with it as `before`; absent: that was all. */
  next?: Seq;
  /** Rows that were looked through for these; where ids were asked for, the first so many of them. */
  looked: number;
}

export { type ConnectionSummary, foldSummary, type SummaryFold, summaryFold } from './connection-summary.ts';
export {
  foldWire,
  hasWords,
  isWantedRow,
  protocolOf,
  type Wanted,
  WIRE_BIRTHS,
  WIRE_CHANGES,
  type WireOutcome,
  type WireProtocol,
  type WireRow,
} from './wire-rows.ts';

import type { Side, WireHolder } from '@ehlo/wire';

/** What holds a room's wire. */
export interface WireHold {
  readonly holder: WireHolder;
  /** Whose lines wait. */
  readonly from: Side | 'both';
  /** Milliseconds since the epoch; absent: it ends by hand alone. */
  readonly until?: number;
}

/** What becomes of a line that waits. */
export type Passage = { as: 'same' } | { as: 'edited'; octets: Uint8Array } | { as: 'dropped' };

/** Whether a line of this side waits under these holds. */
export const holdsSide = (holds: readonly WireHold[], side: Side): boolean =>
  holds.some(({ from }) => from === 'both' || from === side);

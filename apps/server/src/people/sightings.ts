import type { RoomId } from '@ehlo/wire';

/** After this, an address says nothing any more about who is behind it. */
export const SEEN_MS = 12 * 3600_000;

/** From which addresses each person's browser was seen lately. In memory: after a restart, pages come back by themselves. */
export interface Sightings {
  note(address: string, home: RoomId): void;
  /** They were not let in after all. */
  forget(address: string, home: RoomId): void;
  /** A page of theirs is open there, and closes with one `leave`. */
  enter(address: string, home: RoomId): void;
  leave(address: string, home: RoomId): void;
  /** Rooms whose person has a page open there now. */
  present(address: string): RoomId[];
  /** Rooms whose person was seen from there in the last 12 hours. */
  from(address: string): RoomId[];
}

/** @param now milliseconds */
export function createSightings(now: () => number): Sightings {
  const byAddress = new Map<string, Map<RoomId, number>>();
  /** Open pages, counted: one person may have several. */
  const pages = new Map<string, Map<RoomId, number>>();

  function fresh(address: string): Map<RoomId, number> | undefined {
    const seen = byAddress.get(address);
    if (!seen) return undefined;
    for (const [home, at] of seen) if (now() - at > SEEN_MS) seen.delete(home);
    if (seen.size > 0) return seen;
    byAddress.delete(address);
    return undefined;
  }

  return {
    note(address, home) {
      const seen = fresh(address);
      if (seen) seen.set(home, now());
      else byAddress.set(address, new Map([[home, now()]]));
    },
    forget(address, home) {
      byAddress.get(address)?.delete(home);
    },
    enter(address, home) {
      const here = pages.get(address) ?? new Map<RoomId, number>();
      pages.set(address, here.set(home, (here.get(home) ?? 0) + 1));
    },
    leave(address, home) {
      const here = pages.get(address);
      const left = (here?.get(home) ?? 1) - 1;
      if (left > 0) here?.set(home, left);
      else here?.delete(home);
      if (here?.size === 0) pages.delete(address);
    },
    present: (address) => [...(pages.get(address)?.keys() ?? [])],
    from: (address) => [...(fresh(address)?.keys() ?? [])],
  };
}

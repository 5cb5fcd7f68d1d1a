import type { RoomId } from '@ehlo/wire';

/** Who has a page open now, and since when; of those who have none, since when they have not. In memory. */
export interface Presence {
  isHere(home: RoomId): boolean;
  /** Milliseconds; undefined: not seen since the server started. */
  since(home: RoomId): number | undefined;
  /** A page of theirs is open, and closes with one `leave`. */
  enter(home: RoomId): void;
  leave(home: RoomId): void;
  /** Told whose first page came, or last one went. Listeners must not throw. */
  onChange(listener: (home: RoomId) => void): () => void;
}

/** People whose going is remembered; the longest gone is forgotten first. */
const REMEMBERED = 20_000;

/** @param now milliseconds */
export function createPresence(now: () => number): Presence {
  const pages = new Map<RoomId, number>();
  const since = new Map<RoomId, number>();
  const listeners = new Set<(home: RoomId) => void>();

  function changed(home: RoomId): void {
    since.delete(home);
    since.set(home, now());
    if (since.size > REMEMBERED) since.delete(since.keys().next().value as RoomId);
    for (const listener of listeners) listener(home);
  }

  return {
    isHere: (home) => pages.has(home),
    since: (home) => since.get(home),
    enter(home) {
      const before = pages.get(home) ?? 0;
      pages.set(home, before + 1);
      if (before === 0) changed(home);
    },
    leave(home) {
      const left = (pages.get(home) ?? 1) - 1;
      if (left > 0) {
        pages.set(home, left);
        return;
      }
      pages.delete(home);
      changed(home);
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

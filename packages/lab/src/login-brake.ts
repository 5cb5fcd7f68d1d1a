import type { LabClock } from './clock.ts';

/** A caller's wrong passwords are forgotten after so long without another. */
const FORGOTTEN_MS = 60_000;
/** The first slip is a slip; from the second on the answer waits, twice as long each time. */
const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 8_000;
/** Callers that are remembered; beyond it the one who erred longest ago is let off. */
const MOST_CALLERS = 10_000;

/** Slows down whoever guesses: by caller, so that a new connection for each guess brings nothing. */
export interface LoginBrake {
  /** A password was wrong. Resolves when that may be said. */
  wrong(caller: string): Promise<void>;
  /** It was right: earlier slips are forgiven. */
  right(caller: string): void;
}

export function createLoginBrake(clock: LabClock): LoginBrake {
  /** Who erred longest ago comes first. */
  const slips = new Map<string, { count: number; at: number }>();

  return {
    wrong(caller) {
      const now = clock.now();
      const before = slips.get(caller);
      const count = before && now - before.at < FORGOTTEN_MS ? before.count + 1 : 1;
      slips.delete(caller);
      slips.set(caller, { count, at: now });
      if (slips.size > MOST_CALLERS) slips.delete(slips.keys().next().value as string);
      if (count === 1) return Promise.resolve();
      const wait = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (count - 2));
      return new Promise((resolve) => {
        clock.after(wait, resolve);
      });
    },
    right(caller) {
      slips.delete(caller);
    },
  };
}

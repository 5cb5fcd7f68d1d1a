import type { Clock } from './clock.ts';

export interface FakeClock extends Clock {
  /** Moves time on and calls back whatever is due, in order. */
  advance(ms: number): void;
}

export function createFakeClock(start = 1_800_000_000_000): FakeClock {
  let now = start;
  const due = new Set<{ at: number; call: () => void }>();
  return {
    now: () => now,
    after(ms, call) {
      const entry = { at: now + ms, call };
      due.add(entry);
      return () => due.delete(entry);
    },
    advance(ms) {
      const until = now + ms;
      for (;;) {
        const next = [...due].filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)[0];
        if (!next) break;
        due.delete(next);
        now = next.at;
        next.call();
      }
      now = until;
    },
  };
}

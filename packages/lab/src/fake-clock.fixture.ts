import type { LabClock } from './clock.ts';

/** A clock that stands still until it is turned. */
export function createFakeClock(now = 1_767_225_600_000): LabClock & { turn(ms: number): void } {
  let waiting: { at: number; call: () => void }[] = [];
  return {
    now: () => now,
    after(ms, call) {
      const entry = { at: now + ms, call };
      waiting.push(entry);
      return () => {
        waiting = waiting.filter((other) => other !== entry);
      };
    },
    turn(ms) {
      const until = now + ms;
      for (;;) {
        const next = waiting.filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)[0];
        if (!next) break;
        waiting = waiting.filter((other) => other !== next);
        now = next.at;
        next.call();
      }
      now = until;
    },
  };
}

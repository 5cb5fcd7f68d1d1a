import type { Clock } from '@ehlo/shell';

/** The page's own time. */
export const pageClock: Clock = {
  now: () => Date.now(),
  after(ms, call) {
    const timer = setTimeout(call, ms);
    return () => clearTimeout(timer);
  },
};

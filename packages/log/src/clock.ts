/** Microseconds since the epoch. */
export type Clock = () => number;

/** How often that is looked at, in milliseconds. */
const LOOK_MS = 1;
/** How far the monotonic clock may drift from the wall clock (sleep, NTP) before it is set again, in milliseconds. */
const DRIFT_MS = 50;

/**
 * The wall clock with the resolution of the monotonic one. A laptop that slept, or whose time was set, is followed;
 * `ascending` keeps what the log writes from running backwards then.
 */
export function wallClock(): Clock {
  let anchor = Date.now() - performance.now();
  let lookedAt = Number.NEGATIVE_INFINITY;
  return () => {
    const since = performance.now();
    if (since - lookedAt < LOOK_MS) return (anchor + since) * 1000;
    lookedAt = since;
    const wall = Date.now();
    if (Math.abs(anchor + since - wall) > DRIFT_MS) anchor = wall - since;
    return (anchor + since) * 1000;
  };
}

/** Integer microseconds that never descend, whatever `clock` does. */
export function ascending(clock: Clock): Clock {
  let last = 0;
  return () => {
    last = Math.max(last, Math.floor(clock()));
    return last;
  };
}

/** `4:05` of so many milliseconds; never below nought. */
export function clockOf(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** Whole minutes since then. */
export const minutesSince = (then: number, now: number): number =>
  Math.max(0, Math.floor((now - then) / 60_000));

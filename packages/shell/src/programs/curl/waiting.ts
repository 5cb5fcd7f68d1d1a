import type { Process } from '../program.ts';
import type { CurlFailure } from './failure.ts';

const TICK_MS = 1_000;

/** An end to a wait: when, and what is thrown then. */
export interface Limit {
  /** Milliseconds since the epoch. */
  atMs: number;
  failure: () => CurlFailure;
}

/**
 * Waits for the world, at most until the earliest limit, and calls `tick` once a second meanwhile.
 *
 * @throws CurlFailure of the limit; Interrupted at Ctrl-C
 */
export async function waitFor<T>(
  process: Process,
  promise: Promise<T>,
  limits: readonly Limit[],
  tick: () => Promise<void>,
): Promise<T> {
  const { clock } = process.world;
  const settled = promise.then(
    (value) => ({ value }),
    (error: unknown) => ({ error }),
  );
  const first = limits.reduce<Limit | undefined>(
    (earliest, limit) => (earliest && earliest.atMs <= limit.atMs ? earliest : limit),
    undefined,
  );
  for (;;) {
    const left = first ? first.atMs - clock.now() : Number.POSITIVE_INFINITY;
    let cancel: () => void = () => undefined;
    const pause = new Promise<undefined>((resolve) => {
      cancel = clock.after(Math.max(0, Math.min(left, TICK_MS)), () => resolve(undefined));
    });
    const outcome = await process.until(Promise.race([settled, pause]).finally(() => cancel()));
    if (outcome && 'value' in outcome) return outcome.value;
    if (outcome) throw outcome.error;
    if (first && clock.now() >= first.atMs) throw first.failure();
    await tick();
  }
}

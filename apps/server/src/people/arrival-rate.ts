/** How many new persons one address may bring: at once, and a second in the long run. */
export interface ArrivalRate {
  atOnce: number;
  perSecond: number;
}

/** A lecture hall behind one proxy comes within a minute; a script does not stop after that. */
export const NETWORK_RATE: ArrivalRate = { atOnce: 400, perSecond: 1 };
/** Tests and benches are on this machine, and whoever is there can do worse. */
export const LOOPBACK_RATE: ArrivalRate = { atOnce: 2000, perSecond: 20 };

const ADDRESSES_MAX = 10_000;

/** A token bucket per address. @param now milliseconds */
export function createArrivalLimit(now: () => number) {
  const buckets = new Map<string, { left: number; at: number }>();

  return {
    /** @returns 0 when one more may come, else the seconds to wait. */
    take(address: string, rate: ArrivalRate): number {
      const bucket = buckets.get(address) ?? { left: rate.atOnce, at: now() };
      const left = Math.min(rate.atOnce, bucket.left + ((now() - bucket.at) / 1000) * rate.perSecond);
      if (left < 1) {
        buckets.set(address, { left, at: now() });
        return Math.ceil((1 - left) / rate.perSecond);
      }
      buckets.delete(address);
      // Oldest first: who came long ago is full again, or nearly.
      if (buckets.size >= ADDRESSES_MAX) buckets.delete(buckets.keys().next().value!);
      buckets.set(address, { left: left - 1, at: now() });
      return 0;
    },
  };
}

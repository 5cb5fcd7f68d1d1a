/** Token buckets by address, so that nobody uses the lab to flood a third party whose address they forge. */
export interface RateLimit {
  /** Takes one token; false when there is none. */
  take(address: string): boolean;
}

/** Buckets remembered at most; beyond it the longest unused go. */
const MOST_ADDRESSES = 4096;

/**
 * @param perSecond  Tokens that come back each second.
 * @param burst      Most tokens an address can have.
 * @param now        Milliseconds, from any start.
 */
export function createRateLimit(perSecond: number, burst: number, now: () => number): RateLimit {
  const buckets = new Map<string, { tokens: number; at: number }>();
  return {
    take(address) {
      const time = now();
      const bucket = buckets.get(address) ?? { tokens: burst, at: time };
      const tokens = Math.min(burst, bucket.tokens + ((time - bucket.at) / 1000) * perSecond);
      // Deleting first moves the address to the end: the map's order is the order of use.
      buckets.delete(address);
      buckets.set(address, { tokens: tokens < 1 ? tokens : tokens - 1, at: time });
      if (buckets.size > MOST_ADDRESSES) buckets.delete(buckets.keys().next().value as string);
      return tokens >= 1;
    },
  };
}

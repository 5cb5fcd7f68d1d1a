/** Ratios with intervals: machines drift, ratios of neighbours in the same run do not. */

/** Value below which the share `q` (0 to 1) of `values` lies. Sorts a copy. */
export function quantile(values: readonly number[], q: number): number {
  if (values.length === 0) return Number.NaN;
  const sorted = [...values].sort((a, b) => a - b);
  const at = (sorted.length - 1) * q;
  const low = Math.floor(at);
  const high = Math.ceil(at);
  return (sorted[low] as number) + ((sorted[high] as number) - (sorted[low] as number)) * (at - low);
}

export interface Ratio {
  median: number;
  /** 95 % bootstrap interval of the median. */
  low: number;
  high: number;
  blocks: number;
}

/** Median of ratios, one per block, with its bootstrap interval. The generator is seeded: same blocks, same interval. */
export function ratioOf(pairs: readonly { ours: number; theirs: number }[]): Ratio {
  const ratios = pairs.filter((pair) => pair.theirs > 0).map((pair) => pair.ours / pair.theirs);
  let seed = 0x2545f491;
  const random = () => {
    seed ^= seed << 13;
    seed ^= seed >>> 17;
    seed ^= seed << 5;
    return (seed >>> 0) / 2 ** 32;
  };
  const medians = Array.from({ length: 1000 }, () =>
    quantile(
      ratios.map(() => ratios[Math.floor(random() * ratios.length)] as number),
      0.5,
    ),
  );
  return {
    median: quantile(ratios, 0.5),
    low: quantile(medians, 0.025),
    high: quantile(medians, 0.975),
    blocks: ratios.length,
  };
}

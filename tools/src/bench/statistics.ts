/** Ratios with intervals: machines drift, ratios of neighbours in the same run do not. */

/** Value below which the share `q` (0 to 1) of `values` lies. Sorts a copy. */
export function quantile(values: readonly number[], q: number): number {
  if (values.length === 0) return Number.NaN;
  const sorted = Float64Array.from(values).sort();
  const at = (sorted.length - 1) * q;
  const low = Math.floor(at);
  const high = Math.ceil(at);
  return (sorted[low] as number) + ((sorted[high] as number) - (sorted[low] as number)) * (at - low);
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);

/** One block: the same thing measured on both, one right after the other. */
export interface Pair<T = number> {
  ours: T;
  theirs: T;
}

export interface Ratio {
  median: number;
  /** 95 % bootstrap interval. */
  low: number;
  high: number;
  blocks: number;
}

const RESAMPLES = 1000;
/** Pooled quantiles sort thousands of values each time. */
const POOLED_RESAMPLES = 200;

/** Median of the blocks' ratios, with its bootstrap interval. */
export function ratioOf(pairs: readonly Pair[]): Ratio {
  const ratios = pairs.filter((pair) => pair.theirs > 0).map((pair) => pair.ours / pair.theirs);
  return { median: median(ratios), ...interval(ratios, RESAMPLES, median) };
}

/** Ratio of one quantile of all blocks' samples together, for what is too rare within a block; blocks are resampled. */
export function pooledRatioOf(blocks: readonly Pair<readonly number[]>[], q: number): Ratio {
  const ratio = (some: readonly Pair<readonly number[]>[]) =>
    quantile(
      some.flatMap(({ ours }) => ours),
      q,
    ) /
    quantile(
      some.flatMap(({ theirs }) => theirs),
      q,
    );
  return { median: ratio(blocks), ...interval(blocks, POOLED_RESAMPLES, ratio) };
}

/** The generator is seeded: same blocks, same interval. */
function interval<T>(
  blocks: readonly T[],
  resamples: number,
  estimate: (some: readonly T[]) => number,
): Omit<Ratio, 'median'> {
  let seed = 0x2545f491;
  const random = () => {
    seed ^= seed << 13;
    seed ^= seed >>> 17;
    seed ^= seed << 5;
    return (seed >>> 0) / 2 ** 32;
  };
  const estimates = Array.from({ length: resamples }, () =>
    estimate(blocks.map(() => blocks[Math.floor(random() * blocks.length)] as T)),
  );
  return { low: quantile(estimates, 0.025), high: quantile(estimates, 0.975), blocks: blocks.length };
}

/** Measures both in turn, `blocks` times; who comes first changes, so that neither is always the one after a pause. */
export async function inTurn<T>(
  blocks: number,
  ours: () => Promise<T>,
  theirs: () => Promise<T>,
): Promise<Pair<T>[]> {
  const pairs: Pair<T>[] = [];
  for (let block = 0; block < blocks; block++) {
    if (block % 2 === 0) {
      const a = await ours();
      pairs.push({ ours: a, theirs: await theirs() });
    } else {
      const b = await theirs();
      pairs.push({ ours: await ours(), theirs: b });
    }
  }
  return pairs;
}

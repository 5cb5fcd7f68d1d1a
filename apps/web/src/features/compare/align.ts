/** Two sequences side by side, as like as can be (Needleman and Wunsch 1970). Pure. */

/** Indices into the left and the right sequence; undefined: nothing stands there. */
export type Pair = readonly [left: number | undefined, right: number | undefined];

export interface Aligned {
  pairs: Pair[];
  /** They are too long to be compared each with each: those behind the common beginning stand as they come. */
  coarse: boolean;
}

/** So many comparisons are made, some tens of milliseconds. */
const MOST = 2_000_000;

/**
 * Keeps the order of both, and leaves out what has nothing like it. Costs the product of their lengths, without what is the same at both
 * ends, and never more than `MOST`.
 *
 * @param likeness  0: they may not stand beside each other; more is more alike
 * @param best  likeness of two that are the same
 */
export function align<T>(
  left: readonly T[],
  right: readonly T[],
  likeness: (left: T, right: T) => number,
  best: number,
): Aligned {
  const same = (a: number, b: number) => likeness(left[a] as T, right[b] as T) >= best;
  let start = 0;
  while (start < left.length && start < right.length && same(start, start)) start++;
  let tail = 0;
  const shorter = Math.min(left.length, right.length) - start;
  while (tail < shorter && same(left.length - 1 - tail, right.length - 1 - tail)) tail++;
  const rows = left.length - start - tail;
  const columns = right.length - start - tail;
  const coarse = rows * columns > MOST;
  const middle = coarse
    ? inOrder(rows, columns)
    : aligned(rows, columns, (row, column) => likeness(left[start + row] as T, right[start + column] as T));
  const moved = (at: number | undefined) => (at === undefined ? undefined : at + start);
  return {
    pairs: [
      ...Array.from({ length: start }, (_, at): Pair => [at, at]),
      ...middle.map(([a, b]): Pair => [moved(a), moved(b)]),
      ...Array.from({ length: tail }, (_, at): Pair => [left.length - tail + at, right.length - tail + at]),
    ],
    coarse,
  };
}

const inOrder = (rows: number, columns: number): Pair[] =>
  Array.from(
    { length: Math.max(rows, columns) },
    (_, at): Pair => [at < rows ? at : undefined, at < columns ? at : undefined],
  );

function aligned(rows: number, columns: number, likeness: (row: number, column: number) => number): Pair[] {
  // Most likeness of what stands from here on; ends count for nothing.
  const width = columns + 1;
  const score = new Float64Array((rows + 1) * width);
  const together = new Float64Array(rows * columns);
  for (let row = rows - 1; row >= 0; row--)
    for (let column = columns - 1; column >= 0; column--) {
      const alike = likeness(row, column);
      together[row * columns + column] = alike;
      const both = alike > 0 ? alike + (score[(row + 1) * width + column + 1] as number) : 0;
      score[row * width + column] = Math.max(
        both,
        score[(row + 1) * width + column] as number,
        score[row * width + column + 1] as number,
      );
    }
  const pairs: Pair[] = [];
  let row = 0;
  let column = 0;
  while (row < rows && column < columns) {
    const alike = together[row * columns + column] as number;
    const here = score[row * width + column] as number;
    if (alike > 0 && here === alike + (score[(row + 1) * width + column + 1] as number))
      pairs.push([row++, column++]);
    else if (here === (score[(row + 1) * width + column] as number)) pairs.push([row++, undefined]);
    else pairs.push([undefined, column++]);
  }
  while (row < rows) pairs.push([row++, undefined]);
  while (column < columns) pairs.push([undefined, column++]);
  return pairs;
}

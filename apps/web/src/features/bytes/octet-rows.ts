/** Stretches as rows of eight octets, each line and each record from a row of its own; any row is found without making the others. Pure. */
import type { Stretch } from './stretches.ts';

export const PER_ROW = 8;
const LF = 10;

export type OctetRow =
  /** Octets [start, end) of the stretch. */
  | { kind: 'octets'; stretch: Stretch; start: number; end: number }
  /** What the record is, before its octets. */
  | { kind: 'record'; stretch: Stretch }
  /** So much crossed and nobody kept it. */
  | { kind: 'gap'; stretch: Stretch };

export interface OctetRows {
  readonly count: number;
  /** @param index from 0, less than `count` */
  at(index: number): OctetRow;
}

/** @param gone stretches that the server had and has no more, by their numbers */
export function octetRows(stretches: readonly Stretch[], gone: ReadonlySet<number> = new Set()): OctetRows {
  const isGap = ({ octets, kept }: Stretch) => !octets && (kept === undefined || gone.has(kept));
  /** Rows before each stretch. */
  const before = new Float64Array(stretches.length + 1);
  stretches.forEach((stretch, index) => {
    before[index + 1] = (before[index] as number) + (isGap(stretch) ? 1 : rowCount(stretch));
  });
  let last: { stretch: Stretch; starts: number[] } | undefined;
  const startsIn = (stretch: Stretch) => {
    if (last?.stretch !== stretch) last = { stretch, starts: rowStarts(stretch) };
    return last.starts;
  };
  return {
    count: before[stretches.length] as number,
    at(index) {
      let low = 0;
      let high = stretches.length - 1;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if ((before[middle] as number) <= index) low = middle;
        else high = middle - 1;
      }
      const stretch = stretches[low] as Stretch;
      if (isGap(stretch)) return { kind: 'gap', stretch };
      let row = index - (before[low] as number);
      if (stretch.record) {
        if (row === 0) return { kind: 'record', stretch };
        row--;
      }
      const { octets, length } = stretch;
      if (!octets || stretch.record)
        return { kind: 'octets', stretch, start: row * PER_ROW, end: Math.min(length, (row + 1) * PER_ROW) };
      const starts = startsIn(stretch);
      return { kind: 'octets', stretch, start: starts[row] as number, end: starts[row + 1] ?? length };
    },
  };
}

const counted = new WeakMap<Uint8Array, number>();

function rowCount({ octets, length, record }: Stretch): number {
  if (record) return 1 + Math.ceil(length / PER_ROW);
  if (!octets) return Math.ceil(length / PER_ROW);
  let count = counted.get(octets);
  if (count === undefined) {
    count = 0;
    for (let at = 0; at < octets.length; count++) at = rowEnd(octets, at);
    counted.set(octets, count);
  }
  return count;
}

function rowStarts({ octets }: Stretch): number[] {
  const starts: number[] = [];
  for (let at = 0; octets && at < octets.length; at = rowEnd(octets, at)) starts.push(at);
  return starts;
}

/** A row ends after eight octets, or with its line. */
function rowEnd(octets: Uint8Array, start: number): number {
  const most = Math.min(octets.length, start + PER_ROW);
  for (let at = start; at < most; at++) if (octets[at] === LF) return at + 1;
  return most;
}

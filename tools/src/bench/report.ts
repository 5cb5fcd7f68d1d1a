/** The table that `pnpm bench` prints: one row a claim and run, and whether it held. */
import type { Ratio } from './statistics.ts';

export interface Row {
  what: string;
  run: number;
  ratio: Ratio | undefined;
  wanted: string;
  holds: boolean;
  detail: string;
}

export const show = (value: number): string => (value >= 100 ? value.toFixed(0) : value.toPrecision(3));

export interface Report {
  readonly rows: readonly Row[];
  /** The ratio's median may not be more than `limit`. */
  atMost(what: string, ratio: Ratio, limit: number, detail?: string): void;
  /** The ratio's median may not be less than `limit`. */
  atLeast(what: string, ratio: Ratio, limit: number, detail?: string): void;
  /** A figure that stands beside no baseline. */
  absolute(what: string, wanted: string, holds: boolean, detail: string): void;
}

export const HEAD =
  '| holds | what, EHLO beside its baseline | run | ratio [95 %] | wanted | detail |\n|---|---|---|---|---|---|\n';

/** @param rows every run adds its own */
export function createReport(run: number, rows: Row[]): Report {
  function add(row: Omit<Row, 'run'>): void {
    rows.push({ run, ...row });
    const ratio = row.ratio
      ? `${show(row.ratio.median)} × [${show(row.ratio.low)} – ${show(row.ratio.high)}, ${row.ratio.blocks} blocks]`
      : '';
    process.stdout.write(
      `| ${row.holds ? 'yes' : 'NO '} | ${row.what} | ${run} | ${ratio} | ${row.wanted} | ${row.detail} |\n`,
    );
  }
  return {
    rows,
    atMost: (what, ratio, limit, detail = '') =>
      add({ what, ratio, wanted: `≤ ${limit} ×`, holds: ratio.median <= limit, detail }),
    atLeast: (what, ratio, limit, detail = '') =>
      add({ what, ratio, wanted: `≥ ${limit} ×`, holds: ratio.median >= limit, detail }),
    absolute: (what, wanted, holds, detail) => add({ what, ratio: undefined, wanted, holds, detail }),
  };
}

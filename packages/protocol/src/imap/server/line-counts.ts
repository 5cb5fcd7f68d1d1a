import type { Span } from './letter-parts.ts';

/** How many lines end in a piece of a letter. */
export type LineCounts = (span: Span) => number;

const LF = 10;
const BLOCK = 64 * 1024;

/** Counts each block of the letter once, however many letters inside letters are asked for. */
export function createLineCounts(octets: Uint8Array): LineCounts {
  const counted: (number | undefined)[] = [];

  function countIn(start: number, end: number): number {
    let lines = 0;
    for (let at = start; at < end; at++) if (octets[at] === LF) lines++;
    return lines;
  }

  return ({ start, end }) => {
    let lines = 0;
    for (let at = start; at < end; ) {
      const block = Math.floor(at / BLOCK);
      const next = (block + 1) * BLOCK;
      if (at === block * BLOCK && next <= end) {
        const own = counted[block] ?? countIn(at, next);
        counted[block] = own;
        lines += own;
      } else lines += countIn(at, Math.min(next, end));
      at = next;
    }
    return lines;
  };
}

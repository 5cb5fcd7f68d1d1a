import { concat } from './octets.ts';

/**
 * A letter on its way out as the multi-line answer of POP3 (RFC 1939 §3): a line that begins with a dot gets another one,
 * and `.` CR LF ends it. Fed in chunks, cut anywhere.
 */
export interface DotWriter {
  /** What this chunk becomes. After the last line that is wanted, nothing. */
  feed(chunk: Uint8Array): Uint8Array;
  /** No more is wanted: what is left of the letter need not be read. */
  readonly enough: boolean;
  /** The end of the last line, if it has none, and the lone dot. */
  end(): Uint8Array;
}

const CR = 13;
const LF = 10;
const DOT = 46;
const ONE_DOT = Uint8Array.of(DOT);
const NOTHING = new Uint8Array(0);

/** @param limits.lines so many lines behind the empty line that ends the header (TOP, RFC 1939 §7). Default: all */
export function createDotWriter({ lines }: { lines?: number | undefined } = {}): DotWriter {
  let atLineStart = true;
  let last: number | undefined;
  /** Octets of the line in hand, and the first of them: alone, a CR is part of the line's end. */
  let length = 0;
  let first: number | undefined;
  let inHeader = true;
  let left = lines ?? Number.POSITIVE_INFINITY;
  let enough = false;

  /** A line ended. @returns whether it was the last that is wanted */
  function lineEnds(): boolean {
    if (!inHeader) left--;
    else if (length === 0 || (length === 1 && first === CR)) inHeader = false;
    length = 0;
    return !inHeader && left <= 0;
  }

  return {
    feed(chunk) {
      if (enough || chunk.length === 0) return NOTHING;
      const parts: Uint8Array[] = [];
      let from = 0;
      let at = 0;
      while (at < chunk.length) {
        // A bare LF begins a line too: who reads up to LF must not take what follows it for the end.
        if (atLineStart && chunk[at] === DOT) {
          if (at > from) parts.push(chunk.subarray(from, at));
          parts.push(ONE_DOT);
          from = at;
        }
        const lf = chunk.indexOf(LF, at);
        const end = lf < 0 ? chunk.length : lf;
        if (length === 0) first = chunk[at];
        length += end - at;
        atLineStart = lf >= 0;
        at = lf < 0 ? end : lf + 1;
        if (lf >= 0 && lineEnds()) {
          enough = true;
          break;
        }
      }
      if (at > from) parts.push(chunk.subarray(from, at));
      last = chunk[at - 1];
      const [only, ...more] = parts;
      return only && more.length === 0 ? only : concat(parts);
    },
    get enough() {
      return enough;
    },
    end() {
      const open = last !== undefined && last !== LF;
      return Uint8Array.from([...(open ? [CR, LF] : []), DOT, CR, LF]);
    },
  };
}

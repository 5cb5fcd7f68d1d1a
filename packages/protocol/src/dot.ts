/**
 * The letter after a 354, out of octets as they come (RFC 5321 §4.1.1.4 and §4.5.2): only CR LF `.` CR LF ends it, or
 * `.` CR LF as its very first line. A bare LF, a bare CR and NUL are content and pass unchanged; what else a server
 * took for an end is what SMTP smuggling is made of.
 */

export interface DotStep {
  /**
   * What this chunk adds to the letter, dot-stuffing undone. A view of the chunk where no dot had to go, else a copy:
   * never more than one array a chunk, whatever a hostile letter is made of.
   */
  octets: Uint8Array;
  /** The lone dot came. Then `rest` is what follows it, and the reader must not be fed again. */
  ended: boolean;
  rest: Uint8Array;
}

export interface DotReader {
  feed(chunk: Uint8Array): DotStep;
  /** Octets of the letter so far, without dot-stuffing and without the lone dot. */
  readonly size: number;
  /** More than `maxOctets` came: since then octets are counted and no longer handed out. */
  readonly tooLarge: boolean;
}

const CR = 13;
const LF = 10;
const DOT = 46;
const EMPTY: Uint8Array = new Uint8Array(0);

/** What the octets before the next one were. `lineDot`: a dot that began a line, held back; it is content in no case. */
type Seen = 'text' | 'cr' | 'lineStart' | 'lineDot' | 'lineDotCr';

/** Looks at so many octets by hand before it asks `indexOf`, whose call costs as much as some forty octets. */
const NEAR = 48;

function nextDot(chunk: Uint8Array, from: number): number {
  const near = Math.min(chunk.length, from + NEAR);
  for (let index = from; index < near; index++) if (chunk[index] === DOT) return index;
  if (near === chunk.length) return -1;
  return chunk.indexOf(DOT, near);
}

/**
 * @param limits.maxOctets Beyond it the letter's octets are counted, not handed out (a letter over the SIZE limit is
 *   read to its end and refused there, RFC 1870 §6.3). Default: no limit.
 */
export function createDotReader(limits: { maxOctets?: number } = {}): DotReader {
  const maxOctets = limits.maxOctets ?? Number.POSITIVE_INFINITY;
  let seen: Seen = 'lineStart';
  let size = 0;

  /** Made only when a dot has to go from a chunk, or a CR that was held back has to stand before it. */
  let copy = EMPTY;
  let copied = 0;
  function copyOf(chunk: Uint8Array): void {
    if (copy.length === 0) copy = new Uint8Array(chunk.length + 1);
  }
  function keep(chunk: Uint8Array, start: number, end: number): void {
    copyOf(chunk);
    if (end - start <= NEAR)
      for (let index = start; index < end; index++) copy[copied++] = chunk[index] as number;
    else {
      copy.set(chunk.subarray(start, end), copied);
      copied += end - start;
    }
  }

  function step(chunk: Uint8Array, from: number, end: number, ended: boolean, restAt: number): DotStep {
    let octets: Uint8Array;
    if (copied === 0) octets = from === 0 && end === chunk.length ? chunk : chunk.subarray(from, end);
    else {
      keep(chunk, from, end);
      octets = copy.subarray(0, copied);
    }
    copy = EMPTY;
    copied = 0;
    size += octets.length;
    if (size > maxOctets) octets = EMPTY;
    return { octets, ended, rest: ended ? chunk.subarray(restAt) : EMPTY };
  }

  return {
    feed(chunk) {
      if (chunk.length === 0) return { octets: EMPTY, ended: false, rest: EMPTY };
      /** First octet that is content and not yet kept. */
      let from = 0;
      /** Dots before this octet have been looked at. */
      let at = 0;
      const first = chunk[0];

      if (seen === 'lineDotCr') {
        if (first === LF) return step(chunk, 0, 0, true, 1);
        // `.` CR and something else: the dot was stuffing, the CR is content.
        copyOf(chunk);
        copy[copied++] = CR;
        seen = 'cr';
      } else if (seen === 'lineDot') {
        if (first === CR) {
          if (chunk.length === 1) {
            seen = 'lineDotCr';
            return step(chunk, 0, 0, false, 0);
          }
          if (chunk[1] === LF) return step(chunk, 0, 0, true, 2);
        }
        seen = 'text';
        at = first === DOT ? 1 : 0;
      }

      for (;;) {
        const dot = nextDot(chunk, at);
        if (dot < 0) break;
        const startsLine =
          dot >= 2
            ? chunk[dot - 1] === LF && chunk[dot - 2] === CR
            : dot === 1
              ? first === LF && seen === 'cr'
              : seen === 'lineStart';
        at = dot + 1;
        if (!startsLine) continue;
        if (at === chunk.length) {
          seen = 'lineDot';
          return step(chunk, from, dot, false, 0);
        }
        if (chunk[at] === CR) {
          if (at + 1 === chunk.length) {
            seen = 'lineDotCr';
            return step(chunk, from, dot, false, 0);
          }
          if (chunk[at + 1] === LF) return step(chunk, from, dot, true, at + 2);
        }
        if (dot > from) keep(chunk, from, dot);
        from = at;
        // A stuffed dot's follower cannot begin a line, even if it is a dot.
        if (chunk[at] === DOT) at++;
      }

      const last = chunk[chunk.length - 1];
      const beforeLast = chunk.length > 1 ? chunk[chunk.length - 2] === CR : seen === 'cr';
      seen = last === CR ? 'cr' : last === LF && beforeLast ? 'lineStart' : 'text';
      return step(chunk, from, chunk.length, false, 0);
    },
    get size() {
      return size;
    },
    get tooLarge() {
      return size > maxOctets;
    },
  };
}

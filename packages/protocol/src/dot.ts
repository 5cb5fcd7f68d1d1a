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
  return new Dots(limits.maxOctets ?? Number.POSITIVE_INFINITY);
}

/** A class, since there is one for each letter: functions made anew would cost more than what they do for a small one. */
class Dots implements DotReader {
  readonly #maxOctets: number;
  #seen: Seen = 'lineStart';
  #size = 0;
  /** Made only when a dot has to go from a chunk, or a CR that was held back has to stand before it. */
  #copy = EMPTY;
  #copied = 0;

  constructor(maxOctets: number) {
    this.#maxOctets = maxOctets;
  }

  get size(): number {
    return this.#size;
  }

  get tooLarge(): boolean {
    return this.#size > this.#maxOctets;
  }

  feed(chunk: Uint8Array): DotStep {
    if (chunk.length === 0) return { octets: EMPTY, ended: false, rest: EMPTY };
    /** First octet that is content and not yet kept. */
    let from = 0;
    /** Dots before this octet have been looked at. */
    let at = 0;
    const first = chunk[0];

    if (this.#seen === 'lineDotCr') {
      if (first === LF) return this.#step(chunk, 0, 0, true, 1);
      // `.` CR and something else: the dot was stuffing, the CR is content.
      this.#copyOf(chunk);
      this.#copy[this.#copied++] = CR;
      this.#seen = 'cr';
    } else if (this.#seen === 'lineDot') {
      if (first === CR) {
        if (chunk.length === 1) {
          this.#seen = 'lineDotCr';
          return this.#step(chunk, 0, 0, false, 0);
        }
        if (chunk[1] === LF) return this.#step(chunk, 0, 0, true, 2);
      }
      this.#seen = 'text';
      at = first === DOT ? 1 : 0;
    }

    for (;;) {
      const dot = nextDot(chunk, at);
      if (dot < 0) break;
      const startsLine =
        dot >= 2
          ? chunk[dot - 1] === LF && chunk[dot - 2] === CR
          : dot === 1
            ? first === LF && this.#seen === 'cr'
            : this.#seen === 'lineStart';
      at = dot + 1;
      if (!startsLine) continue;
      if (at === chunk.length) {
        this.#seen = 'lineDot';
        return this.#step(chunk, from, dot, false, 0);
      }
      if (chunk[at] === CR) {
        if (at + 1 === chunk.length) {
          this.#seen = 'lineDotCr';
          return this.#step(chunk, from, dot, false, 0);
        }
        if (chunk[at + 1] === LF) return this.#step(chunk, from, dot, true, at + 2);
      }
      if (dot > from) this.#keep(chunk, from, dot);
      from = at;
      // A stuffed dot's follower cannot begin a line, even if it is a dot.
      if (chunk[at] === DOT) at++;
    }

    const last = chunk[chunk.length - 1];
    const beforeLast = chunk.length > 1 ? chunk[chunk.length - 2] === CR : this.#seen === 'cr';
    this.#seen = last === CR ? 'cr' : last === LF && beforeLast ? 'lineStart' : 'text';
    return this.#step(chunk, from, chunk.length, false, 0);
  }

  #copyOf(chunk: Uint8Array): void {
    if (this.#copy.length === 0) this.#copy = new Uint8Array(chunk.length + 1);
  }

  #keep(chunk: Uint8Array, start: number, end: number): void {
    this.#copyOf(chunk);
    if (end - start > NEAR) {
      this.#copy.set(chunk.subarray(start, end), this.#copied);
      this.#copied += end - start;
      return;
    }
    for (let index = start; index < end; index++) this.#copy[this.#copied++] = chunk[index] as number;
  }

  #step(chunk: Uint8Array, from: number, end: number, ended: boolean, restAt: number): DotStep {
    let octets: Uint8Array;
    if (this.#copied === 0) octets = from === 0 && end === chunk.length ? chunk : chunk.subarray(from, end);
    else {
      this.#keep(chunk, from, end);
      octets = this.#copy.subarray(0, this.#copied);
    }
    this.#copy = EMPTY;
    this.#copied = 0;
    this.#size += octets.length;
    if (this.tooLarge) octets = EMPTY;
    return { octets, ended, rest: ended ? chunk.subarray(restAt) : EMPTY };
  }
}

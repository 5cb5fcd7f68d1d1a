import { concat } from './octets.ts';

/**
 * Lines out of octets as they come: one splitter for the server and for the panels, so that both agree on what a
 * line is (a server and a reader that disagree are how smuggling works).
 */

export type LineItem =
  /**
   * One line without its ending. Without a chunk boundary inside, `octets` is a view of the chunk that was fed: copy it
   * to keep it longer than the chunk.
   */
  | { kind: 'line'; octets: Uint8Array; ending: 'crlf' | 'lf' }
  /** A line longer than the limit has ended. `length`: octets before its ending; `octets`: as many of them as the limit. */
  | { kind: 'overlong'; octets: Uint8Array; length: number; ending: 'crlf' | 'lf' };

export interface LineReader {
  /** Adds what arrived. The chunk is not copied, so its octets must stay as they are until they are read. */
  feed(chunk: Uint8Array): void;
  /** The next whole line, or undefined when more octets are needed. Costs what the line's octets cost. */
  next(): LineItem | undefined;
  /** Hands back every octet after the last line returned, and forgets them: what follows is no longer lines. */
  takeRest(): Uint8Array;
  /** A copy of every octet after the last line returned; of a line beyond the limit only as many as that. */
  rest(): Uint8Array;
  /** Octets before the ending of the line that has begun and not ended; 0 between lines. */
  readonly begun: number;
}

const CR = 13;
const LF = 10;
const EMPTY: Uint8Array = new Uint8Array(0);

/**
 * A line ends with LF; a CR just before it belongs to the ending, any other CR is content (RFC 5321 §2.3.8).
 *
 * @param limits.maxOctets A line's most octets, without its ending. Beyond them memory stays bounded by this number.
 */
export const createLineReader = (limits: { maxOctets: number }): LineReader => new Lines(limits.maxOctets);

/** A class, as every connection has one: a closure a method would cost several times the memory. */
class Lines implements LineReader {
  readonly #maxOctets: number;
  #chunks: Uint8Array[] = [];
  #chunk = EMPTY;
  #at = 0;
  /** The begun line's octets from earlier chunks; more than `#keep` of them are counted in `#begun` only. */
  #held = EMPTY;
  #begun = 0;
  /** Whether the begun line's last octet so far is CR. */
  #afterCr = false;

  constructor(maxOctets: number) {
    this.#maxOctets = maxOctets;
  }

  feed(octets: Uint8Array): void {
    if (octets.length > 0) this.#chunks.push(octets);
  }

  next(): LineItem | undefined {
    for (;;) {
      if (this.#at === this.#chunk.length) {
        const following = this.#chunks.shift();
        this.#chunk = following ?? EMPTY;
        this.#at = 0;
        if (!following) return undefined;
      }
      const chunk = this.#chunk;
      const at = this.#at;
      const end = chunk.indexOf(LF, at);
      if (end >= 0) {
        this.#at = end + 1;
        return this.#finish(chunk.subarray(at, end));
      }
      this.#hold(at === 0 ? chunk : chunk.subarray(at));
      this.#at = chunk.length;
    }
  }

  rest(): Uint8Array {
    return concat(this.#unread());
  }

  takeRest(): Uint8Array {
    const parts = this.#unread();
    this.#chunks = [];
    this.#chunk = EMPTY;
    this.#at = 0;
    this.#lineEnds();
    return parts.length === 1 ? (parts[0] as Uint8Array) : concat(parts);
  }

  get begun(): number {
    return this.#begun;
  }

  /** One octet more: a CR may be half of an ending whose LF is yet to come. */
  get #keep(): number {
    return this.#maxOctets + 1;
  }

  #unread(): Uint8Array[] {
    const held = this.#held.subarray(0, Math.min(this.#begun, this.#keep));
    return [held, this.#chunk.subarray(this.#at), ...this.#chunks].filter((part) => part.length > 0);
  }

  #hold(octets: Uint8Array): void {
    if (octets.length === 0) return;
    const begun = this.#begun;
    const room = Math.min(this.#keep - begun, octets.length);
    if (room > 0) {
      if (begun + room > this.#held.length) {
        const grown = new Uint8Array(Math.min(this.#keep, Math.max(64, this.#held.length * 2, begun + room)));
        grown.set(this.#held.subarray(0, begun));
        this.#held = grown;
      }
      this.#held.set(octets.subarray(0, room), begun);
    }
    this.#begun += octets.length;
    this.#afterCr = octets[octets.length - 1] === CR;
  }

  #finish(tail: Uint8Array): LineItem {
    let all = tail;
    let crlf = tail[tail.length - 1] === CR;
    let length = tail.length;
    if (this.#begun > 0) {
      this.#hold(tail);
      all = this.#held;
      crlf = this.#afterCr;
      length = this.#begun;
      this.#lineEnds();
    }
    if (crlf) length--;
    const ending = crlf ? 'crlf' : 'lf';
    const most = this.#maxOctets;
    if (length > most) return { kind: 'overlong', octets: all.subarray(0, most), length, ending };
    return { kind: 'line', octets: length === all.length ? all : all.subarray(0, length), ending };
  }

  #lineEnds(): void {
    this.#held = EMPTY;
    this.#begun = 0;
    this.#afterCr = false;
  }
}

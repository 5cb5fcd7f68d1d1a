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
export function createLineReader(limits: { maxOctets: number }): LineReader {
  const { maxOctets } = limits;
  // One octet more: a CR may be half of an ending whose LF is yet to come.
  const keep = maxOctets + 1;
  const chunks: Uint8Array[] = [];
  let chunk = EMPTY;
  let at = 0;
  /** The begun line's octets from earlier chunks; more than `keep` of them are counted in `begun` only. */
  let held = EMPTY;
  let begun = 0;
  /** Whether the begun line's last octet so far is CR. */
  let afterCr = false;

  function hold(octets: Uint8Array): void {
    if (octets.length === 0) return;
    const room = Math.min(keep - begun, octets.length);
    if (room > 0) {
      if (begun + room > held.length) {
        const grown = new Uint8Array(Math.min(keep, Math.max(64, held.length * 2, begun + room)));
        grown.set(held.subarray(0, begun));
        held = grown;
      }
      held.set(octets.subarray(0, room), begun);
    }
    begun += octets.length;
    afterCr = octets[octets.length - 1] === CR;
  }

  function finish(tail: Uint8Array): LineItem {
    let all = tail;
    let crlf = tail[tail.length - 1] === CR;
    let length = tail.length;
    if (begun > 0) {
      hold(tail);
      all = held;
      crlf = afterCr;
      length = begun;
      held = EMPTY;
      begun = 0;
      afterCr = false;
    }
    if (crlf) length--;
    const ending = crlf ? 'crlf' : 'lf';
    if (length > maxOctets) return { kind: 'overlong', octets: all.subarray(0, maxOctets), length, ending };
    return { kind: 'line', octets: length === all.length ? all : all.subarray(0, length), ending };
  }

  const unread = (): Uint8Array[] =>
    [held.subarray(0, Math.min(begun, keep)), chunk.subarray(at), ...chunks].filter(
      (part) => part.length > 0,
    );

  return {
    feed(octets) {
      if (octets.length > 0) chunks.push(octets);
    },
    next() {
      for (;;) {
        if (at === chunk.length) {
          const following = chunks.shift();
          chunk = following ?? EMPTY;
          at = 0;
          if (!following) return undefined;
        }
        const end = chunk.indexOf(LF, at);
        if (end >= 0) {
          const tail = chunk.subarray(at, end);
          at = end + 1;
          return finish(tail);
        }
        hold(at === 0 ? chunk : chunk.subarray(at));
        at = chunk.length;
      }
    },
    rest: () => concat(unread()),
    takeRest() {
      const parts = unread();
      chunks.length = 0;
      chunk = EMPTY;
      at = 0;
      held = EMPTY;
      begun = 0;
      afterCr = false;
      return parts.length === 1 ? (parts[0] as Uint8Array) : concat(parts);
    },
    get begun() {
      return begun;
    },
  };
}

import { concat } from './octets.ts';

/**
 * Octets on their way to the server, kept until it has them. A cursor marks what was sent; every operation costs
 * what it touches, however much is kept (a pasted novel is a hundred thousand lines, each a piece of its own).
 */
export interface KeptOctets {
  push(octets: Uint8Array): void;
  /** The next piece to send, at most `room` octets of it; a whole one, whatever its size, when `room` is undefined. */
  take(room: number | undefined): { offset: number; octets: Uint8Array } | undefined;
  /** The server has everything before `offset`. */
  forget(offset: number): void;
  /** Everything kept is to be sent again. */
  rewind(): void;
  /** Offsets since the dial: kept from, sent to, kept to. */
  readonly from: number;
  readonly sent: number;
  readonly end: number;
  all(): Uint8Array;
}

/** Pieces that were forgotten stay in front of the array until there are this many. */
const TRIM = 1024;

export function createKeptOctets(from: number, first: Uint8Array): KeptOctets {
  let pieces: Uint8Array[] = [];
  let head = 0;
  /** Octets of the piece at `head` that are forgotten already. */
  let bite = 0;
  let next = 0;
  /** Octets of the piece at `next` that were sent. */
  let partly = 0;
  let start = from;
  let sent = from;
  let end = from;

  const self: KeptOctets = {
    get from() {
      return start;
    },
    get sent() {
      return sent;
    },
    get end() {
      return end;
    },
    push(octets) {
      if (octets.length === 0) return;
      pieces.push(octets);
      end += octets.length;
    },
    take(room) {
      const piece = pieces[next];
      if (!piece || room === 0) return undefined;
      const octets = piece.subarray(partly, room === undefined ? piece.length : partly + room);
      const offset = sent;
      sent += octets.length;
      partly += octets.length;
      if (partly === piece.length) {
        next++;
        partly = 0;
      }
      return { offset, octets };
    },
    forget(offset) {
      while (start < offset && head < pieces.length) {
        const left = (pieces[head] as Uint8Array).length - bite;
        const step = Math.min(left, offset - start);
        start += step;
        if (step === left) {
          head++;
          bite = 0;
        } else bite += step;
      }
      if (sent < start) {
        sent = start;
        next = head;
        partly = bite;
      }
      if (head < TRIM) return;
      pieces = pieces.slice(head);
      next -= head;
      head = 0;
    },
    rewind() {
      sent = start;
      next = head;
      partly = bite;
    },
    all() {
      const kept = pieces.slice(head);
      if (kept[0]) kept[0] = kept[0].subarray(bite);
      return concat(kept);
    },
  };
  self.push(first);
  return self;
}

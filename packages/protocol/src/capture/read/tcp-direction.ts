/**
 * One direction of a TCP connection put in order again (RFC 9293 §3.4): octets come out once, ascending, whatever the segments were.
 * What was sent again is counted; what the capture never saw becomes a gap as soon as it is sure that it will not come.
 */
export interface TcpDirection {
  /** Octets, or so many that are missing, that a reader has now. */
  deliver(at: number, length: number, octets: Uint8Array | undefined): void;
  /** The side said that it says no more, and all before that has come. */
  finished(at: number): void;
}

export interface DirectionCounts {
  segments: number;
  /** Octets of segments that had come before. */
  sentAgain: number;
  /** Segments that came before what stands in front of them. */
  early: number;
  /** Octets that the capture does not have. */
  missing: number;
}

interface Early {
  offset: number;
  /** Of the segment; `octets` may be fewer, where the capture cut it. */
  length: number;
  octets: Uint8Array;
}

/** Octets that wait for what stands in front of them; beyond that what is missing is given up. */
const MOST_EARLY_OCTETS = 2 ** 20;
const MOST_EARLY = 1024;

export class Direction {
  readonly counts: DirectionCounts = { segments: 0, sentAgain: 0, early: 0, missing: 0 };
  readonly #to: TcpDirection;
  /** Sequence number of the octet at `#offset`; undefined before the first segment. */
  #next: number | undefined;
  #offset = 0;
  #early: Early[] = [];
  #earlyOctets = 0;
  /** Octets that the other side has, by its acknowledgements. */
  #acknowledged = 0;
  #fin: number | undefined;
  isFinished = false;

  constructor(to: TcpDirection) {
    this.#to = to;
  }

  /** The stream begins with this number, or was first seen there. */
  begin(sequence: number): void {
    this.#next ??= sequence;
  }

  get hasBegun(): boolean {
    return this.#next !== undefined;
  }

  /** Octets before the next one. */
  get offset(): number {
    return this.#offset;
  }

  /** Whether a SYN with this number is the one that the stream began with. */
  isStart(sequence: number): boolean {
    return this.#next !== undefined && this.#offsetOf(sequence + 1) === 0;
  }

  /** @param cut octets of the payload that the capture does not have */
  segment(at: number, sequence: number, payload: Uint8Array, cut: number, fin: boolean): void {
    this.begin(sequence);
    const offset = this.#offsetOf(sequence);
    const length = payload.length + cut;
    if (length > 0) {
      this.counts.segments++;
      // One octet that has come before asks whether the other side is there (RFC 9293 §3.8.4).
      const isKeepAlive = length === 1 && offset === this.#offset - 1;
      if (!isKeepAlive) this.#octets(at, offset, length, payload);
    }
    if (fin) this.#fin ??= offset + length;
    this.#settle(at);
  }

  /** The other side has everything before this number. */
  acknowledged(at: number, sequence: number): void {
    if (this.#next === undefined) return;
    const offset = this.#offsetOf(sequence);
    if (offset <= this.#acknowledged) return;
    this.#acknowledged = offset;
    this.#settle(at);
  }

  /** Nothing more comes: what waits is handed out with gaps. */
  end(at: number): void {
    while (this.#early.length > 0) this.#fillTo(at, this.#early[0]?.offset ?? 0);
    if (this.#fin !== undefined && this.#fin > this.#offset) this.#gap(at, this.#fin - this.#offset);
    this.#settle(at);
  }

  /** Numbers go round at 2^32: the nearest to the next one is meant. */
  #offsetOf(sequence: number): number {
    return this.#offset + ((sequence - (this.#next as number)) | 0);
  }

  #octets(at: number, offset: number, length: number, payload: Uint8Array): void {
    const end = offset + length;
    const old = Math.min(end, this.#offset) - offset;
    if (old > 0) this.counts.sentAgain += Math.min(old, length);
    if (end <= this.#offset) return;
    if (offset <= this.#offset) {
      const skipped = this.#offset - offset;
      this.#hand(at, length - skipped, payload.subarray(Math.min(skipped, payload.length)));
      return;
    }
    this.counts.early++;
    const place = this.#early.findLastIndex((one) => one.offset <= offset) + 1;
    const before = this.#early[place - 1];
    if (before && before.offset === offset && before.length >= length) {
      this.counts.sentAgain += length;
      return;
    }
    // A copy: what was fed is another slice of the file soon.
    this.#early.splice(place, 0, { offset, length, octets: payload.slice() });
    this.#earlyOctets += payload.length;
  }

  #settle(at: number): void {
    for (;;) {
      const [first] = this.#early;
      if (!first) break;
      if (first.offset > this.#offset) {
        const givenUp =
          this.#acknowledged >= first.offset ||
          this.#earlyOctets > MOST_EARLY_OCTETS ||
          this.#early.length > MOST_EARLY;
        if (!givenUp) return;
      }
      this.#fillTo(at, first.offset);
    }
    if (this.#fin === undefined || this.isFinished) return;
    if (this.#fin > this.#offset) return;
    this.isFinished = true;
    this.#to.finished(at);
  }

  /** Hands out the first that waits, behind a gap if one is left. */
  #fillTo(at: number, offset: number): void {
    const first = this.#early.shift();
    if (!first) return;
    this.#earlyOctets -= first.octets.length;
    if (offset > this.#offset) this.#gap(at, offset - this.#offset);
    const skipped = this.#offset - first.offset;
    if (skipped > 0) this.counts.sentAgain += Math.min(skipped, first.length);
    if (skipped < first.length)
      this.#hand(at, first.length - skipped, first.octets.subarray(Math.min(skipped, first.octets.length)));
  }

  /** @param octets the first of `length`; the rest was cut off */
  #hand(at: number, length: number, octets: Uint8Array): void {
    const whole = Math.min(length, octets.length);
    if (whole > 0) {
      this.#advance(whole);
      this.#to.deliver(at, whole, octets.subarray(0, whole));
    }
    if (length > whole) this.#gap(at, length - whole);
  }

  #gap(at: number, length: number): void {
    this.counts.missing += length;
    this.#advance(length);
    this.#to.deliver(at, length, undefined);
  }

  #advance(octets: number): void {
    this.#offset += octets;
    this.#next = ((this.#next as number) + octets) >>> 0;
  }
}

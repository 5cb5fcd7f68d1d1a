import { FLAG, type Socket, tcpPacket } from './packets.ts';

export type Side = 'client' | 'server';

/** A packet with its time, in microseconds, and what is to be noted at it. */
export type Emit = (at: number, packet: Uint8Array, comments: readonly string[]) => void;

/** What fits behind the headers in the 1500 octets of an Ethernet (RFC 9293 §3.7.1). */
const LARGEST_IPV4 = 1460;
const LARGEST_IPV6 = 1440;
/** Of two whole segments one is acknowledged at once (RFC 9293 §3.8.6.3, RFC 5681 §4.2). */
const ACKNOWLEDGED_AT_ONCE = 2;

/** One direction of a connection. */
interface Direction {
  /** Sequence number of the next octet. */
  next: number;
  /** Number that this side has acknowledged of the other's. */
  acknowledged: number;
  /** Segments of the other side that it has not acknowledged. */
  owes: number;
  /** Its FIN is out. */
  finished: boolean;
  identification: number;
  /** For its next packet. */
  comments: string[];
}

/**
 * The segments that one TCP connection would have been: three to begin with, then what was written, cut where a segment is full
 * and nowhere else, acknowledgements, and an end by FIN or RST.
 */
export class Conversation {
  readonly #ends: Record<Side, Socket>;
  readonly #emit: Emit;
  readonly #largest: number;
  readonly #sides: Record<Side, Direction>;

  /** @param ends addresses of one length; @param seed of the first sequence numbers, which are the same each time */
  constructor(ends: Record<Side, Socket>, seed: number, emit: Emit) {
    this.#ends = ends;
    this.#emit = emit;
    this.#largest = ends.client.address.length === 4 ? LARGEST_IPV4 : LARGEST_IPV6;
    this.#sides = { client: direction(seed), server: direction(seed + 0x5bd1e995) };
  }

  open(at: number, comments: readonly string[]): void {
    this.#sides.client.comments.push(...comments);
    this.#segment(at, 'client', FLAG.syn, NOTHING);
    this.#sides.client.next = plus(this.#sides.client.next, 1);
    this.#segment(at, 'server', FLAG.syn | FLAG.ack, NOTHING);
    this.#sides.server.next = plus(this.#sides.server.next, 1);
    this.#segment(at, 'client', FLAG.ack, NOTHING);
  }

  /** Goes with the next packet of this side. */
  note(from: Side, comment: string): void {
    const { comments } = this.#sides[from];
    if (comments.length < MOST_COMMENTS) comments.push(comment);
  }

  octets(at: number, from: Side, octets: Uint8Array): void {
    const sender = this.#sides[from];
    if (sender.finished) return;
    const to = other(from);
    for (let start = 0; start < octets.length; start += this.#largest) {
      const payload = octets.subarray(start, start + this.#largest);
      const isLast = start + this.#largest >= octets.length;
      this.#segment(at, from, FLAG.ack | (isLast ? FLAG.psh : 0), payload);
      sender.next = plus(sender.next, payload.length);
      if (++this.#sides[to].owes >= ACKNOWLEDGED_AT_ONCE) this.acknowledge(at, to);
    }
  }

  /** Octets that crossed and are not here: the numbers go on without them. */
  missing(from: Side, length: number): void {
    const sender = this.#sides[from];
    if (!sender.finished) sender.next = plus(sender.next, length);
  }

  /** Whether this side has yet to acknowledge what came. */
  owes(side: Side): boolean {
    return this.#sides[side].owes > 0;
  }

  acknowledge(at: number, from: Side): void {
    if (this.owes(from)) this.#segment(at, from, FLAG.ack, NOTHING);
  }

  /** This side says no more, and still listens. */
  finish(at: number, by: Side): void {
    const side = this.#sides[by];
    if (side.finished) return;
    this.#segment(at, by, FLAG.fin | FLAG.ack, NOTHING);
    side.next = plus(side.next, 1);
    side.finished = true;
    this.#sides[other(by)].owes++;
  }

  close(at: number, by: Side): void {
    this.finish(at, by);
    this.finish(at, other(by));
    this.acknowledge(at, by);
    this.acknowledge(at, other(by));
  }

  reset(at: number, by: Side): void {
    this.#segment(at, by, FLAG.rst | FLAG.ack, NOTHING);
  }

  #segment(at: number, from: Side, flags: number, payload: Uint8Array): void {
    const sender = this.#sides[from];
    const to = other(from);
    const acknowledges = (flags & FLAG.ack) !== 0;
    if (acknowledges) {
      sender.acknowledged = this.#sides[to].next;
      sender.owes = 0;
    }
    const packet = tcpPacket({
      from: this.#ends[from],
      to: this.#ends[to],
      sequence: sender.next,
      acknowledgement: acknowledges ? sender.acknowledged : 0,
      flags,
      identification: sender.identification,
      payload,
      ...(flags & FLAG.syn && { largestSegment: this.#largest }),
    });
    sender.identification = (sender.identification + 1) & 0xffff;
    this.#emit(at, packet, sender.comments);
    if (sender.comments.length > 0) sender.comments = [];
  }
}

const NOTHING = new Uint8Array(0);
/** Comments that wait for one packet. */
const MOST_COMMENTS = 20;

const other = (side: Side): Side => (side === 'client' ? 'server' : 'client');
/** Numbers of TCP go round at 2^32 (RFC 9293 §3.4). */
const plus = (sequence: number, octets: number): number => (sequence + octets) % 2 ** 32;

function direction(seed: number): Direction {
  const next = Math.imul(seed, 2654435761) >>> 0;
  return { next, acknowledged: 0, owes: 0, finished: false, identification: next & 0xffff, comments: [] };
}

import { concat } from '@ehlo/protocol';
import type { ConnectionHeld, ConnectionReleased, Seq, Side, WireHolder } from '@ehlo/wire';
import type { LabClock } from '../clock.ts';
import { PrivateOctets, type Span } from './private-octets.ts';
import { holdsSide, type Passage, type WireHold } from './wire-hold.ts';

/** A line goes on by itself after so long, unless the class is paused. */
export const LINE_MS = 10 * 60_000;
/** Of what has no line end so much waits as one piece. */
const LONGEST_PIECE = 8 * 1024;
/** So much of a direction waits here; then its sender waits, as with any window that is full. */
const MOST_WAITING = 16 * 1024;
/** Octets of lines that one connection can have held; after them nothing of it is held. */
const MOST_HELD = 512 * 1024;

const LF = 10;
const NOTHING = new Uint8Array(0);

/** What a gate writes into the log. */
export interface GateTap {
  /** Octets that cross can be told apart into lines. */
  readonly readable: boolean;
  /** @returns its number; undefined while the connection has no place in a log */
  held(line: Omit<ConnectionHeld, 'kind' | 'connection' | 'offset'>): Seq | undefined;
  released(line: Omit<ConnectionReleased, 'kind' | 'connection'>): void;
}

/** What stands behind a gate. */
export interface Way {
  /** Octets of this side go on; `hidden` of them may be a secret. */
  arrive(from: Side, octets: Uint8Array, hidden?: Span): void;
  /** No line of this side waits any more, at most the beginning of one. */
  empty(from: Side): void;
}

export interface GateParts {
  tap: GateTap;
  clock: LabClock;
  way: Way;
  /** What holds this connection now. */
  holds(): readonly WireHold[];
  /** Another line waits than before, or others behind it. */
  changed(): void;
}

/** The line of a side whose turn it is. */
export interface Waiting {
  readonly held: Seq;
  readonly from: Side;
  readonly octets: Uint8Array;
  readonly hidden?: Span;
  /** Milliseconds since the epoch. */
  readonly since: number;
  readonly until?: number;
}

interface Front extends Waiting {
  cancel(): void;
}

interface Lane {
  behind: Uint8Array;
  /** Line ends in `behind`. */
  lines: number;
  front: Front | undefined;
  /** No more comes: what has no line end is a line too. */
  ended: boolean;
}

/**
 * Where the lines of one connection wait, each way by itself, in order. The first of a direction is told as held; those behind it wait
 * unseen. Without a hold it keeps nothing and costs a look.
 */
export class Gate {
  readonly #parts: GateParts;
  readonly #lanes: Record<Side, Lane> = {
    client: { behind: NOTHING, lines: 0, front: undefined, ended: false },
    server: { behind: NOTHING, lines: 0, front: undefined, ended: false },
  };
  /** Until the next reply: `waits` for the server, `answered`: the client's next line is held again. */
  #passing: 'no' | 'waits' | 'answered' = 'no';
  #private = new PrivateOctets();
  #heldOctets = 0;
  #closing = false;
  #over = false;

  constructor(parts: GateParts) {
    this.#parts = parts;
  }

  /** Whether octets of this side may go on at once. They do then. */
  lets(from: Side, octets: Uint8Array): boolean {
    if (this.busy(from) || this.#stops(from)) return false;
    if (from === 'client') this.#private.read(octets);
    else this.#private.serverSaid(octets, this.busy('client'));
    this.#goesOn(from);
    return true;
  }

  /** Takes octets of a side that may not, or what waits before them. */
  take(from: Side, octets: Uint8Array): void {
    const lane = this.#lanes[from];
    lane.behind = lane.behind.length > 0 ? concat([lane.behind, octets]) : octets;
    lane.lines += lineEnds(octets);
    // Before anybody has it: the client's next line may be the answer.
    if (from === 'server') this.#private.serverSaid(octets, this.busy('client'));
    if (lane.front) this.#parts.changed();
    this.#go(from);
  }

  busy(from: Side): boolean {
    const { front, behind } = this.#lanes[from];
    return front !== undefined || behind.length > 0;
  }

  /** No more of this side should be read before something of it went on. */
  full(from: Side): boolean {
    return this.#lanes[from].behind.length >= MOST_WAITING;
  }

  /** The lines whose turn it is, at most one a side. */
  get waiting(): readonly Waiting[] {
    return [this.#lanes.client.front, this.#lanes.server.front].filter((front) => front !== undefined);
  }

  /** Lines that have come behind the one that waits. */
  behind(from: Side): number {
    return this.#lanes[from].lines;
  }

  /** @returns false when this line waits no more */
  release(held: Seq, passage: Passage, by: WireHolder): boolean {
    const found = this.waiting.find((line) => line.held === held);
    if (!found) return false;
    this.#passing = 'no';
    this.#release(found.from, passage, 'by-hand', by);
    return true;
  }

  /** Everything goes on until the server has said something; the client's next line then waits again. */
  untilReply(by: WireHolder): void {
    this.#passing = 'waits';
    // What the server says counts as the reply, also what it said and waits.
    for (const side of ['client', 'server'] as const) {
      this.#release(side, { as: 'same' }, 'until-reply', by);
      // The end of an unfinished line is waited for no more.
      if (this.busy(side)) this.#go(side);
    }
  }

  /** The room is held otherwise than before. */
  changed(): void {
    this.#passing = 'no';
    for (const side of ['client', 'server'] as const)
      if (this.#stops(side)) this.#armAnew(side);
      else {
        this.#release(side, { as: 'same' }, 'switched-off');
        if (this.busy(side)) this.#go(side);
      }
  }

  /** The side ends behind what waits. */
  ends(from: Side): void {
    this.#lanes[from].ended = true;
    if (this.busy(from)) this.#go(from);
  }

  /** What waits of this side goes on now: there is nothing left to wait for. */
  hurry(from: Side): void {
    const lane = this.#lanes[from];
    const behind = this.#shift(lane, lane.behind.length);
    this.#release(from, { as: 'same' }, 'over');
    // Half a line in clear is no beginning of what comes over TLS.
    if (from === 'client') this.#private = new PrivateOctets();
    if (behind.length === 0) return;
    this.#goesOn(from);
    this.#parts.way.arrive(from, behind);
  }

  /** The lab closes, and nothing is held any more: what the server said goes on, what the client said goes with the connection. */
  close(): void {
    this.#closing = true;
    this.#lanes.client.front?.cancel();
    this.#release('server', { as: 'same' }, 'over');
    if (this.busy('server')) this.#go('server');
  }

  /** What waits never goes on: the connection is no more. */
  cut(): void {
    this.#over = true;
    for (const side of ['client', 'server'] as const) {
      const lane = this.#lanes[side];
      this.#shift(lane, lane.behind.length);
      this.#release(side, { as: 'dropped' }, 'over');
    }
  }

  #stops(from: Side): boolean {
    const holds = this.#parts.holds();
    if (holds.length === 0 || this.#heldOctets > MOST_HELD) return false;
    if (this.#passing !== 'no' && !(this.#passing === 'answered' && from === 'client')) return false;
    this.#passing = 'no';
    return holdsSide(holds, from);
  }

  #goesOn(from: Side): void {
    if (from === 'server' && this.#passing === 'waits') this.#passing = 'answered';
  }

  /** Lets on what may, and says which line is the next to wait. */
  #go(from: Side): void {
    if (this.#closing && from === 'client') return;
    const lane = this.#lanes[from];
    while (lane.behind.length > 0 && !lane.front && !this.#over) {
      const stops = this.#stops(from);
      const length = stops ? this.#cut(from) : lane.behind.length;
      // A line that is not whole waits for its end.
      if (length === 0) break;
      const octets = this.#shift(lane, length);
      const isRead = from === 'client' && this.#parts.tap.readable;
      const hidden = isRead ? this.#private.read(octets) : undefined;
      if (stops && this.#hold(from, octets, hidden)) return;
      this.#goesOn(from);
      this.#parts.way.arrive(from, octets, hidden);
    }
    if (!lane.front && !this.#over) this.#parts.way.empty(from);
  }

  /** Octets of the next line, or piece; 0: it has not ended. */
  #cut(from: Side): number {
    const { behind, ended } = this.#lanes[from];
    // What is not lines is held as it came.
    if (!this.#parts.tap.readable) return behind.length;
    const end = behind.indexOf(LF) + 1;
    if (end > 0 && end <= LONGEST_PIECE) return end;
    if (behind.length >= LONGEST_PIECE) return LONGEST_PIECE;
    // A server says no more before this is across, or ever.
    return ended || from === 'server' ? behind.length : 0;
  }

  #shift(lane: Lane, length: number): Uint8Array {
    const octets = lane.behind.subarray(0, length);
    lane.behind = lane.behind.subarray(length);
    lane.lines -= lineEnds(octets);
    return octets;
  }

  /** @returns false when it cannot be logged: then it does not wait */
  #hold(from: Side, octets: Uint8Array, hidden: Span | undefined): boolean {
    const { tap, clock } = this.#parts;
    const until = this.#until();
    const line = { from, octets, ...(hidden && { hidden }) };
    const held = tap.held({ ...line, ...(until !== undefined && { until }), length: octets.length });
    if (held === undefined) return false;
    this.#heldOctets += octets.length;
    this.#arm({ ...line, held, since: clock.now() }, until);
    return true;
  }

  /** When a line that begins to wait goes on by itself. */
  #until(): number | undefined {
    const { clock, holds } = this.#parts;
    return holds().some(({ holder }) => holder === 'pause') ? undefined : clock.now() + LINE_MS;
  }

  #arm(line: Omit<Waiting, 'until'>, until: number | undefined): void {
    const { from } = line;
    this.#lanes[from].front =
      until === undefined
        ? { ...line, cancel: () => undefined }
        : {
            ...line,
            until,
            cancel: this.#parts.clock.after(LINE_MS, () => this.#release(from, { as: 'same' }, 'too-long')),
          };
    this.#parts.changed();
  }

  /** While the class is paused no line goes on by itself, whenever it came. */
  #armAnew(from: Side): void {
    const { front } = this.#lanes[from];
    const until = this.#until();
    if (!front || (front.until === undefined) === (until === undefined)) return;
    const { until: _until, cancel, ...line } = front;
    cancel();
    this.#arm(line, until);
  }

  #release(from: Side, passage: Passage, how: ConnectionReleased['how'], by?: WireHolder): void {
    const lane = this.#lanes[from];
    const { front } = lane;
    if (!front) return;
    front.cancel();
    lane.front = undefined;
    this.#parts.changed();
    const { octets, hidden } = this.#inItsPlace(front, passage);
    this.#parts.tap.released({
      held: front.held,
      from,
      ...passage,
      ...(passage.as === 'edited' && hidden && { hidden }),
      how,
      ...(by !== undefined && { by }),
    });
    this.#goesOn(from);
    if (octets.length > 0) this.#parts.way.arrive(from, octets, hidden);
    if (!this.#over) this.#go(from);
  }

  /** What goes on of a line that waited. */
  #inItsPlace(front: Front, passage: Passage): Pick<Waiting, 'octets'> & { hidden?: Span | undefined } {
    if (passage.as === 'same') return front;
    if (passage.as === 'dropped') return { octets: NOTHING };
    const { octets } = passage;
    if (front.from === 'client')
      return { octets, hidden: new PrivateOctets(front.hidden?.start === 0).read(octets) };
    // Whoever plays the server may ask for more; but what it said behind this line is what it said last.
    if (this.#lanes.server.behind.length === 0) this.#private.serverSaid(octets, this.busy('client'));
    return { octets };
  }
}

function lineEnds(octets: Uint8Array): number {
  let count = 0;
  for (let at = octets.indexOf(LF); at >= 0; at = octets.indexOf(LF, at + 1)) count++;
  return count;
}

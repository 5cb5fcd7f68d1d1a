import type { RoomId, Seq, ServiceName } from '@ehlo/wire';
import type { LabClock } from '../clock.ts';
import type { Door } from '../door/door.ts';
import type { Home } from '../door/tap.ts';

export interface ConnectionLimits {
  /** Connections at a time, in all. */
  connections: number;
  /** From one address outside, or from one room inside. */
  connectionsPerCaller: number;
  /** A client that gets nowhere for so long is sent away (RFC 5321 §4.5.3.2.7 asks for at least five minutes). */
  idleMs: number;
  /** A command that has begun may take so long to end. */
  lineMs: number;
}

export const CONNECTION_LIMITS: ConnectionLimits = {
  connections: 4000,
  connectionsPerCaller: 1200,
  idleMs: 30 * 60_000,
  lineMs: 10 * 60_000,
};

/** A connection while it lives. */
export interface LiveConnection {
  readonly service: ServiceName;
  readonly door: Door;
  /** Address outside, or room inside: whom the limits count. */
  readonly caller: string;
  /** When the client last got on, in the clock's milliseconds. */
  progressAt: number;
  /** Since when a command has begun and not ended. */
  unfinishedSince: number | undefined;
  /** So long its clocks have stood still, in milliseconds. */
  stoodStillMs: number;
  /** Resolves when the events have their new room; set while they move. */
  moving?: Promise<unknown>;
  sayGoodbye(why: 'idle' | 'shutdown'): void;
}

/** Idle clients are looked for so often; one timer serves all connections. */
const SWEEP_MS = 10_000;

/** Of one connection clocks stand still so long in all: who holds their wire for ever keeps no connection for ever. */
const MOST_STILL_MS = 4 * 60 * 60_000;

/** All connections that live now, and what is done with them together. */
export class Connections {
  readonly #limits: ConnectionLimits;
  readonly #clock: LabClock;
  readonly #live = new Set<LiveConnection>();
  readonly #byCaller = new Map<string, number>();
  #empty: (() => void)[] = [];
  /** Rooms in which no idle clock runs. */
  readonly #still = new Set<RoomId>();
  #sweptAt: number;
  #cancelSweep: () => void;

  constructor(limits: ConnectionLimits, clock: LabClock) {
    this.#limits = limits;
    this.#clock = clock;
    this.#sweptAt = clock.now();
    this.#cancelSweep = clock.after(SWEEP_MS, () => this.#sweep());
  }

  /** @returns false when there is no place for one more of this caller's */
  hasRoom(caller: string): boolean {
    if (this.#live.size >= this.#limits.connections) return false;
    return (this.#byCaller.get(caller) ?? 0) < this.#limits.connectionsPerCaller;
  }

  get size(): number {
    return this.#live.size;
  }

  add(connection: LiveConnection): void {
    this.#live.add(connection);
    this.#byCaller.set(connection.caller, (this.#byCaller.get(connection.caller) ?? 0) + 1);
  }

  remove(connection: LiveConnection): void {
    if (!this.#live.delete(connection)) return;
    const left = (this.#byCaller.get(connection.caller) ?? 1) - 1;
    if (left > 0) this.#byCaller.set(connection.caller, left);
    else this.#byCaller.delete(connection.caller);
    if (this.#live.size > 0) return;
    for (const tell of this.#empty) tell();
    this.#empty = [];
  }

  /** The living one with this id in this room. */
  at(room: RoomId, id: Seq): LiveConnection | undefined {
    const is = (home: Home | undefined) => home?.room === room && home.id === id;
    return [...this.#live].find(({ door }) => is(door.tap.home));
  }

  of(room: RoomId, service: ServiceName): LiveConnection[] {
    return this.inRoom(room).filter((connection) => connection.service === service);
  }

  inRoom(room: RoomId): LiveConnection[] {
    return [...this.#live].filter(({ door }) => door.tap.home?.room === room);
  }

  /** From now on no idle clock of this room's connections runs, or they run again from where they stood. */
  standStill(room: RoomId, state: 'on' | 'off'): void {
    // What went by until now counts as it was.
    this.#passTime();
    if (state === 'on') this.#still.add(room);
    else this.#still.delete(room);
  }

  /** Says goodbye to everyone; resolves when all are gone, or after `graceMs`, when the rest was torn down. */
  async close(graceMs: number): Promise<void> {
    this.#cancelSweep();
    if (this.#live.size === 0) return;
    const gone = new Promise<void>((resolve) => this.#empty.push(resolve));
    for (const connection of [...this.#live]) connection.sayGoodbye('shutdown');
    const cancel = this.#clock.after(graceMs, () => {
      for (const { door } of [...this.#live]) door.reset('lab', 'shutdown');
    });
    await gone;
    cancel();
  }

  /** Moves the clocks that stand still along with the time that went by. */
  #passTime(): void {
    const now = this.#clock.now();
    const passedMs = now - this.#sweptAt;
    this.#sweptAt = now;
    if (this.#still.size === 0) return;
    for (const connection of this.#live) {
      const { home } = connection.door.tap;
      if (!home || !this.#still.has(home.room)) continue;
      const stillMs = Math.min(passedMs, MOST_STILL_MS - connection.stoodStillMs);
      connection.stoodStillMs += stillMs;
      connection.progressAt = Math.min(now, connection.progressAt + stillMs);
      if (connection.unfinishedSince !== undefined)
        connection.unfinishedSince = Math.min(now, connection.unfinishedSince + stillMs);
    }
  }

  #sweep(): void {
    const now = this.#clock.now();
    this.#passTime();
    const { idleMs, lineMs } = this.#limits;
    for (const connection of [...this.#live]) {
      const { progressAt, unfinishedSince = now } = connection;
      if (now - progressAt >= idleMs || now - unfinishedSince >= lineMs) connection.sayGoodbye('idle');
    }
    this.#cancelSweep = this.#clock.after(SWEEP_MS, () => this.#sweep());
  }
}

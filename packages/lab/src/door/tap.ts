import type { EventLog } from '@ehlo/log';
import { concat, octetsOfLatin1 } from '@ehlo/protocol';
import type {
  ConnectionClosed,
  ConnectionFault,
  ConnectionHeld,
  ConnectionOctets,
  ConnectionOpened,
  ConnectionReleased,
  ConnectionSecured,
  ConnectionUnsecured,
  Draft,
  RoomEvent,
  RoomId,
  Seq,
  Side,
} from '@ehlo/wire';

/** Octets of one connection that are kept in the log: commands and replies, letters, TLS records, each. */
export const KEPT_OCTETS = 256 * 1024;
/** What a client may send before it has a room; then it gets the one its address has. */
export const MAX_HELD_OCTETS = 8 * 1024;

/** TLS 1.3 makes four secrets that open records, TLS 1.2 one at each handshake (draft-ietf-tls-keylogfile). */
const MOST_KEYS = 8;
const LONGEST_KEY = 512;

const DOT_LINE = octetsOfLatin1('.\r\n');

type OfConnection = Extract<RoomEvent, { connection: Seq }>;
/** An event of this connection, before it has a number. */
type Note = OfConnection extends infer E ? (E extends OfConnection ? Omit<E, 'connection'> : never) : never;

/** Where a connection's events are: a room and the number it has there. */
export interface Home {
  room: RoomId;
  id: Seq;
}

/**
 * Writes what crosses one connection into a room's log: one event a chunk, in the order of the chunks.
 *
 * - Until `settle` names a room the events wait here. `pause` makes them wait again while the connection moves.
 * - Each of three budgets of `KEPT_OCTETS` (commands and replies; letters; TLS records) keeps octets until it is used up;
 *   then events have time and length only.
 * - A letter past its budget is counted in silence and becomes one event, with the blob's range, when it ends; the dot line
 *   and what follows it are kept again, so that a reading is back in step.
 *
 * Nothing waits for the disk here. If events are lost (full disk) later offsets show the gap; if the first one is, `lost` is called.
 */
export class Tap {
  readonly #log: EventLog;
  #opened: Draft<ConnectionOpened>;
  readonly #lost: (error: unknown) => void;
  #waiting: Note[] | undefined = [];
  #heldOctets = 0;
  #home: Home | undefined;
  #written: Promise<void> = Promise.resolve();
  #closed = false;
  #unreadable = false;
  #serves = false;
  readonly #offsets = { clear: { client: 0, server: 0 }, tls: { client: 0, server: 0 } };
  #keys = 0;
  readonly #kept = { talk: 0, letters: 0, tls: 0 };
  /** While a letter is coming in: `size` is how much of it is stored, `silent` the octets counted and not logged. */
  #letter: { size: () => number; silent: number; from: number } | undefined;

  /** @param lost the connection could not be written into the log: its number means nothing. */
  constructor(log: EventLog, opened: Draft<ConnectionOpened>, lost: (error: unknown) => void) {
    this.#log = log;
    this.#opened = opened;
    this.#lost = lost;
  }

  get home(): Home | undefined {
    return this.#home;
  }

  /** Resolves once readers of the room's log find the connection there; rejects when they never will. */
  get written(): Promise<void> {
    return this.#written;
  }

  get opened(): Draft<ConnectionOpened> {
    return this.#opened;
  }

  /** Octets that the client said in clear. */
  get said(): number {
    return this.#offsets.clear.client;
  }

  /** A letter is coming in. */
  get inLetter(): boolean {
    return this.#letter !== undefined;
  }

  /** More came in than is kept for a connection without a room. */
  get overflows(): boolean {
    return this.#heldOctets > MAX_HELD_OCTETS;
  }

  /** The connection is of this room, and called by this guest: what waited is logged, what comes is logged at once. */
  settle(room: RoomId, guest?: { address: string; person?: string }): Home {
    if (guest) this.#opened = openedBy(this.#opened, guest);
    const { events, committed } = this.#log.append(room, [this.#opened]);
    const home = { room, id: (events[0] as { seq: Seq }).seq };
    committed.catch((error: unknown) => {
      this.#closed = true;
      this.#lost(error);
    });
    this.#written = committed;
    this.#home = home;
    this.#release();
    return home;
  }

  /** Events wait until `resume` or `settle`. */
  pause(): void {
    this.#waiting ??= [];
  }

  /** Goes on, at another home and as another guest's if they are given. */
  resume(home?: Home, guest?: { address: string; person?: string }): void {
    if (home) this.#home = home;
    if (guest) this.#opened = openedBy(this.#opened, guest);
    this.#release();
  }

  /** A chunk, as it crossed. It is kept by reference: do not write to it afterwards. */
  octets(from: Side, seenAs: 'clear' | 'tls', octets: Uint8Array): void {
    if (octets.length === 0) return;
    const layer = this.#unreadable ? 'tls' : seenAs;
    const offsets = layer === 'tls' ? this.#offsets.tls : this.#offsets.clear;
    const offset = from === 'client' ? offsets.client : offsets.server;
    if (from === 'client') offsets.client += octets.length;
    else offsets.server += octets.length;
    const letter = layer === 'clear' && from === 'client' ? this.#letter : undefined;
    const serves = this.#serves && layer === 'clear' && from === 'server';
    const budget = letter || serves ? 'letters' : layer === 'tls' ? 'tls' : 'talk';
    const keeps = this.#kept[budget] < KEPT_OCTETS;
    if (letter && !keeps) {
      if (letter.silent === 0) letter.from = letter.size();
      letter.silent += octets.length;
      return;
    }
    this.#kept[budget] += octets.length;
    this.#octets(from, layer, offset, octets.length, keeps ? octets : undefined);
  }

  /** Whether what is written meanwhile is a letter that the client reads: what is said around it is kept when letters are no more. */
  serving<T>(letter: boolean, write: () => T): T {
    this.#serves = letter;
    try {
      return write();
    } finally {
      this.#serves = false;
    }
  }

  /** From the next octet on the client sends a letter. `size`: octets of it that are stored so far. */
  letterBegins(size: () => number): void {
    this.#letter = { size, silent: 0, from: 0 };
  }

  /**
   * The dot came, and the letter was stored or thrown away.
   * @param after octets of the last chunk behind the dot line
   * @param blob where the letter is kept, if it is
   * @param mark what ended it and is no part of it
   */
  letterEnds(after: Uint8Array, blob?: { sha256: string; size: number }, mark = DOT_LINE): void {
    const letter = this.#letter;
    this.#letter = undefined;
    if (!letter || letter.silent === 0) return;
    const whole = concat([mark, after]);
    const tail = whole.subarray(Math.max(0, whole.length - letter.silent));
    const end = this.#offsets.clear.client;
    const silent = letter.silent - tail.length;
    if (silent > 0)
      this.#octets(
        'client',
        'clear',
        end - letter.silent,
        silent,
        undefined,
        blob && {
          sha256: blob.sha256,
          start: letter.from,
          end: blob.size,
        },
      );
    this.#kept.talk += tail.length;
    this.#octets('client', 'clear', end - tail.length, tail.length, tail);
  }

  /** From here on the two ends speak TLS that this door cannot read: what crosses is records (layer `tls`). */
  unreadable(): void {
    this.#unreadable = true;
  }

  secured(fact: Omit<ConnectionSecured, 'kind' | 'connection'>): void {
    this.#write({ kind: 'connection.secured', ...fact });
  }

  /** A line of a TLS key log: with it the records can be read. So many of a connection are kept. */
  keys(line: string): void {
    if (this.#keys++ < MOST_KEYS && line.length <= LONGEST_KEY)
      this.#write({ kind: 'connection.keys', line });
  }

  /** TLS begins, and this certificate is shown. */
  certificate(sha256: string): void {
    this.#write({ kind: 'connection.certificate', sha256 });
  }

  /** TLS began, and never stood. */
  unsecured(fact: Omit<ConnectionUnsecured, 'kind' | 'connection'>): void {
    this.#write({ kind: 'connection.unsecured', ...fact });
  }

  /** Octets [start, end) of the client's clear direction were thrown away unread. */
  dropped(start: number, end: number): void {
    if (end > start) this.#write({ kind: 'connection.dropped', from: 'client', start, end });
  }

  /** Octets [start, end) of the client's clear direction are a secret. */
  secret(start: number, end: number): void {
    this.#write({ kind: 'connection.secret', from: 'client', start, end });
  }

  /** A fault of the room answers instead of the server, or holds it up. */
  fault(struck: Omit<ConnectionFault, 'kind' | 'connection'>): void {
    this.#write({ kind: 'connection.fault', ...struck });
  }

  /** What crosses can be told apart into lines. */
  get readable(): boolean {
    return !this.#unreadable;
  }

  /** A line waits at the door: it is no octets of the connection yet. @returns its number; undefined while nothing can be logged at once */
  held(line: Omit<ConnectionHeld, 'kind' | 'connection' | 'offset'>): Seq | undefined {
    const home = this.#home;
    if (this.#closed || this.#waiting || !home) return undefined;
    const offset = this.#offsets[this.#unreadable ? 'tls' : 'clear'][line.from];
    const held = { kind: 'connection.held' as const, connection: home.id, offset, ...line };
    return this.#log.append(home.room, [held]).events[0]?.seq;
  }

  /** It waits no more. */
  released(line: Omit<ConnectionReleased, 'kind' | 'connection'>): void {
    this.#write({ kind: 'connection.released', ...line });
  }

  /** The last event; later ones are dropped. Without a room nothing of the connection is kept. */
  closed(by: ConnectionClosed['by'], how: ConnectionClosed['how']): void {
    if (this.#closed) return;
    const silent = this.#letter?.silent ?? 0;
    if (silent > 0) this.#octets('client', 'clear', this.#offsets.clear.client - silent, silent, undefined);
    this.#letter = undefined;
    this.#write({ kind: 'connection.closed', by, how });
    this.#closed = true;
  }

  /** The same, when the lab may be no more: then its log is closed, and the next start notes the end (`closeAbandoned`). */
  closedLate(by: ConnectionClosed['by'], how: ConnectionClosed['how']): void {
    try {
      this.closed(by, how);
    } catch {
      // A closed log is all that throws here.
      this.#closed = true;
    }
  }

  #octets(
    from: Side,
    layer: 'clear' | 'tls',
    offset: number,
    length: number,
    octets: Uint8Array | undefined,
    blob?: ConnectionOctets['blob'],
  ): void {
    if (this.#closed) return;
    const home = this.#home;
    const kind = 'connection.octets';
    if (this.#waiting || !home) {
      this.#write({ kind, from, layer, offset, length, ...(octets && { octets }), ...(blob && { blob }) });
      return;
    }
    // By far the most events are these: written out, they are of few shapes, and made once.
    const { id: connection, room } = home;
    if (octets) this.#log.append(room, [{ kind, connection, from, layer, offset, length, octets }]);
    else if (blob) this.#log.append(room, [{ kind, connection, from, layer, offset, length, blob }]);
    else this.#log.append(room, [{ kind, connection, from, layer, offset, length }]);
  }

  #write(note: Note): void {
    if (this.#closed) return;
    if (this.#waiting) {
      this.#waiting.push(note);
      if (note.kind === 'connection.octets') this.#heldOctets += note.length;
    } else this.#append([note]);
  }

  #release(): void {
    const waiting = this.#waiting ?? [];
    this.#waiting = undefined;
    this.#heldOctets = 0;
    if (waiting.length > 0) this.#append(waiting);
  }

  #append(notes: readonly Note[]): void {
    const home = this.#home as Home;
    // Not awaited: lost octets are a gap that offsets show, and a lost connection has told `lost`.
    this.#log.append(
      home.room,
      notes.map((note) => ({ ...note, connection: home.id })),
    );
  }
}

export function openedBy(
  opened: Draft<ConnectionOpened>,
  guest: { address: string; person?: string },
): Draft<ConnectionOpened> {
  const { person: _, ...rest } = opened;
  return {
    ...rest,
    from: { ...opened.from, address: guest.address },
    ...(guest.person !== undefined && { person: guest.person }),
  };
}

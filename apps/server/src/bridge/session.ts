import type { Socket } from 'node:net';
import type {
  ClientFrame,
  Draft,
  ListenFailure,
  Problem,
  ResumedByServer,
  ResumedStream,
  Seq,
  ServerFrame,
  StreamFailure,
  StreamId,
} from '@ehlo/wire';
import type { Clock } from '../clock.ts';
import type { Person } from '../people/person.ts';
import type { Dial, DialFrame, Dialled, Dialler } from './dial.ts';
import { Ear } from './dial-socket.ts';
import type { DirectTap } from './direct-tap.ts';
import type { Link } from './link.ts';
import type { Listeners, Listening } from './listeners.ts';
import type { Outbox } from './outbox.ts';
import type { BridgeStream } from './stream.ts';
import { TcpStream } from './tcp-stream.ts';
import { bridgeUdp } from './udp-stream.ts';

export const MAX_STREAMS = 16;
export const MAX_DIALS = 8;
export const MAX_LISTENERS = 4;
/** Failed dials that a tab may put into its room's log, at once and a second: they cost a program nothing. */
const NOTES_AT_ONCE = 60;
const NOTES_PER_SECOND = 2;
/** Connections that are gone and whose last octets the page has not confirmed. */
const MAX_REMAINS = 32;

export type StreamFrame = Extract<
  ClientFrame,
  {
    type: 'dial' | 'end' | 'abort' | 'ack' | 'secure' | 'renegotiate' | 'listen' | 'accept' | 'unlisten';
  }
>;

export interface SessionParts {
  dial: Dialler;
  listeners: Pick<Listeners, 'listen'>;
  clock: Clock;
  /** Writes into the person's room. Octets never wait for it. */
  note(person: Person, draft: Draft): void;
}

interface Listener {
  opening: Promise<Listening | ListenFailure>;
  port?: Listening;
}

/** The streams of one tab. They outlive its socket (`detach`) for a while, and a reload of the page. */
export class Session implements Link {
  readonly #person: Person;
  readonly #parts: SessionParts;
  readonly #streams = new Map<StreamId, BridgeStream>();
  /** Under way; most of the time there is none. */
  #dials: Map<StreamId, Dial> | undefined;
  /** Few tabs listen. */
  #listeners: Map<StreamId, Listener> | undefined;
  #outbox: Outbox | undefined;
  #notesLeft = NOTES_AT_ONCE;
  #notedAt = 0;

  constructor(person: Person, parts: SessionParts) {
    this.#person = person;
    this.#parts = parts;
  }

  /** A socket stands. @returns how far the bridge is with the streams that go on; those the page does not name are cut. */
  attach(outbox: Outbox, resume: readonly ResumedStream[]): ResumedByServer[] {
    this.#outbox = outbox;
    outbox.onDrain(() => {
      if (this.#outbox === outbox) for (const stream of this.#streams.values()) stream.drained();
    });
    const named = new Set(resume.map(({ stream }) => stream));
    for (const stream of [...this.#streams.keys()]) if (!named.has(stream)) this.#hangUp(stream);
    return [...this.#streams].map(([stream, { received }]) => ({ stream, received }));
  }

  /** Sends again what a page that comes back does not have: after `welcome`, which must come first. */
  replay(resume: readonly ResumedStream[]): void {
    for (const { stream, received } of resume) this.#streams.get(stream)?.resume(received);
  }

  detach(): void {
    this.#outbox = undefined;
    // The page dials again by itself what it had no answer for.
    for (const stream of [...(this.#dials?.keys() ?? [])]) this.#cancel(stream);
    // And listens again: nobody could tell a caller that the terminal is not there.
    for (const stream of [...(this.#listeners?.keys() ?? [])]) this.#unlisten(stream);
  }

  receive(frame: StreamFrame): void {
    switch (frame.type) {
      case 'dial':
        void this.#dial(frame);
        break;
      case 'ack':
        this.#streams.get(frame.stream)?.acknowledge(frame.offset, frame.window);
        break;
      case 'end':
        this.#streams.get(frame.stream)?.end(frame.offset);
        break;
      case 'secure':
        this.#streams.get(frame.stream)?.secure?.(frame.offset, frame.wish);
        break;
      case 'renegotiate':
        this.#streams.get(frame.stream)?.renegotiate?.();
        break;
      case 'listen':
        void this.#listen(frame.stream, frame);
        break;
      case 'accept':
        void this.#accept(frame.stream, frame.listener);
        break;
      case 'unlisten':
        this.#unlisten(frame.stream);
        break;
      case 'abort':
        this.#cancel(frame.stream);
        this.#streams.get(frame.stream)?.abort();
        this.#streams.delete(frame.stream);
        break;
      default:
        frame satisfies never;
    }
  }

  receiveOctets(stream: StreamId, offset: number, octets: Uint8Array): void {
    this.#streams.get(stream)?.receive(offset, octets);
  }

  get streams(): number {
    return this.#streams.size;
  }

  close(): void {
    this.detach();
    for (const stream of [...this.#streams.keys()]) this.#hangUp(stream);
  }

  // What streams say to the page. While it is away that is lost, and `replay` makes up for it.

  frame(frame: ServerFrame): void {
    this.#outbox?.frame(frame);
  }

  octets(frame: Uint8Array): void {
    this.#outbox?.octets(frame);
  }

  get full(): boolean {
    return this.#outbox?.full ?? false;
  }

  gone(stream: StreamId): void {
    this.#streams.delete(stream);
  }

  async #dial(frame: DialFrame): Promise<void> {
    const { stream } = frame;
    if (this.#streams.has(stream) || this.#dials?.has(stream)) {
      this.frame({ type: 'problem', problem: { code: 'bad-frame', params: { stream } } });
      return;
    }
    const limit = this.#limitReached();
    if (limit !== undefined) return this.#fail(frame, 'too-many', { limit });
    const underWay = this.#parts.dial(frame, this.#person);
    this.#dials ??= new Map();
    this.#dials.set(stream, underWay);
    const dialled = await underWay.done;
    // Cancelled meanwhile, and perhaps dialled anew: `done` of a cancelled dial left nothing open.
    if (this.#dials?.get(stream) !== underWay) return discard(dialled);
    this.#dialEnds(stream);
    if (dialled.kind === 'failed') return this.#fail(frame, dialled.failure, {}, dialled.fault);
    const { address, port } = dialled;
    const connection = dialled.kind === 'tcp' ? dialled.connection : undefined;
    this.frame({ type: 'dialled', stream, address, port, ...(connection !== undefined && { connection }) });
    const { clock } = this.#parts;
    if (dialled.kind === 'tcp') this.#bridge(stream, dialled);
    else this.#streams.set(stream, bridgeUdp(stream, dialled, this, clock));
    this.#sweep();
  }

  #bridge(
    stream: StreamId,
    { socket, ear, tap }: { socket: Socket; ear: Ear; tap?: DirectTap | undefined },
  ): void {
    const { clock } = this.#parts;
    this.#streams.set(stream, new TcpStream({ stream, socket, ear, tap, link: this, clock }));
  }

  async #listen(stream: StreamId, at: { address: string; port: number }): Promise<void> {
    this.#listeners ??= new Map();
    if (this.#listeners.has(stream)) return;
    const answer = (failure?: ListenFailure) =>
      this.frame({ type: 'listening', stream, ...(failure && { failure }) });
    if (this.#listeners.size >= MAX_LISTENERS) {
      answer('too-many');
      return;
    }
    const mine: Listener = { opening: this.#parts.listeners.listen(this.#person, at) };
    this.#listeners.set(stream, mine);
    const port = await mine.opening;
    const wanted = this.#listeners.get(stream) === mine;
    if (typeof port === 'string') {
      if (wanted) this.#listeners.delete(stream);
      answer(port);
    } else if (wanted) {
      mine.port = port;
      answer();
    } else port.close();
  }

  /** A caller becomes a stream, as if the page had dialled them. */
  async #accept(stream: StreamId, listener: StreamId): Promise<void> {
    const mine = this.#listeners?.get(listener);
    const listening = await mine?.opening;
    if (listening === undefined || typeof listening === 'string' || this.#streams.has(stream)) return;
    const caller = await listening.accept();
    if (!caller) return;
    // The page went, or has no room for one more.
    if (this.#listeners?.get(listener) !== mine || this.#limitReached() !== undefined) {
      caller.socket.resetAndDestroy();
      return;
    }
    const { socket, from, connection } = caller;
    const { address, port } = from;
    this.frame({ type: 'dialled', stream, address, port, ...(connection !== undefined && { connection }) });
    const ear = new Ear();
    socket.on('data', (chunk: Buffer) => ear.hear(chunk));
    this.#bridge(stream, { socket, ear });
    this.#sweep();
  }

  #unlisten(stream: StreamId): void {
    // One that is still opening closes by itself: it is not in the map any more.
    this.#listeners?.get(stream)?.port?.close();
    this.#listeners?.delete(stream);
  }

  #limitReached(): number | undefined {
    const open = [...this.#streams.values()].filter(({ live }) => live).length;
    const dials = this.#dials?.size ?? 0;
    if (open + dials >= MAX_STREAMS) return MAX_STREAMS;
    return dials >= MAX_DIALS ? MAX_DIALS : undefined;
  }

  #fail(frame: DialFrame, failure: StreamFailure, params: Problem['params'] = {}, fault?: Seq): void {
    const { stream, host, address, port } = frame;
    const problem = { code: failure, params: { host, port, ...params } };
    this.frame({ type: 'failed', stream, failure, problem });
    if (failure === 'too-many' || !this.#mayNote()) return;
    const to = { host, address, port };
    this.#parts.note(this.#person, {
      kind: 'connection.failed',
      to,
      failure,
      ...(fault !== undefined && { fault }),
    });
  }

  #mayNote(): boolean {
    const now = this.#parts.clock.now();
    const refilled = this.#notesLeft + ((now - this.#notedAt) / 1000) * NOTES_PER_SECOND;
    this.#notesLeft = Math.min(NOTES_AT_ONCE, refilled);
    this.#notedAt = now;
    if (this.#notesLeft < 1) return false;
    this.#notesLeft--;
    return true;
  }

  #sweep(): void {
    const remains = [...this.#streams].filter(([, { live }]) => !live);
    for (const [stream] of remains.slice(0, Math.max(0, remains.length - MAX_REMAINS)))
      this.#streams.delete(stream);
  }

  #cancel(stream: StreamId): void {
    const underWay = this.#dials?.get(stream);
    this.#dialEnds(stream);
    underWay?.cancel();
  }

  #dialEnds(stream: StreamId): void {
    this.#dials?.delete(stream);
    if (this.#dials?.size === 0) this.#dials = undefined;
  }

  #hangUp(stream: StreamId): void {
    this.#streams.get(stream)?.hangUp();
    this.#streams.delete(stream);
  }
}

function discard(dialled: Dialled): void {
  if (dialled.kind === 'tcp') {
    // It stood already, and the log says so: without an end it would stand there for ever.
    dialled.tap?.closed('client', 'reset');
    dialled.socket.resetAndDestroy();
  }
  if (dialled.kind === 'udp') dialled.socket.close();
}

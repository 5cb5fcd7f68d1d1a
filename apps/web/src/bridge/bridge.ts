import type { Clock, Dialled, DialTarget, Net } from '@ehlo/shell';
import {
  type ClassHeldLine,
  type ClientFrame,
  decodeStreamFrame,
  FRAME_VERSION,
  type Logged,
  type Me,
  type Problem,
  RESUME_MS,
  type RoomId,
  type RosterRow,
  type Seq,
  type ServerFrame,
  type ViewQuery,
} from '@ehlo/wire';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { createListening } from './listening.ts';
import { logged } from './octets.ts';
import { createStream, type Stream, type StreamSnapshot, type Wire } from './stream.ts';

export interface BridgeState {
  /** `connecting` until the first welcome; `lost` from a lost socket until the next welcome. */
  link: 'connecting' | 'up' | 'lost';
  /** Milliseconds since the epoch; set while `lost`. The server keeps the tab's streams until `keptUntil`. */
  lostAt?: number;
  keptUntil?: number;
  me?: Me;
  /** The last thing the server complained about. */
  problem?: Problem;
}

/** What a tab keeps so that a reload goes on where it was. */
export interface SavedBridge {
  tab: string;
  nextStream: number;
  streams: (StreamSnapshot & { connection?: Seq })[];
}

/** `reset`: forget what you had, these are all events up to `upTo`. */
export interface News {
  reset: boolean;
  upTo: Seq;
  /** Of a class's roster, which has no events: rows that changed, and who left. */
  rows?: RosterRow[];
  gone?: RoomId[];
  /** Of lines that wait in a class: those that are new, `gone` has the names of those that wait no more. */
  lines?: ClassHeldLine[];
  waiting?: number;
  on?: boolean;
  /** Nothing more comes of this view: it may not be seen. */
  refused?: Problem;
}

export type View = (events: Logged[], news: News) => void;

/** A dial or a connection as the page's status line needs it. */
export type Call =
  | { kind: 'dialled'; id: string; target: DialTarget; connection?: Seq }
  | { kind: 'failed'; target: DialTarget; failure: Extract<Dialled, { ok: false }>['failure']; at: number };

export interface Bridge extends Net {
  readonly state: StoreApi<BridgeState>;
  /** Starts a view of the room; the returned function ends it. */
  subscribe(view: ViewQuery, listener: View): () => void;
  /** Every dial that succeeded or failed, for status lines and for choosing what the panels show. */
  onCall(listener: (call: Call) => void): () => void;
  /** `seq` of a stream's connection, once it is known. */
  connectionOf(id: string): Seq | undefined;
  /** Tries now instead of when the back-off says. */
  retry(): void;
  /** The person has read the last problem. */
  dismissProblem(): void;
  save(): SavedBridge;
  close(): void;
}

/** The part of WebSocket that is used; tests hand in arrays. */
export interface Socket {
  send(data: string | Uint8Array<ArrayBuffer>): void;
  close(): void;
  onOpen(listener: () => void): void;
  onMessage(listener: (data: string | Uint8Array) => void): void;
  onClose(listener: () => void): void;
}

export interface BridgeParts {
  connect(): Socket;
  clock: Clock;
  saved?: SavedBridge | undefined;
  newTab(): string;
  /** 0 ≤ r < 1, spreads the retries of a whole class. */
  random(): number;
}

const BACK_OFF_MS = [200, 500, 1_000, 1_500, 2_000];
const PING_EVERY_MS = 20_000;
const PONG_WITHIN_MS = 10_000;

interface Dialling {
  target: DialTarget;
  settle(dialled: Dialled): void;
}

interface Subscription {
  view: ViewQuery;
  listener: View;
  upTo?: Seq;
}

/** The tab's one WebSocket: streams, views, and their survival when the socket does not. */
export function createBridge({ connect, clock, saved, newTab, random }: BridgeParts): Bridge {
  const state = createStore<BridgeState>(() => ({ link: 'connecting' }));
  let tab = saved?.tab ?? newTab();
  let nextStream = saved?.nextStream ?? 1;
  let nextSubscription = 1;
  let socket: Socket | undefined;
  let welcomed = false;
  let attempt = 0;
  let closed = false;
  let cancelRetry: (() => void) | undefined;
  let cancelPing: (() => void) | undefined;
  let pinged = 0;

  const streams = new Map<number, Stream>();
  const dialling = new Map<number, Dialling>();
  const seqs = new Map<number, Seq>();
  const subscriptions = new Map<number, Subscription>();
  const callListeners = new Set<(call: Call) => void>();

  const wire: Wire = {
    get up() {
      return welcomed;
    },
    frame(frame) {
      if (welcomed) send(frame);
    },
    octets(frame) {
      if (welcomed) socket?.send(frame);
    },
  };
  const listening = createListening(wire, () => nextStream++);
  for (const snapshot of saved?.streams ?? []) {
    streams.set(snapshot.stream, createStream(snapshot, wire, clock.now));
    if (snapshot.connection !== undefined) seqs.set(snapshot.stream, snapshot.connection);
  }

  function send(frame: ClientFrame): void {
    socket?.send(JSON.stringify(frame));
  }

  function open(): void {
    cancelRetry?.();
    cancelRetry = undefined;
    if (closed || socket) return;
    const mine = connect();
    socket = mine;
    mine.onOpen(() => {
      const resume = [...streams.values()]
        .filter((stream) => !stream.done)
        .map(({ stream, received }) => ({ stream, received }));
      send({ type: 'hello', version: FRAME_VERSION, tab, resume });
    });
    mine.onMessage((data) => {
      if (socket !== mine) return;
      if (typeof data === 'string') onFrame(JSON.parse(data) as ServerFrame);
      else {
        const frame = decodeStreamFrame(data);
        if (frame) streams.get(frame.stream)?.receive(frame.offset, frame.octets);
      }
    });
    mine.onClose(() => {
      if (socket === mine) lose();
    });
  }

  function lose(): void {
    socket = undefined;
    welcomed = false;
    cancelPing?.();
    if (closed) return;
    const { link, lostAt } = state.getState();
    const since = link === 'lost' && lostAt ? lostAt : clock.now();
    state.setState({ link: 'lost', lostAt: since, keptUntil: since + RESUME_MS });
    const wait = BACK_OFF_MS[Math.min(attempt++, BACK_OFF_MS.length - 1)] as number;
    cancelRetry?.();
    cancelRetry = clock.after(wait * (0.75 + random() / 2), open);
  }

  /** A dead network says nothing for minutes; a ping that is not answered says it in seconds. */
  function keepAlive(): void {
    cancelPing?.();
    cancelPing = clock.after(PING_EVERY_MS, () => {
      const id = ++pinged;
      send({ type: 'ping', id });
      cancelPing = clock.after(PONG_WITHIN_MS, () => socket?.close());
    });
  }

  function onFrame(frame: ServerFrame): void {
    switch (frame.type) {
      case 'welcome':
        onWelcome(frame);
        return;
      case 'dialled': {
        const call = dialling.get(frame.stream);
        if (frame.connection !== undefined) seqs.set(frame.stream, frame.connection);
        if (!call) {
          onAccepted(frame);
          return;
        }
        dialling.delete(frame.stream);
        const { stream, address, port } = frame;
        const connection =
          streams.get(stream) ??
          createStream({ stream, address, port, transport: call.target.transport }, wire, clock.now);
        streams.set(stream, connection);
        call.settle({ ok: true, connection });
        tell({
          kind: 'dialled',
          id: String(stream),
          target: call.target,
          ...(frame.connection === undefined ? {} : { connection: frame.connection }),
        });
        return;
      }
      case 'failed': {
        const call = dialling.get(frame.stream);
        dialling.delete(frame.stream);
        call?.settle({ ok: false, failure: frame.failure });
        if (call) tell({ kind: 'failed', target: call.target, failure: frame.failure, at: clock.now() });
        return;
      }
      case 'listening':
        listening.answered(frame.stream, frame.failure);
        return;
      case 'ended':
        streams.get(frame.stream)?.serverEnded(frame.offset);
        return;
      case 'closed':
        streams.get(frame.stream)?.closed(frame.how, frame.offset);
        return;
      case 'ack':
        streams.get(frame.stream)?.acknowledge(frame.offset);
        return;
      case 'secured':
        streams.get(frame.stream)?.secured(frame.outcome);
        return;
      case 'renegotiated':
        streams.get(frame.stream)?.renegotiated(frame.line);
        return;
      case 'events': {
        const subscription = subscriptions.get(frame.subscription);
        if (!subscription) return;
        subscription.upTo = frame.upTo;
        subscription.listener(frame.events.map(logged), { reset: frame.reset, upTo: frame.upTo });
        return;
      }
      case 'rows':
      case 'held': {
        const subscription = subscriptions.get(frame.subscription);
        if (!subscription) return;
        subscription.upTo = frame.upTo;
        subscription.listener([], frame);
        return;
      }
      case 'refused': {
        const subscription = subscriptions.get(frame.subscription);
        subscriptions.delete(frame.subscription);
        subscription?.listener([], { reset: true, upTo: 0, refused: frame.problem });
        return;
      }
      case 'pong':
        keepAlive();
        return;
      case 'problem':
        state.setState({ problem: frame.problem });
        return;
      default:
        // A newer server: what this page does not know it cannot show.
        frame satisfies never;
    }
  }

  /** Somebody called a port that a program listens on. */
  function onAccepted({
    stream,
    address,
    port,
    connection,
  }: Extract<ServerFrame, { type: 'dialled' }>): void {
    if (!listening.awaits(stream)) return;
    const caller = createStream({ stream, address, port, transport: 'tcp' }, wire, clock.now);
    streams.set(stream, caller);
    listening.accepted(stream, { connection: caller, from: { address, port } });
    const target = { transport: 'tcp', host: address, address, port, timeoutMs: 0 } as const;
    tell({
      kind: 'dialled',
      id: String(stream),
      target,
      ...(connection === undefined ? {} : { connection }),
    });
  }

  function onWelcome(frame: Extract<ServerFrame, { type: 'welcome' }>): void {
    welcomed = true;
    attempt = 0;
    tab = frame.session;
    const known = new Map(frame.resumed.map(({ stream, received }) => [stream, received]));
    for (const [id, stream] of streams) {
      const received = known.get(id);
      if (received !== undefined) stream.resume(received);
      else if (!stream.done) stream.closed('lost', stream.received);
    }
    const { problem: _, lostAt: __, keptUntil: ___, ...rest } = state.getState();
    state.setState({ ...rest, link: 'up', me: frame.me }, true);
    for (const [subscription, { view, upTo }] of subscriptions) {
      send({ type: 'subscribe', subscription, view, ...(upTo === undefined ? {} : { after: upTo }) });
    }
    // Dials that were under way when the socket went: the server forgot them with it, so they are made again.
    for (const [stream, { target }] of dialling) send(dialFrame(stream, target));
    listening.again();
    keepAlive();
  }

  const tell = (call: Call) => {
    for (const listener of callListeners) listener(call);
  };

  open();

  return {
    state,

    dial(target, signal) {
      const stream = nextStream++;
      return new Promise((resolve) => {
        dialling.set(stream, { target, settle: resolve });
        signal?.onAbort(() => {
          if (!dialling.delete(stream)) return;
          wire.frame({ type: 'abort', stream });
          resolve({ ok: false, failure: 'unreachable' });
        });
        wire.frame(dialFrame(stream, target));
      });
    },

    listen: listening.listen,

    revive(id) {
      const stream = streams.get(Number(id));
      return stream && !stream.done ? stream : undefined;
    },

    subscribe(view, listener) {
      const subscription = nextSubscription++;
      subscriptions.set(subscription, { view, listener });
      wire.frame({ type: 'subscribe', subscription, view });
      return () => {
        subscriptions.delete(subscription);
        wire.frame({ type: 'unsubscribe', subscription });
      };
    },

    onCall(listener) {
      callListeners.add(listener);
      return () => callListeners.delete(listener);
    },

    connectionOf: (id) => seqs.get(Number(id)),

    retry() {
      attempt = 0;
      if (socket && !welcomed) return;
      if (!socket) open();
    },

    dismissProblem() {
      const { problem: _, ...rest } = state.getState();
      state.setState(rest, true);
    },

    save: () => ({
      tab,
      nextStream,
      streams: [...streams.values()]
        .filter((stream) => !stream.done)
        .map((stream) => {
          const connection = seqs.get(stream.stream);
          return { ...stream.snapshot(), ...(connection === undefined ? {} : { connection }) };
        }),
    }),

    close() {
      closed = true;
      cancelRetry?.();
      cancelPing?.();
      socket?.close();
    },
  };
}

/** What the server has to know of a dial: what a probe is for is the page's own affair. */
function dialFrame(
  stream: number,
  { probe: _, ...target }: DialTarget,
): Extract<ClientFrame, { type: 'dial' }> {
  return { type: 'dial', stream, ...target };
}

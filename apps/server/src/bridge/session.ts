import type {
  ClientFrame,
  Draft,
  Problem,
  ResumedByServer,
  ResumedStream,
  ServerFrame,
  StreamFailure,
  StreamId,
} from '@ehlo/wire';
import type { Clock } from '../clock.ts';
import type { Person } from '../people/person.ts';
import type { Dial, DialFrame, Dialled, Dialler } from './dial.ts';
import type { Link } from './link.ts';
import type { Outbox } from './outbox.ts';
import type { BridgeStream } from './stream.ts';
import { bridgeTcp } from './tcp-stream.ts';
import { bridgeUdp } from './udp-stream.ts';

export const MAX_STREAMS = 16;
export const MAX_DIALS = 8;
/** Connections that are gone and whose last octets the page has not confirmed. */
const MAX_REMAINS = 32;

export type StreamFrame = Extract<ClientFrame, { type: 'dial' | 'end' | 'abort' | 'ack' }>;

export interface SessionParts {
  person: Person;
  dial: Dialler;
  clock: Clock;
  /** Writes into the person's room. Octets never wait for it. */
  note(draft: Draft): void;
}

/** The streams of one tab. They outlive its socket (`detach`) for a while, and a reload of the page. */
export interface Session {
  /** A socket stands. @returns how far the bridge is with the streams that go on; those the page does not name are cut. */
  attach(outbox: Outbox, resume: readonly ResumedStream[]): ResumedByServer[];
  detach(): void;
  frame(frame: StreamFrame): void;
  octets(stream: StreamId, offset: number, octets: Uint8Array): void;
  /** Sends again what a page that comes back does not have: after `welcome`, which must come first. */
  replay(resume: readonly ResumedStream[]): void;
  readonly streams: number;
  close(): void;
}

export function createSession({ person, dial, clock, note }: SessionParts): Session {
  const streams = new Map<StreamId, BridgeStream>();
  const dials = new Map<StreamId, Dial>();
  let outbox: Outbox | undefined;

  const link: Link = {
    frame: (frame) => outbox?.frame(frame),
    octets: (frame) => outbox?.octets(frame),
    get full() {
      return outbox?.full ?? false;
    },
  };

  function tell(frame: ServerFrame): void {
    outbox?.frame(frame);
  }

  function fail(frame: DialFrame, failure: StreamFailure, params: Problem['params'] = {}): void {
    const { stream, host, address, port } = frame;
    const problem = { code: failure, params: { host, port, ...params } };
    tell({ type: 'failed', stream, failure, problem });
    if (failure !== 'too-many') note({ kind: 'connection.failed', to: { host, address, port }, failure });
  }

  async function onDial(frame: DialFrame): Promise<void> {
    const { stream } = frame;
    if (streams.has(stream) || dials.has(stream)) {
      tell({ type: 'problem', problem: { code: 'bad-frame', params: { stream } } });
      return;
    }
    const open = [...streams.values()].filter(({ live }) => live).length;
    if (open + dials.size >= MAX_STREAMS) return fail(frame, 'too-many', { limit: MAX_STREAMS });
    if (dials.size >= MAX_DIALS) return fail(frame, 'too-many', { limit: MAX_DIALS });
    const underWay = dial(frame, person);
    dials.set(stream, underWay);
    const dialled = await underWay.done;
    // Cancelled meanwhile, and perhaps dialled anew: `done` of a cancelled dial left nothing open.
    if (dials.get(stream) !== underWay) return discard(dialled);
    dials.delete(stream);
    if (dialled.kind === 'failed') return fail(frame, dialled.failure);
    const { address, port } = dialled;
    const connection = dialled.kind === 'tcp' ? dialled.connection : undefined;
    tell({ type: 'dialled', stream, address, port, ...(connection !== undefined && { connection }) });
    const onGone = () => streams.delete(stream);
    streams.set(
      stream,
      dialled.kind === 'tcp'
        ? bridgeTcp(stream, dialled, link, onGone)
        : bridgeUdp(stream, dialled, link, clock, onGone),
    );
    sweep();
  }

  function discard(dialled: Dialled): void {
    if (dialled.kind === 'tcp') dialled.socket.resetAndDestroy();
    if (dialled.kind === 'udp') dialled.socket.close();
  }

  function sweep(): void {
    const remains = [...streams].filter(([, { live }]) => !live);
    for (const [stream] of remains.slice(0, Math.max(0, remains.length - MAX_REMAINS)))
      streams.delete(stream);
  }

  function abort(stream: StreamId): void {
    cancel(stream);
    streams.get(stream)?.abort();
    streams.delete(stream);
  }

  function hangUp(stream: StreamId): void {
    streams.get(stream)?.hangUp();
    streams.delete(stream);
  }

  function cancel(stream: StreamId): void {
    const underWay = dials.get(stream);
    dials.delete(stream);
    underWay?.cancel();
  }

  return {
    attach(to, resume) {
      outbox = to;
      to.onDrain(() => {
        if (outbox === to) for (const stream of streams.values()) stream.drained();
      });
      const named = new Map(resume.map(({ stream, received }) => [stream, received]));
      for (const id of [...streams.keys()]) if (!named.has(id)) hangUp(id);
      return [...streams].map(([stream, { received }]) => ({ stream, received }));
    },
    replay(resume) {
      for (const { stream, received } of resume) streams.get(stream)?.resume(received);
    },
    detach() {
      outbox = undefined;
      // The page dials again by itself what it had no answer for.
      for (const stream of [...dials.keys()]) cancel(stream);
    },
    frame(frame) {
      switch (frame.type) {
        case 'dial':
          void onDial(frame);
          return;
        case 'ack':
          return streams.get(frame.stream)?.acknowledge(frame.offset);
        case 'end':
          return streams.get(frame.stream)?.end(frame.offset);
        case 'abort':
          return abort(frame.stream);
        default:
          return frame satisfies never;
      }
    },
    octets: (stream, offset, octets) => streams.get(stream)?.receive(offset, octets),
    get streams() {
      return streams.size;
    },
    close() {
      outbox = undefined;
      for (const stream of [...dials.keys()]) cancel(stream);
      for (const stream of [...streams.keys()]) hangUp(stream);
    },
  };
}

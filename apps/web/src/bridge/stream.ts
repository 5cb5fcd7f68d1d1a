import type { Connection, ConnectionLost } from '@ehlo/shell';
import {
  type ClientFrame,
  CREDIT_OCTETS,
  Credit,
  encodeStreamFrame,
  MAX_FRAME_OCTETS,
  type StreamId,
  type TlsFacts,
  type TlsOutcome,
  type TlsWish,
} from '@ehlo/wire';
import { createKeptOctets } from './kept-octets.ts';
import { concat, fromBase64, toBase64 } from './octets.ts';

/** What a reload needs to go on with a stream. Offsets count octets since the dial. */
export interface StreamSnapshot {
  stream: StreamId;
  transport: 'tcp' | 'udp';
  address: string;
  port: number;
  /** Octets the program took from the server. */
  consumed: number;
  /** Octets of the page the server confirmed. */
  acknowledged: number;
  /** Octets after `acknowledged`, base64: the server may have to be sent them again. */
  unacknowledged: string;
  /** The page half-closed. */
  ended: boolean;
}

/** The way to the other side; both do nothing while the socket is down, `resume` then makes up for it. */
export interface Wire {
  frame(frame: ClientFrame): void;
  octets(frame: Uint8Array<ArrayBuffer>): void;
  readonly up: boolean;
}

export interface Stream extends Connection {
  readonly stream: StreamId;
  /** Octets from the server, at their offset; what was already had is dropped. */
  receive(offset: number, octets: Uint8Array): void;
  acknowledge(offset: number): void;
  serverEnded(offset: number): void;
  closed(how: 'ended' | 'reset' | 'lost' | 'limit', offset: number): void;
  secured(outcome: TlsOutcome): void;
  renegotiated(line: string | undefined): void;
  /** A new socket stands: the server has `received` octets of ours. */
  resume(received: number): void;
  readonly received: number;
  readonly done: boolean;
  snapshot(): StreamSnapshot;
}

/** A server that sends octet by octet makes many frames of few octets; the other side keeps each until it is acknowledged. */
const ACK_FRAMES = 256;

const NO_FACTS: TlsFacts = {
  read: 0,
  written: 0,
  certificates: [],
  verification: [],
  verifyResult: 0,
  serverNameAcknowledged: false,
  secureRenegotiation: false,
  certificateRequested: false,
};

export function lostError(how: ConnectionLost['how']): ConnectionLost {
  return Object.assign(new Error(`connection ${how}`), { name: 'ConnectionLost' as const, how });
}

/**
 * One connection inside the tab's WebSocket, as the shell sees it and as the socket feeds it.
 *
 * @param now milliseconds: how quickly the program reads decides how much the server may send ahead
 */
export function createStream(
  start: Omit<StreamSnapshot, 'consumed' | 'acknowledged' | 'unacknowledged' | 'ended'> &
    Partial<StreamSnapshot>,
  wire: Wire,
  now: () => number,
): Stream {
  const { stream, transport, address, port } = start;

  // From the server.
  let queue: Uint8Array[] = [];
  let consumed = start.consumed ?? 0;
  let received = consumed;
  let confirmed = consumed;
  const credit = new Credit(consumed, now());
  let unconfirmedFrames = 0;
  let endOffset: number | undefined;
  let broken: ConnectionLost['how'] | undefined;
  let wakeReader: (() => void) | undefined;

  // To the server.
  const kept = createKeptOctets(
    start.acknowledged ?? 0,
    start.unacknowledged ? fromBase64(start.unacknowledged) : new Uint8Array(0),
  );
  let ended = start.ended ?? false;
  let endSent = false;
  let writers: (() => void)[] = [];

  /** TLS asked for and not answered yet: nothing is sent meanwhile, and after a resume it is asked for again. */
  let securing: { offset: number; wish: TlsWish; settle(outcome: TlsOutcome): void } | undefined;
  let renegotiating: ((line: string | undefined) => void) | undefined;

  const wake = () => {
    wakeReader?.();
    wakeReader = undefined;
  };
  const release = () => {
    if (kept.end - kept.from > CREDIT_OCTETS && !broken) return;
    const waiting = writers;
    writers = [];
    for (const go of waiting) go();
  };

  /** Sends what credit allows. A datagram is one frame and never cut. */
  const flush = () => {
    if (!wire.up || broken) return;
    for (;;) {
      const credit = CREDIT_OCTETS - (kept.sent - kept.from);
      const room = Math.max(0, Math.min(MAX_FRAME_OCTETS, credit));
      const piece = kept.take(transport === 'udp' && room > 0 ? undefined : room);
      if (!piece) break;
      wire.octets(encodeStreamFrame(stream, piece.offset, piece.octets));
    }
    if (securing && kept.sent === kept.end)
      wire.frame({ type: 'secure', stream, offset: securing.offset, wish: securing.wish });
    if (ended && !endSent && kept.sent === kept.end) {
      endSent = true;
      wire.frame({ type: 'end', stream, offset: kept.end });
    }
  };

  const giveUpTls = () => {
    securing?.settle({ ok: false, failure: { kind: 'closed' }, facts: NO_FACTS });
    securing = undefined;
    renegotiating?.('the connection ended');
    renegotiating = undefined;
  };

  const confirm = () => {
    credit.taken(consumed, received - consumed, now());
    // Otherwise in bulk; the end is acknowledged at once.
    const over = endOffset !== undefined || broken !== undefined;
    const due = consumed - confirmed >= credit.step || unconfirmedFrames >= ACK_FRAMES || over;
    if (!due || consumed === confirmed) return;
    confirmed = consumed;
    unconfirmedFrames = 0;
    wire.frame(credit.ack(stream, consumed));
  };

  return {
    stream,
    address,
    port,
    id: String(stream),
    get received() {
      return received;
    },
    get done() {
      return broken !== undefined || (endOffset !== undefined && ended && consumed >= endOffset);
    },

    async read() {
      for (;;) {
        if (queue.length > 0) {
          const octets =
            transport === 'udp' ? (queue.shift() as Uint8Array) : concat(queue.splice(0, queue.length));
          consumed += octets.length;
          confirm();
          return octets;
        }
        if (endOffset !== undefined && received >= endOffset) return null;
        if (broken) throw lostError(broken);
        await new Promise<void>((resolve) => {
          wakeReader = resolve;
        });
      }
    },

    async write(octets) {
      if (broken) throw lostError(broken);
      if (ended || octets.length === 0) return;
      kept.push(octets.slice());
      flush();
      if (kept.end - kept.from <= CREDIT_OCTETS) return;
      await new Promise<void>((resolve) => {
        writers.push(resolve);
      });
      if (broken) throw lostError(broken);
    },

    secure(wish) {
      if (broken) return Promise.reject(lostError(broken));
      return new Promise((settle) => {
        securing = { offset: kept.end, wish, settle };
        flush();
      });
    },

    secured(outcome) {
      securing?.settle(outcome);
      securing = undefined;
    },

    renegotiate() {
      if (broken) return Promise.reject(lostError(broken));
      return new Promise((settle) => {
        renegotiating = settle;
        wire.frame({ type: 'renegotiate', stream });
      });
    },

    renegotiated(line) {
      renegotiating?.(line);
      renegotiating = undefined;
    },

    end() {
      ended = true;
      flush();
    },

    abort() {
      if (broken) return;
      giveUpTls();
      broken = 'reset';
      queue = [];
      wire.frame({ type: 'abort', stream });
      wake();
      release();
    },

    receive(offset, octets) {
      const known = received - offset;
      if (known >= octets.length && octets.length > 0) return;
      const fresh = known > 0 ? octets.subarray(known) : octets;
      // A gap: the server no longer has what a lost page never saved. The count goes on, the octets are missed.
      if (known < 0) consumed -= known;
      received = offset + octets.length;
      unconfirmedFrames++;
      queue.push(fresh.slice());
      wake();
    },

    acknowledge(offset) {
      kept.forget(offset);
      flush();
      release();
    },

    serverEnded(offset) {
      endOffset = offset;
      confirm();
      wake();
    },

    closed(how, offset) {
      if (how === 'ended') {
        endOffset ??= offset;
        ended = true;
        endSent = true;
      } else broken = how;
      giveUpTls();
      confirm();
      wake();
      release();
    },

    resume(theyHave) {
      kept.forget(theyHave);
      kept.rewind();
      endSent = false;
      confirmed = consumed;
      wire.frame(credit.ack(stream, consumed));
      flush();
      release();
    },

    snapshot() {
      return {
        stream,
        transport,
        address,
        port,
        consumed,
        acknowledged: kept.from,
        unacknowledged: toBase64(kept.all()),
        ended,
      };
    },
  };
}

/**
 * What crosses the tab's one WebSocket. Text frames are JSON of `ClientFrame` or `ServerFrame`; binary frames are
 * stream octets (`encodeStreamFrame`). Events inside JSON carry octets as base64 (`JsonEvent`).
 *
 * The browser imports this file; the schemas that check it (zod) live in `./schema` and stay on the server.
 */
import type { ClassHeldLine, RosterRow } from './class-view.ts';
import type { DialFailure, Logged, RoomEvent, RoomId, Seq } from './event.ts';
import type { TlsOutcome, TlsWish } from './tls.ts';

/** Octets a side may have in flight, unacknowledged, per stream and direction; a page may grant the server more. */
export const CREDIT_OCTETS = 256 * 1024;
/** The most a page may grant (`Credit`). */
export const MAX_CREDIT_OCTETS = 1024 * 1024;
/** Largest payload of one binary frame. */
export const MAX_FRAME_OCTETS = 64 * 1024;
/** How long the server keeps a tab's streams after its socket is gone, in milliseconds. */
export const RESUME_MS = 120_000;
export const FRAME_VERSION = 1;

/** A stream number, chosen by the page, never used twice within one tab session. */
export type StreamId = number;

/** Where the page stands with a stream it wants to go on with. Offsets count octets since the dial. */
export interface ResumedStream {
  stream: StreamId;
  /** Octets received from the server so far: it sends again from here. */
  received: number;
}

export type ClientFrame =
  /** First frame. `tab`: random id kept in sessionStorage. `after`: last `upTo` seen for each subscription. */
  | { type: 'hello'; version: number; tab: string; resume: ResumedStream[] }
  | {
      type: 'dial';
      stream: StreamId;
      transport: 'tcp' | 'udp';
      /** What was typed, for the log and for TLS; never resolved by the bridge. */
      host: string;
      /** Virtual address in the room's world. */
      address: string;
      port: number;
      /** `ncat -s`: one of the world's listed foreign sources. */
      source?: string;
      /** Longest the dial may take. */
      timeoutMs: number;
    }
  /** `ncat -l`: a port of the person's machine, for callers of the room. Lost with the socket; sent again after a welcome. */
  | { type: 'listen'; stream: StreamId; address: string; port: number }
  /** `stream` is to be the next caller of `listener`; answered by `dialled` when there is one. */
  | { type: 'accept'; stream: StreamId; listener: StreamId }
  | { type: 'unlisten'; stream: StreamId }
  /** From `offset` on the stream is TLS; the page sends nothing more before it is answered. Sent again after a resume. */
  | { type: 'secure'; stream: StreamId; offset: number; wish: TlsWish }
  /** TLS 1.2: ask the server for a new handshake (RFC 5746). */
  | { type: 'renegotiate'; stream: StreamId }
  /** Half-close: the page will send no more octets on this stream. `offset`: octets sent in all. */
  | { type: 'end'; stream: StreamId; offset: number }
  /** Abort: a reset towards the server. */
  | { type: 'abort'; stream: StreamId }
  /** The page consumed everything before `offset`. `window`: octets the server may have in flight; absent: `CREDIT_OCTETS`. */
  | { type: 'ack'; stream: StreamId; offset: number; window?: number }
  | { type: 'subscribe'; subscription: number; view: ViewQuery; after?: Seq }
  | { type: 'unsubscribe'; subscription: number }
  | { type: 'ping'; id: number };

export type ViewQuery =
  /**
   * One row per connection, mail arrivals, switched services: everything but octets. `of`, here and below: a member of a class
   * of whom the asker is a teacher; absent: one's own.
   */
  | { view: 'room'; of?: RoomId }
  /** All events of one connection. */
  | { view: 'dialogue'; connection: Seq; of?: RoomId }
  /** Connections from outside that came from the viewer's own address and that nobody claimed: that they are there, no octets. */
  | { view: 'unclaimed' }
  /** What happened in one lesson; while it is followed, its steps are judged. */
  | { view: 'lesson'; lesson: string; of?: RoomId }
  /** What happens in lessons from now on, whichever: whoever shows how far somebody is asks again then. Nothing of before. */
  | { view: 'learning' }
  /** What happens in a class: for its teachers, and for its members what is for them. */
  | { view: 'class'; class: RoomId }
  /** A class's members, a row each, for its teachers; answered by `rows`. */
  | { view: 'roster'; class: RoomId }
  /**
   * Lines that wait at the doors of a class's members (`of`: of one), or of whoever's page is the projector, for its teachers; answered by
   * `held`.
   */
  | { view: 'held'; class: RoomId; what: 'members' | 'projector'; of?: RoomId }
  /**
   * The connection that is broadcast, or in the spotlight, secrets masked and, where nobody is named, without what tells who.
   * Begins anew, with `reset`, whenever it is another one; without events while there is none.
   */
  | { view: 'stage'; class: RoomId; what: 'broadcast' | 'spotlight' };

export type StreamFailure = DialFailure;

/** `not-here`: no address of the person's machine. */
export type ListenFailure = 'in-use' | 'not-here' | 'too-many';

export type ServerFrame =
  | { type: 'welcome'; version: number; session: string; me: Me; resumed: ResumedByServer[] }
  | { type: 'dialled'; stream: StreamId; connection?: Seq; address: string; port: number }
  | { type: 'failed'; stream: StreamId; failure: StreamFailure; problem: Problem }
  /** The server half-closed. `offset`: octets it sent in all; deliver end-of-stream only after them. */
  | { type: 'ended'; stream: StreamId; offset: number }
  /** The connection is gone, both ways. `how: 'lost'`: the bridge restarted, the stream is not known any more. */
  | { type: 'closed'; stream: StreamId; how: 'ended' | 'reset' | 'lost' | 'limit'; offset: number }
  | { type: 'ack'; stream: StreamId; offset: number }
  /** Answer to `listen`. */
  | { type: 'listening'; stream: StreamId; failure?: ListenFailure }
  /** Answer to `secure`; the octets that follow are what TLS carried. After a failure the stream is closed. */
  | { type: 'secured'; stream: StreamId; outcome: TlsOutcome }
  /** Answer to `renegotiate`. `line`: why not, in the library's words. */
  | { type: 'renegotiated'; stream: StreamId; line?: string }
  /** Answer to `subscribe` and everything after it, in order. `reset`: forget what you had, this starts anew. */
  | { type: 'events'; subscription: number; reset: boolean; upTo: Seq; events: JsonEvent[] }
  /**
   * Of a `roster`, in place of `events`: rows that changed, whole, and members who left. `upTo` counts changes; with `reset` what the page
   * had is void. At most ten a second.
   */
  | { type: 'rows'; subscription: number; reset: boolean; upTo: number; rows: RosterRow[]; gone: RoomId[] }
  /**
   * Of `held`, in place of `events`: the oldest lines that wait, as far as they are new or other than before, and those that wait no more
   * (`home`, a space, `held`). `on`: they are held now. `waiting`: lines in all. `upTo` says nothing: who comes back begins anew. At most
   * ten a second.
   */
  | {
      type: 'held';
      subscription: number;
      reset: boolean;
      upTo: number;
      on: boolean;
      waiting: number;
      lines: ClassHeldLine[];
      gone: string[];
    }
  /** The subscription is over: the asker may not see it, or may no longer. Nothing more comes of it. */
  | { type: 'refused'; subscription: number; problem: Problem }
  | { type: 'pong'; id: number }
  | { type: 'problem'; problem: Problem };

export interface ResumedByServer {
  stream: StreamId;
  /** Octets the server took from the page so far: the page sends again from here. */
  received: number;
}

/** A sentence the page words in its own language: `prose.problem[code](params)`. */
export interface Problem {
  code: string;
  params: Record<string, string | number>;
}

/** Who this browser is, and the world its room lives in. */
export interface Me {
  handle: string;
  room: string;
  /** Mailbox of one's own. */
  mailbox: string;
  /** The person's address in the world. */
  address: string;
  /** Of their mailboxes, for whoever logs in (AUTH, POP3, IMAP). */
  password: string;
  world: World;
}

export interface World {
  /** The terminal's /etc/hosts: names the shell knows without DNS. */
  hosts: { name: string; address: string }[];
  /** The terminal's resolver, asked over UDP, then TCP. */
  resolver: { address: string; port: number };
  /** Addresses `ncat -s` may use besides one's own. */
  sources: string[];
  /** Services that can be reached, with the number to use in the terminal and outside it (null: no port outside). */
  services: { service: string; host: string; address: string; port: number; outside: number | null }[];
  /** Services switched off in this room (`docker compose down`). */
  down: string[];
  /** `host:port` behind `localhost 1025`, when the operator set EHLO_MOCK_UPSTREAM. */
  upstream?: string;
  /** True when mail typed here may leave the lab: show the banner. */
  realMail: boolean;
}

/** An event as JSON carries it: every Uint8Array is `{ base64 }`. */
export type JsonEvent =
  Logged<RoomEvent> extends infer E
    ? {
        [K in keyof E]: E[K] extends Uint8Array
          ? { base64: string }
          : E[K] extends Uint8Array | undefined
            ? { base64: string } | undefined
            : E[K];
      }
    : never;

/** Octets of a binary frame before its payload. */
export const HEADER_OCTETS = 12;

/**
 * One binary frame: stream (u32), offset of the first octet in its direction (u64, as two u32), payload.
 * Offsets make resumption a matter of arithmetic: a receiver drops what it already has.
 *
 * @param into memory that nobody uses any more, large enough for the frame; new memory otherwise
 */
export function encodeStreamFrame(
  stream: StreamId,
  offset: number,
  octets: Uint8Array,
  into?: Uint8Array<ArrayBuffer>,
): Uint8Array<ArrayBuffer> {
  const length = HEADER_OCTETS + octets.length;
  const frame = into ? into.subarray(0, length) : new Uint8Array(length);
  const view = new DataView(frame.buffer, frame.byteOffset);
  view.setUint32(0, stream);
  view.setUint32(4, Math.floor(offset / 2 ** 32));
  view.setUint32(8, offset % 2 ** 32);
  frame.set(octets, HEADER_OCTETS);
  return frame;
}

/** @returns undefined when the frame is too short to have a header. `octets` shares memory with `frame`. */
export function decodeStreamFrame(
  frame: Uint8Array,
): { stream: StreamId; offset: number; octets: Uint8Array } | undefined {
  if (frame.length < HEADER_OCTETS) return undefined;
  const view = new DataView(frame.buffer, frame.byteOffset, frame.byteLength);
  return {
    stream: view.getUint32(0),
    offset: view.getUint32(4) * 2 ** 32 + view.getUint32(8),
    octets: frame.subarray(HEADER_OCTETS),
  };
}

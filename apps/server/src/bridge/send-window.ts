import { CREDIT_OCTETS, encodeStreamFrame, MAX_FRAME_OCTETS, type StreamId } from '@ehlo/wire';
import type { Link } from './link.ts';

/** What a socket may hand over in one go; reading stops this early so that credit is never overdrawn. */
const CHUNK_OCTETS = 64 * 1024;
/** Frames kept at most: a server that sends octet by octet would cost more in frames than in octets. */
const KEPT_FRAMES = 4096;
const HEADER_OCTETS = 12;

/** Octets of one stream on their way to the page, kept until the page has them. */
export interface SendWindow {
  /** Frames and sends a chunk as it came. */
  push(chunk: Uint8Array): void;
  /** The page has everything before `offset`; what was never sent cannot be acknowledged. */
  acknowledge(offset: number): void;
  /** A new socket: sends again what the page does not have. */
  resume(received: number): void;
  /** Credit, and room in the socket, for one more chunk. */
  readonly open: boolean;
  /** Octets sent so far. */
  readonly sent: number;
  /** The page has them all. */
  readonly settled: boolean;
}

export function createSendWindow(stream: StreamId, link: Link): SendWindow {
  let sent = 0;
  let acknowledged = 0;
  let kept: { offset: number; frame: Uint8Array }[] = [];

  function acknowledge(offset: number): void {
    acknowledged = Math.max(acknowledged, Math.min(offset, sent));
    let gone = 0;
    for (; gone < kept.length; gone++) {
      const { offset: start, frame } = kept[gone]!;
      if (start + frame.length - HEADER_OCTETS > acknowledged) break;
    }
    if (gone > 0) kept = kept.slice(gone);
  }

  return {
    push(chunk) {
      for (let start = 0; start < chunk.length; start += MAX_FRAME_OCTETS) {
        const piece = chunk.subarray(start, start + MAX_FRAME_OCTETS);
        // The only copy: the frame is what is sent, and what is kept.
        const frame = encodeStreamFrame(stream, sent, piece);
        kept.push({ offset: sent, frame });
        sent += piece.length;
        link.octets(frame);
      }
    },
    acknowledge,
    resume(received) {
      acknowledge(received);
      for (const { offset, frame } of kept) {
        const known = acknowledged - offset;
        const rest = frame.subarray(HEADER_OCTETS + known);
        link.octets(known > 0 ? encodeStreamFrame(stream, acknowledged, rest) : frame);
      }
    },
    get open() {
      return sent - acknowledged <= CREDIT_OCTETS - CHUNK_OCTETS && kept.length < KEPT_FRAMES && !link.full;
    },
    get sent() {
      return sent;
    },
    get settled() {
      return acknowledged === sent;
    },
  };
}

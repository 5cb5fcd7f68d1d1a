import { creditOf, encodeStreamFrame, MAX_FRAME_OCTETS, type StreamId } from '@ehlo/wire';
import type { Link } from './link.ts';

/** What a socket may hand over in one go; reading stops this early so that credit is never overdrawn. */
const CHUNK_OCTETS = 64 * 1024;
/** Frames kept at most: a server that sends octet by octet would cost more in frames than in octets. */
const KEPT_FRAMES = 4096;
const HEADER_OCTETS = 12;

/** Octets of one stream on their way to the page, kept until the page has them. */
export class SendWindow {
  readonly #stream: StreamId;
  readonly #link: Link;
  #sent = 0;
  #acknowledged = 0;
  #credit = creditOf();
  #kept: { offset: number; frame: Uint8Array }[] = [];

  constructor(stream: StreamId, link: Link) {
    this.#stream = stream;
    this.#link = link;
  }

  /** Frames and sends a chunk as it came. */
  push(chunk: Uint8Array): void {
    for (let start = 0; start < chunk.length; start += MAX_FRAME_OCTETS) {
      const piece = chunk.subarray(start, start + MAX_FRAME_OCTETS);
      // The only copy: the frame is what is sent, and what is kept.
      const frame = encodeStreamFrame(this.#stream, this.#sent, piece);
      this.#kept.push({ offset: this.#sent, frame });
      this.#sent += piece.length;
      this.#link.octets(frame);
    }
  }

  /**
   * The page has everything before `offset`; what was never sent cannot be acknowledged.
   *
   * @param window octets that the page grants from here on
   */
  acknowledge(offset: number, window?: number): void {
    this.#credit = creditOf(window);
    this.#acknowledged = Math.max(this.#acknowledged, Math.min(offset, this.#sent));
    let gone = 0;
    for (; gone < this.#kept.length; gone++) {
      const { offset: start, frame } = this.#kept[gone]!;
      if (start + frame.length - HEADER_OCTETS > this.#acknowledged) break;
    }
    if (gone > 0) this.#kept = this.#kept.slice(gone);
  }

  /** A new socket: sends again what the page does not have. */
  resume(received: number): void {
    this.acknowledge(received);
    for (const { offset, frame } of this.#kept) {
      const known = this.#acknowledged - offset;
      const rest = frame.subarray(HEADER_OCTETS + known);
      this.#link.octets(known > 0 ? encodeStreamFrame(this.#stream, this.#acknowledged, rest) : frame);
    }
  }

  /** Credit, and room in the socket, for one more chunk. */
  get open(): boolean {
    return (
      this.#sent - this.#acknowledged <= this.#credit - CHUNK_OCTETS &&
      this.#kept.length < KEPT_FRAMES &&
      !this.#link.full
    );
  }

  /** Octets sent so far. */
  get sent(): number {
    return this.#sent;
  }

  /** The page has them all. */
  get settled(): boolean {
    return this.#acknowledged === this.#sent;
  }
}

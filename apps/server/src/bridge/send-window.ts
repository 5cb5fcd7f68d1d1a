import { creditOf, encodeStreamFrame, HEADER_OCTETS, MAX_FRAME_OCTETS, type StreamId } from '@ehlo/wire';
import type { Link } from './link.ts';

/** What a socket may hand over in one go; reading stops this early so that credit is never overdrawn. */
const CHUNK_OCTETS = 64 * 1024;
/** Frames kept at most: a server that sends octet by octet would cost more in frames than in octets. */
const KEPT_FRAMES = 4096;
/** Frames from here on are written into memory of frames that the page has. */
const LARGE_OCTETS = 48 * 1024;
const FRAME_OCTETS = HEADER_OCTETS + MAX_FRAME_OCTETS;
const MAX_SPARE = 4;

/** Octets of one stream on their way to the page, kept until the page has them. */
export class SendWindow {
  readonly #stream: StreamId;
  readonly #link: Link;
  #sent = 0;
  #acknowledged = 0;
  #credit = creditOf();
  #kept: { offset: number; frame: Uint8Array<ArrayBuffer> }[] = [];
  /**
   * Memory of large frames that were acknowledged, thus sent: bulk would otherwise make garbage as fast as it flows.
   * Never shared between streams, so that a page which acknowledges too early spoils only what is its own.
   */
  #spare: Uint8Array<ArrayBuffer>[] = [];

  constructor(stream: StreamId, link: Link) {
    this.#stream = stream;
    this.#link = link;
  }

  /** Frames and sends a chunk as it came. */
  push(chunk: Uint8Array): void {
    for (let start = 0; start < chunk.length; start += MAX_FRAME_OCTETS) {
      const piece = chunk.subarray(start, start + MAX_FRAME_OCTETS);
      // The only copy: the frame is what is sent, and what is kept.
      const memory = piece.length >= LARGE_OCTETS ? this.#memory() : undefined;
      const frame = encodeStreamFrame(this.#stream, this.#sent, piece, memory);
      const kept = { offset: this.#sent, frame };
      // A greeting and nothing more is what most streams keep: `push` would take room for sixteen others.
      if (this.#kept.length === 0) this.#kept = [kept];
      else this.#kept.push(kept);
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
      const isSpare = frame.buffer.byteLength === FRAME_OCTETS && this.#spare.length < MAX_SPARE;
      if (isSpare) this.#spare.push(new Uint8Array(frame.buffer));
    }
    if (gone > 0) this.#kept = this.#kept.slice(gone);
    if (this.settled) this.#spare = [];
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

  #memory(): Uint8Array<ArrayBuffer> {
    return this.#spare.pop() ?? new Uint8Array(FRAME_OCTETS);
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

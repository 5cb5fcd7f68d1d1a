import { CREDIT_OCTETS, type StreamId } from '@ehlo/wire';
import type { Link } from './link.ts';

/** The page is told in bulk: an acknowledgement for every line would be a frame for every line. */
const CONFIRM_OCTETS = 32 * 1024;

/** Octets of one stream on their way from the page. */
export class ReceiveWindow {
  readonly #stream: StreamId;
  readonly #link: Link;
  #received = 0;
  #confirmed = 0;

  constructor(stream: StreamId, link: Link) {
    this.#stream = stream;
    this.#link = link;
  }

  /**
   * @returns what is new of these octets (perhaps nothing: a page that resumes sends again), or undefined when the page
   *   left some out or sent more than it has credit for
   */
  take(offset: number, octets: Uint8Array): Uint8Array | undefined {
    const known = this.#received - offset;
    if (known < 0) return undefined;
    const fresh = known === 0 ? octets : octets.subarray(known);
    if (this.#received + fresh.length - this.#confirmed > CREDIT_OCTETS) return undefined;
    this.#received += fresh.length;
    return fresh;
  }

  /** Everything received was passed on. */
  passedOn(): void {
    if (this.#received - this.#confirmed < CONFIRM_OCTETS) return;
    this.#confirmed = this.#received;
    this.#link.frame({ type: 'ack', stream: this.#stream, offset: this.#received });
  }

  /** A new socket: the page hears by `welcome` how far we are. */
  resumed(): void {
    this.#confirmed = this.#received;
  }

  get received(): number {
    return this.#received;
  }
}

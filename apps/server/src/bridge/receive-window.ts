import { CREDIT_OCTETS, type StreamId } from '@ehlo/wire';
import type { Link } from './link.ts';

/** The page is told in bulk: an acknowledgement for every line would be a frame for every line. */
const CONFIRM_OCTETS = 32 * 1024;

/** Octets of one stream on their way from the page. */
export interface ReceiveWindow {
  /**
   * @returns what is new of these octets (perhaps nothing: a page that resumes sends again), or undefined when the page
   *   left some out or sent more than it has credit for
   */
  take(offset: number, octets: Uint8Array): Uint8Array | undefined;
  /** Everything received was passed on. */
  passedOn(): void;
  /** A new socket: the page hears by `welcome` how far we are. */
  resumed(): void;
  readonly received: number;
}

export function createReceiveWindow(stream: StreamId, link: Link): ReceiveWindow {
  let received = 0;
  let confirmed = 0;

  return {
    take(offset, octets) {
      const known = received - offset;
      if (known < 0) return undefined;
      const fresh = known === 0 ? octets : octets.subarray(known);
      if (received + fresh.length - confirmed > CREDIT_OCTETS) return undefined;
      received += fresh.length;
      return fresh;
    },
    passedOn() {
      if (received - confirmed < CONFIRM_OCTETS) return;
      confirmed = received;
      link.frame({ type: 'ack', stream, offset: received });
    },
    resumed() {
      confirmed = received;
    },
    get received() {
      return received;
    },
  };
}

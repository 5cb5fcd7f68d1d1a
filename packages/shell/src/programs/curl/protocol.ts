import type { Transfer } from './transfer.ts';

/** One of the protocols, in the order in which its parts are called. All throw CurlFailure. */
export interface Protocol {
  /** From the greeting to the log-in, on a new connection. */
  connect(transfer: Transfer): Promise<void>;
  /** What was asked for. */
  perform(transfer: Transfer): Promise<void>;
  /** What follows the content. */
  finish(transfer: Transfer): Promise<void>;
  /** Takes leave. */
  quit(transfer: Transfer): Promise<void>;
}

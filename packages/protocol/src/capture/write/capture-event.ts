/** What a capture is written from: connections and datagrams as they happened, in order of time. */
import type { Side } from './conversation.ts';

export interface CaptureAddress {
  /** IPv4 or IPv6, as text. */
  address: string;
  port: number;
}

/** `at`: integer microseconds since the epoch. `connection`: any number, one for each connection that is open at a time. */
export type CaptureEvent =
  /** Three packets; the comment stands at the first of them. */
  | {
      kind: 'opened';
      connection: number;
      at: number;
      client: CaptureAddress;
      server: CaptureAddress;
      comment?: string;
    }
  /** One write of one side, as the wire has it: with TLS these are records. */
  | { kind: 'octets'; connection: number; at: number; from: Side; octets: Uint8Array }
  /** Octets that crossed and are not known any more: a gap in the sequence. */
  | { kind: 'missing'; connection: number; at: number; from: Side; length: number; comment: string }
  /** Stands at the next packet of this side. */
  | { kind: 'noted'; connection: number; from: Side; comment: string }
  /** One side says no more (FIN); the other may go on. */
  | { kind: 'finished'; connection: number; at: number; by: Side }
  | { kind: 'closed'; connection: number; at: number; by: Side; how: 'ended' | 'reset' }
  | {
      kind: 'datagram';
      at: number;
      from: CaptureAddress;
      to: CaptureAddress;
      octets: Uint8Array;
      comment?: string;
    }
  /** Lines of `SSLKEYLOGFILE`; before the records they open. */
  | { kind: 'secrets'; lines: readonly string[] }
  | { kind: 'names'; names: readonly { address: string; names: readonly string[] }[] };

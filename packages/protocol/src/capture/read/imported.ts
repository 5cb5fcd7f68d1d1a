/** What a capture holds, in the shape that the readings and the wire's panels take. */
import type { CaptureAddress } from '../write/capture-event.ts';
import type { Side } from '../write/conversation.ts';
import type { CaptureProblem } from './capture-problem.ts';
import type { DirectionCounts } from './tcp-direction.ts';

/** Names of protocols that a stream is recognised as by its first octets; `tls` where they are records from the start. */
export type ImportedProtocol = 'smtp' | 'pop3' | 'imap' | 'dns' | 'http' | 'tls' | 'other';

/** `at`: integer microseconds since the epoch. */
export type ImportedEvent =
  | {
      kind: 'octets';
      at: number;
      from: Side;
      /** `tls`: records, from the first octet or behind STARTTLS on; each layer counts its own octets. */
      layer: 'clear' | 'tls';
      /** Octets of this direction and layer before this chunk. */
      offset: number;
      length: number;
      /** Absent: they crossed, and the capture, or the limit of what is kept, left them out (`why`). */
      octets?: Uint8Array;
      why?: 'lost' | 'limit';
    }
  /** This side says no more (FIN). */
  | { kind: 'finished'; at: number; by: Side };

export interface ImportedConnection {
  /** From 1, in the order in which connections begin in the file. */
  id: number;
  protocol: ImportedProtocol;
  client: CaptureAddress;
  server: CaptureAddress;
  /** Microseconds, of its first and its last packet. */
  openedAt: number;
  endedAt: number;
  /** Its beginning is not in the file. */
  midway: boolean;
  events: readonly ImportedEvent[];
  counts: Readonly<Record<Side, Readonly<DirectionCounts>>>;
  /**
   * `open`: the file ends before it does. `refused`: RST instead of an answer. `unanswered`: nothing came back.
   * `by`: who ended it, first FIN or RST.
   */
  end: { how: 'ended' | 'reset'; by: Side; at: number } | { how: 'open' | 'refused' | 'unanswered' };
}

/** A question to a DNS server, over UDP or TCP, and its answer; one of them may be missing. */
export interface ImportedQuestion {
  id: number;
  transport: 'udp' | 'tcp';
  client: CaptureAddress;
  server: CaptureAddress;
  /** Microseconds: of the question, or, without one, of the answer. */
  at: number;
  answeredAt?: number;
  query?: Uint8Array;
  response?: Uint8Array;
}

export interface ImportedCapture {
  connections: readonly ImportedConnection[];
  questions: readonly ImportedQuestion[];
  /** The file, or the rest of it, could not be read; what came before it counts. */
  problem?: CaptureProblem;
  counts: {
    /** Packets, and those of them that are no TCP and no DNS. */
    packets: number;
    others: number;
    /** Packets of link types that are not known here, by link type. */
    unknownLinks: Readonly<Record<number, number>>;
    /** Packets that the capture cut, so that octets are missing (`tcpdump -s`). */
    cut: number;
    /** Datagrams whose fragments never came together. */
    fragments: number;
    /** Connections and questions beyond what is kept. */
    leftOut: number;
  };
}

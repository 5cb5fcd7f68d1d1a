import type { DnsMessage } from '@ehlo/protocol/dns';
import type { Lookup, Server } from './lookup.ts';
import type { Transfer } from './transfer.ts';

/** A message to be shown: an answer, or (`+qr`) the query. */
export interface Shown {
  kind: 'query' | 'answer';
  lookup: Lookup;
  /** Absolute. */
  name: string;
  message: DnsMessage;
  octets: number;
  /** Octets behind the message. */
  extra: number;
  server: Server;
  /** `192.0.2.53#53` */
  peer: string;
  /** Milliseconds since the epoch; the latter undefined for a query. */
  sentAt: number;
  receivedAt: number;
  /** What became of our cookie (RFC 7873 §5.3). */
  cookie: 'none' | 'good' | 'bad';
  /** Counts of a zone transfer, this message not included. */
  transfer: Transfer | undefined;
}

/** What dig, host and nslookup do differently while lookups run. */
export interface Tool {
  /** A name is about to be asked for; without its final dot. */
  trying(name: string): Promise<void>;
  message(shown: Shown): Promise<void>;
  /** After an answer that was taken. */
  received(shown: Shown): Promise<void>;
  /** No lookup is left: adds more, or resolves with false when it is over. */
  more(): Promise<boolean>;
}

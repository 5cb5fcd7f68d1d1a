/** The shapes of `two-views.ts`: what goes in, and what comes out. */
import type { WireLine } from '../reading/reading.ts';
import type { CertificateFacts, ClientHelloFacts, ServerHelloFacts } from './handshake-facts.ts';
import type { From, TlsRecord } from './record-reader.ts';

/** The events that the fold reads; a subset of `RoomEvent` in shape. `at`: microseconds. */
export type WireEvent =
  | { kind: 'opened'; at: number; tls: 'none' | 'implicit' }
  | {
      kind: 'octets';
      at: number;
      from: From;
      layer: 'clear' | 'tls';
      offset: number;
      length: number;
      octets?: Uint8Array;
    }
  /** Octets [start, end) of a direction in clear are a secret. */
  | { kind: 'secret'; at: number; from: From; start: number; end: number }
  | { kind: 'secured'; at: number; protocol: string; cipher: string; serverName?: string }
  /** The server shows a certificate as TLS begins. `sha256`: its fingerprint. */
  | { kind: 'certificate'; at: number; sha256: string }
  /** TLS never stood. */
  | { kind: 'unsecured'; at: number; by: From; alert?: string; reason: string }
  /** Octets [start, end) of the client's clear direction were thrown away unread, behind STARTTLS. */
  | { kind: 'dropped'; at: number; from: From; start: number; end: number }
  /** TLS that the lab itself cannot read passes through. */
  | { kind: 'opaque'; at: number }
  | { kind: 'closed'; at: number; by: 'client' | 'server' | 'lab' | 'bridge'; how: string };

export interface EndsLine {
  kind: 'line';
  text: string;
  ending: WireLine['ending'];
  /** Of its first octet, in its direction. */
  offset: number;
  /** Octets of a long line, of which `text` keeps the first. */
  octets?: number;
  /** Octets [start, end) of the line that are a secret. */
  secrets: [number, number][];
  /** The server threw it away unread: it stood in clear behind STARTTLS. */
  dropped?: true;
}

/** What the two ends read. */
export type EndsItem = EndsLine | { kind: 'unkept'; octets: number };

/** What the listener reads once TLS is spoken. */
export type ListenerItem =
  | TlsRecord
  /** What is no record: text, perhaps. `text` keeps the first of it, one character an octet. */
  | { kind: 'none'; from: From; offset: number; text: string; octets: number }
  | { kind: 'unkept'; octets: number };

/** What crossed one way at one moment. */
export interface Beat {
  kind: 'beat';
  id: number;
  at: number;
  from: From;
  /** `clear`: the listener reads what the two ends read, and `listener` is empty. */
  layer: 'clear' | 'tls';
  ends: EndsItem[];
  /** Left out of `ends` after its first ones. */
  endsLeftOut: { items: number; octets: number };
  listener: ListenerItem[];
  /** Left out of `listener` after its first ones. */
  listenerLeftOut: { items: number; octets: number };
}

/** Where the connection became another one. */
export type Moment = { kind: 'moment'; id: number; at: number } & (
  | { moment: 'tls'; how: 'starttls' | 'implicit' }
  | { moment: 'secured'; protocol: string; cipher: string; serverName?: string }
  | { moment: 'unsecured'; by: From; alert?: string; reason: string }
  | { moment: 'opaque' }
  | { moment: 'closed'; by: string; how: string }
);

export type ViewRow = Beat | Moment;

/** What the listener knows in the end. */
export interface Overheard {
  /** Lines read in clear, each way, and secrets among them. */
  lines: Record<From, number>;
  secrets: number;
  /** TLS records counted, and octets of them. */
  records: Record<From, number>;
  octets: Record<From, number>;
  /** Of the newest hello of each side that crossed in clear. */
  client?: ClientHelloFacts;
  server?: ServerHelloFacts;
  /** Certificates that crossed in clear (TLS 1.2). */
  certificate?: CertificateFacts;
  /** Alerts in clear, by name. */
  alerts: string[];
}

export interface TwoViews {
  version: number;
  rows: ViewRow[];
  /** Left out of `rows` after its first `KEPT_FIRST_ROWS`. */
  rowsLeftOut: number;
  /** `clear` until the first octet of TLS. */
  layer: 'clear' | 'tls';
  secured: boolean;
  /** Fingerprint of the certificate that the server showed. */
  certificate?: string;
  overheard: Overheard;
}

import type { DialTarget, ListenTarget, TlsWish } from '@ehlo/shell';

/** What the page in the browser asks of the player: its stage is in another process, octets are base64. */
export type Call =
  | { call: 'begin'; stage: number }
  | { call: 'dial'; stage: number; dial: number; target: DialTarget }
  | { call: 'stopDial'; dial: number }
  | { call: 'listen'; stage: number; target: ListenTarget }
  | { call: 'accept' | 'closeListener'; listener: number }
  | { call: 'read' | 'renegotiate' | 'end' | 'abort'; connection: number }
  | { call: 'write'; connection: number; octets: string }
  | { call: 'secure'; connection: number; wish: TlsWish };

/** `lost`: the connection's end, as `ConnectionLost` names it. */
export type Answer = { id: number } & ({ value: unknown } | { lost: string });

/** Of a connection, when it is first told of. */
export interface Told {
  connection: number;
  address: string;
  port: number;
}

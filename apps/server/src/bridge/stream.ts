import type { TlsWish } from '@ehlo/wire';

/** One connection inside the tab's WebSocket, whatever its transport. */
export interface BridgeStream {
  /** Octets of the page, at their offset. */
  receive(offset: number, octets: Uint8Array): void;
  /** The page has everything before `offset`, and grants `window` octets more. */
  acknowledge(offset: number, window?: number): void;
  /** The page will send no more after `offset`. */
  end(offset: number): void;
  /** TCP only: from `offset` on it is TLS. */
  secure?(offset: number, wish: TlsWish): void;
  /** TLS 1.2 only: a new handshake. */
  renegotiate?(): void;
  /** The page ends it both ways, now: a reset. */
  abort(): void;
  /** The page is gone for good: closed as the system closes what a program leaves open. */
  hangUp(): void;
  /** A new socket stands: sends again what the page does not have after `received`. */
  resume(received: number): void;
  /** Octets received from the page so far. */
  readonly received: number;
  /** There is room in the page's socket again. */
  drained(): void;
  /** False once the connection is gone and only its last octets are kept. */
  readonly live: boolean;
}

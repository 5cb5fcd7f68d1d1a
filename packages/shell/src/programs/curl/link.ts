import { concat } from '@ehlo/protocol';
import { isLost } from '../../names/resolve.ts';
import type { Connection, TlsVersion } from '../../world.ts';
import { CurlFailure, STATUS } from './failure.ts';
import type { Transfer } from './transfer.ts';

/** Of the header of a TLS record, which curl shows by its size. */
const RECORD_HEADER = new Uint8Array(5);

/** One connection of curl's, kept for further transfers to the same place. */
export class Link {
  /** `#0` */
  readonly number: number;
  readonly connection: Connection;
  /** What has to be alike for another transfer to use it. */
  readonly key: string;
  /** As it is shown: `host localhost`. */
  readonly host: string;
  secured = false;
  tlsVersion: TlsVersion | undefined;
  /** The dialogue is under way, so that it can be ended politely. */
  ready = false;
  /** Not to be used again. */
  spent = false;
  /** What a protocol remembers of its dialogue. */
  session: unknown;
  /** The last command was sent then. */
  saidMs = 0;
  /** It answered in HTTP/1.0. */
  oldServer = false;
  /** The end was read already. */
  ended = false;
  #held: Uint8Array = new Uint8Array();
  #pending: Promise<Uint8Array | null> | undefined;

  constructor(number: number, connection: Connection, key: string, host: string) {
    this.number = number;
    this.connection = connection;
    this.key = key;
    this.host = host;
  }

  /** Octets that came with others and were not used yet. */
  get held(): Uint8Array {
    return this.#held;
  }

  takeHeld(most = Number.POSITIVE_INFINITY): Uint8Array {
    const taken = this.#held.subarray(0, most);
    this.#held = this.#held.subarray(taken.length);
    return taken;
  }

  putBack(octets: Uint8Array): void {
    if (octets.length > 0) this.#held = concat([octets, this.#held]);
  }

  /** A read that was begun and not waited for: the next one's. */
  resume(pending: Promise<Uint8Array | null>): void {
    this.#pending = pending;
  }

  /** What has come, or what comes next; null at the end. @throws CurlFailure */
  async read(transfer: Transfer): Promise<Uint8Array | null> {
    if (this.#held.length > 0) return this.takeHeld();
    if (this.ended) return null;
    const pending = this.#pending;
    this.#pending = undefined;
    try {
      const chunk = await transfer.wait(pending ?? this.connection.read());
      if (chunk === null) this.ended = true;
      if (chunk && this.secured) await transfer.trace.tell('tlsIn', RECORD_HEADER);
      return chunk;
    } catch (error) {
      if (!isLost(error)) throw error;
      throw new CurlFailure(STATUS.receive, 'Recv failure: Connection reset by peer');
    }
  }

  /** @throws CurlFailure */
  async write(transfer: Transfer, octets: Uint8Array): Promise<void> {
    if (this.secured) await transfer.trace.tell('tlsOut', RECORD_HEADER);
    try {
      await transfer.wait(this.connection.write(octets));
    } catch (error) {
      if (!isLost(error)) throw error;
      throw new CurlFailure(STATUS.send, 'Send failure: Broken pipe');
    }
  }

  hangUp(): void {
    this.connection.end();
    this.connection.abort();
  }
}

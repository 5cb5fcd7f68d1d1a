import type { Socket } from 'node:net';
import { Duplex } from 'node:stream';
import type { Tap } from './tap.ts';

/**
 * A socket as TLS sees it, with every octet tapped on its way: what an eavesdropper would get. It adds no buffer
 * of its own: reading stops when TLS does not read, and a write is done when the kernel took it.
 */
export class WireStream extends Duplex {
  readonly #socket: Socket;
  readonly #tap: Tap;

  /** @param first octets that were read from the socket already and belong to TLS */
  constructor(socket: Socket, tap: Tap, first?: Uint8Array) {
    super({ allowHalfOpen: true });
    this.#socket = socket;
    this.#tap = tap;
    socket.on('data', (octets: Buffer) => this.#take(octets));
    socket.on('end', () => this.push(null));
    socket.on('error', (error) => this.destroy(error));
    socket.on('close', () => this.destroy());
    if (first && first.length > 0) this.#take(first);
  }

  #take(octets: Uint8Array): void {
    this.#tap.octets('client', 'tls', octets);
    if (!this.push(octets)) this.#socket.pause();
  }

  override _read(): void {
    this.#socket.resume();
  }

  override _write(octets: Buffer, _encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    this.#tap.octets('server', 'tls', octets);
    this.#socket.write(octets, done);
  }

  override _final(done: (error?: Error | null) => void): void {
    this.#socket.end(() => done());
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    this.#socket.destroy();
    done(error);
  }
}

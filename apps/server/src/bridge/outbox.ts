import type { Duplex } from 'node:stream';
import type { ServerFrame } from '@ehlo/wire';
import type { WebSocket } from 'ws';

/** Above this, whoever fills the socket waits for it to drain. */
const FULL_OCTETS = 512 * 1024;
const BINARY = { binary: true };
const TEXT = { binary: false };

/** The way out to one page. */
export interface Outbox {
  frame(frame: ServerFrame): void;
  /** A frame that is JSON already: events are encoded once for everyone who follows. */
  json(text: string): void;
  octets(frame: Uint8Array): void;
  /** The page, or the network, takes less than it is given. */
  readonly full: boolean;
  /** Called each time there is room again. */
  onDrain(listener: () => void): void;
}

/**
 * Frames of one turn of the event loop leave in one segment: the first one corks the socket, the end of the turn
 * uncorks it. No timer, so nothing waits.
 *
 * A class, as everything that each page or stream has one of: a closure a method would cost several times the memory.
 */
export class SocketOutbox implements Outbox {
  readonly #ws: WebSocket;
  readonly #socket: Duplex;
  #listeners: readonly (() => void)[] = [];
  #corked = false;

  /** @param socket the TCP socket under `ws` */
  constructor(ws: WebSocket, socket: Duplex) {
    this.#ws = ws;
    this.#socket = socket;
    socket.on('drain', () => {
      // It may have been paused for what it did not take.
      ws.resume();
      for (const listener of this.#listeners) listener();
    });
  }

  frame(frame: ServerFrame): void {
    this.#send(JSON.stringify(frame), TEXT);
  }

  json(text: string): void {
    this.#send(text, TEXT);
  }

  octets(frame: Uint8Array): void {
    this.#send(frame, BINARY);
  }

  get full(): boolean {
    return this.#ws.bufferedAmount > FULL_OCTETS;
  }

  onDrain(listener: () => void): void {
    // `push` would take room for sixteen more, of every page.
    this.#listeners = [...this.#listeners, listener];
  }

  #send(data: string | Uint8Array, options: { binary: boolean }): void {
    // A socket on its way out takes nothing more; resumption makes up for it.
    if (this.#ws.readyState !== this.#ws.OPEN) return;
    if (!this.#corked) {
      this.#corked = true;
      this.#socket.cork();
      process.nextTick(SocketOutbox.#uncork, this);
    }
    this.#ws.send(data, options);
  }

  static #uncork(outbox: SocketOutbox): void {
    outbox.#corked = false;
    outbox.#socket.uncork();
  }
}

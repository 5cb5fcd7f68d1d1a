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
 * @param socket the TCP socket under `ws`
 */
export function createOutbox(ws: WebSocket, socket: Duplex): Outbox {
  let corked = false;
  const listeners: (() => void)[] = [];

  socket.on('drain', () => {
    for (const listener of listeners) listener();
  });

  function uncork(): void {
    corked = false;
    socket.uncork();
  }

  function cork(): void {
    if (corked) return;
    corked = true;
    socket.cork();
    process.nextTick(uncork);
  }

  function send(data: string | Uint8Array, options: { binary: boolean }): void {
    // A socket on its way out takes nothing more; resumption makes up for it.
    if (ws.readyState !== ws.OPEN) return;
    cork();
    ws.send(data, options);
  }

  return {
    frame: (frame) => send(JSON.stringify(frame), TEXT),
    json: (text) => send(text, TEXT),
    octets: (frame) => send(frame, BINARY),
    get full() {
      return ws.bufferedAmount > FULL_OCTETS;
    },
    onDrain: (listener) => listeners.push(listener),
  };
}

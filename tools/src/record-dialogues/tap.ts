import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import type { Part } from './recorded.ts';

/** A proxy for one connection that writes down what crosses, in order. */
export interface Tap {
  port: number;
  parts: readonly Part[];
  /** Octets of the client so far. */
  sent(): number;
  /** The server's octets so far, one character each. */
  answered(): string;
  over(): boolean;
  closedBy(): 'client' | 'server';
  /** Resolves at the next thing that happens, or after so many milliseconds of silence. */
  change(patienceMs: number): Promise<'changed' | 'silent'>;
  /** Resolves when both directions are over; the client has gone, so the server has this long to go too. */
  end(patienceMs: number): Promise<void>;
  close(): void;
}

/** Opens the proxy on loopback. A client that connects a second time is refused: a recording is of one connection. */
export async function startTap(serverPort: number): Promise<Tap> {
  const parts: Part[] = [];
  let sent = 0;
  let answered = '';
  let over = false;
  let first: 'client' | 'server' | undefined;
  let wake: () => void = () => undefined;
  const sockets: Socket[] = [];
  const listener = createServer({ allowHalfOpen: true, noDelay: true });
  listener.maxConnections = 1;
  listener.once('connection', (client) => {
    const server = connect({ port: serverPort, host: '127.0.0.1', allowHalfOpen: true, noDelay: true });
    sockets.push(client, server);
    const pipe = (from: Socket, to: Socket, by: Part['by']) => {
      from.on('data', (octets: Buffer) => {
        const text = octets.toString('latin1');
        parts.push({ by, octets: text });
        if (by === 'client') sent += octets.length;
        else answered += text;
        to.write(octets);
        wake();
      });
      from.on('end', () => {
        first ??= by;
        to.end();
        wake();
      });
      // A reset is an end of a connection like any other; 'close' follows.
      from.on('error', () => {
        first ??= by;
      });
      from.on('close', () => {
        to.destroySoon();
        over ||= sockets.every((socket) => socket.destroyed);
        wake();
      });
    };
    pipe(client, server, 'client');
    pipe(server, client, 'server');
  });
  listener.listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const tap: Tap = {
    port: (listener.address() as AddressInfo).port,
    parts,
    sent: () => sent,
    answered: () => answered,
    over: () => over,
    closedBy: () => first ?? 'client',
    change: (patienceMs) =>
      new Promise((resolve) => {
        const timer = setTimeout(() => {
          wake = () => undefined;
          resolve('silent');
        }, patienceMs);
        wake = () => {
          clearTimeout(timer);
          wake = () => undefined;
          resolve('changed');
        };
      }),
    async end(patienceMs) {
      const until = performance.now() + patienceMs;
      while (!over && sockets.length > 0 && performance.now() < until)
        await tap.change(until - performance.now());
    },
    close() {
      listener.close();
      for (const socket of sockets) socket.destroy();
    },
  };
  return tap;
}

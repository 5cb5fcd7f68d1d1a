import { createServer, type Socket } from 'node:net';
import type { Connection, Listened, ListenTarget } from '@ehlo/shell';

export interface RealListeners {
  listen(target: ListenTarget): Promise<Listened>;
  /** Where a case's client finds `address:port`; undefined while nobody listens. */
  find(address: string, port: number): number | undefined;
}

/** Ports that a case's program listens on, each behind one of loopback's; `taken` are those of the case's servers. */
export function createRealListeners(
  taken: (address: string, port: number) => boolean,
  connectionOf: (socket: Socket) => Connection,
): RealListeners {
  const ports = new Map<string, number>();
  const matching = (address: string, port: number) =>
    [`${address} ${port}`, `0.0.0.0 ${port}`].find((key) => ports.has(key));
  return {
    find(address, port) {
      const key = matching(address, port);
      return key === undefined ? undefined : ports.get(key);
    },
    async listen({ address, port }) {
      const key = `${address} ${port}`;
      if (taken(address, port) || ports.has(key)) return { ok: false, failure: 'in-use' };
      const waiting: Socket[] = [];
      let wake: () => void = () => undefined;
      const server = createServer({ allowHalfOpen: true }, (socket) => {
        waiting.push(socket);
        wake();
      });
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      ports.set(key, (server.address() as { port: number }).port);
      return {
        ok: true,
        listener: {
          async accept() {
            for (;;) {
              const socket = waiting.shift();
              if (socket)
                return {
                  connection: connectionOf(socket),
                  from: { address: '127.0.0.1', port: socket.remotePort ?? 0 },
                };
              await new Promise<void>((resolve) => {
                wake = resolve;
              });
            }
          },
          close() {
            ports.delete(key);
            server.close();
          },
        },
      };
    },
  };
}

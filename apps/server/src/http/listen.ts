import { once } from 'node:events';
import type { Server } from 'node:http';

const TRIES = 50;
const MAX_PORT = 65_535;

export interface Listening {
  port: number;
  /** The port was taken, and this is the next free one. */
  insteadOf?: number;
}

/**
 * Binds `port`, or the next free one when it is taken; 0 takes any.
 * @throws what `listen` throws for other reasons (EACCES, EADDRNOTAVAIL), and EADDRINUSE when 50 in a row are taken
 */
export async function listenNextFree(server: Server, host: string, port: number): Promise<Listening> {
  for (let candidate = port; ; candidate++) {
    try {
      server.listen({ host, port: candidate });
      await once(server, 'listening');
      const bound = (server.address() as { port: number }).port;
      return bound === port || port === 0 ? { port: bound } : { port: bound, insteadOf: port };
    } catch (error) {
      const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
      if (!taken || port === 0 || candidate - port >= TRIES || candidate === MAX_PORT) throw error;
    }
  }
}

import { once } from 'node:events';
import type { Server } from 'node:http';
import { CannotStart } from '../cannot-start.ts';

const TRIES = 50;
const MAX_PORT = 65_535;

export interface Listening {
  port: number;
  /** The port was taken, and this is the next free one. */
  insteadOf?: number;
}

/**
 * Binds `port`, or the next free one when it is taken; 0 takes any.
 * @throws CannotStart when 50 in a row are taken, or the address or port may not be bound at all
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
      if (!taken || port === 0 || candidate - port >= TRIES || candidate === MAX_PORT)
        throw cannotListen(error, host, candidate);
    }
  }
}

function cannotListen(cause: unknown, host: string, port: number): CannotStart {
  switch ((cause as NodeJS.ErrnoException).code) {
    case 'EADDRINUSE':
      return new CannotStart(
        `Port ${port} on ${host} is taken, and so are those before it. Set EHLO_WEB_PORT to a free one, or to 0 for any.`,
        { cause },
      );
    case 'EACCES':
      return new CannotStart(
        `This user may not listen on port ${port}. Set EHLO_WEB_PORT to one from 1024 on.`,
        { cause },
      );
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return new CannotStart(
        `EHLO_HOST=${host} is no address of this machine. Set it to one that is, 127.0.0.1 for instance.`,
        { cause },
      );
    default:
      return new CannotStart(`EHLO cannot listen on ${host}, port ${port}: ${(cause as Error).message}.`, {
        cause,
      });
  }
}

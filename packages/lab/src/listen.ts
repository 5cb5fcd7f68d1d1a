import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import type { OutsideService } from './lab.ts';
import { portHolder } from './port-holder.ts';

export interface Listening {
  readonly port: number;
  /** Takes no more connections; those that stand stay. */
  close(): Promise<void>;
}

/** A full backlog drops dials silently: a class that starts at the same minute is larger than Node's 511. */
const BACKLOG = 2048;

/**
 * Listens on one address. The other half of a connection stays open after the client's FIN: what it pipelined is
 * still answered. @throws what `listen` throws (EADDRINUSE, EACCES, EADDRNOTAVAIL, …)
 */
export async function listenTcp(
  bind: { host: string; port: number },
  onSocket: (socket: Socket) => void,
): Promise<Listening> {
  const server = createServer({ allowHalfOpen: true, noDelay: true }, onSocket);
  server.listen({ ...bind, backlog: BACKLOG });
  await once(server, 'listening');
  // An accept that failed (no descriptor left) is one client's; the listener goes on.
  server.on('error', () => undefined);
  const { port } = server.address() as { port: number };
  return {
    port,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

const VARIABLES: Readonly<Record<OutsideService, string>> = {
  mock: 'EHLO_MOCK_PORT',
  mta: 'EHLO_MTA_PORT',
  submission: 'EHLO_SUBMISSION_PORT',
  smtps: 'EHLO_SMTPS_PORT',
  pop3: 'EHLO_POP3_PORT',
  pop3s: 'EHLO_POP3S_PORT',
  imap: 'EHLO_IMAP_PORT',
  imaps: 'EHLO_IMAPS_PORT',
  dns: 'EHLO_DNS_PORT',
};

/** Why a port could not be had, and what to do about it: one sentence each. */
export async function whyNotBound(
  error: unknown,
  name: OutsideService,
  host: string,
  port: number,
): Promise<string> {
  const variable = VARIABLES[name];
  switch ((error as NodeJS.ErrnoException).code) {
    case 'EADDRINUSE':
      return `Port ${port} on ${host} is taken by ${(await portHolder(port)) ?? 'another program'}. Stop that program, or set ${variable} to another port (0 takes any free one).`;
    case 'EACCES':
      return `This user may not listen on port ${port}. Set ${variable} to a port from 1024 on.`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `${host} is no address of this machine. Set EHLO_HOST to one that is, 127.0.0.1 for instance.`;
    default:
      return `Port ${port} on ${host} could not be opened: ${(error as Error).message}. Set ${variable} to another port.`;
  }
}

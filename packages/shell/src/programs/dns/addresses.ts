import { addressFamily, resolveHost } from '../../names/resolve.ts';
import type { Process } from '../program.ts';
import type { Server } from './lookup.ts';

export type Addresses =
  | { ok: true; servers: Server[] }
  /** In libisc's words. */
  | { ok: false; problem: 'not found' | 'failure' | 'address family not supported' };

/** Addresses of one kind only (`-4`, `-6`). */
export type Family = 4 | 6 | undefined;

const MOST_ADDRESSES = 20;

/** The addresses of a name server as the tools find them: written, or by way of getaddrinfo(3). */
export async function serverAddresses(process: Process, called: string, family: Family): Promise<Addresses> {
  const written = addressFamily(called);
  if (written === 6 && family === 4) return { ok: false, problem: 'address family not supported' };
  // With -6 an IPv4 address becomes a mapped one, which is then passed over.
  if (written)
    return {
      ok: true,
      servers: [{ address: written === 4 && family === 6 ? `::ffff:${called}` : called, called }],
    };
  const resolved = await resolveHost(process, called, family);
  if (!resolved.ok)
    return {
      ok: false,
      problem: resolved.problem === 'Temporary failure in name resolution' ? 'failure' : 'not found',
    };
  return {
    ok: true,
    servers: resolved.addresses.slice(0, MOST_ADDRESSES).map((address) => ({ address, called })),
  };
}

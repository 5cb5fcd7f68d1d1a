import { addressFamily, resolveHost } from '../../names/resolve.ts';
import type { Connection, DialFailure } from '../../world.ts';
import type { Process } from '../program.ts';
import type { NcatOptions } from './options.ts';

/** In errno's words, as ncat prints them. */
const FAILURES: Readonly<Record<DialFailure, string>> = {
  refused: 'Connection refused',
  'timed-out': 'Connection timed out',
  unreachable: 'Network is unreachable',
  'not-allowed': 'Network is unreachable',
  'too-many': 'Too many open connections',
  'unknown-host': 'Network is unreachable',
};

export type Called = { connection: Connection } | { status: number };

/** Resolves the host and tries its addresses in turn; says what ncat would say. */
export async function call(process: Process, options: NcatOptions): Promise<Called> {
  const resolved =
    options.numeric && addressFamily(options.host) === undefined
      ? { ok: false as const, problem: 'Name or service not known' }
      : await resolveHost(process, options.host, options.family, options.port);
  if (!resolved.ok) {
    await process.err(`Ncat: Could not resolve hostname "${options.host}": ${resolved.problem}. QUITTING.\n`);
    return { status: 2 };
  }
  const source = await sourceAddress(process, options);
  if (source === null) return { status: 2 };

  for (const [index, address] of resolved.addresses.entries()) {
    process.announce({
      id: '',
      host: options.host,
      address,
      port: options.port,
      crlf: options.crlf,
      calling: true,
    });
    const target = {
      transport: options.udp ? ('udp' as const) : ('tcp' as const),
      host: options.host,
      address,
      port: options.port,
      timeoutMs: options.connectMs,
    };
    const dial = (from: string | undefined) =>
      process.until(
        process.world.net.dial({ ...target, ...(from ? { source: from } : {}) }, process.interrupt),
      );
    let dialled = await dial(source);
    if (source && !dialled.ok && dialled.failure === 'not-allowed') {
      // Its library says so, and calls from the machine's own address all the same.
      await process.err(
        `libnsock mksock_bind_addr(): Bind to ${source}:0 failed (IOD #${index + 1}): Cannot assign requested address (99)\n`,
      );
      dialled = await dial(undefined);
    }
    if (dialled.ok) return { connection: dialled.connection };
    const reason = dialled.sentence ?? `${FAILURES[dialled.failure]}.`;
    if (index < resolved.addresses.length - 1) {
      if (options.verbose)
        await process.err(`Ncat: Connection to ${address} failed: ${reason}\nNcat: Trying next address...\n`);
      continue;
    }
    if (!options.zero || options.verbose)
      await process.err(dialled.failure === 'timed-out' ? 'Ncat: TIMEOUT.\n' : `Ncat: ${reason}\n`);
  }
  return { status: 1 };
}

/** null after a problem, which was said. */
async function sourceAddress(process: Process, options: NcatOptions): Promise<string | undefined | null> {
  if (options.source === undefined) return undefined;
  const resolved = await resolveHost(process, options.source);
  if (resolved.ok) return resolved.addresses[0];
  await process.err(
    `Ncat: Could not resolve source address "${options.source}": ${resolved.problem}. QUITTING.\n`,
  );
  return null;
}

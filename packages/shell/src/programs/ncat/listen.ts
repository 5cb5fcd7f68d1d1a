import { isLost, resolveHost } from '../../names/resolve.ts';
import type { Connection, Listener } from '../../world.ts';
import { createCrlfConverter } from '../crlf.ts';
import type { Process } from '../program.ts';
import type { SessionDump } from './dump.ts';
import type { NcatListenOptions } from './options.ts';

/** Both kinds of addresses, IPv6 first, as ncat binds them. */
const ANYWHERE = ['::', '0.0.0.0'];

/**
 * `ncat -l`: waits for callers from the room, and talks with the first, or with `-k` with all of them. After a reload it
 * goes on with the one it talked to last.
 */
export async function listen(
  process: Process,
  options: NcatListenOptions,
  dump: SessionDump,
): Promise<number> {
  await process.err(options.warning);
  const addresses = await addressesOf(process, options);
  if (!addresses) return 2;
  const listeners: Listener[] = [];
  if (process.revived && !options.keepOpen) return serve(process, options, listeners, dump);
  try {
    for (const address of addresses) {
      const listened = await process.until(process.world.net.listen({ address, port: options.port }));
      if (!listened.ok) {
        const reason = {
          'in-use': 'Address already in use',
          'not-here': 'Cannot assign requested address',
          'too-many': 'Too many open files',
        }[listened.failure];
        await process.err(`Ncat: bind to ${address}:${options.port}: ${reason}. QUITTING.\n`);
        return 2;
      }
      listeners.push(listened.listener);
      if (options.verbose) await process.err(`Ncat: Listening on ${address}:${options.port}\n`);
    }
    return await serve(process, options, listeners, dump);
  } finally {
    for (const listener of listeners) listener.close();
  }
}

async function addressesOf(
  process: Process,
  { host, family }: NcatListenOptions,
): Promise<string[] | undefined> {
  if (host === undefined)
    return ANYWHERE.filter((address) => family === undefined || (family === 6) === address.includes(':'));
  const resolved = await resolveHost(process, host, family);
  if (resolved.ok) return resolved.addresses.slice(0, 1);
  await process.err(`Ncat: Could not resolve hostname "${host}": ${resolved.problem}. QUITTING.\n`);
  return undefined;
}

async function serve(
  process: Process,
  options: NcatListenOptions,
  listeners: readonly Listener[],
  dump: SessionDump,
): Promise<number> {
  const open = new Set<Connection>();
  let inputEnded = false;
  let reading = false;
  let finish: (status: number) => void = () => undefined;
  let fail: (error: unknown) => void = () => undefined;
  const finished = new Promise<number>((resolve, reject) => {
    finish = resolve;
    fail = reject;
  });

  /** Standard input goes to everybody who is there; it is read from the first caller on. */
  const fromKeyboard = async () => {
    const convert = options.crlf ? createCrlfConverter() : (octets: Uint8Array) => octets;
    for (let chunk = await process.stdin.read(); chunk !== null; chunk = await process.stdin.read()) {
      const octets = convert(chunk);
      await dump.add(octets);
      for (const connection of open)
        await connection.write(octets).catch((error: unknown) => {
          // Who is gone is noticed by whoever reads from them.
          if (!isLost(error)) throw error;
        });
    }
    inputEnded = true;
    for (const connection of open) endInput(connection);
  };
  const endInput = (connection: Connection) => {
    if (!options.noShutdown || options.sendOnly) connection.end();
    if (options.sendOnly && !options.keepOpen) finish(0);
  };

  const talk = async (connection: Connection) => {
    try {
      for (;;) {
        const chunk = await process.until(connection.read());
        if (chunk === null) break;
        if (options.sendOnly) continue;
        await dump.add(chunk);
        await process.stdout.write(chunk);
      }
    } catch (error) {
      if (!isLost(error)) throw error;
    } finally {
      open.delete(connection);
      connection.end();
      connection.abort();
    }
    if (!options.keepOpen) finish(0);
  };

  let closed = false;
  const closeAll = () => {
    closed = true;
    for (const listener of listeners) listener.close();
  };

  const begin = async (connection: Connection, from: { address: string; port: number }, news = '') => {
    open.add(connection);
    await process.err(news);
    process.announce({
      id: connection.id,
      host: from.address,
      address: from.address,
      port: from.port,
      crlf: options.crlf,
      calling: false,
    });
    if (inputEnded) endInput(connection);
    else if (!reading && !options.recvOnly) {
      reading = true;
      void fromKeyboard().catch(fail);
    }
    void talk(connection).catch(fail);
  };

  const acceptAll = async (listener: Listener) => {
    for (;;) {
      const { connection, from } = await process.until(listener.accept());
      if (open.size >= (options.keepOpen ? options.maxConnections : 1)) {
        if (options.verbose) await process.err('Ncat: New connection denied: connection limit reached.\n');
        connection.abort();
        continue;
      }
      const news = `Ncat: Connection from ${from.address}.\nNcat: Connection from ${from.address}:${from.port}.\n`;
      await begin(connection, from, options.verbose ? news : '');
      // One caller is enough: the next is refused.
      if (!options.keepOpen) return closeAll();
    }
  };

  if (process.revived) void begin(process.revived, process.revived).catch(fail);
  for (const listener of listeners)
    void acceptAll(listener).catch((error: unknown) => {
      if (isLost(error)) {
        if (closed) return;
        void process.err('Ncat: the lab no longer keeps this port.\n').then(() => finish(1), fail);
      } else fail(error);
    });
  try {
    return await finished;
  } finally {
    for (const connection of open) connection.abort();
  }
}

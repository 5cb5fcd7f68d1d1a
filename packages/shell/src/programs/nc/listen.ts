import { isLost, resolveHost } from '../../names/resolve.ts';
import type { Connection } from '../../world.ts';
import { createCrlfConverter } from '../crlf.ts';
import type { Process } from '../program.ts';
import type { NcListenOptions } from './options.ts';

const ANYWHERE = { 4: '0.0.0.0', 6: '::' } as const;

/** `nc -l`: waits for a caller and talks with them; with `-k` for the next one afterwards. */
export async function listen(process: Process, options: NcListenOptions): Promise<number> {
  const { host, port, family, verbose } = options;
  const resolved =
    host === undefined
      ? { ok: true as const, addresses: [ANYWHERE[family ?? 4]] }
      : await resolveHost(process, host, family);
  const address = resolved.ok ? resolved.addresses[0] : undefined;
  if (!resolved.ok || address === undefined) {
    await process.err(`nc: getaddrinfo: ${resolved.ok ? '' : resolved.problem}\n`);
    return 1;
  }
  const listened = await process.until(process.world.net.listen({ address, port }));
  if (!listened.ok) {
    const reason = {
      'in-use': 'Address already in use',
      'not-here': 'Cannot assign requested address',
      'too-many': 'Too many open files',
    }[listened.failure];
    await process.err(`nc: ${reason}\n`);
    return 1;
  }
  const { listener } = listened;
  const named = (at: string) =>
    (options.numeric ? undefined : process.world.hosts.find((known) => known.address === at)?.name) ?? at;
  const keyboard = createKeyboard(process, options);
  try {
    if (verbose) await process.err(`Listening on ${named(address)} ${port}\n`);
    do {
      const { connection, from } = await process.until(listener.accept());
      if (!options.keepOpen) listener.close();
      const caller = named(from.address);
      if (verbose) await process.err(`Connection received on ${caller} ${from.port}\n`);
      process.announce({
        id: connection.id,
        host: caller,
        address: from.address,
        port: from.port,
        crlf: options.crlf,
        calling: false,
      });
      try {
        keyboard.to(connection);
        await hear(process, connection);
      } finally {
        keyboard.to(undefined);
        connection.end();
        connection.abort();
      }
    } while (options.keepOpen);
    return 0;
  } catch (error) {
    if (!isLost(error)) throw error;
    return 1;
  } finally {
    listener.close();
  }
}

interface Keyboard {
  /** Whom what is typed goes to from now on; nobody's is kept for the next. */
  to(connection: Connection | undefined): void;
}

/** One reader of standard input for all callers, from the first one on. */
function createKeyboard(process: Process, options: NcListenOptions): Keyboard {
  let current: Connection | undefined;
  let ended = false;
  let started = false;
  let arrived: () => void = () => undefined;
  const send = async () => {
    const convert = options.crlf ? createCrlfConverter() : (octets: Uint8Array) => octets;
    for (let chunk = await process.stdin.read(); chunk !== null; chunk = await process.stdin.read()) {
      while (!current)
        await new Promise<void>((resolve) => {
          arrived = resolve;
        });
      await current.write(convert(chunk)).catch((error: unknown) => {
        // The caller left: whoever reads from them notices.
        if (!isLost(error)) throw error;
      });
    }
    ended = true;
    if (options.shutdown) current?.end();
  };
  return {
    to(connection) {
      current = connection;
      if (!connection) return;
      arrived();
      if (ended && options.shutdown) connection.end();
      if (started || options.noInput) return;
      started = true;
      // Ctrl-C ends the read, and with it the program, which the wait for callers tells.
      send().catch(() => undefined);
    },
  };
}

/** Shows what the caller says, until they end. */
async function hear(process: Process, connection: Connection): Promise<void> {
  try {
    for (let chunk = await process.until(connection.read()); chunk !== null; ) {
      await process.stdout.write(chunk);
      chunk = await process.until(connection.read());
    }
  } catch (error) {
    if (!isLost(error)) throw error;
  }
}

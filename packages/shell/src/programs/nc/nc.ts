import { addressFamily, isLost, resolveHost } from '../../names/resolve.ts';
import type { Connection, DialFailure } from '../../world.ts';
import { createCrlfConverter } from '../crlf.ts';
import type { Process, Program } from '../program.ts';
import { createRefuser } from '../telnet/refuse.ts';
import { type NcOptions, readNc, SERVICES } from './options.ts';

/** Linux gives up a connection attempt after about this long (six SYN retransmissions). */
const SYSTEM_TIMEOUT_MS = 127_000;

const UDP_TRIES = 5;

const FAILURES: Readonly<Record<DialFailure, string>> = {
  refused: 'failed: Connection refused',
  'timed-out': 'timed out: Operation now in progress',
  unreachable: 'failed: Network is unreachable',
  'not-allowed': 'failed: Network is unreachable',
  'too-many': 'failed: Too many open connections',
  'unknown-host': 'failed: Network is unreachable',
};

/** OpenBSD's netcat as a client: silent where ncat speaks, and it does not half-close unless told (`-N`). */
export const nc: Program = async (process) => {
  const request = readNc(process.argv.slice(1));
  switch (request.kind) {
    case 'help':
      await process.err((await import('./help.ts')).NC_HELP);
      return 0;
    case 'usage': {
      const { NC_USAGE } = await import('./help.ts');
      await process.err(`${request.problem ? `nc: ${request.problem}\n` : ''}${NC_USAGE}`);
      return 1;
    }
    case 'wrong':
      await process.err(`nc: ${request.problem}\n`);
      return 1;
    case 'connect':
      return eachPort(process, request.options);
    case 'listen':
      return (await import('./listen.ts')).listen(process, request.options);
    default:
      return request satisfies never;
  }
};

async function eachPort(process: Process, options: NcOptions): Promise<number> {
  if (process.revived) return talk(process, options, process.revived);
  let status = 1;
  for (const [index, port] of options.ports.entries()) {
    if (index > 0 && options.intervalMs > 0) await process.sleep(options.intervalMs);
    await process.breathe();
    const resolved =
      options.numeric && addressFamily(options.host) === undefined
        ? { ok: false as const, problem: 'Name or service not known' }
        : await resolveHost(process, options.host, options.family, port);
    if (!resolved.ok) {
      await process.err(`nc: getaddrinfo for host "${options.host}" port ${port}: ${resolved.problem}\n`);
      return 1;
    }
    const connection = await dialFirst(process, options, resolved.addresses, port);
    if (!connection) continue;
    if (options.zero) {
      if (options.udp) await tryUdp(process, connection);
      connection.abort();
      status = 0;
    } else status = await talk(process, options, connection);
  }
  return status;
}

/** Datagrams of one X, then silence: what is not refused counts as open. */
async function tryUdp(process: Process, connection: Connection): Promise<void> {
  for (let sent = 0; sent < UDP_TRIES; sent++) {
    await process.until(connection.write(Uint8Array.of(0x58)));
    if (sent > 0 && sent < UDP_TRIES - 1) await process.sleep(1_000);
  }
}

async function dialFirst(
  process: Process,
  options: NcOptions,
  addresses: readonly string[],
  port: number,
): Promise<Connection | undefined> {
  const transport = options.udp ? 'udp' : 'tcp';
  for (const address of addresses) {
    const shown = address === options.host ? options.host : `${options.host} (${address})`;
    process.announce({ id: '', host: options.host, address, port, crlf: options.crlf, calling: true });
    const dialled = await process.until(
      process.world.net.dial(
        {
          transport,
          host: options.host,
          address,
          port,
          timeoutMs: options.timeoutMs ?? SYSTEM_TIMEOUT_MS,
          ...(options.source ? { source: options.source } : {}),
        },
        process.interrupt,
      ),
    );
    if (dialled.ok) {
      const service = options.numeric ? '*' : (SERVICES.find(([number]) => number === port)?.[1] ?? '*');
      if (options.verbose)
        await process.err(`Connection to ${shown} ${port} port [${transport}/${service}] succeeded!\n`);
      return dialled.connection;
    }
    if (options.source && dialled.failure === 'not-allowed') {
      await process.err('nc: bind failed: Cannot assign requested address\n');
      return undefined;
    }
    if (dialled.sentence !== undefined) await process.err(`nc: ${dialled.sentence}\n`);
    else if (options.verbose)
      await process.err(`nc: connect to ${shown} port ${port} (${transport}) ${FAILURES[dialled.failure]}\n`);
  }
  return undefined;
}

async function talk(process: Process, options: NcOptions, connection: Connection): Promise<number> {
  process.announce({
    id: connection.id,
    host: options.host,
    address: connection.address,
    port: connection.port,
    crlf: options.crlf,
    calling: false,
  });
  const { clock } = process.world;
  let inputEnded = options.noInput;
  let serverClosed = false;
  let finish: (status: number) => void = () => undefined;
  let fail: (error: unknown) => void = () => undefined;
  const finished = new Promise<number>((resolve, reject) => {
    finish = resolve;
    fail = reject;
  });
  const cancels: (() => void)[] = [];
  let cancelSilence: () => void = () => undefined;
  const touch = () => {
    cancelSilence();
    if (options.timeoutMs) cancelSilence = clock.after(options.timeoutMs, () => finish(0));
  };

  const fromServer = async () => {
    touch();
    const refuse = createRefuser();
    let packets = 0;
    for (let chunk = await process.until(connection.read()); chunk !== null; ) {
      touch();
      const refusal = options.telnet ? refuse(chunk) : undefined;
      if (refusal) await process.until(connection.write(refusal));
      await process.stdout.write(chunk);
      if (++packets === options.packets) return finish(0);
      chunk = await process.until(connection.read());
    }
    serverClosed = true;
    if (inputEnded) finish(0);
  };
  const toServer = async () => {
    const convert = options.crlf ? createCrlfConverter() : (octets: Uint8Array) => octets;
    for (let chunk = await process.stdin.read(); chunk !== null; chunk = await process.stdin.read()) {
      touch();
      await process.until(connection.write(convert(chunk)));
      // After the server's FIN the next write meets a reset: netcat then ends, without a word.
      if (serverClosed) return finish(0);
      if (options.intervalMs > 0) await process.sleep(options.intervalMs);
    }
    inputEnded = true;
    // `-q 0` is no wait at all: Debian's nc then half-closes, as with -N.
    if (options.shutdown || options.quitMs === 0) connection.end();
    else if (options.quitMs !== undefined) cancels.push(clock.after(options.quitMs, () => finish(0)));
    if (serverClosed) finish(0);
  };
  const guard = (work: Promise<void>) =>
    work.catch((error: unknown) => {
      if (isLost(error)) finish(0);
      else fail(error);
    });
  void guard(fromServer());
  if (!options.noInput) void guard(toServer());
  try {
    return await finished;
  } finally {
    cancelSilence();
    for (const cancel of cancels) cancel();
    connection.abort();
  }
}

import { isLost } from '../../names/resolve.ts';
import type { Connection } from '../../world.ts';
import { createCrlfConverter } from '../crlf.ts';
import type { Process, Program } from '../program.ts';
import { createRefuser } from '../telnet/refuse.ts';
import { call } from './dial.ts';
import { openDump, type SessionDump } from './dump.ts';
import { type NcatOptions, readNcat } from './options.ts';

const NO_DUMP = 'open: No such file or directory\n';
const VERSION = 'Ncat: Version 7.93 ( https://nmap.org/ncat )\n';

/** ncat 7.93 as a client; what it says and sends is checked against transcripts of the real one. */
export const ncat: Program = async (process) => {
  const request = readNcat(process.argv.slice(1));
  switch (request.kind) {
    case 'help':
      await process.out((await import('./help.ts')).NCAT_HELP);
      return 0;
    case 'version':
      await process.err(VERSION);
      return 0;
    case 'wrong':
      await process.err(`${request.verbose ? VERSION : ''}${request.lines.join('\n')}\n`);
      // In a file or a pipe it would be no help, and unlike ncat.
      if (request.meant && process.stderr.screen) await process.err(`Did you mean  ${request.meant} ?\n`);
      return 2;
    case 'connect':
      return connect(process, request.options);
    case 'listen': {
      if (request.options.verbose) await process.err(VERSION);
      const dump = await openDump(process, request.options);
      if (!dump) {
        await process.err(NO_DUMP);
        return 2;
      }
      return (await import('./listen.ts')).listen(process, request.options, dump);
    }
    default:
      return request satisfies never;
  }
};

async function connect(process: Process, options: NcatOptions): Promise<number> {
  const dump = await openDump(process, options);
  if (!dump) {
    await process.err(NO_DUMP);
    return 2;
  }
  if (process.revived) return talk(process, options, process.revived, dump);
  if (options.verbose) await process.err(VERSION);
  const tls = options.ssl && (await import('./secure.ts'));
  const authorities = tls && options.ssl && (await tls.ncatTrust(process, options.ssl));
  if (tls && authorities === undefined) return 2;
  if (options.ssl && options.udp) {
    // DTLS: nothing here speaks it.
    await process.err('Ncat: Input/output error.\n');
    return 1;
  }
  const called = await call(process, options);
  if ('status' in called) return called.status;
  const { connection } = called;
  if (tls && options.ssl) {
    let status: number | undefined;
    try {
      status = await tls.secure(process, options, options.ssl, connection, authorities ?? '');
    } catch (error) {
      connection.abort();
      throw error;
    }
    if (status !== undefined) {
      connection.end();
      connection.abort();
      return status;
    }
  } else if (options.verbose)
    await process.err(`Ncat: Connected to ${connection.address}:${connection.port}.\n`);
  return talk(process, options, connection, dump);
}

/** How a session ended: with what status, and what ncat says about it. */
interface Ending {
  status: number;
  message?: string;
}

async function talk(
  process: Process,
  options: NcatOptions,
  connection: Connection,
  dump: SessionDump,
): Promise<number> {
  const { clock } = process.world;
  process.announce({
    id: connection.id,
    host: options.host,
    address: connection.address,
    port: connection.port,
    crlf: options.crlf,
    calling: false,
  });
  const since = clock.now();
  let sent = 0;
  let received = 0;
  let serverClosed = false;
  let inputEnded = false;
  let ended = false;
  const end = createEnding();
  const touch = idleTimer(process, options, end.set);
  const pause = createPause(process, options.delayMs);

  const refuse = createRefuser();

  const fromServer = async () => {
    for (;;) {
      const chunk = await process.until(connection.read());
      await pause();
      if (chunk === null) break;
      touch();
      received += chunk.length;
      const refusal = options.telnet ? refuse(chunk) : undefined;
      if (refusal) await process.until(connection.write(refusal));
      await dump.add(chunk);
      await process.stdout.write(chunk);
    }
    serverClosed = true;
    // ncat goes on reading its input: it is the next writes that notice, or Ctrl-D that ends it.
    if (inputEnded || options.recvOnly) end.set({ status: 0 });
  };

  const toServer = async () => {
    const convert = options.crlf ? createCrlfConverter() : (octets: Uint8Array) => octets;
    for (;;) {
      const chunk = await process.stdin.read();
      if (end.ended) return;
      await pause();
      if (chunk === null) break;
      touch();
      const octets = convert(chunk);
      await process.until(connection.write(octets));
      sent += octets.length;
      await dump.add(octets);
    }
    inputEnded = true;
    if (!options.noShutdown || options.sendOnly || serverClosed) {
      ended = true;
      connection.end();
    }
    // Datagrams have no end that could be waited for.
    if (options.sendOnly || serverClosed || options.udp) end.set({ status: 0 });
  };

  /** `-zu`: a datagram, and silence for a while, is all that can be had. */
  const tryUdp = async () => {
    await process.until(connection.write(Uint8Array.of(0)));
    sent = 1;
    if (options.verbose) await process.err('Ncat: UDP packet sent successfully\n');
    await process.sleep(options.idleMs ?? 0);
    end.set({ status: 0 });
  };

  const guard = (work: Promise<void>) =>
    work.catch((error: unknown) => {
      if (isLost(error)) end.set(lostEnding(error.how, serverClosed, options.ssl !== undefined));
      else end.fail(error);
    });

  if (options.zero && options.udp) void guard(tryUdp());
  else if (options.zero) end.set({ status: 0 });
  else {
    if (!options.sendOnly) void guard(fromServer());
    if (!options.recvOnly) void guard(toServer());
  }
  try {
    const ending = await end.promise;
    if (ending.message) await process.err(`Ncat: ${ending.message}\n`);
    else if (options.verbose) {
      const seconds = ((clock.now() - since) / 1_000).toFixed(2);
      await process.err(`Ncat: ${sent} bytes sent, ${received} bytes received in ${seconds} seconds.\n`);
    }
    return ending.status;
  } finally {
    touch.stop();
    // After both ends were closed there is nothing left to abort.
    if (!(ended && serverClosed)) connection.abort();
  }
}

function createEnding() {
  let ended = false;
  let resolve: (ending: Ending) => void = () => undefined;
  let reject: (error: unknown) => void = () => undefined;
  const promise = new Promise<Ending>((onEnd, onFailure) => {
    resolve = onEnd;
    reject = onFailure;
  });
  return {
    promise,
    get ended() {
      return ended;
    },
    set(ending: Ending) {
      ended = true;
      resolve(ending);
    },
    fail(error: unknown) {
      ended = true;
      reject(error);
    },
  };
}

function lostEnding(how: 'reset' | 'lost' | 'limit', serverClosed: boolean, tls: boolean): Ending {
  if (how === 'limit') return { status: 1, message: 'The lab ended this connection: a limit was reached.' };
  if (how === 'lost') return { status: 1, message: 'The lab no longer knows this connection.' };
  if (tls) return { status: 1, message: 'Input/output error.' };
  return { status: 1, message: serverClosed ? 'Broken pipe.' : 'Connection reset by peer.' };
}

/** `-i`: called at each read and write. */
function idleTimer(process: Process, options: NcatOptions, end: (ending: Ending) => void) {
  let cancel: () => void = () => undefined;
  const start = () => {
    const ms = options.idleMs;
    if (ms === undefined || options.zero) return;
    cancel();
    cancel = process.world.clock.after(ms, () =>
      end({ status: 1, message: `Idle timeout expired (${ms} ms).` }),
    );
  };
  start();
  return Object.assign(start, { stop: () => cancel() });
}

/** `-d`: ncat sleeps at each read and write, one after the other. */
function createPause(process: Process, delayMs: number): () => Promise<void> {
  let turn = Promise.resolve();
  return () => {
    if (delayMs === 0) return Promise.resolve();
    turn = turn.then(() => process.sleep(delayMs));
    return turn;
  };
}

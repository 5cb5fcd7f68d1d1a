import { latin1 } from '@ehlo/protocol';
import { addressFamily, isLost, resolveHost } from '../../names/resolve.ts';
import type { Connection, DialFailure, TlsOutcome } from '../../world.ts';
import { SERVICES } from '../nc/options.ts';
import type { Process } from '../program.ts';
import { trustedBy } from '../trust.ts';
import { connectError, errorLine, lookUpError, openError } from './error-lines.ts';
import { readSClient, type SClientOptions } from './s-client-options.ts';
import { briefReport, connectionReport, verifyReport } from './s-client-report.ts';
import { askForTls, type Preface } from './starttls.ts';

const SYSTEM_TIMEOUT_MS = 127_000;
const LOCALHOST = 'localhost';
/** getaddrinfo(3) without a name. */
const LOOPBACK = ['::1', '127.0.0.1'];
const DEFAULT_NAME = 'mail.example.com';
/** How long a server may take to hang up after our close_notify. */
const CLOSING_MS = 200;
const ERRNO: Readonly<Record<DialFailure, readonly [number, string]>> = {
  refused: [111, 'Connection refused'],
  'timed-out': [110, 'Connection timed out'],
  unreachable: [101, 'Network is unreachable'],
  'not-allowed': [101, 'Network is unreachable'],
  'too-many': [24, 'Too many open files'],
  'unknown-host': [101, 'Network is unreachable'],
};

/** `openssl s_client` of OpenSSL 3.0. */
export async function sClient(process: Process): Promise<number> {
  const request = readSClient(process.argv.slice(2));
  if (request.kind === 'help') {
    await process.err((await import('./texts.ts')).S_CLIENT_HELP);
    return 0;
  }
  if (request.kind === 'wrong') {
    await process.err(`${request.lines.join('\n')}\n`);
    return 1;
  }
  const { options } = request;
  if (options.verifyDepth !== undefined && options.tellsDepth)
    await process.err(`verify depth is ${options.verifyDepth}\n`);
  const authorities = await trust(process, options);
  if (authorities === undefined) return 1;
  const connection = process.revived ?? (await call(process, options));
  if (!connection) return 1;
  try {
    if (process.revived) return await talk(process, options, connection, undefined);
    return await session(process, options, connection, authorities);
  } finally {
    connection.abort();
  }
}

/** PEM; undefined after a problem, which was said. */
async function trust(process: Process, { caFile, noCaFile }: SClientOptions): Promise<string | undefined> {
  if (caFile === undefined) return noCaFile ? '' : process.world.authorities();
  const pem = await trustedBy(process, caFile);
  if (pem !== undefined) return pem;
  await process.err(
    openError(caFile, 'r') +
      errorLine(
        'error:05880002:x509 certificate routines:X509_load_cert_crl_file_ex:system lib:../crypto/x509/by_file.c:229:',
      ),
  );
  return undefined;
}

/** Resolves and dials; undefined after a failure, which was said. */
async function call(
  process: Process,
  { host, port, family }: SClientOptions,
): Promise<Connection | undefined> {
  const failed = async (lines: string, errno: number) => {
    await process.err(`${lines}connect:errno=${errno}\n`);
    return undefined;
  };
  const number = /^\d+$/.test(port) ? Number(port) : SERVICES.find(([, name]) => name === port)?.[0];
  if (number === undefined || number > 65_535)
    return failed(lookUpError('Servname not supported for ai_socktype'), 0);
  const resolved =
    host === undefined
      ? {
          ok: true as const,
          addresses: LOOPBACK.filter((address) => !family || addressFamily(address) === family),
        }
      : await resolveHost(process, host, family, number);
  if (!resolved.ok) return failed(lookUpError(resolved.problem), 22);
  let errors = '';
  let errno = 0;
  for (const address of resolved.addresses) {
    process.announce({ id: '', host: host ?? LOCALHOST, address, port: number, crlf: true, calling: true });
    const dialled = await process.until(
      process.world.net.dial(
        { transport: 'tcp', host: host ?? LOCALHOST, address, port: number, timeoutMs: SYSTEM_TIMEOUT_MS },
        process.interrupt,
      ),
    );
    if (dialled.ok) return dialled.connection;
    const [code, reason] = ERRNO[dialled.failure];
    errno = code;
    errors += connectError(code, dialled.sentence ?? reason);
  }
  return failed(errors, errno);
}

async function session(
  process: Process,
  options: SClientOptions,
  connection: Connection,
  authorities: string,
): Promise<number> {
  const { host, quiet, starttls, brief } = options;
  announce(process, options, connection);
  if (!quiet) await process.out('CONNECTED(00000003)\n');
  let preface: Preface = { shown: '' };
  try {
    if (starttls !== undefined)
      preface = await askForTls(process, connection, starttls, options.name ?? DEFAULT_NAME);
  } catch (error) {
    if (!isLost(error)) throw error;
    preface = undefined;
  }
  const isName = host !== undefined && addressFamily(host) === undefined;
  const serverName = options.noServerName ? undefined : (options.serverName ?? (isName ? host : undefined));
  const outcome = await process.until(
    connection.secure({
      authorities,
      required: options.verifyReturnError,
      ...(serverName !== undefined && { serverName }),
      ...(options.alpn && { alpn: options.alpn }),
      ...(options.minVersion && { minVersion: options.minVersion }),
      ...(options.maxVersion && { maxVersion: options.maxVersion }),
      ...(options.verifyHost !== undefined && { hostName: options.verifyHost }),
    }),
  );
  const { facts } = outcome;
  if (facts.protocol !== undefined && !facts.serverNameAcknowledged)
    await process.err("Can't use SSL_get_servername\n");
  await process.err(verifyReport(facts, { quiet: options.verifyQuiet, stops: options.verifyReturnError }));
  if (!outcome.ok) return failedHandshake(process, options, outcome);
  if (brief) await process.err(briefReport(facts, options.verifyHost));
  if (!quiet) await process.out(connectionReport(facts, options.showCerts, true));
  if (preface) await process.err(preface.shown);
  return talk(process, options, connection, outcome);
}

async function failedHandshake(
  process: Process,
  { quiet, showCerts }: SClientOptions,
  { failure, facts }: Extract<TlsOutcome, { ok: false }>,
): Promise<number> {
  switch (failure.kind) {
    case 'error':
      await process.err(errorLine(failure.line));
      break;
    case 'untrusted':
      await process.err(
        errorLine(
          'error:0A000086:SSL routines:tls_post_process_server_certificate:certificate verify failed:../ssl/statem/statem_clnt.c:1889:',
        ),
      );
      break;
    case 'reset':
      await process.err('write:errno=104\n');
      break;
    case 'closed':
      await process.err(
        errorLine(
          'error:0A000126:SSL routines:ssl3_read_n:unexpected eof while reading:../ssl/record/rec_layer_s3.c:322:',
        ),
      );
  }
  if (!quiet) await process.out(connectionReport(facts, showCerts, false));
  return 1;
}

function announce(process: Process, { host }: SClientOptions, { id, address, port }: Connection) {
  process.announce({ id, host: host ?? LOCALHOST, address, port, crlf: true, calling: false });
}

/** Both directions, with the letters that s_client keeps for itself. */
async function talk(
  process: Process,
  options: SClientOptions,
  connection: Connection,
  outcome: TlsOutcome | undefined,
): Promise<number> {
  announce(process, options, connection);
  const letters = !options.ignoreEof && !options.noCommands;
  let over = false;
  let renegotiating = false;

  const fromServer = async (): Promise<number> => {
    // What stands at the keyboard already (`</dev/null`) is met first: a server needs a round trip for its first word.
    await process.sleep(0);
    for (;;) {
      if (over) return new Promise(() => undefined);
      const chunk = await process.until(connection.read());
      if (chunk === null) break;
      // After DONE nothing of the server is shown.
      if (over) return new Promise(() => undefined);
      await process.stdout.write(chunk);
    }
    if (!options.quiet && !over) await process.out('closed\n');
    return 0;
  };

  /** Resolves with the exit status, or never. */
  const fromKeyboard = async (): Promise<number> => {
    for (;;) {
      const chunk = await process.stdin.read();
      if (chunk === null) {
        // It is looked at no more; or it is this program's own end that closed it.
        if (options.ignoreEof || over) return new Promise(() => undefined);
        return done();
      }
      const [first] = latin1(chunk.subarray(0, 1));
      if (letters && (first === 'Q' || first === 'R')) tellKept(process, first, chunk);
      if (letters && first === 'Q') return done();
      if (letters && first === 'R') {
        await process.err('RENEGOTIATING\n');
        // What goes wrong now is told by its answer.
        renegotiating = true;
        const line = await process.until(connection.renegotiate());
        if (line !== undefined) {
          over = true;
          await process.err(errorLine(line));
          return 1;
        }
        renegotiating = false;
        if (outcome)
          await process.err(verifyReport(outcome.facts, { quiet: options.verifyQuiet, stops: false }));
      } else if (letters && (first === 'K' || first === 'k')) await process.err('KEYUPDATE\n');
      else await process.until(connection.write(options.crlf ? withCr(chunk) : chunk));
    }
  };
  const done = async (): Promise<number> => {
    over = true;
    await process.err('DONE\n');
    connection.end();
    // The close_notify has to arrive before the connection is cut.
    // A reset is an end too, and nothing more is to be said.
    const closed = connection.read().catch(() => null);
    await Promise.race([closed, process.sleep(CLOSING_MS)]);
    return 0;
  };
  const lostIsEnd = (work: Promise<number>) =>
    work.catch(async (error: unknown) => {
      if (!isLost(error)) throw error;
      if (over || renegotiating) return new Promise<number>(() => undefined);
      await process.err(options.brief ? 'CONNECTION CLOSED BY SERVER\n' : 'read:errno=104\n');
      return 1;
    });
  try {
    return await Promise.race([lostIsEnd(fromServer()), lostIsEnd(fromKeyboard())]);
  } finally {
    over = true;
  }
}

/** The letter alone was meant; a longer word was meant for the server. */
function tellKept(process: Process, letter: 'Q' | 'R', line: Uint8Array): void {
  const verb = /^[A-Z]{2,10}/.exec(latin1(line))?.[0];
  if (verb) process.world.onKeptLine?.(letter === 'Q' ? 'openssl-q-line' : 'openssl-r-line', verb);
}

/** `-crlf`: a CR before every LF, also where there is one. */
function withCr(octets: Uint8Array): Uint8Array {
  return Uint8Array.from([...octets].flatMap((octet) => (octet === 0x0a ? [0x0d, octet] : [octet])));
}

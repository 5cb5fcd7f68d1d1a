import { addressFamily, resolveHost } from '../../names/resolve.ts';
import type { Connection, DialFailure, Dialled } from '../../world.ts';
import type { Process } from '../program.ts';
import { CurlFailure, STATUS } from './failure.ts';
import { DEFAULT_CONNECT_MS, type Operation } from './settings.ts';
import type { Trace } from './trace.ts';
import type { Transfer } from './transfer.ts';
import type { CurlUrl } from './url.ts';

/** How long a kernel tries (tcp_syn_retries of Linux). */
const SYSTEM_MS = 127_000;

const REASONS: Readonly<Record<DialFailure, string>> = {
  refused: 'Connection refused',
  'timed-out': 'Connection timed out',
  unreachable: 'Network is unreachable',
  'not-allowed': 'Network is unreachable',
  'too-many': 'Too many open files',
  'unknown-host': 'Network is unreachable',
};

/** `--resolve HOST:PORT:ADDRESS[,ADDRESS]`, one entry of it. */
interface Entry {
  host: string;
  port: number;
  addresses: string[];
  /** The addresses as they stand in the option. */
  typed: string;
}

/** @throws CurlFailure 49 for what is no entry */
export function readResolve(text: string): Entry | undefined {
  if (text.startsWith('-')) return undefined;
  const match = /^\+?(\*|\[[^\]]+\]|[^:[\]]+):(\d+):(.+)$/.exec(text);
  const addresses = match?.[3]?.split(',').map((address) => address.replace(/^\[(.*)\]$/, '$1')) ?? [];
  if (!match || addresses.some((address) => addressFamily(address) === undefined))
    throw new CurlFailure(STATUS.setting, `Couldn't parse CURLOPT_RESOLVE entry '${text}'`);
  const [, host = '', port, typed = ''] = match;
  return { host: host.toLowerCase(), port: Number(port), addresses, typed };
}

async function readResolveAloud(trace: Trace, text: string): Promise<Entry | undefined> {
  try {
    return readResolve(text);
  } catch (error) {
    if (error instanceof CurlFailure) await trace.text(error.message);
    throw error;
  }
}

/** Tells of `--resolve` before a connection is looked for. */
export async function tellResolve(
  trace: Trace,
  entries: readonly string[],
  told: Set<string>,
): Promise<void> {
  for (const text of entries) {
    const entry = await readResolveAloud(trace, text);
    if (!entry) continue;
    const where = `${entry.host}:${entry.port}`;
    if (told.has(where)) await trace.text(`RESOLVE ${where} is - old addresses discarded`);
    told.add(where);
    await trace.text(
      `Added ${entry.host}:${entry.port}:${entry.typed} to DNS cache${text.startsWith('+') ? ' (non-permanent)' : ''}`,
    );
    if (entry.host === '*')
      await trace.text(`RESOLVE ${entry.host}:${entry.port} is wildcard, enabling wildcard checks`);
  }
}

/** Addresses in the order in which they are tried. @throws CurlFailure 6, 28 */
async function addressesOf(transfer: Transfer): Promise<string[]> {
  const { url, operation, trace } = transfer;
  const { family } = operation;
  const wanted = (address: string) => family === undefined || addressFamily(address) === family;
  const entries = operation.resolve.map(readResolve).filter((entry) => entry !== undefined);
  const entry =
    entries.find(({ host, port }) => host === url.host.toLowerCase() && port === url.port) ??
    entries.find(({ host, port }) => host === '*' && port === url.port);
  if (entry) {
    await trace.text(`Hostname ${url.host} was found in DNS cache`);
    return entry.addresses.filter(wanted);
  }
  const known = transfer.knownAddresses.get(`${url.host}:${url.port}`);
  if (known) {
    await trace.text(`Hostname ${url.host} was found in DNS cache`);
    return known;
  }
  const found = await lookUp(transfer);
  transfer.knownAddresses.set(`${url.host}:${url.port}`, found);
  return found;
}

async function lookUp(transfer: Transfer): Promise<string[]> {
  const { process, url, operation } = transfer;
  const { family } = operation;
  const wanted = (address: string) => family === undefined || addressFamily(address) === family;
  // RFC 6761 §6.3: never asked for.
  const lower = url.host.toLowerCase();
  if (lower === 'localhost' || lower.endsWith('.localhost')) return ['127.0.0.1', '::1'].filter(wanted);
  if (addressFamily(url.host) !== undefined) {
    if (!wanted(url.host)) throw new CurlFailure(STATUS.connect);
    return [url.host];
  }
  const resolved = await transfer.wait(resolveHost(process, url.host, family, url.port), 'resolving');
  if (!resolved.ok) throw new CurlFailure(STATUS.resolve, `Could not resolve host: ${url.shownHost}`);
  return resolved.addresses;
}

/** A name or an address, as it is shown with a port. */
const shown = (address: string, port: number) =>
  addressFamily(address) === 6 ? `[${address}]:${port}` : `${address}:${port}`;

/**
 * Looks the host up and calls it: the family of its first address first, the other one a little later or when that has
 * failed (RFC 8305 §5).
 *
 * @throws CurlFailure 6, 7, 28, 45
 */
export async function connect(transfer: Transfer): Promise<Connection> {
  const { process, url, trace } = transfer;
  const addresses = await addressesOf(transfer);
  transfer.reached('lookedUp');
  const source = await sourceOf(transfer, addresses);
  const first = addressFamily(addresses[0] ?? '');
  const groups = [
    addresses.filter((address) => addressFamily(address) === first),
    addresses.filter((address) => addressFamily(address) !== first),
  ].filter((group) => group.length > 0);
  const attempts = new Attempts(transfer, source);
  const connection = await attempts.run(groups);
  if (!connection) {
    const spent = process.world.clock.now() - transfer.startMs;
    const timedOut = attempts.lastFailure === 'timed-out';
    throw new CurlFailure(
      timedOut ? STATUS.timeout : STATUS.connect,
      `Failed to connect to ${url.shownHost} port ${url.port} after ${spent} ms: ${timedOut ? 'Timeout was reached' : "Couldn't connect to server"}`,
    );
  }
  await trace.text(
    `Connected to ${url.shownHost} (${connection.address}) port ${url.port} (#${transfer.linkNumber})`,
  );
  return connection;
}

/** Calls of one connection, two families side by side. */
class Attempts {
  lastFailure: DialFailure | undefined;
  readonly #transfer: Transfer;
  readonly #source: string | undefined;
  #over = false;
  readonly #listeners = new Set<() => void>();

  constructor(transfer: Transfer, source: string | undefined) {
    this.#transfer = transfer;
    this.#source = source;
  }

  async run([first = [], second = []]: string[][]): Promise<Connection | undefined> {
    const { process, operation } = this.#transfer;
    let wake: () => void = () => undefined;
    const early = new Promise<void>((resolve) => {
      wake = resolve;
    });
    const cancel = process.world.clock.after(operation.eyeballsMs, wake);
    const one = this.#group(first).finally(wake);
    const two = early.then(() => (this.#over || second.length === 0 ? undefined : this.#group(second)));
    const both = new Promise<Connection | undefined>((resolve, reject) => {
      let left = 2;
      for (const group of [one, two])
        group.then((connection) => {
          left--;
          if (connection || left === 0) resolve(connection);
        }, reject);
    });
    try {
      return await this.#transfer.wait(both, 'connecting');
    } finally {
      cancel();
      this.#over = true;
      for (const listener of [...this.#listeners]) listener();
    }
  }

  async #group(addresses: readonly string[]): Promise<Connection | undefined> {
    for (const address of addresses) {
      if (this.#over) return undefined;
      const connection = await this.#call(address);
      if (connection && this.#over) connection.abort();
      if (connection) {
        this.#over = true;
        return connection;
      }
    }
    return undefined;
  }

  async #call(address: string): Promise<Connection | undefined> {
    const { process, url, trace, connectLeftMs } = this.#transfer;
    const { port } = url;
    await trace.text(`  Trying ${shown(address, port)}...`);
    process.announce({ id: '', host: url.shownHost, address, port, crlf: true, calling: true });
    const limitMs = connectLeftMs();
    const dialled = await this.#dial(address, Math.min(limitMs, SYSTEM_MS));
    if (dialled.ok) return dialled.connection;
    if (this.#over) return undefined;
    this.lastFailure = dialled.failure;
    const reason = dialled.sentence ?? REASONS[dialled.failure];
    if (dialled.failure === 'timed-out' && limitMs <= SYSTEM_MS)
      await trace.text(
        `ipv${addressFamily(address)} connect timeout after ${this.#transfer.connectLimitMs}ms, move on!`,
      );
    else if (dialled.failure === 'unreachable' || dialled.failure === 'not-allowed')
      await trace.text(`Immediate connect fail for ${address}: ${reason}`);
    else await trace.text(`connect to ${address} port ${port} failed: ${reason}`);
    return undefined;
  }

  #dial(address: string, timeoutMs: number): Promise<Dialled> {
    const { process, url } = this.#transfer;
    const given = this.#source;
    const source =
      given !== undefined && addressFamily(given) === addressFamily(address) ? { source: given } : {};
    return process.world.net.dial(
      { transport: 'tcp', host: url.shownHost, address, port: url.port, timeoutMs, ...source },
      this.#signal(process),
    );
  }

  /** Ctrl-C, or the other family was faster. */
  #signal(process: Process): { readonly aborted: boolean; onAbort(listener: () => void): void } {
    const over = () => this.#over || process.interrupt.aborted;
    return {
      get aborted() {
        return over();
      },
      onAbort: (listener) => {
        this.#listeners.add(listener);
        process.interrupt.onAbort(listener);
      },
    };
  }
}

/** `--interface`: an address, or a name of one of this machine. @throws CurlFailure 45, for each address anew */
async function sourceOf(
  { process, operation, trace, url, startMs }: Transfer,
  addresses: readonly string[],
): Promise<string | undefined> {
  const given = operation.interface?.replace(/^(?:if|host)!/, '');
  if (given === undefined) return undefined;
  const known: Readonly<Record<string, string>> = { lo: '127.0.0.1', eth0: process.world.person.address };
  const address = Object.hasOwn(known, given) ? known[given] : given;
  if (address !== undefined && addressFamily(address) !== undefined) {
    if (address !== given)
      await trace.text(`Local Interface ${given} is ip ${address} using address family 2`);
    return address;
  }
  const sentence = `Couldn't bind to '${given}'`;
  for (const target of addresses) {
    await trace.text(`  Trying ${shown(target, url.port)}...`);
    await trace.text(`Could not resolve host: ${given}`);
    await trace.text(sentence);
  }
  const spent = process.world.clock.now() - startMs;
  throw new CurlFailure(STATUS.interface, sentence, {
    traced: `Failed to connect to ${url.shownHost} port ${url.port} after ${spent} ms: Failed binding local connection end`,
  });
}

/** How long connecting may take in all. */
export const connectLimit = ({ connectTimeoutMs }: Operation): number =>
  connectTimeoutMs > 0 ? connectTimeoutMs : DEFAULT_CONNECT_MS;

/** What two transfers must share to use one connection. */
export const linkKey = (
  { scheme, host, port, options }: CurlUrl,
  operation: Operation,
  login: string,
): string =>
  [
    scheme,
    host.toLowerCase(),
    port,
    operation.tls,
    operation.insecure,
    operation.caFile ?? '',
    scheme.startsWith('http') ? '' : `${login} ${options ?? operation.loginOptions ?? ''}`,
  ].join(' ');

import { concat } from '@ehlo/protocol';
import type { Process } from '../programs/program.ts';
import type { Connection } from '../world.ts';
import type { AddressAnswer, AddressType } from './address-question.ts';

/** Problems in getaddrinfo(3)'s words. */
export type Resolved =
  | { ok: true; addresses: string[] }
  | {
      ok: false;
      problem:
        | 'Name or service not known'
        | 'Address family for hostname not supported'
        | 'No address associated with hostname'
        | 'Temporary failure in name resolution';
    };

const ATTEMPTS = 2;
const ATTEMPT_MS = 5_000;
const DEFAULT_NDOTS = 1;

/** The short forms that inet_aton(3) takes: `127.1` is 127.0.0.1. Undefined when it is no such number. */
function shortIpv4(text: string): string | undefined {
  if (!/^\d+(\.\d+){0,3}$/.test(text)) return undefined;
  const parts = text.split('.').map(Number);
  let last = parts.pop() as number;
  if (parts.some((part) => part > 255) || last >= 256 ** (4 - parts.length)) return undefined;
  const tail: number[] = [];
  while (parts.length + tail.length < 4) {
    tail.unshift(last % 256);
    last = Math.floor(last / 256);
  }
  return [...parts, ...tail].join('.');
}

export function addressFamily(text: string): 4 | 6 | undefined {
  if (/^\d{1,3}(\.\d{1,3}){3}$/.test(text) && text.split('.').every((part) => Number(part) < 256)) return 4;
  return /^[0-9a-f:.]*:[0-9a-f:.]*:[0-9a-f:.]*$/i.test(text) ? 6 : undefined;
}

/**
 * Addresses of a host in the order in which to try them: as written, from the hosts file, else from the resolver
 * (IPv6 first, as RFC 6724 §2.1 sorts them here). `family` keeps one kind only. `port`: it is going to be called there.
 */
export async function resolveHost(
  process: Process,
  name: string,
  family?: 4 | 6 | undefined,
  port?: number,
): Promise<Resolved> {
  const address = shortIpv4(name) ?? name;
  const literal = addressFamily(address);
  if (literal)
    return family === undefined || family === literal
      ? { ok: true, addresses: [address] }
      : { ok: false, problem: 'Address family for hostname not supported' };
  const known = process.world.hosts
    .filter((host) => host.name.toLowerCase() === name.toLowerCase().replace(/\.$/, ''))
    .map((host) => host.address)
    .filter((address) => family === undefined || addressFamily(address) === family);
  if (known.length > 0) return { ok: true, addresses: known };
  const wellFormed =
    /^(?!-)[\w.-]*[A-Za-z_-][\w.-]*$/.test(name) &&
    name.length < 254 &&
    name
      .replace(/\.$/, '')
      .split('.')
      .every((label) => label !== '' && label.length < 64);
  if (!wellFormed) return { ok: false, problem: 'Name or service not known' };
  const found = await askResolver(process, name, family);
  if (!found.ok && port !== undefined) {
    const unanswered = found.problem === 'Temporary failure in name resolution';
    // With one family only, it may have an address of the other.
    if (unanswered || family === undefined)
      process.world.onUncallable?.(name, port, unanswered ? 'no-lookup' : 'unknown-host');
  }
  return found;
}

/** The name as it is and with the domains of the search list behind it, in resolv.conf(5)'s order. */
function candidates(process: Process, name: string): string[] {
  const { search = [], ndots = DEFAULT_NDOTS } = process.world.resolver;
  if (name.endsWith('.')) return [name];
  const searched = search.map((domain) => `${name}.${domain}`);
  return name.split('.').length - 1 >= ndots ? [name, ...searched] : [...searched, name];
}

async function askResolver(process: Process, name: string, family: 4 | 6 | undefined): Promise<Resolved> {
  const types: AddressType[] = family === 4 ? ['A'] : family === 6 ? ['AAAA'] : ['A', 'AAAA'];
  let known = false;
  for (const candidate of candidates(process, name)) {
    const answers = await askServers(process, candidate, types);
    if (!answers) return { ok: false, problem: 'Temporary failure in name resolution' };
    const addresses = [...answers].reverse().flatMap((answer) => answer.addresses);
    if (addresses.length > 0) return { ok: true, addresses };
    if (answers.every((answer) => answer.code === 0)) known = true;
  }
  if (!known) process.world.onUnresolved?.(name);
  return {
    ok: false,
    problem: known ? 'No address associated with hostname' : 'Name or service not known',
  };
}

/** Asks the servers in turn, and again, until one answers for good; undefined when none does. */
async function askServers(
  process: Process,
  name: string,
  types: readonly AddressType[],
): Promise<AddressAnswer[] | undefined> {
  const { address, others = [], attempts = ATTEMPTS } = process.world.resolver;
  for (let attempt = 0; attempt < attempts; attempt++)
    for (const server of [address, ...others]) {
      const answers = await exchange(process, server, name, types);
      if (!answers) continue;
      const found = answers.some((answer) => answer.addresses.length > 0 || answer.code === 3);
      if (found || answers.every((answer) => answer.code === 0)) return answers;
    }
  return undefined;
}

/** All questions over one socket, as glibc asks them; undefined when not all are answered in time. */
async function exchange(
  process: Process,
  server: string,
  name: string,
  types: readonly AddressType[],
): Promise<AddressAnswer[] | undefined> {
  const { decodeAddressAnswer, encodeAddressQuery } = await import('./address-question.ts');
  const connection = await dialResolver(process, server, 'udp');
  if (!connection) return undefined;
  const ids = types.map(() => Math.floor(Math.random() * 65_536));
  const answers = new Map<number, AddressAnswer>();
  const { timeoutS } = process.world.resolver;
  const cancel = process.world.clock.after(timeoutS ? timeoutS * 1_000 : ATTEMPT_MS, () =>
    connection.abort(),
  );
  try {
    for (const [index, type] of types.entries())
      await process.until(connection.write(encodeAddressQuery(ids[index] as number, name, type)));
    while (answers.size < types.length) {
      const datagram = await process.until(connection.read());
      if (datagram === null) return undefined;
      const answer = decodeAddressAnswer(datagram);
      const index = answer ? ids.indexOf(answer.id) : -1;
      if (!answer || index < 0) continue;
      const type = types[index] as AddressType;
      answers.set(
        index,
        answer.truncated ? ((await askOverTcp(process, server, answer.id, name, type)) ?? answer) : answer,
      );
    }
    return types.map((_, index) => answers.get(index) as AddressAnswer);
  } catch (error) {
    if (isLost(error)) return undefined;
    throw error;
  } finally {
    cancel();
    connection.abort();
  }
}

/** RFC 7766 §5: a truncated answer is asked for again over TCP, with a two-octet length in front. */
async function askOverTcp(
  process: Process,
  server: string,
  id: number,
  name: string,
  type: AddressType,
): Promise<AddressAnswer | undefined> {
  const { decodeAddressAnswer, encodeAddressQuery } = await import('./address-question.ts');
  const connection = await dialResolver(process, server, 'tcp');
  if (!connection) return undefined;
  try {
    const query = encodeAddressQuery(id, name, type);
    await process.until(
      connection.write(concat([Uint8Array.of(query.length >> 8, query.length & 255), query])),
    );
    let received: Uint8Array = new Uint8Array();
    for (;;) {
      const chunk = await process.until(connection.read());
      if (chunk === null) return undefined;
      received = concat([received, chunk]);
      const length = ((received[0] ?? 0) << 8) | (received[1] ?? 0);
      if (received.length >= 2 + length && received.length > 2)
        return decodeAddressAnswer(received.subarray(2));
    }
  } finally {
    connection.abort();
  }
}

async function dialResolver(
  process: Process,
  address: string,
  transport: 'udp' | 'tcp',
): Promise<Connection | undefined> {
  const { port } = process.world.resolver;
  const dialled = await process.until(
    process.world.net.dial(
      { transport, host: address, address, port, timeoutMs: ATTEMPT_MS },
      process.interrupt,
    ),
  );
  return dialled.ok ? dialled.connection : undefined;
}

/** Whether a connection ended other than by a FIN. */
export function isLost(error: unknown): error is Error & { how: 'reset' | 'lost' | 'limit' } {
  return error instanceof Error && error.name === 'ConnectionLost';
}

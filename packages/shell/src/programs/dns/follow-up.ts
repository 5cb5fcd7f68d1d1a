import { isWithin, nameKey } from '@ehlo/protocol/dns';
import { serverAddresses } from './addresses.ts';
import type { Lookup, Server } from './lookup.ts';
import { plainName } from './name-reading.ts';
import type { DnsRun } from './run.ts';
import type { Shown } from './tool.ts';

/** Name servers of a first answer that are followed. */
const MOST_SERVERS = 20;

/**
 * Follows the name servers of an answer: the same lookup, with their addresses (which getaddrinfo finds) in any order.
 *
 * @returns how many addresses there are to ask.
 */
export async function followUp(
  run: DnsRun,
  { lookup, message }: Pick<Shown, 'lookup' | 'message'>,
  section: 'answers' | 'authorities',
): Promise<number> {
  let next: Lookup | undefined;
  const servers: Server[] = [];
  const said = { horizontal: false, bad: false };
  let unknown: string | undefined;
  let found = 0;
  for (const record of message[section]) {
    if (section === 'authorities' && record.type === 'SOA') return 0;
    if (record.type !== 'NS') continue;
    if (lookup.trace && !lookup.traceRoot) {
      const same = nameKey(record.name) === nameKey(lookup.domain);
      if (same && !said.horizontal) {
        await run.say('BAD (HORIZONTAL) REFERRAL');
        said.horizontal = true;
      }
      if (!same && !isWithin(record.name, lookup.domain)) {
        if (!said.bad) await run.say('BAD REFERRAL');
        said.bad = true;
        continue;
      }
    }
    if (lookup.traceRoot && found >= MOST_SERVERS) break;
    found++;
    next ??= follow(run, lookup, section, record.name);
    const host = plainName(record.data.host);
    const addresses = await serverAddresses(run.process, host, run.settings.family);
    if (addresses.ok) servers.push(...addresses.servers);
    else {
      await run.out(`couldn't get address for '${host}': ${addresses.problem}\n`);
      unknown ??= host;
    }
  }
  if (servers.length === 0 && unknown !== undefined)
    throw run.fatal(`couldn't get address for '${unknown}': no more`);
  if (!next && section === 'answers') return followUp(run, { lookup, message }, 'authorities');
  if (next) next.servers = shuffled(servers);
  return servers.length;
}

function follow(run: DnsRun, lookup: Lookup, section: 'answers' | 'authorities', domain: string): Lookup {
  const next = run.requeue(lookup, 'without servers');
  next.trace = lookup.traceRoot || section === 'authorities' ? lookup.trace : false;
  next.traceRoot = false;
  if (next.nsSearch) next.recurse = false;
  next.domain = domain;
  return next;
}

/** In any order, so that not all the world asks the same server first. */
function shuffled<T>(items: readonly T[]): T[] {
  const left = [...items];
  const order: T[] = [];
  while (left.length > 0) order.push(...left.splice(Math.floor(Math.random() * left.length), 1));
  return order;
}

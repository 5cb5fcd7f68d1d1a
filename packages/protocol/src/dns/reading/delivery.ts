/** "What would a sender do now?": RFC 5321 §5.1 as a pure function of the answers that are known. */
import { ipv4Octets } from '../address.ts';
import { nameKey, spokenName } from '../name.ts';
import { type DnsRecord, RECORD_TYPES } from '../record-types.ts';
import type { Known } from './known.ts';
import type { Finding } from './reading.ts';

const TYPE = {
  A: RECORD_TYPES.A.code,
  AAAA: RECORD_TYPES.AAAA.code,
  MX: RECORD_TYPES.MX.code,
};
export type AskType = keyof typeof TYPE;

const RULE = 'RFC 5321 §5.1';
/** Aliases followed from one name. */
const MOST_ALIASES = 16;
/** Servers listed; a sender may stop earlier (RFC 5321 §5.1: at least two). */
const MOST_HOSTS = 100;

export interface HostToTry extends Finding {
  host: string;
  /** Absent for the domain itself, standing in for the MX that it has not. */
  preference?: number;
  addresses: string[];
  /** `open`: its addresses were not asked for yet. `no`: it has none, so it is passed over. */
  usable: 'yes' | 'no' | 'open';
  /** True when the name is an alias, which an MX must not point to. */
  alias?: boolean;
}

export interface Delivery extends Finding {
  /** Without a final dot. */
  domain: string;
  /**
   * `hosts`: these are tried, in this order. `ask`: a look-up comes first. `later`: an answer failed, the mail waits in
   * the queue. `impossible`: the mail goes back to its sender.
   */
  outcome: 'hosts' | 'ask' | 'later' | 'impossible';
  /** In the order a sender tries them. */
  hosts: HostToTry[];
  /** Look-ups still open, in the order a sender makes them. */
  ask: { name: string; type: AskType }[];
  /** How it came to this. */
  steps: Finding[];
}

export type Find = (name: string, type: number) => Known;

/**
 * @param domain  Of the recipient, with or without a final dot, or an address literal such as `[192.0.2.25]`.
 * @param find    What is known: `createKnownAnswers().find`.
 */
export function deliver(domain: string, find: Find): Delivery {
  const bare = domain === '.' ? domain : domain.replace(/\.$/, '');
  const delivery: Delivery = {
    domain: bare,
    outcome: 'ask',
    said: { id: 'dnsDelivery.askMx', params: { domain: bare } },
    rfc: RULE,
    hosts: [],
    ask: [],
    steps: [],
  };
  const literal = /^\[(?:IPv6:)?([^\]]+)\]$/i.exec(bare);
  if (literal) {
    const address = literal[1] as string;
    delivery.hosts.push({
      host: bare,
      addresses: [address],
      usable: 'yes',
      said: { id: 'dnsHost.literal', params: { host: bare } },
      rfc: 'RFC 5321 §4.1.3',
    });
    return end(delivery, 'hosts', 'literal', { address }, 'RFC 5321 §4.1.3');
  }
  const { name, known } = follow(`${bare === '.' ? '' : bare}.`, TYPE.MX, find, delivery.steps);
  switch (known.state) {
    case 'unasked':
      delivery.ask.push({ name, type: 'MX' });
      return end(delivery, 'ask', 'askMx', { name: spokenName(name) });
    case 'nxdomain':
      return end(delivery, 'impossible', 'nxdomain', { name: spokenName(name) });
    case 'failed':
      return end(delivery, 'later', 'failed', { name: spokenName(name), rcode: known.rcode });
    case 'alias':
      return end(delivery, 'later', 'aliasLoop', { name: spokenName(name) }, 'RFC 1034 §3.6.2');
    case 'none':
      return implicit(delivery, name, find);
    case 'records':
      return byMx(delivery, name, known.records, find);
    default:
      return known satisfies never;
  }
}

/** No MX: the domain's own address stands in for one of preference 0. */
function implicit(delivery: Delivery, name: string, find: Find): Delivery {
  delivery.steps.push({ said: { id: 'dnsStep.noMx', params: { name: spokenName(name) } }, rfc: RULE });
  const host = hostOf(name, undefined, find);
  delivery.hosts.push({ ...host, said: { id: 'dnsHost.implicit', params: { host: spokenName(name) } } });
  if (host.usable === 'no') return end(delivery, 'impossible', 'noAddress', { name: spokenName(name) });
  openLookups(delivery, find);
  return end(delivery, 'hosts', 'implicit', { name: spokenName(name) });
}

function byMx(delivery: Delivery, name: string, records: readonly DnsRecord[], find: Find): Delivery {
  const all = records.flatMap((record) => (record.type === 'MX' ? [record.data] : []));
  const exchanges = all.filter(({ exchange }) => exchange !== '.');
  if (exchanges.length === 0)
    return end(delivery, 'impossible', 'nullMx', { name: spokenName(name) }, 'RFC 7505 §3');
  if (exchanges.length < all.length)
    delivery.steps.push({ said: { id: 'dnsStep.nullAmongOthers', params: {} }, rfc: 'RFC 7505 §3' });
  const sorted = [...exchanges].sort((one, other) => one.preference - other.preference).slice(0, MOST_HOSTS);
  delivery.steps.push({
    said: { id: 'dnsStep.sorted', params: { count: sorted.length } },
    rfc: RULE,
  });
  for (const [index, { preference, exchange }] of sorted.entries()) {
    const host = hostOf(exchange, preference, find);
    const id = wordsFor(host, index, sorted);
    delivery.hosts.push({
      ...host,
      said: { id: `dnsHost.${id}`, params: { host: spokenName(exchange), preference } },
      rfc: host.alias ? 'RFC 2181 §10.3' : RULE,
    });
  }
  if (delivery.hosts.every(({ usable }) => usable === 'no'))
    return end(delivery, 'impossible', 'noneUsable', { name: spokenName(name) });
  openLookups(delivery, find);
  const first = delivery.hosts.find(({ usable }) => usable !== 'no') as HostToTry;
  return end(delivery, 'hosts', sorted.length === 1 ? 'one' : 'many', {
    host: spokenName(first.host),
    preference: first.preference ?? 0,
    count: sorted.length,
  });
}

function wordsFor(
  host: HostToTry,
  index: number,
  sorted: readonly { preference: number; exchange: string }[],
): string {
  if (ipv4Octets(spokenName(host.host))) return 'address';
  if (host.usable === 'no') return 'passedOver';
  if (host.alias) return 'alias';
  const equal = sorted.filter(({ preference }) => preference === host.preference).length > 1;
  if (equal) return 'equal';
  if (index === 0) return sorted.length === 1 ? 'only' : 'first';
  return 'next';
}

function hostOf(host: string, preference: number | undefined, find: Find): HostToTry {
  const four = follow(host, TYPE.A, find);
  const six = follow(host, TYPE.AAAA, find);
  const addresses = [...addressesIn(four.known), ...addressesIn(six.known)];
  const none = ({ state }: Known) => state === 'none' || state === 'nxdomain' || state === 'alias';
  const usable = addresses.length > 0 ? 'yes' : none(four.known) && none(six.known) ? 'no' : 'open';
  const alias = nameKey(four.name) !== nameKey(host);
  return {
    host,
    addresses,
    usable,
    said: { id: 'dnsHost.next', params: {} },
    rfc: RULE,
    ...(preference === undefined ? {} : { preference }),
    ...(alias ? { alias } : {}),
  };
}

const addressesIn = (known: Known): string[] =>
  known.state === 'records'
    ? known.records.flatMap((record) =>
        record.type === 'A' || record.type === 'AAAA' ? [record.data.address] : [],
      )
    : [];

/** Addresses nobody asked for yet; a host with one address is good enough to be tried. */
function openLookups(delivery: Delivery, find: Find): void {
  for (const { host, usable } of delivery.hosts) {
    if (usable !== 'open') continue;
    for (const type of ['A', 'AAAA'] as const) {
      const { name, known } = follow(host, TYPE[type], find);
      if (known.state === 'unasked') delivery.ask.push({ name, type });
    }
  }
}

/** Follows aliases that are known; ends at the first name that is none. An alias as the state means a circle. */
function follow(
  name: string,
  type: number,
  find: Find,
  steps: Finding[] = [],
): { name: string; known: Known } {
  let here = name;
  for (let aliases = 0; aliases <= MOST_ALIASES; aliases++) {
    const known = find(here, type);
    if (known.state !== 'alias') return { name: here, known };
    steps.push({
      said: { id: 'dnsStep.alias', params: { name: spokenName(here), target: spokenName(known.target) } },
      rfc: RULE,
    });
    here = known.target;
  }
  return { name: here, known: { state: 'alias', target: here } };
}

function end(
  delivery: Delivery,
  outcome: Delivery['outcome'],
  id: string,
  params: Record<string, string | number>,
  rfc = RULE,
): Delivery {
  const said = { id: `dnsDelivery.${id}`, params: { domain: delivery.domain, ...params } };
  return { ...delivery, outcome, said, rfc };
}

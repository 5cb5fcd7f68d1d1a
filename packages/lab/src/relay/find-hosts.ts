import { type DnsMessage, nameKey, RECORD_TYPES, rcodeName } from '@ehlo/protocol/dns';
import {
  type AskType,
  createKnownAnswers,
  type Delivery,
  deliver,
  type Find,
  type HostToTry,
} from '@ehlo/protocol/dns/reading';
import type { DeliveryFailure } from '@ehlo/wire';

/** @returns undefined when no answer came */
export type AskDns = (name: string, type: AskType) => Promise<DnsMessage | undefined>;

export interface NextHost {
  /** Without the final dot; an address literal with its brackets. */
  host: string;
  addresses: string[];
}

export type FoundHosts = { hosts: NextHost[] } | { failure: DeliveryFailure };

/** Look-ups for one domain; a chain of aliases over many servers takes some. */
const MOST_LOOKUPS = 60;
const SERVFAIL = 2;

/**
 * Where mail for a domain goes, in the order in which a sender tries (RFC 5321 §5.1).
 *
 * @param self  the host that has the mail: where it is itself an MX, those of its preference and worse are left out
 * @param random  from 0 up to 1: puts servers of equal preference in any order
 */
export async function findHosts(
  domain: string,
  self: { name: string; addresses: readonly string[] },
  ask: AskDns,
  random: () => number,
): Promise<FoundHosts> {
  const known = createKnownAnswers();
  const silent = new Set<string>();
  const key = (name: string, type: number) => `${nameKey(name)} ${type}`;
  const find: Find = (name, type) =>
    silent.has(key(name, type)) ? { state: 'failed', rcode: SERVFAIL } : known.find(name, type);

  let delivery = deliver(domain, find);
  for (let lookups = 0; delivery.ask[0] && lookups < MOST_LOOKUPS; lookups++) {
    const { name, type } = delivery.ask[0];
    const response = await ask(name, type);
    if (response) known.learn(response);
    const code = RECORD_TYPES[type].code;
    // No answer, or one that says nothing of what was asked: it is not asked again now.
    if (find(name, code).state === 'unasked') silent.add(key(name, code));
    delivery = deliver(domain, find);
  }
  switch (delivery.outcome) {
    case 'hosts':
      return choose(delivery, self, find, random);
    case 'impossible':
      return { failure: impossible(delivery) };
    case 'ask':
    case 'later':
      return { failure: later(delivery, silent.size > 0) };
    default:
      return delivery.outcome satisfies never;
  }
}

function choose(
  { hosts, domain }: Delivery,
  self: { name: string; addresses: readonly string[] },
  find: Find,
  random: () => number,
): FoundHosts {
  const isSelf = ({ host, addresses }: HostToTry) =>
    nameKey(host) === nameKey(`${self.name}.`) || addresses.some((one) => self.addresses.includes(one));
  const own = hosts.find(isSelf);
  const better = own ? hosts.filter(({ preference = 0 }) => preference < (own.preference ?? 0)) : hosts;
  if (own && better.length === 0)
    return {
      failure: {
        at: 'loop',
        host: self.name,
        enhanced: '5.4.6',
        text: `Mail for ${domain} loops back to ${self.name} itself: no better MX is left`,
        permanent: true,
      },
    };
  const usable = shuffled(better, random).filter(({ addresses }) => addresses.length > 0);
  if (usable.length > 0)
    return { hosts: usable.map(({ host, addresses }) => ({ host: bare(host), addresses })) };
  const open = better.find(({ usable }) => usable === 'open');
  const failed = open && find(open.host, RECORD_TYPES.A.code);
  if (open)
    return {
      failure: {
        at: 'dns',
        enhanced: '4.4.3',
        text: `No address of ${bare(open.host)} could be had${failed?.state === 'failed' ? ` (${rcodeName(failed.rcode)})` : ''}`,
        permanent: false,
      },
    };
  return {
    failure: {
      at: 'dns',
      enhanced: '5.4.4',
      text: `No mail server of ${domain} has an address`,
      permanent: true,
    },
  };
}

/** Servers of equal preference in any order, so that they share the load. */
function shuffled(hosts: readonly HostToTry[], random: () => number): HostToTry[] {
  return hosts
    .map((host) => ({ host, lot: random() }))
    .sort((one, other) => (one.host.preference ?? 0) - (other.host.preference ?? 0) || one.lot - other.lot)
    .map(({ host }) => host);
}

function impossible({ said, domain }: Delivery): DeliveryFailure {
  const failure = (enhanced: string, text: string): DeliveryFailure => ({
    at: 'dns',
    enhanced,
    text,
    permanent: true,
  });
  switch (said.id) {
    case 'dnsDelivery.nullMx':
      // RFC 7505 §4.2.
      return { ...failure('5.1.10', `${domain} accepts no mail (null MX)`), code: 556 };
    case 'dnsDelivery.nxdomain':
      return failure('5.1.2', `There is no domain ${domain} (NXDOMAIN)`);
    case 'dnsDelivery.noneUsable':
      return failure('5.4.4', `No mail server of ${domain} has an address`);
    default:
      return failure('5.4.4', `${domain} has neither MX nor address`);
  }
}

function later({ said, domain }: Delivery, silent: boolean): DeliveryFailure {
  const failure = (text: string): DeliveryFailure => ({
    at: 'dns',
    enhanced: '4.4.3',
    text,
    permanent: false,
  });
  if (said.id === 'dnsDelivery.aliasLoop') return failure(`The aliases of ${domain} lead round in a circle`);
  if (silent) return failure(`The DNS gave no answer about ${domain} in time`);
  const rcode = said.params?.rcode;
  const name = typeof rcode === 'number' ? rcodeName(rcode) : 'no answer';
  return failure(`The DNS could not say where mail for ${domain} goes (${name})`);
}

const bare = (host: string): string => (host === '.' ? host : host.replace(/\.$/, ''));

/** Which recipients of a mail take which way, and the servers they go to as the DNS named them. */
import { decodeMessage, nameKey, RECORD_TYPES } from '@ehlo/protocol/dns';
import type { DnsAnswered, Endpoint, Hop, Logged, MailQueued } from '@ehlo/wire';
import {
  domainOf,
  type JourneyRow,
  type Leg,
  type NextHost,
  nameOf,
  type Try,
  type Waiting,
} from './journey.ts';

const bare = (name: string): string => name.replace(/\.$/, '').toLowerCase();

/** A queue's legs: one a domain. */
export function legsOfQueue(queued: Logged<MailQueued>, queue: Waiting): Leg[] {
  const domains = new Map<string, string[]>();
  for (const path of queued.forwardPaths) {
    const domain = domainOf(path);
    domains.set(domain, [...(domains.get(domain) ?? []), path]);
  }
  return [...domains].map(([domain, forwardPaths]) => ({
    key: `${queued.seq} ${domain}`,
    host: queued.host,
    domain,
    forwardPaths,
    queue,
    hosts: [],
    tries: [],
    questions: [],
    copies: [],
    state: 'under-way',
  }));
}

/** The host's own mailboxes. */
export function localLeg(host: string, forwardPaths: string[], key: string): Leg {
  const domain = domainOf(forwardPaths[0] ?? '');
  return {
    key,
    host,
    domain,
    forwardPaths,
    hosts: [],
    tries: [],
    questions: [],
    copies: [],
    state: 'under-way',
  };
}

/** A leg as it was before anything happened to it: what is drawn of it is drawn from its first step. */
export const untouched = ({ key, host, domain, forwardPaths, queue }: Leg): Leg => ({
  key,
  host,
  domain,
  forwardPaths,
  ...(queue && { queue: { ...queue, attempts: 0 } }),
  hosts: [],
  tries: [],
  questions: [],
  copies: [],
  state: 'under-way',
});

/** Whether a row is about a leg: its own, what it shares with others of its queue, or what all share. */
export const belongsTo = ({ leg }: Pick<JourneyRow, 'leg'>, to: Leg | undefined): boolean =>
  leg === undefined || to === undefined || leg === to.key || to.key.startsWith(`${leg} `);

/** Whose question it was: the domain's, or that of a server, or an alias, that an answer before it named. */
export function legOfQuestion(legs: readonly Leg[], event: Pick<DnsAnswered, 'query'>): Leg | undefined {
  const decoded = decodeMessage(event.query);
  const name = decoded.ok ? decoded.message.questions[0]?.name : undefined;
  if (name === undefined) return legs[0];
  const key = nameKey(name);
  return (
    legs.find(
      (leg) => nameKey(`${leg.domain}.`) === key || leg.questions.some((one) => names(one).includes(key)),
    ) ?? legs[0]
  );
}

/** Names that an answer leads on to. */
function names(event: Pick<DnsAnswered, 'response'>): string[] {
  const decoded = decodeMessage(event.response);
  if (!decoded.ok) return [];
  return decoded.message.answers.flatMap((record) =>
    record.type === 'MX'
      ? [nameKey(record.data.exchange)]
      : record.type === 'CNAME'
        ? [nameKey(record.data.target)]
        : [],
  );
}

/** Takes note of what an answer says about where the domain's mail goes. */
export function learnHosts(leg: Leg, event: Logged<DnsAnswered>): void {
  leg.questions.push(event);
  const decoded = decodeMessage(event.response);
  const question = decoded.ok ? decoded.message.questions[0] : undefined;
  if (!decoded.ok || !question) return;
  const found = decoded.message.answers.flatMap((record) =>
    record.type === 'MX' ? [{ host: bare(record.data.exchange), preference: record.data.preference }] : [],
  );
  // RFC 7505 §3: a lone root is no server.
  const usable = found.filter(({ host }) => host !== '');
  if (question.type === RECORD_TYPES.MX.code && usable.length > 0) {
    const tried = new Map(leg.hosts.map((one) => [one.host, one.tried]));
    leg.hosts = usable
      .sort((one, other) => one.preference - other.preference)
      .map((one): NextHost => {
        const before = tried.get(one.host);
        return before ? { ...one, tried: before } : one;
      });
  }
}

/** A try at a server takes its place among those the DNS named, or behind them. */
export function learnTry(leg: Leg, one: Try): void {
  leg.tries.push(one);
  const known = leg.hosts.find(({ host }) => host === one.host.toLowerCase());
  // Of several addresses of a host, one that there is no way to tells least.
  if (known?.tried && one.dial === 'unreachable' && known.tried.state !== 'taken') return;
  if (known) known.tried = one;
  else leg.hosts.push({ host: one.host.toLowerCase(), tried: one });
}

/** Servers of equal preference are tried in any order: as they were tried is how they are shown. */
export function hostsInOrder({ hosts }: Leg): NextHost[] {
  return [...hosts].sort(
    (one, other) =>
      (one.preference ?? 0) - (other.preference ?? 0) ||
      (one.tried?.id ?? Number.MAX_SAFE_INTEGER) - (other.tried?.id ?? Number.MAX_SAFE_INTEGER),
  );
}

/** Whose call it is: the leg whose DNS answers named that server; of several, one that waits for it. */
export function legOfServer(legs: readonly Leg[], to: Endpoint): Leg | undefined {
  const name = nameOf(to).toLowerCase();
  const named = legs.filter(
    ({ hosts, domain }) => domain === name || hosts.some(({ host }) => host === name),
  );
  return named.find(({ state }) => state !== 'delivered' && state !== 'bounced') ?? named[0] ?? legs[0];
}

export const legOfPaths = (legs: readonly Leg[], forwardPaths: readonly string[]): Leg[] =>
  legs.filter((leg) => leg.forwardPaths.some((path) => forwardPaths.includes(path)));

export const legOfHop = (legs: readonly Leg[], hop: Hop): Leg | undefined =>
  hop.at === 'look-up' ? legs.find(({ domain }) => domain === hop.domain) : legOfServer(legs, hop.to);

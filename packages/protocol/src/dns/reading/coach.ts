import { COACH_CASES } from '../../knowledge/coach-cases.ts';
import type { Said } from '../../reading/reading.ts';
import { decodeMessage } from '../decode.ts';
import type { DnsMessage } from '../message.ts';
import { nameKey, spokenName } from '../name.ts';
import { type DnsRecord, META_TYPES, RECORD_TYPES, typeName } from '../record-types.ts';
import { addressAsName, doubledName, mailboxAsName, nearestName } from './asked-wrongly.ts';
import { type Facts, factsOf } from './facts.ts';
import { createKnownAnswers, type KnownAnswers } from './known.ts';

/** Cases that questions to the DNS, and their answers, show. */
export type DnsCase =
  | 'mx-missing'
  | 'mx-null'
  | 'mx-cname'
  | 'mx-of-a-host'
  | 'mx-of-an-address'
  | 'preference-read-backwards'
  | 'trailing-dot-missing'
  | 'unknown-host';

/** A card or a note, as ids: teacher and student each read it in their own language. */
export interface DnsCard {
  case: DnsCase;
  as: 'card' | 'note';
  voice: 'you' | 'server' | 'standard';
  rfc: string;
  data: Record<string, string | number>;
  head: Said;
  body: Said;
  /** A line that would find what was looked for; it may be placed at the prompt. */
  repair?: string;
}

/** One question, and its answer when one came: `dns.answered`, or a query that nothing answered. */
export interface DnsEvent {
  query: Uint8Array;
  response?: Uint8Array;
  /** Mail servers ask too: what only a person can mend is not said of them. */
  by?: 'terminal' | 'outside' | 'relay';
}

export interface DnsCoach {
  /** Cards and notes for this event, the most useful first. Never throws. */
  advance(event: DnsEvent): DnsCard[];
  /** What was learnt on the way, for `deliver`. */
  readonly known: KnownAnswers;
}

/** Exchanges and domains remembered. */
const MOST_REMEMBERED = 500;

/**
 * @param names  Hosts and domains that exist in this world, for "did you mean"; those in answers are added.
 */
export function createDnsCoach({ names = [] }: { names?: readonly string[] } = {}): DnsCoach {
  const known = createKnownAnswers();
  /** Exchange by key: the domain whose MX names it. */
  const exchangeOf = new Map<string, string>();
  const toldPreference = new Set<string>();
  let lastKey = '';

  function* all(): IterableIterator<string> {
    yield* names;
    yield* known.names();
  }

  function look(facts: Facts, message: DnsMessage): DnsCard[] {
    const wrong = wrongName(facts);
    if (wrong.length > 0) return wrong;
    const cards = lostDot(facts, message);
    if (facts.question.type === RECORD_TYPES.MX.code) cards.push(...mx(facts));
    cards.push(...aliasedExchange(message));
    if (cards.length === 0) cards.push(...nowhere(facts));
    return cards;
  }

  function mx(facts: Facts): DnsCard[] {
    const domain = spokenName(facts.question.name);
    if (facts.outcome === 'no-data') return [noMx(facts)];
    if (facts.outcome !== 'answer') return [];
    const exchanges = facts.records.flatMap((record) => (record.type === 'MX' ? [record.data] : []));
    if (exchanges.every(({ exchange }) => exchange === '.')) return [card('mx-null', { domain })];
    for (const { exchange } of exchanges) remember(exchangeOf, nameKey(exchange), domain);
    const sorted = [...exchanges].sort((one, other) => one.preference - other.preference);
    const [first, last] = [sorted[0], sorted.at(-1)];
    if (!first || !last || first.preference === last.preference || toldPreference.has(nameKey(domain)))
      return [];
    remember(toldPreference, nameKey(domain));
    return [
      card('preference-read-backwards', {
        domain,
        first: spokenName(first.exchange),
        lower: first.preference,
        last: spokenName(last.exchange),
        higher: last.preference,
      }),
    ];
  }

  /** An MX whose host was seen to be an alias, now or before (RFC 2181 §10.3). */
  function aliasedExchange(message: DnsMessage): DnsCard[] {
    const cards: DnsCard[] = [];
    const told = new Set<string>();
    const say = (exchange: string, target: string) => {
      const domain = exchangeOf.get(nameKey(exchange));
      if (domain === undefined || told.has(nameKey(exchange))) return;
      told.add(nameKey(exchange));
      const data = { domain, host: spokenName(exchange), target: spokenName(target) };
      cards.push(card('mx-cname', data));
    };
    for (const record of message.answers) {
      if (record.type === 'CNAME') say(record.name, record.data.target);
      else if (record.type === 'MX') {
        const found = known.find(record.data.exchange, RECORD_TYPES.A.code);
        if (found.state === 'alias') say(record.data.exchange, found.target);
      }
    }
    return cards;
  }

  function nowhere({ outcome, question, name }: Facts): DnsCard[] {
    if (outcome !== 'nxdomain' || !HOST_TYPES.has(question.type)) return [];
    const asked = spokenName(name);
    const meant = nearestName(asked, all());
    const data = { name: asked, type: typeName(question.type), ...(meant === undefined ? {} : { meant }) };
    const repair = meant === undefined ? {} : { repair: digLine(meant, question.type) };
    return [{ ...card('unknown-host', data), ...repair }];
  }

  return {
    known,
    advance({ query, response, by }) {
      const decoded = decodeMessage(response ?? query);
      if (!decoded.ok) return [];
      const { message } = decoded;
      const facts = factsOf(message);
      if (!facts) return [];
      if (response !== undefined) known.learn(message);
      const found = response === undefined ? wrongName(facts) : look(facts, message);
      const cards = by === 'relay' ? found.filter(({ voice }) => voice !== 'you') : found;
      // A terminal asks for A and AAAA in one breath, and dig is called again: once is enough.
      const key = cards.map(({ case: id, data }) => `${id} ${data.name ?? data.domain ?? data.host}`).join();
      const again = key !== '' && key === lastKey;
      lastKey = key;
      return again ? [] : cards;
    },
  };
}

const HOST_TYPES = new Set([
  RECORD_TYPES.A.code,
  RECORD_TYPES.AAAA.code,
  RECORD_TYPES.MX.code,
  META_TYPES.ANY.code,
] as number[]);

function remember(into: Map<string, string>, key: string, value: string): void;
function remember(into: Set<string>, key: string): void;
function remember(into: Map<string, string> | Set<string>, key: string, value = ''): void {
  if (into instanceof Map) into.set(key, value);
  else into.add(key);
  if (into.size > MOST_REMEMBERED) into.delete(into.keys().next().value as string);
}

function card(id: DnsCase, data: Record<string, string | number>, words: string = id): DnsCard {
  const { as, voice, rfc } = COACH_CASES[id];
  const say = (part: string): Said => ({ id: `dnsCoach.${words}.${part}`, params: data });
  return { case: id, as, voice, rfc, data, head: say('head'), body: say('body') };
}

/** A mailbox or an address put to the DNS as if it were a domain. */
function wrongName({ question }: Facts): DnsCard[] {
  const { name, type } = question;
  if (!HOST_TYPES.has(type)) return [];
  const mailbox = mailboxAsName(name);
  if (mailbox)
    return [
      {
        ...card('mx-of-an-address', { name: mailbox.mailbox, domain: mailbox.domain }, 'mx-of-a-mailbox'),
        repair: `dig ${mailbox.domain} MX`,
      },
    ];
  const address = type === RECORD_TYPES.MX.code ? addressAsName(name) : undefined;
  if (address === undefined) return [];
  return [{ ...card('mx-of-an-address', { name: address }), repair: `dig -x ${address}` }];
}

/** A name that ends in its zone twice, asked for or written in an answer (RFC 1035 §5.1). */
function lostDot({ question }: Facts, message: DnsMessage): DnsCard[] {
  const written = message.answers.flatMap(namesIn).map((name) => ({ name, in: 'answer' as const }));
  for (const { name, in: place } of [{ name: question.name, in: 'question' as const }, ...written]) {
    const doubled = doubledName(name);
    if (!doubled) continue;
    const data = { name: spokenName(name), meant: doubled.meant, zone: doubled.zone };
    const words = place === 'answer' ? 'trailing-dot-missing' : 'trailing-dot-asked';
    const found = card('trailing-dot-missing', data, words);
    return [place === 'question' ? { ...found, repair: digLine(doubled.meant, question.type) } : found];
  }
  return [];
}

function namesIn(record: DnsRecord): string[] {
  switch (record.type) {
    case 'MX':
      return [record.data.exchange];
    case 'CNAME':
    case 'PTR':
    case 'SRV':
      return [record.data.target];
    case 'NS':
      return [record.data.host];
    default:
      return [];
  }
}

/** No MX there: a host inside a domain, or a domain that has none. */
function noMx({ question, name, soa, chain }: Facts): DnsCard {
  const asked = spokenName(question.name);
  const zone =
    soa && chain.length === 1 ? spokenName(soa.name) : spokenName(question.name.replace(/^[^.]+\./, ''));
  const isApex = soa !== undefined && nameKey(soa.name) === nameKey(question.name);
  if (isApex || zone === '.' || zone === '' || !zone.includes('.'))
    return { ...card('mx-missing', { domain: asked }), repair: `dig ${asked}` };
  const data = { name: asked, domain: zone, target: chain.length > 1 ? spokenName(name) : '' };
  return { ...card('mx-of-a-host', data), repair: `dig ${zone} MX` };
}

const digLine = (name: string, type: number): string =>
  type === RECORD_TYPES.A.code ? `dig ${name}` : `dig ${name} ${typeName(type)}`;

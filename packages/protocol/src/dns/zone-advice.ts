/** What a zone may say and had better not: it is served all the same, as BIND would with a warning in its log. */
import { ipv4Octets, ipv6Octets } from './address.ts';
import { isNewer } from './answer.ts';
import { MOST_ALIASES } from './explain-answer.ts';
import { isWithin, labelsOf, nameKey, nameOfLabels, spokenName } from './name.ts';
import { textOfRdata, textOfRecord } from './rdata-text.ts';
import { type DnsRecord, RECORD_TYPES, typeName } from './record-types.ts';
import type { Zone } from './zone.ts';
import type { ZoneSet } from './zone-set.ts';

/** Every case with the rule it stands on; `sentenceOf` and the page have the words. */
export const ZONE_ADVICE = {
  'points-to-alias': 'RFC 2181 §10.3',
  'points-to-address': 'RFC 1035 §3.3.9',
  'dot-missing': 'RFC 1035 §5.1',
  'no-such-host': 'RFC 5321 §5.1',
  'no-such-target': 'RFC 1912 §2.4',
  'alias-loop': 'RFC 1034 §3.6.2',
  'null-mx-among-others': 'RFC 7505 §3',
  'not-a-host-name': 'RFC 1123 §2.1',
  'ttl-differs': 'RFC 2181 §5.2',
  'ttl-zero': 'RFC 1035 §3.2.1',
  'ttl-long': 'RFC 1912 §2.2',
  twice: 'RFC 2181 §5',
  'two-spf': 'RFC 7208 §3.2',
  'two-dmarc': 'RFC 9989 §4.10',
  'text-in-pieces': 'RFC 7208 §3.3',
  'serial-same': 'RFC 1912 §2.2',
  'not-delegated': 'RFC 1034 §4.2.1',
} as const;
export type ZoneAdviceId = keyof typeof ZONE_ADVICE;

export interface ZoneAdvice {
  advice: ZoneAdviceId;
  rfc: string;
  /** Line of the zone file, from 1. */
  line: number;
  /** The record as text; '' where it is about the zone. */
  record: string;
  /** What the words name. */
  params: Record<string, string>;
}

const TYPE = { A: RECORD_TYPES.A.code, AAAA: RECORD_TYPES.AAAA.code, CNAME: RECORD_TYPES.CNAME.code };
/** Seconds; an edit is seen everywhere only after it. */
const LONG_TTL = 7 * 86_400;
/** Complaints of one zone; the rest are mostly echoes. */
const MOST = 50;

/**
 * @param zones  Everything the room answers from, this zone as it will be included.
 * @param before The zone as it was, for what only a change can show.
 */
export function adviseZone(
  zone: Zone,
  lines: ReadonlyMap<DnsRecord, number>,
  zones: ZoneSet,
  before?: Zone,
): ZoneAdvice[] {
  const found: ZoneAdvice[] = [];
  const add = (record: DnsRecord | undefined, advice: ZoneAdviceId, params: Record<string, string> = {}) => {
    if (found.length >= MOST) return;
    const about = record ?? zone.soa;
    found.push({
      advice,
      // Each type says in its own section what it names.
      rfc:
        advice === 'points-to-address' && about.type !== 'opaque'
          ? RECORD_TYPES[about.type].rfc
          : ZONE_ADVICE[advice],
      line: lines.get(about) ?? 1,
      record: record ? textOfRecord(record) : '',
      params: { ...params, type: typeName(about.code), owner: spokenName(about.name) },
    });
  };
  for (const record of zone.records) {
    for (const seen of [aboutTarget(record, zone, zones), aboutOwner(record, zone, zones)])
      if (seen) add(record, ...seen);
    if (record.ttl === 0) add(record, 'ttl-zero');
    else if (record.ttl > LONG_TTL && record.type !== 'SOA')
      add(record, 'ttl-long', { ttl: String(record.ttl) });
  }
  for (const set of setsOf(zone.records)) aboutSet(set, add);
  const parent = zones.zones.filter(
    ({ origin }) => isWithin(zone.origin, origin) && nameKey(origin) !== nameKey(zone.origin),
  );
  const nearest = parent.sort((one, other) => other.origin.length - one.origin.length)[0];
  const delegated = nearest?.nodes.get(nameKey(zone.origin))?.has(RECORD_TYPES.NS.code) ?? true;
  // The top of the practice world is not edited; every domain below it counts as registered.
  if (!delegated && labelsOf(nearest?.origin ?? '.').length > 1)
    add(undefined, 'not-delegated', {
      parent: spokenName(nearest?.origin ?? '.'),
      zone: spokenName(zone.origin),
    });
  if (before && changed(before, zone) && !isNewer(zone.soa.data.serial, before.soa.data.serial))
    add(zone.soa, 'serial-same', {
      serial: String(zone.soa.data.serial),
      before: String(before.soa.data.serial),
    });
  return found.sort((one, other) => one.line - other.line);
}

type Add = (record: DnsRecord, advice: ZoneAdviceId, params?: Record<string, string>) => void;

const targetOf = (record: DnsRecord): string | undefined => {
  switch (record.type) {
    case 'MX':
      return record.data.exchange;
    case 'NS':
      return record.data.host;
    case 'CNAME':
    case 'PTR':
    case 'SRV':
      return record.data.target;
    default:
      return undefined;
  }
};

/** A case and what its words name. */
type Seen = [ZoneAdviceId, Record<string, string>];

function aboutTarget(record: DnsRecord, zone: Zone, zones: ZoneSet): Seen | undefined {
  const target = targetOf(record);
  if (target === undefined || target === '.') return undefined;
  const host = spokenName(target);
  const before = relativeLabels(target, zone.origin);
  const address = [host, before?.join('.') ?? ''].find((text) => ipv4Octets(text) ?? ipv6Octets(text));
  if (address !== undefined) return ['points-to-address', { host: address }];
  const lost = dotMissing(target, zone, zones);
  if (lost) return lost;
  const home = zones.zoneOf(target);
  // About names elsewhere, nothing is known here.
  if (!home?.soa || home.origin === '.') return undefined;
  const node = home.nodes.get(nameKey(target)) ?? wildcard(home.nodes, target);
  if (record.type === 'CNAME' && isLoop(record.name, zones)) return ['alias-loop', { host }];
  if (record.type === 'CNAME' || record.type === 'PTR')
    return node ? undefined : ['no-such-target', { host }];
  const alias = node?.get(TYPE.CNAME)?.[0];
  if (alias?.type === 'CNAME') return ['points-to-alias', { host, target: alias.data.target }];
  if (!node?.has(TYPE.A) && !node?.has(TYPE.AAAA)) return ['no-such-host', { host }];
  return isHostName(target) ? undefined : ['not-a-host-name', { host }];
}

/** True when the aliases that begin at `name` come back to it. */
function isLoop(name: string, zones: ZoneSet): boolean {
  let at = name;
  for (let step = 0; step <= MOST_ALIASES; step++) {
    const alias = zones.zoneOf(at)?.nodes.get(nameKey(at))?.get(TYPE.CNAME)?.[0];
    if (alias?.type !== 'CNAME') return false;
    at = alias.data.target;
    if (nameKey(at) === nameKey(name)) return true;
  }
  return false;
}

function aboutOwner(record: DnsRecord, zone: Zone, zones: ZoneSet): Seen | undefined {
  const lost = dotMissing(record.name, zone, zones);
  if (lost) return lost;
  if (record.type === 'TXT' && isInPieces(record.data.strings))
    return ['text-in-pieces', { text: record.data.strings.join('') }];
  const host = record.type === 'A' || record.type === 'AAAA' || record.type === 'MX';
  return !host || isHostName(record.name.replace(/^\*\./, ''))
    ? undefined
    : ['not-a-host-name', { host: spokenName(record.name) }];
}

/** `v=spf1 mx -all` without quotation marks: three strings, which readers put together with nothing between (RFC 7208 §3.3). */
const isInPieces = ([first = '', second]: readonly string[]): boolean =>
  second !== undefined &&
  /^v=(?:spf1|DMARC1;?|DKIM1;?|STSv1;?|TLSRPTv1;?)$/i.test(first) &&
  !/^[ ;]/.test(second);

/** `mail.campus.test` without its dot: what stands before the zone's own name is a name of the practice world by itself. */
function dotMissing(name: string, zone: Zone, zones: ZoneSet): Seen | undefined {
  const before = relativeLabels(name, zone.origin);
  if (!before || before.length < 2) return undefined;
  const meant = nameOfLabels(before);
  const around = zones.zoneOf(meant);
  if (!around || around.origin === '.') return undefined;
  return ['dot-missing', { host: spokenName(name), meant, zone: spokenName(zone.origin) }];
}

function aboutSet(set: readonly DnsRecord[], add: Add): void {
  const [first, ...rest] = set as [DnsRecord, ...DnsRecord[]];
  const other = rest.find(({ ttl }) => ttl !== first.ttl);
  if (other) add(other, 'ttl-differs', { ttl: String(other.ttl), first: String(first.ttl) });
  const seen = new Set([textOfRdata(first).toLowerCase()]);
  for (const record of rest) {
    const text = textOfRdata(record);
    const key = record.type === 'TXT' ? text : text.toLowerCase();
    if (seen.has(key)) add(record, 'twice');
    seen.add(key);
  }
  const exchanges = set.flatMap((record) => (record.type === 'MX' ? [record.data.exchange] : []));
  const nobody = set.find((record) => record.type === 'MX' && record.data.exchange === '.');
  if (nobody && exchanges.length > 1) add(nobody, 'null-mx-among-others');
  const textsThat = (begin: RegExp) =>
    set.filter((record) => record.type === 'TXT' && begin.test(record.data.strings.join('')));
  const policies = textsThat(/^v=spf1( |$)/i);
  if (policies[1]) add(policies[1], 'two-spf', { count: String(policies.length) });
  const requests = nameKey(first.name).startsWith('_dmarc.') ? textsThat(/^v\s*=\s*DMARC1\s*(;|$)/) : [];
  if (requests[1]) add(requests[1], 'two-dmarc', { count: String(requests.length) });
}

function setsOf(records: readonly DnsRecord[]): DnsRecord[][] {
  const sets = new Map<string, DnsRecord[]>();
  for (const record of records) {
    const key = `${nameKey(record.name)} ${record.code}`;
    const set = sets.get(key);
    if (set) set.push(record);
    else sets.set(key, [record]);
  }
  return [...sets.values()];
}

/** Labels before the zone's own; undefined for the apex and for names elsewhere. */
function relativeLabels(name: string, origin: string): string[] | undefined {
  if (!isWithin(name, origin) || nameKey(name) === nameKey(origin)) return undefined;
  const labels = labelsOf(name);
  return labels.slice(0, labels.length - labelsOf(origin).length);
}

function wildcard<Node>(nodes: ReadonlyMap<string, Node>, name: string): Node | undefined {
  const labels = labelsOf(nameKey(name));
  for (let cut = 1; cut < labels.length; cut++) {
    const above = nameOfLabels(labels.slice(cut));
    if (nodes.has(above)) return nodes.get(nameOfLabels(['*', ...labels.slice(cut)]));
  }
  return undefined;
}

/** Letters, digits and hyphens, none of these at an end (RFC 1123 §2.1). */
const isHostName = (name: string): boolean =>
  labelsOf(name).every((label) => /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/i.test(label));

function changed(before: Zone, now: Zone): boolean {
  const texts = (zone: Zone) => zone.records.map(textOfRecord).sort().join('\n');
  return texts(before) !== texts(now);
}

/** English: what stands there, what comes of it, what to write. The line is said by whoever shows it. */
export function adviceSentence({ advice, params }: Pick<ZoneAdvice, 'advice' | 'params'>): string {
  const { host, type, target, meant, zone, owner, ttl } = params;
  switch (advice) {
    case 'points-to-alias':
      return `${type} points to ${host}, which is an alias (CNAME). It must name the host itself: write ${target} there. Some senders and resolvers refuse to follow.`;
    case 'points-to-address':
      return `${type} points to ${host}, which is an address. It names a host: give an A record to a name, and write that name, with its dot.`;
    case 'dot-missing':
      return `${host}: without a final dot ${zone} was put behind it. Write ${meant} with the dot.`;
    case 'no-such-host':
      return `${type} points to ${host}, which has no address. Whoever is sent there passes it over. Add an A record for it, or name another host.`;
    case 'no-such-target':
      return `${type} points to ${host}, which does not exist. Whoever asks gets “no such name”.`;
    case 'alias-loop':
      return `The alias ${owner} leads back to itself. Whoever asks gets an error, and mail waits until it comes back. Let one of the names have an address.`;
    case 'null-mx-among-others':
      return `MX 0 . says that ${owner} takes no mail, and others beside it say who does. A null MX stands alone: take it away, or all the others.`;
    case 'not-a-host-name':
      return `${host} is no host name: letters, digits and hyphens make one. Some programs refuse it.`;
    case 'ttl-differs':
      return `TTL ${ttl}, and ${params.first} for another ${type} record of ${owner}. They travel together and have one TTL: ${params.first} is served.`;
    case 'ttl-zero':
      return 'TTL 0: nobody remembers it, and each mail costs the question again.';
    case 'ttl-long':
      return `TTL ${ttl} seconds is more than a week: an edit is seen everywhere only after that.`;
    case 'twice':
      return 'The same record stands above. It is served once.';
    case 'two-spf':
      return `${params.count} SPF records at ${owner}: one is allowed. Checkers answer permerror and use none of them. Put their terms into one.`;
    case 'two-dmarc':
      return `${params.count} DMARC records at ${owner}: one is allowed. Receivers use none of them. Keep one.`;
    case 'text-in-pieces':
      return `Without quotation marks each word is a string, and they are put together with nothing between: "${params.text}". Put " before and behind the whole text.`;
    case 'serial-same':
      return `The zone changed and its serial is ${params.serial}, no later than ${params.before}. Other servers of a zone fetch it only when the serial rises.`;
    case 'not-delegated':
      return `${params.parent} has no NS record for ${zone}. This lab finds the zone all the same; a resolver elsewhere would not.`;
    default:
      return advice satisfies never;
  }
}

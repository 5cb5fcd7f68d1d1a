import { rdataOctets } from './encode.ts';
import { ancestors, nameKey } from './name.ts';
import type { DnsRecord, RecordOf } from './record-types.ts';
import type { Zone } from './zone.ts';

/** A zone whose file could not be read: its names get SERVFAIL, as BIND gives. */
export interface BrokenZone {
  origin: string;
  broken: true;
}

/** Records of one name by type number, types in the order of the file. Empty: the name exists only because names below it do. */
export type ZoneNode = ReadonlyMap<number, readonly DnsRecord[]>;

export interface ServedZone {
  origin: string;
  /** Absent when the zone is broken. */
  soa?: RecordOf<'SOA'>;
  /** By `nameKey`, in the order of the file. */
  nodes: ReadonlyMap<string, ZoneNode>;
  /** See `Zone.dated`. */
  dated?: string;
}

/** The zones of a server, ready to be asked. */
export interface ZoneSet {
  readonly zones: readonly ServedZone[];
  /** The zone nearest to a name, or undefined. */
  zoneOf(name: string): ServedZone | undefined;
  /** The zone with exactly this apex. */
  zoneAt(origin: string): ServedZone | undefined;
}

/** Indexes zones; those of another set are indexed already. Of two with one apex the later counts. */
export function createZoneSet(zones: readonly (Zone | BrokenZone | ServedZone)[]): ZoneSet {
  const byOrigin = new Map<string, ServedZone>();
  for (const zone of zones) byOrigin.set(nameKey(zone.origin), serve(zone));
  return {
    zones: [...byOrigin.values()],
    zoneAt: (origin) => byOrigin.get(nameKey(origin)),
    zoneOf(name) {
      for (const above of ancestors(nameKey(name))) {
        const zone = byOrigin.get(above);
        if (zone) return zone;
      }
      return undefined;
    },
  };
}

function serve(zone: Zone | BrokenZone | ServedZone): ServedZone {
  if ('nodes' in zone) return zone;
  const { origin } = zone;
  if ('broken' in zone) return { origin, nodes: new Map() };
  const served = { origin, soa: zone.soa, nodes: indexRecords(zone) };
  return zone.dated === undefined ? served : { ...served, dated: zone.dated };
}

function indexRecords(zone: Zone): Map<string, ZoneNode> {
  const nodes = new Map<string, Map<number, DnsRecord[]>>();
  const apex = nameKey(zone.origin);
  for (const record of zone.records) {
    for (const name of ancestors(nameKey(record.name))) {
      if (!nodes.has(name)) nodes.set(name, new Map());
      if (name === apex) break;
    }
    const node = nodes.get(nameKey(record.name)) as Map<number, DnsRecord[]>;
    node.set(record.code, [...(node.get(record.code) ?? []), record]);
  }
  for (const node of nodes.values())
    for (const [code, records] of node) if (records.length > 1) node.set(code, sortSet(records));
  return nodes;
}

/** Canonical order without doubles, all with the TTL of the first (RFC 4034 §6.3, RFC 2181 §5.2): what BIND sends. */
function sortSet(records: readonly DnsRecord[]): DnsRecord[] {
  const ttl = records[0]?.ttl ?? 0;
  const keyed = records
    .map((record) => ({ record: { ...record, ttl }, octets: rdataOctets(record) }))
    .sort((a, b) => compareOctets(a.octets, b.octets));
  return keyed
    .filter(
      ({ octets }, index) => index === 0 || compareOctets(octets, keyed[index - 1]?.octets ?? octets) !== 0,
    )
    .map(({ record }) => record);
}

function compareOctets(a: Uint8Array, b: Uint8Array): number {
  for (let index = 0; index < Math.min(a.length, b.length); index++) {
    const difference = (a[index] as number) - (b[index] as number);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

import { RECORD_TYPES, type ServedZone, type ZoneSet } from '@ehlo/protocol/dns';

type ZoneNode = NonNullable<ReturnType<ServedZone['nodes']['get']>>;

/** Where people's machines have their names. */
const CAMPUS = 'campus.test.';
/** Seconds: whoever leaves a class is soon nowhere. */
const TTL = 60;
const IN = 1;

/** Address of a handle's machine, where whoever asks may call it. */
export type AddressOfMachine = (handle: string) => string | undefined;

/** The same zones, and in campus's the machines of people: `<handle>.campus.test` has an A. What the zone itself has comes first. */
export function withMachines(set: ZoneSet, addressOf: AddressOfMachine): ZoneSet {
  const campus = set.zoneAt(CAMPUS);
  if (!campus?.soa) return set;
  const served: ServedZone = { ...campus, nodes: new NodesAndMachines(campus.nodes, addressOf) };
  const swap = <Found extends ServedZone | undefined>(zone: Found) => (zone === campus ? served : zone);
  return {
    zones: set.zones.map(swap),
    zoneAt: (origin) => swap(set.zoneAt(origin)),
    zoneOf: (name) => swap(set.zoneOf(name)),
  };
}

/** Found by name and never listed: a zone that is handed over whole (AXFR) tells of nobody. */
class NodesAndMachines implements ReadonlyMap<string, ZoneNode> {
  readonly #nodes: ReadonlyMap<string, ZoneNode>;
  readonly #addressOf: AddressOfMachine;

  constructor(nodes: ReadonlyMap<string, ZoneNode>, addressOf: AddressOfMachine) {
    this.#nodes = nodes;
    this.#addressOf = addressOf;
  }

  get(name: string): ZoneNode | undefined {
    const known = this.#nodes.get(name);
    if (known || !name.endsWith(`.${CAMPUS}`)) return known;
    const handle = name.slice(0, -CAMPUS.length - 1);
    const address = handle.includes('.') ? undefined : this.#addressOf(handle);
    if (address === undefined) return undefined;
    const { code } = RECORD_TYPES.A;
    return new Map([[code, [{ name, code, class: IN, ttl: TTL, type: 'A', data: { address } } as const]]]);
  }

  has(name: string): boolean {
    return this.get(name) !== undefined;
  }

  get size(): number {
    return this.#nodes.size;
  }
  keys = () => this.#nodes.keys();
  values = () => this.#nodes.values();
  entries = () => this.#nodes.entries();
  [Symbol.iterator] = () => this.#nodes[Symbol.iterator]();
  forEach(each: (node: ZoneNode, name: string, map: ReadonlyMap<string, ZoneNode>) => void): void {
    this.#nodes.forEach(each);
  }
}

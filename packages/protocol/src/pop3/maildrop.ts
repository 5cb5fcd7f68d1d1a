/** What the answers have told of the maildrop since the login: numbers count from 1 and keep to the end (RFC 1939 §4). */
export interface Maildrop {
  /** Messages at the login, marked ones too; undefined while no answer has told. */
  count: number | undefined;
  /** Numbers that DELE marked. */
  marked: Set<number>;
  /** Sizes in octets, of the first messages that LIST told. */
  sizes: Map<number, number>;
  /** Numbers by their unique-ids, of the first messages that UIDL told. */
  uniqueIds: Map<string, number>;
  /** The message that was fetched last. */
  fetched: number | undefined;
}

/** Messages whose size and unique-id are kept; of further ones only the number counts. */
const KEPT = 5000;

export const createMaildrop = (): Maildrop => ({
  count: undefined,
  marked: new Set(),
  sizes: new Map(),
  uniqueIds: new Map(),
  fetched: undefined,
});

export function noteSize(drop: Maildrop, number: number, octets: number): void {
  if (drop.sizes.size < KEPT || drop.sizes.has(number)) drop.sizes.set(number, octets);
  if (drop.count !== undefined && number > drop.count) drop.count = number;
}

export function noteUniqueId(drop: Maildrop, number: number, id: string): void {
  if (drop.uniqueIds.size < KEPT || drop.uniqueIds.has(id)) drop.uniqueIds.set(id, number);
  if (drop.count !== undefined && number > drop.count) drop.count = number;
}

/** A total that leaves marked messages out, as STAT and the listings do (RFC 1939 §5). */
export function noteCount(drop: Maildrop, left: number): void {
  drop.count = left + drop.marked.size;
}

/** The message whose size is this number, where it is one: what a listing's second column was taken for. */
export function numberOfSize(drop: Maildrop, octets: number): number | undefined {
  for (const [number, size] of drop.sizes) if (size === octets) return number;
  return undefined;
}

import type { EventLog } from '@ehlo/log';
import {
  createZoneSet,
  nameKey,
  parseZone,
  type ServedZone,
  type Zone,
  type ZoneSet,
} from '@ehlo/protocol/dns';
import type { Logged, RoomId, ZoneEdited, ZoneReset } from '@ehlo/wire';
import type { PublishText } from './world-zones.ts';

/** What a room's log says about its zones, read once and kept while the room asks. */
export interface Edited {
  /** Texts of edited and added zones, by apex. */
  texts: ReadonlyMap<string, string>;
  /** The seed with them over it. */
  set: ZoneSet;
}

export interface ZoneCache {
  /** A promise where the log has to be read first. Rejects when it cannot be. */
  of(room: RoomId): Edited | Promise<Edited>;
  /** After the commit of the event that says so. */
  put(room: RoomId, origin: string, zone: { text: string; zone: Zone }): Promise<void>;
  /** One zone, or without an apex all of them. */
  clear(room: RoomId, origin: string | undefined): Promise<void>;
}

/** Rooms remembered. A room without edits costs an entry and no zones. */
const MOST_ROOMS = 1000;
/** Octets of zone text remembered in all rooms; parsed it takes about ten times as much. */
const MOST_OCTETS = 4 * 2 ** 20;
/** Events read at a stretch: each may be a whole zone. */
const PIECE = 100;

interface Entry extends Edited {
  texts: Map<string, string>;
  zones: Map<string, ServedZone>;
  octets: number;
}

export function createZoneCache(log: Pick<EventLog, 'read'>, seed: ZoneSet, publish: PublishText): ZoneCache {
  /** Least recently used first. */
  const entries = new Map<RoomId, Entry | Promise<Entry>>();
  let octets = 0;

  function entryOf(texts: ReadonlyMap<string, string>): Entry {
    const entry: Entry = { texts: new Map(), zones: new Map(), set: seed, octets: 0 };
    for (const [origin, written] of texts) {
      const text = publish(written);
      const parsed = parseZone(text, origin);
      // It was read without a problem when it was written; where a later version is stricter, the seed stands again.
      if (parsed.ok) set(entry, origin, { text, zone: parsed.zone });
    }
    return renewed(entry);
  }

  function set(entry: Entry, origin: string, { text, zone }: { text: string; zone: Zone }): void {
    entry.octets += text.length - (entry.texts.get(origin)?.length ?? 0);
    entry.texts.set(origin, text);
    const [served] = createZoneSet([zone]).zones;
    if (served) entry.zones.set(origin, served);
  }

  function renewed(entry: Entry): Entry {
    entry.set = entry.zones.size === 0 ? seed : createZoneSet([...seed.zones, ...entry.zones.values()]);
    return entry;
  }

  function keep(room: RoomId, entry: Entry, before = 0): Entry {
    entries.delete(room);
    entries.set(room, entry);
    octets += entry.octets - before;
    for (const [oldest, other] of entries) {
      if (entries.size <= MOST_ROOMS && octets <= MOST_OCTETS) break;
      // The room that asks now is the newest and stays; so does one that is being read.
      if (oldest === room || other instanceof Promise) continue;
      entries.delete(oldest);
      octets -= other.octets;
    }
    return entry;
  }

  async function load(room: RoomId): Promise<Entry> {
    const texts = new Map<string, string>();
    for (let after = 0; ; ) {
      const events = await log.read(room, { after, kinds: ['zone.edited', 'zone.reset'], limit: PIECE });
      for (const event of events) fold(texts, event as Logged<ZoneEdited | ZoneReset>);
      const last = events.at(-1);
      if (!last || events.length < PIECE) break;
      after = last.seq;
    }
    return keep(room, entryOf(texts));
  }

  function of(room: RoomId): Entry | Promise<Entry> {
    const entry = entries.get(room);
    if (entry instanceof Promise) return entry;
    if (entry) {
      entries.delete(room);
      entries.set(room, entry);
      return entry;
    }
    const loading = load(room);
    entries.set(room, loading);
    // It could not be read: whoever asked is told, and the next one tries again.
    loading.catch(() => entries.get(room) === loading && entries.delete(room));
    return loading;
  }

  /** `change` counts twice where the log was read only after the commit, and is the same then. */
  async function change(room: RoomId, act: (entry: Entry) => void): Promise<void> {
    const entry = await of(room);
    const before = entries.get(room) === entry ? entry.octets : 0;
    act(entry);
    keep(room, renewed(entry), before);
  }

  return {
    of,
    put: (room, origin, zone) => change(room, (entry) => set(entry, origin, zone)),
    clear: (room, origin) =>
      change(room, (entry) => {
        for (const [name, text] of [...entry.texts]) {
          if (origin !== undefined && name !== origin) continue;
          entry.texts.delete(name);
          entry.zones.delete(name);
          entry.octets -= text.length;
        }
      }),
  };
}

function fold(texts: Map<string, string>, event: ZoneEdited | ZoneReset): void {
  if (event.kind === 'zone.edited') texts.set(nameKey(event.zone), event.text);
  else if (event.zone === undefined) texts.clear();
  else texts.delete(nameKey(event.zone));
}

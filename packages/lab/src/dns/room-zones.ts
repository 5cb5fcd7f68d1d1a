import type { EventLog } from '@ehlo/log';
import {
  adviseZone,
  createZoneSet,
  encodeMessage,
  isWithin,
  labelsOf,
  MAX_MESSAGE_OCTETS,
  nameKey,
  parseName,
  parseZone,
  recordsOfTransfer,
  type Zone,
  type ZoneAdvice,
  type ZoneProblem,
  type ZoneSet,
} from '@ehlo/protocol/dns';
import type { RoomId } from '@ehlo/wire';
import { BROKEN, type PublishText, readZoneFiles } from './world-zones.ts';
import { createZoneCache, type Edited } from './zone-cache.ts';

/** What one room may have; reaching one is refused with a sentence. */
export const ZONE_LIMITS = {
  /** Zones edited or added. */
  zones: 40,
  /** Records of one zone. */
  records: 500,
  /** Of one zone's text in UTF-8; and of all that a room edited. */
  octets: 64 * 1024,
  roomOctets: 256 * 1024,
} as const;

/** The practice world ends here: no room puts a zone of its own outside. */
const NEW_ZONES_BELOW = 'test.';
/** What every room has alike: the tree's top, and what RFC 6761 §6.3 settles. */
const FIXED = new Set(['.', 'test.', 'localhost.']);

export interface RoomZone {
  /** Apex, absolute, lower case. */
  origin: string;
  /** As a zone file; '' for the zone that cannot be read. */
  text: string;
  /** `seed`: as the room was born with it. */
  state: 'seed' | 'edited' | 'added';
  editable: boolean;
  /** The same for every room, and its file cannot be read: its names get SERVFAIL. */
  broken: boolean;
  /** A copy of real records, of this day. */
  dated?: string;
  zone?: Zone;
  /** Line of each record in `text`. */
  lines: ReturnType<typeof linesOf>;
  /** Looked for when it is asked: it takes longer than reading the zone. */
  advice(): ZoneAdvice[];
}

export type ZoneEdit =
  | { ok: true; zone: RoomZone }
  | { ok: false; why: 'mistakes'; mistakes: ZoneProblem[] }
  | { ok: false; why: 'bad-origin' | 'not-below-test' | 'fixed' }
  | {
      ok: false;
      why: 'too-many-zones' | 'too-many-records' | 'too-long' | 'room-full';
      most: number;
      found: number;
    };

/** The zones of every room: the world's files, and over them what the room's log says. */
export interface RoomZones {
  /** What a room's questions are answered from. A promise only where its log has to be read first. */
  of(room: RoomId): ZoneSet | Promise<ZoneSet>;
  list(room: RoomId): Promise<RoomZone[]>;
  /** Undefined: there is no such zone in this room. */
  get(room: RoomId, origin: string): Promise<RoomZone | undefined>;
  /** Resolves once the edit is committed; questions are answered from it then. */
  edit(room: RoomId, origin: string, text: string): Promise<ZoneEdit>;
  /** One zone, or without a name all, as the room was born with them. False: it had not been edited. */
  reset(room: RoomId, origin?: string): Promise<boolean>;
}

/** @param publish a room's own texts are served so too, where they still have what it replaces */
export function createRoomZones(
  log: Pick<EventLog, 'append' | 'read'>,
  publish: PublishText = (text) => text,
): RoomZones {
  const files = readZoneFiles('with', publish);
  const seed = createZoneSet([...files.map(({ zone }) => zone), ...BROKEN]);
  const seedTexts = new Map(files.map(({ zone, text }) => [nameKey(zone.origin), text]));
  const cache = createZoneCache(log, seed, publish);
  /** Edits of a room one after the other: each is checked against what the one before left. */
  const turns = new Map<RoomId, Promise<unknown>>();

  function inTurn<T>(room: RoomId, act: () => Promise<T>): Promise<T> {
    const done = (turns.get(room) ?? Promise.resolve()).then(act, act);
    const settled = done.then(
      () => undefined,
      () => undefined,
    );
    turns.set(room, settled);
    void settled.then(() => turns.get(room) === settled && turns.delete(room));
    return done;
  }

  function describe(origin: string, edited: Edited): RoomZone {
    const own = edited.texts.get(origin);
    const text = own ?? seedTexts.get(origin) ?? '';
    const parsed = parseZone(text, origin);
    const served = edited.set.zoneAt(origin);
    const known = seed.zoneAt(origin) !== undefined;
    const described: RoomZone = {
      origin,
      text,
      state: own === undefined ? 'seed' : known ? 'edited' : 'added',
      editable: !FIXED.has(origin) && served?.dated === undefined,
      broken: served !== undefined && served.soa === undefined,
      lines: linesOf(parsed),
      advice() {
        if (!parsed.ok) return [];
        const before = own === undefined ? undefined : seedTexts.get(origin);
        const old = before === undefined ? undefined : parseZone(before, origin);
        return adviseZone(parsed.zone, parsed.lines, edited.set, old?.ok ? old.zone : undefined);
      },
    };
    if (served?.dated !== undefined) described.dated = served.dated;
    if (parsed.ok) described.zone = parsed.zone;
    return described;
  }

  async function edit(room: RoomId, name: string, typed: string): Promise<ZoneEdit> {
    const text = publish(typed);
    const origin = originOf(name);
    if (origin === undefined) return { ok: false, why: 'bad-origin' };
    const known = seed.zoneAt(origin);
    if (FIXED.has(origin) || known?.dated !== undefined) return { ok: false, why: 'fixed' };
    if (!known && !mayBeNew(origin)) return { ok: false, why: 'not-below-test' };
    const octets = Buffer.byteLength(text);
    if (octets > ZONE_LIMITS.octets)
      return { ok: false, why: 'too-long', most: ZONE_LIMITS.octets, found: octets };
    const parsed = parseZone(text, origin);
    if (!parsed.ok) return { ok: false, why: 'mistakes', mistakes: parsed.problems };
    const count = parsed.zone.records.length;
    if (count > ZONE_LIMITS.records)
      return { ok: false, why: 'too-many-records', most: ZONE_LIMITS.records, found: count };
    const transfer = transferOctets(parsed.zone);
    if (transfer > MAX_MESSAGE_OCTETS)
      return { ok: false, why: 'too-long', most: MAX_MESSAGE_OCTETS, found: transfer };
    const { texts } = await cache.of(room);
    const others = [...texts].filter(([other]) => other !== origin);
    if (others.length >= ZONE_LIMITS.zones)
      return { ok: false, why: 'too-many-zones', most: ZONE_LIMITS.zones, found: others.length + 1 };
    const whole = others.reduce((sum, [, other]) => sum + Buffer.byteLength(other), octets);
    if (whole > ZONE_LIMITS.roomOctets)
      return { ok: false, why: 'room-full', most: ZONE_LIMITS.roomOctets, found: whole };
    if (texts.get(origin) !== text) {
      await log.append(room, [{ kind: 'zone.edited', zone: origin, text }]).committed;
      await cache.put(room, origin, { text, zone: parsed.zone });
    }
    return { ok: true, zone: describe(origin, await cache.of(room)) };
  }

  return {
    of(room) {
      const edited = cache.of(room);
      return edited instanceof Promise ? edited.then(({ set }) => set) : edited.set;
    },
    async list(room) {
      const edited = await cache.of(room);
      return edited.set.zones.map(({ origin }) => describe(nameKey(origin), edited));
    },
    async get(room, name) {
      const origin = originOf(name);
      const edited = await cache.of(room);
      return origin === undefined || !edited.set.zoneAt(origin) ? undefined : describe(origin, edited);
    },
    edit: (room, origin, text) => inTurn(room, () => edit(room, origin, text)),
    reset: (room, name) =>
      inTurn(room, async () => {
        const { texts } = await cache.of(room);
        const origin = name === undefined ? undefined : originOf(name);
        if (name === undefined ? texts.size === 0 : origin === undefined || !texts.has(origin)) return false;
        const zone = origin === undefined ? {} : { zone: origin };
        await log.append(room, [{ kind: 'zone.reset', ...zone }]).committed;
        await cache.clear(room, origin);
        return true;
      }),
  };
}

/** `campus.test.` of `Campus.test`; undefined for what is no name. */
function originOf(name: string): string | undefined {
  const parsed = parseName(name);
  return parsed.ok ? nameKey(parsed.name) : undefined;
}

/** A domain below `.test` that a registry would take: letters, digits and hyphens (RFC 1123 §2.1). */
function mayBeNew(origin: string): boolean {
  const labels = labelsOf(origin);
  return (
    isWithin(origin, NEW_ZONES_BELOW) &&
    labels.length >= 2 &&
    labels.length <= 8 &&
    labels.every((label) => /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/.test(label))
  );
}

function linesOf(parsed: ReturnType<typeof parseZone>) {
  return parsed.ok ? parsed.lines : new Map<never, number>();
}

/** Octets of the one message that hands the zone over: a zone is as large as that can be, and no larger. */
function transferOctets(zone: Zone): number {
  const [served] = createZoneSet([zone]).zones;
  if (!served) return 0;
  const bare = {
    id: 0,
    response: true,
    opcode: 0,
    aa: true,
    tc: false,
    rd: false,
    ra: false,
    z: false,
    ad: false,
  };
  const message = { ...bare, cd: false, rcode: 0, questions: [], authorities: [], additionals: [] };
  const answers = recordsOfTransfer(served, zone.soa);
  // Room for the question and for OPT, which come along.
  const octets = encodeMessage({ ...message, answers }, MAX_MESSAGE_OCTETS - 512);
  const cut = ((octets[2] as number) & 2) !== 0;
  return cut ? MAX_MESSAGE_OCTETS + 1 : octets.length;
}

import type { BlobStore, EventLog } from '@ehlo/log';
import { type CaptureEvent, createCaptureWriter } from '@ehlo/protocol/capture';
import {
  type ConnectionOctets,
  type ConnectionOpened,
  type Logged,
  learnSecret,
  mayRead,
  type RoomEventKind,
  type RoomId,
  type SecretSpan,
  type Seq,
  type Side,
  type Viewer,
} from '@ehlo/wire';
import { HOSTS } from '../world.ts';
import { headComment, openedComment } from './comments.ts';
import { dnsEvents, forgetIdle, type TcpAsker } from './dns-events.ts';
import { lettersOctets } from './letter-octets.ts';

export interface CaptureWish {
  room: RoomId;
  /** Who takes it away: an owner, or somebody for whom secrets are asterisks. */
  role: Viewer['role'];
  /** Ids of connections, and of questions to the DNS; all of the room where it is absent. */
  only?: ReadonlySet<Seq>;
  /** Secrets are asterisks for the owner too, and no keys of TLS go along. */
  masked?: boolean;
  /**
   * `records`: what crossed the wire. `clear`: what the two ends read, as if there had been no TLS. Default: `records`.
   */
  tls?: 'records' | 'clear';
  application: string;
}

const KINDS = [
  'connection.opened',
  'connection.octets',
  'connection.certificate',
  'connection.opaque',
  'connection.unsecured',
  'connection.secured',
  'connection.dropped',
  'connection.fault',
  'connection.closed',
  'dns.answered',
  'dns.unanswered',
] as const satisfies RoomEventKind[];

/** Events that are read at a stretch. */
const PIECE = 200;
/** Names of addresses that are told: those of the world, and so many that called. */
const MOST_NAMES = 500;

/** What is known of a connection while its events come. */
interface Open {
  opened: Logged<ConnectionOpened>;
  /** TLS began: the wire carries records from here on. */
  tls: boolean;
  secured: boolean;
  /** The door cannot read it: there are records only. */
  opaque: boolean;
}

/**
 * A room's connections, and its questions to the DNS, as a pcapng file in pieces, up to what the log holds when it begins. Memory
 * does not grow with the room: events are read in pieces, letters from their blobs in slices.
 */
export async function* captureRoom(
  store: { log: Pick<EventLog, 'read' | 'head'>; blobs: Pick<BlobStore, 'read'> },
  wish: CaptureWish,
): AsyncGenerator<Uint8Array> {
  const { room, only, application } = wish;
  const writer = createCaptureWriter({
    application,
    comment: headComment(wish),
    interfaceName: 'ehlo',
    interfaceDescription: `Practice world of room ${room}`,
  });
  yield writer.begin();
  yield writer.take({
    kind: 'names',
    names: HOSTS.map(({ name, addresses }) => ({ name, addresses })).flatMap(namesOf),
  });
  for await (const event of eventsOf(store, wish, only)) {
    const octets = writer.take(event);
    if (octets.length > 0) yield octets;
  }
  yield writer.end();
}

const namesOf = ({ name, addresses }: { name: string; addresses: readonly string[] }) =>
  addresses.map((address) => ({ address, names: [name] }));

async function* eventsOf(
  { log, blobs }: { log: Pick<EventLog, 'read' | 'head'>; blobs: Pick<BlobStore, 'read'> },
  wish: CaptureWish,
  only: ReadonlySet<Seq> | undefined,
): AsyncGenerator<CaptureEvent> {
  const { room, tls = 'records' } = wish;
  const isMasked = wish.role !== 'owner' || wish.masked === true;
  const viewer: Viewer = { room, role: wish.role === 'owner' && wish.masked ? 'teacher' : wish.role };
  const secrets = new Map<Seq, SecretSpan[]>();
  const open = new Map<Seq, Open>();
  const askers = new Map<string, TcpAsker>();
  const named = new Set(HOSTS.flatMap(({ addresses }) => addresses));

  async function* taken(event: Logged): AsyncGenerator<CaptureEvent> {
    const { at } = event;
    if (event.kind === 'dns.answered' || event.kind === 'dns.unanswered') {
      if (!only || only.has(event.seq)) yield* dnsEvents(askers, event);
      return;
    }
    if (event.kind === 'connection.opened') {
      if (only && !only.has(event.seq)) return;
      const { from, to, seq } = event;
      for (const { host, address } of [from, to]) {
        if (!host || named.has(address) || named.size > MOST_NAMES) continue;
        named.add(address);
        yield { kind: 'names', names: [{ address, names: [host] }] };
      }
      if (isMasked) {
        // A span stands in the log behind the octets that hold it: what is secret is asked for before.
        for (const secret of await log.read(room, { connection: seq, kinds: ['connection.secret'] }))
          learnSecret(secrets, secret);
      }
      open.set(seq, { opened: event, tls: false, secured: false, opaque: false });
      yield {
        kind: 'opened',
        connection: seq,
        at,
        client: from,
        server: to,
        comment: openedComment(event, tls),
      };
      return;
    }
    if (!('connection' in event) || event.connection === undefined) return;
    const { connection } = event;
    const one = open.get(connection);
    if (!one) return;
    switch (event.kind) {
      case 'connection.certificate': {
        one.tls = true;
        if (isMasked || tls === 'clear') return;
        const keys = await log.read(room, { connection, kinds: ['connection.keys'] });
        const lines = keys.flatMap((key) => (key.kind === 'connection.keys' ? [key.line] : []));
        yield { kind: 'secrets', lines };
        return;
      }
      case 'connection.secured':
        one.secured = true;
        return;
      case 'connection.opaque':
        one.tls = true;
        one.opaque = true;
        return;
      case 'connection.octets':
        if (isOnWire(one, event.layer, tls)) yield* octetsOf(event);
        return;
      case 'connection.dropped': {
        const comment = `The ${event.end - event.start} octets behind STARTTLS were thrown away unread (RFC 3207 section 4.2).`;
        yield { kind: 'noted', connection, from: 'server', comment };
        return;
      }
      case 'connection.unsecured':
        yield { kind: 'noted', connection, from: event.by, comment: `TLS never stood: ${event.reason}` };
        return;
      case 'connection.fault': {
        const comment = `A fault that was set in the room strikes here (${event.place}, ${event.what.kind}).`;
        yield { kind: 'noted', connection, from: 'server', comment };
        return;
      }
      case 'connection.closed': {
        open.delete(connection);
        secrets.delete(connection);
        const by: Side = event.by === 'client' || event.by === 'bridge' ? 'client' : 'server';
        // A handshake that takes too long is ended at once; so is whatever somebody tears.
        const torn = event.how === 'reset' || (event.how === 'timed-out' && one.tls && !one.secured);
        yield { kind: 'closed', connection, at, by, how: torn ? 'reset' : 'ended' };
        return;
      }
    }
  }

  async function* octetsOf(event: Logged<ConnectionOctets>): AsyncGenerator<CaptureEvent> {
    const { connection, at, from, octets, length, layer } = event;
    if (octets) {
      yield { kind: 'octets', connection, at, from, octets };
      return;
    }
    if (event.blob && layer === 'clear') {
      const letter = await lettersOctets(blobs, event.blob, length);
      if (letter) {
        for await (const slice of letter) yield { kind: 'octets', connection, at, from, octets: slice };
        return;
      }
    }
    const comment = `${length} octets before this packet crossed and were not kept: EHLO keeps 256 KiB of a connection.`;
    yield { kind: 'missing', connection, at, from, length, comment };
  }

  const upTo = await log.head(room);
  // One connection has an index of its own; of several, and of all, the order in time is the log's.
  const [single] = only?.size === 1 ? only : [];
  const first = only ? Math.min(...only) - 1 : 0;
  const scope = single !== undefined && (await isConnection(log, room, single)) ? { connection: single } : {};
  for (let after = first; ; ) {
    const events = await log.read(room, { ...scope, after, upTo, kinds: KINDS, limit: PIECE });
    for (const event of events) {
      const seen = mayRead(viewer, event, secrets);
      if (seen) yield* taken(seen);
      forgetIdle(askers, event.at);
    }
    const last = events.at(-1);
    if (!last || events.length < PIECE || (only && open.size === 0 && last.seq >= Math.max(...only))) return;
    after = last.seq;
  }
}

async function isConnection(log: Pick<EventLog, 'read'>, room: RoomId, id: Seq): Promise<boolean> {
  const [event] = await log.read(room, { after: id - 1, upTo: id, limit: 1 });
  return event?.kind === 'connection.opened';
}

/** Whether octets of this layer are what the file shows: before TLS there is one layer, then there are two of the same. */
function isOnWire({ tls, opaque }: Open, layer: 'clear' | 'tls', shows: 'records' | 'clear'): boolean {
  if (!tls || opaque) return true;
  return shows === 'records' ? layer === 'tls' : layer === 'clear';
}

/** Which of these ids are connections or questions of this room. */
export async function capturable(
  log: Pick<EventLog, 'read'>,
  room: RoomId,
  ids: readonly Seq[],
): Promise<{ found: Set<Seq>; missing: Seq[] }> {
  const found = new Set<Seq>();
  const missing: Seq[] = [];
  for (const id of ids) {
    const [event] = await log.read(room, { after: id - 1, upTo: id, limit: 1 });
    const is = event?.seq === id && BEGINNINGS.has(event.kind);
    if (is) found.add(id);
    else missing.push(id);
  }
  return { found, missing };
}

const BEGINNINGS: ReadonlySet<RoomEventKind> = new Set([
  'connection.opened',
  'dns.answered',
  'dns.unanswered',
]);

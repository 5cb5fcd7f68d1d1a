import type { EventLog } from '@ehlo/log';
import type { DnsQuestion } from '@ehlo/protocol/dns';
import type { DnsAnswered, DnsUnanswered, Draft, RoomId, Seq } from '@ehlo/wire';
import type { LabClock } from './clock.ts';
import {
  createDnsServer,
  createPublishedZones,
  type DnsAnsweredNote,
  type DnsFault,
  type DnsServer,
  type DnsUnansweredNote,
  type Forward,
  type PublishText,
  type RoomZones,
  withMachines,
} from './dns/index.ts';
import { createRateLimit } from './dns/rate-limit.ts';
import type { Dial } from './door/dial-header.ts';
import { readDialHeader } from './door/receive-dial.ts';
import type { Concierge } from './lab.ts';
import { plainAddress } from './plain-address.ts';
import { RESOLVER } from './world.ts';

/** Answers logged in a room: so many a second, so many at once. A flood is answered, and not written down. */
const LOGGED_PER_SECOND = 20;
const LOGGED_BURST = 500;

/** The server that a program outside asks. */
const NS1 = { host: 'ns1.campus.test', address: '192.0.2.53', port: 53 };

/** What came of a question. */
function came(
  what: DnsAnsweredNote<unknown> | DnsUnansweredNote<unknown>,
): Pick<DnsAnswered, 'kind' | 'query' | 'response'> | Pick<DnsUnanswered, 'kind' | 'query' | 'fault'> {
  const { query, fault } = what;
  if (!('response' in what)) return { kind: 'dns.unanswered', query, fault: fault as Seq };
  const { response, via } = what;
  return {
    kind: 'dns.answered',
    query,
    response,
    ...(via && { via }),
    ...(fault !== undefined && { fault }),
  };
}

export interface LabDns {
  /** The listener of all rooms' dials. */
  readonly internal: DnsServer;
  readonly zones: RoomZones;
  /** Opens the public one. @throws what `listen` throws */
  listenOutside(bind: string, port: number): Promise<DnsServer>;
}

/** The world's DNS: each room is answered from its own zones, inside and outside, and every answer is in its log. */
export async function createLabDns(parts: {
  log: EventLog;
  concierge: Concierge;
  clock: LabClock;
  secret: Uint8Array;
  /** What the zones of every room have of this installation. */
  publish: () => Promise<PublishText>;
  forward: Forward | undefined;
  /** What a question of a room meets on purpose; `host`: which server was asked, by its address in the world. */
  faultOf?: (room: RoomId, host: string, question: DnsQuestion) => DnsFault | undefined;
}): Promise<LabDns> {
  const { log, concierge, clock, secret, publish, faultOf } = parts;
  const zones = createPublishedZones(log, publish);
  const guestAt = (remoteAddress: string) =>
    concierge.byAddress(plainAddress(remoteAddress) ?? remoteAddress);
  const { machineOf } = concierge;
  const zonesFor = (room: RoomId) => {
    const set = zones.of(room);
    if (!machineOf) return set;
    const machines = (handle: string) => machineOf(room, handle);
    return set instanceof Promise
      ? set.then((read) => withMachines(read, machines))
      : withMachines(set, machines);
  };
  const forward = parts.forward && { forward: parts.forward };
  const rate = createRateLimit(LOGGED_PER_SECOND, LOGGED_BURST, clock.now);

  function note(room: RoomId, event: Draft<DnsAnswered> | Draft<DnsUnanswered>): void {
    if (rate.take(room)) log.append(room, [event]);
  }

  function noteInside(dial: Dial | undefined, what: DnsAnsweredNote<Dial> | DnsUnansweredNote<Dial>): void {
    if (!dial) return;
    const { room, by, from, cause } = dial.origin;
    const { transport } = what;
    const asked = { by, transport, from, to: dial.to, ...(cause !== undefined && { cause }) };
    note(room, { ...asked, ...came(what) });
  }

  function noteOutside(what: DnsAnsweredNote<never> | DnsUnansweredNote<never>): void {
    const { remoteAddress, remotePort, transport } = what;
    const guest = guestAt(remoteAddress);
    const from = { address: guest.address, port: remotePort };
    note(guest.room, { by: 'outside', transport, from, to: NS1, ...came(what) });
  }

  const internal = await createDnsServer<Dial>({
    bind: '127.0.0.1',
    port: 0,
    // Without an origin nothing gets this far.
    zones: ({ origin, remoteAddress }) => zonesFor(origin?.origin.room ?? guestAt(remoteAddress).room),
    clock,
    ...forward,
    ...(faultOf && {
      faultOf: ({ origin: dial }, question) => dial && faultOf(dial.origin.room, dial.to.address, question),
    }),
    role: (dial) => (dial?.to.address === RESOLVER.address ? 'resolver' : 'authoritative'),
    readOrigin(octets) {
      const read = readDialHeader(octets, secret);
      return read.kind === 'dial' ? { kind: 'origin', origin: read.dial, length: read.length } : read;
    },
    onAnswered: (answered: DnsAnsweredNote<Dial>) => noteInside(answered.origin, answered),
    onUnanswered: (unanswered: DnsUnansweredNote<Dial>) => noteInside(unanswered.origin, unanswered),
  });

  return {
    internal,
    zones,
    listenOutside: (bind, port) =>
      createDnsServer({
        bind,
        port,
        zones: ({ remoteAddress }) => zonesFor(guestAt(remoteAddress).room),
        clock,
        ...forward,
        ...(faultOf && {
          faultOf: ({ remoteAddress }, question) =>
            faultOf(guestAt(remoteAddress).room, NS1.address, question),
        }),
        role: 'authoritative',
        onAnswered: noteOutside,
        onUnanswered: noteOutside,
      }),
  };
}

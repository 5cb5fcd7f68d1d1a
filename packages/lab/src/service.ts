import type { Socket } from 'node:net';
import { type Dialogue, octetsOfLatin1 } from '@ehlo/protocol';
import type { ConnectionOpened, Draft, Endpoint, RoomId, ServiceName } from '@ehlo/wire';
import { Caller, type Outside } from './caller.ts';
import type { Certificate } from './door/certificates.ts';
import type { Dial } from './door/dial-header.ts';
import { Door, type Inside } from './door/door.ts';
import { Tap } from './door/tap.ts';
import { FaultWatch } from './faults/watch.ts';
import type { WireHold } from './hold/wire-hold.ts';
import type { LiveConnection } from './line-server/connections.ts';
import { Conversation } from './line-server/conversation.ts';
import { seenFrom } from './nat.ts';
import { plainAddress } from './plain-address.ts';
import type { Premises } from './premises.ts';
import { REFUSALS, type Refusals } from './refusals.ts';
import type { CheckArrival } from './verdicts/check-arrival.ts';

/** Answers behind a door: a dialogue of ours, or a foreign server. */
export type Answering =
  | { kind: 'dialogue'; dialogue: Dialogue; tls?: 'implicit' | 'starttls' | undefined }
  | { kind: 'upstream'; host: string; port: number; create: CreateRelay };

export type CreateRelay = (door: Door, caller: Caller) => Inside & Pick<LiveConnection, 'sayGoodbye'>;

export interface Service {
  /** From a public port: it is given a room by its address, and by the name it greets with. */
  acceptOutside(socket: Socket): void;
  /** From a listener of this process, behind its header. */
  acceptInside(socket: Socket, dial: Dial, rest: Uint8Array): void;
}

/** One server of the world: what becomes of a connection to it. */
export function createService(
  what: {
    service: ServiceName;
    at: Endpoint & { host: string };
    answering: Answering;
    /** What it speaks. Default `smtp`. */
    speaks?: keyof typeof REFUSALS;
    /** Looks at who sent a mail before it is taken. */
    checks?: CheckArrival;
  },
  premises: Premises,
): Service {
  const { service, at, answering } = what;
  const { log, blobs, concierge, clock, connections, switches, faults } = premises;

  const tls = answering.kind === 'dialogue' ? answering.tls : undefined;
  const { speaks = 'smtp', checks } = what;
  const refusals: Refusals = REFUSALS[speaks];

  // One property after the other: what is made by a spread has a shape of its own, and every connection keeps one of these.
  function opened(call: Omit<Draft<ConnectionOpened>, 'kind' | 'service' | 'tls' | 'upstream'>) {
    const { by, from, to, natted, person, cause } = call;
    const draft: Draft<ConnectionOpened> = {
      kind: 'connection.opened',
      by,
      from,
      to,
      service,
      tls: tls === 'implicit' ? 'implicit' : 'none',
    };
    if (natted) draft.natted = natted;
    if (person !== undefined) draft.person = person;
    if (cause !== undefined) draft.cause = cause;
    if (answering.kind === 'upstream') draft.upstream = `${answering.host}:${answering.port}`;
    return draft;
  }

  const isDown = (room: RoomId): boolean =>
    switches.isDown(room, service) || faults.dialFault(room, at.host)?.kind === 'down';

  const server = { service, at, speaks, checks, isDown };

  function refuse(socket: Socket, sentence: string): void {
    socket.on('error', () => undefined);
    socket.end(octetsOfLatin1(sentence));
    const cancel = clock.after(1_000, () => socket.destroy());
    socket.once('close', cancel);
    socket.resume();
  }

  function tooMany(socket: Socket): void {
    refuse(socket, refusals.tooMany(at.host));
  }

  function begin(socket: Socket, draft: Draft<ConnectionOpened>, caller: string, outside?: Outside) {
    const tap = new Tap(log, draft, () => {
      door.write(octetsOfLatin1(refusals.noLog(at.host)));
      door.end('lab', 'limit');
    });
    const door = new Door(socket, tap, clock);
    // What mail servers say to each other is held as mail (`relay/holds.ts`).
    if (draft.by !== 'relay' && speaks !== 'http')
      door.holdAt(
        () => (tap.home ? premises.wire.of(tap.home.room) : NOT_HELD),
        () => tap.home && premises.wire.moved(tap.home.room),
      );
    const connection: LiveConnection = {
      service,
      door,
      caller,
      progressAt: clock.now(),
      unfinishedSince: undefined,
      stoodStillMs: 0,
      sayGoodbye(why) {
        inside.sayGoodbye(why);
      },
    };
    const house = new Caller(server, premises, connection, outside);
    const watch = answering.kind === 'dialogue' ? new FaultWatch(faults, house) : undefined;
    const inside =
      answering.kind === 'upstream'
        ? answering.create(door, house)
        : new Conversation(door, {
            house,
            dialogue: answering.dialogue,
            blobs,
            // The places where a reply can be wrong on purpose are those of SMTP.
            faults: speaks === 'smtp' ? watch : undefined,
            after: clock.after,
            certificate(offset) {
              return premises.certificate(watch?.certificate(offset));
            },
          });
    connections.add(connection);
    return {
      tap,
      door,
      /** @param first octets that were read already; what the connection keeps does not hold them */
      start: (first: Uint8Array) => {
        const rate = watch?.rate();
        if (rate !== undefined) door.slowDown(rate);
        if (tls === 'implicit')
          return startSecured(socket, door, inside, first, premises.certificate(watch?.certificate(0)));
        if (inside instanceof Conversation) inside.start();
        door.open(inside, first);
      },
    };
  }

  /** It greets once TLS stands. Only the first one in the life of an installation waits for a certificate. */
  function startSecured(
    socket: Socket,
    door: Door,
    inside: Inside,
    first: Uint8Array,
    certificate: Promise<Certificate>,
  ): void {
    const lost = () => undefined;
    socket.on('error', lost);
    certificate.then(
      (shown) => {
        socket.off('error', lost);
        door.open(inside, first, shown);
        if (socket.destroyed) door.reset('client');
      },
      () => door.reset('lab'),
    );
  }

  return {
    acceptOutside(socket) {
      const address = plainAddress(socket.remoteAddress);
      if (address === undefined) return void socket.destroy();
      const caller = `outside ${address}`;
      if (!connections.hasRoom(caller)) return tooMany(socket);
      const guest = concierge.byAddress(address);
      if (guest.claimed && isDown(guest.room)) return void socket.resetAndDestroy();
      const from: Endpoint = { address: guest.address, port: socket.remotePort ?? 0 };
      const { person } = guest;
      const draft = opened({ by: 'outside', from, to: at, ...(person !== undefined && { person }) });
      const { tap, start } = begin(socket, draft, caller, { address, guest });
      if (guest.claimed) tap.settle(guest.room);
      start(NOTHING);
    },
    acceptInside(socket, dial, rest) {
      const { origin, to, nonce } = dial;
      if (isDown(origin.room)) return void socket.resetAndDestroy();
      const caller = `inside ${origin.room}`;
      if (!connections.hasRoom(caller)) return tooMany(socket);
      const draft = opened({ ...origin, ...seenFrom(origin.from, to), to });
      const { tap, start } = begin(socket, draft, caller);
      premises.taken(nonce, tap.settle(origin.room).id);
      start(rest);
    },
  };
}

const NOTHING = new Uint8Array(0);
const NOT_HELD: readonly WireHold[] = [];

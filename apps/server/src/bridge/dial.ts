import { createSocket, type Socket as UdpSocket } from 'node:dgram';
import { isIP, type Socket } from 'node:net';
import type { Lab, Route } from '@ehlo/lab';
import type { ClientFrame, DialFailure, Endpoint, Seq } from '@ehlo/wire';
import type { Clock } from '../clock.ts';
import { isLoopbackAddress } from '../http/loopback.ts';
import type { Person } from '../people/person.ts';
import type { AllowedTargets } from './allowed-targets.ts';
import { dialSocket, type Ear } from './dial-socket.ts';
import type { DirectTap, OpenDirectTap } from './direct-tap.ts';
import type { Listeners } from './listeners.ts';

export type DialFrame = Extract<ClientFrame, { type: 'dial' }>;

export type Dialled =
  | {
      kind: 'tcp';
      /** Paused. */
      socket: Socket;
      ear: Ear;
      connection?: Seq;
      tap?: DirectTap;
      address: string;
      port: number;
    }
  | { kind: 'udp'; socket: UdpSocket; header: Uint8Array; address: string; port: number }
  /** `fault`: `seq` of the `fault.set` that made it so. */
  | { kind: 'failed'; failure: DialFailure; fault?: Seq };

/** A dial under way. `cancel` makes `done` resolve with `unreachable`, and leaves nothing open; of one that stands already, `done` says so. */
export interface Dial {
  done: Promise<Dialled>;
  cancel(): void;
}

export type Dialler = (frame: DialFrame, person: Person) => Dial;

export interface DiallerParts {
  lab: Pick<Lab, 'route'>;
  allowed: AllowedTargets;
  /** Addresses besides one's own that `ncat -s` may call from. */
  sources: readonly string[];
  openTap: OpenDirectTap;
  listeners: Pick<Listeners, 'announce'>;
  clock: Clock;
}

const LOOPBACK = '127.0.0.1';
/** Whatever a program asks for: a dial does not ring longer. */
const RING_MS = 120_000;
/** Ports of the person's machine in the world (RFC 6335 §6, dynamic ports). */
const FIRST_PORT = 49_152;
const PORTS = 16_384;

/** The page names an address of the world; the lab, or the operator's list, says which socket that is. Nothing is resolved here. */
export function createDialler({ lab, allowed, sources, openTap, listeners, clock }: DiallerParts): Dialler {
  let dials = 0;

  function originOf({ address, source }: DialFrame, person: Person): Endpoint | undefined {
    const port = FIRST_PORT + (dials++ % PORTS);
    if (source !== undefined && source !== person.address && !sources.includes(source)) return undefined;
    const own = isLoopbackAddress(address) ? (isIP(address) === 6 ? '::1' : LOOPBACK) : person.address;
    return { host: person.handle, address: source ?? own, port };
  }

  return (frame, person) => {
    const from = originOf(frame, person);
    const { host, address, port, transport } = frame;
    const to = { host, address, port };
    const ringMs = Math.min(frame.timeoutMs, RING_MS);

    const listed = transport === 'tcp' ? allowed.find(to) : undefined;
    if (listed && from) {
      return dialTcp(dialSocket(listed.address, listed.toPort), to, { ringMs, clock }, async () => {
        const tap = openTap({ person, from, to });
        return { tap, connection: tap.connection };
      });
    }

    let connection: Seq | undefined;
    const announced =
      transport === 'tcp' && from ? listeners.announce(person, to, () => ({ from, connection })) : undefined;
    if (announced && from) {
      const dialled = dialSocket(LOOPBACK, announced.realPort);
      return dialTcp(dialled, to, { ringMs, clock }, async () => {
        const tap = openTap({ person, from, to });
        connection = tap.connection;
        dialled.socket.write(announced.greeting);
        return { tap, connection };
      });
    }

    const route: Route = from
      ? lab.route({ ...to, transport }, { room: person.home, person: person.handle, by: 'terminal', from })
      : { kind: 'not-allowed' };
    switch (route.kind) {
      case 'tcp': {
        const dialled = dialSocket(LOOPBACK, route.port);
        return dialTcp(dialled, to, { ringMs, clock }, async () => {
          dialled.socket.write(route.header);
          const connection = await route.opened;
          return connection === undefined ? {} : { connection };
        });
      }
      case 'udp':
        return dialUdp(route, to);
      case 'silent':
        return ringing(ringMs, clock, route.fault);
      case 'refused':
        return failed(route.kind, route.fault);
      case 'not-allowed':
        return failed(route.kind);
      default:
        return route satisfies never;
    }
  };
}

function failed(failure: DialFailure, fault?: Seq): Dial {
  const done = Promise.resolve({ kind: 'failed', failure, ...(fault !== undefined && { fault }) } as const);
  return { done, cancel: () => undefined };
}

/** @param greet once TCP stands; resolves with how the connection is known, and nothing is read before that */
function dialTcp(
  { socket, ear }: { socket: Socket; ear: Ear },
  { address, port }: { address: string; port: number },
  { ringMs, clock }: { ringMs: number; clock: Clock },
  greet: () => Promise<{ connection?: Seq; tap?: DirectTap }>,
): Dial {
  let cancel = () => {};
  const done = new Promise<Dialled>((resolve) => {
    const fail = (failure: DialFailure) => {
      stopRinging();
      socket.destroy();
      resolve({ kind: 'failed', failure });
    };
    const onError = (error: NodeJS.ErrnoException) => fail(failureOf(error.code));
    const stopRinging = clock.after(ringMs, () => fail('timed-out'));
    cancel = () => fail('unreachable');
    socket.once('error', onError);
    // The door closed before it said who it is: the lab is going down.
    const onClose = () => fail('refused');
    socket.once('close', onClose);
    socket.once('connect', async () => {
      const known = await greet();
      stopRinging();
      socket.off('error', onError);
      socket.off('close', onClose);
      resolve({ kind: 'tcp', socket, ear, address, port, ...known });
    });
  });
  return { done, cancel: () => cancel() };
}

function dialUdp(
  route: Extract<Route, { kind: 'udp' }>,
  { address, port }: { address: string; port: number },
): Dial {
  const socket = createSocket('udp4');
  const done = new Promise<Dialled>((resolve) => {
    socket.once('error', () => resolve({ kind: 'failed', failure: 'unreachable' }));
    socket.connect(route.port, LOOPBACK, () =>
      resolve({ kind: 'udp', socket, header: route.header, address, port }),
    );
  });
  // Nothing rings: a UDP socket stands at once, and its owner closes it.
  return { done, cancel: () => undefined };
}

/** A host that is off, or a filter that drops: nobody answers until one gives up. */
function ringing(ringMs: number, clock: Clock, fault?: Seq): Dial {
  let cancel = () => {};
  const done = new Promise<Dialled>((resolve) => {
    const stop = clock.after(ringMs, () =>
      resolve({ kind: 'failed', failure: 'timed-out', ...(fault !== undefined && { fault }) }),
    );
    cancel = () => {
      stop();
      resolve({ kind: 'failed', failure: 'unreachable' });
    };
  });
  return { done, cancel: () => cancel() };
}

function failureOf(code: string | undefined): DialFailure {
  switch (code) {
    case 'ECONNREFUSED':
      return 'refused';
    case 'ETIMEDOUT':
      return 'timed-out';
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return 'unknown-host';
    default:
      return 'unreachable';
  }
}

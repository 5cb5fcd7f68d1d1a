import { randomBytes } from 'node:crypto';
import type { Endpoint, PublishedPort, RoomId, Seq, ServiceName } from '@ehlo/wire';
import type { LabClock } from './clock.ts';
import { encodeDial } from './door/dial-header.ts';
import type { DialOrigin, Lab, Route } from './lab.ts';
import { hostAt } from './world.ts';

/** A route that nobody takes within this time is forgotten. */
const TAKEN_MS = 10_000;

/** The student's own machine, where containers publish their ports. */
const MACHINE = 'localhost';

/** Ports of the internal listeners, by the virtual address's service; undefined where none runs. */
export type InternalPort = (service: ServiceName, transport: 'tcp' | 'udp') => number | undefined;

export interface Router {
  route: Lab['route'];
  /** The door logged the connection that was dialled with this nonce. */
  taken(nonce: string, id: Seq): void;
}

/** Maps virtual addresses to loopback listeners, as a dial from inside a room sees the world. */
export function createRouter(world: {
  secret: Uint8Array;
  clock: LabClock;
  internalPort: InternalPort;
  isDown: (room: RoomId, service: ServiceName) => boolean;
  /** Where the mock's ports stand on the practice machine; undefined: at their own numbers. */
  published: (room: RoomId) => readonly PublishedPort[] | undefined;
  /** A fault of the room by which the host cannot be reached. */
  faultOf: (room: RoomId, service: ServiceName) => { id: Seq; kind: 'down' | 'filtered' } | undefined;
}): Router {
  const waiting = new Map<string, (id: Seq | undefined) => void>();
  const startedAt = randomBytes(6).toString('base64url');
  let dials = 0;

  function expect(nonce: string): Promise<Seq | undefined> {
    return new Promise((resolve) => {
      const cancel = world.clock.after(TAKEN_MS, () => settle(undefined));
      const settle = (id: Seq | undefined) => {
        cancel();
        waiting.delete(nonce);
        resolve(id);
      };
      waiting.set(nonce, settle);
    });
  }

  function tcpRoute(service: ServiceName, port: number, to: Endpoint, origin: DialOrigin): Route {
    const nonce = `${startedAt}.${++dials}`;
    const header = encodeDial({ origin, to, transport: 'tcp', nonce }, world.secret);
    // DNS and the internal inbox pass no door, so no connection is logged.
    const opened = service === 'dns' || service === 'web' ? Promise.resolve(undefined) : expect(nonce);
    return { kind: 'tcp', port, header, service, to, opened };
  }

  return {
    route({ host, address, port, transport }, origin) {
      const found = hostAt(address);
      if (!found) return { kind: 'not-allowed' };
      const published = found.name === MACHINE ? world.published(origin.room) : undefined;
      const own = published ? published.find((one) => one.published === port)?.target : port;
      const service = found.listens.find(
        (listens) => listens.port === own && listens.transport === transport,
      )?.service;
      if (service === 'silent') return { kind: 'silent' };
      const fault = service && world.faultOf(origin.room, service);
      if (fault) return { kind: fault.kind === 'down' ? 'refused' : 'silent', fault: fault.id };
      const internal =
        service && !world.isDown(origin.room, service) ? world.internalPort(service, transport) : undefined;
      if (service === undefined || internal === undefined) return { kind: 'refused' };
      const to: Endpoint = { host, address, port };
      if (transport === 'tcp') return tcpRoute(service, internal, to, origin);
      const header = encodeDial({ origin, to, transport, nonce: '' }, world.secret);
      return { kind: 'udp', port: internal, header, to };
    },
    taken(nonce, id) {
      waiting.get(nonce)?.(id);
    },
  };
}

import { connect, type Socket } from 'node:net';
import type { EventLog } from '@ehlo/log';
import type { DeliveryFailure, DialFailure, Endpoint, RoomId, Seq } from '@ehlo/wire';
import type { LabClock } from '../clock.ts';
import type { Lab } from '../lab.ts';
import type { RelayTimeouts } from './schedule.ts';
import { TappedSocket } from './tapped-socket.ts';

const LOOPBACK = '127.0.0.1';
/** Ports of clients, as systems give them (RFC 6335 §6). */
const FIRST_PORT = 49_152;
const PORTS = 65_536 - FIRST_PORT;

/** On whose behalf a host of the world dials. */
export interface Sender {
  room: RoomId;
  host: string;
  /** Of the host. */
  addresses: readonly string[];
  person?: string | undefined;
  cause: Seq;
}

export interface Dialled {
  socket: Socket;
  /** Absent when the server hung up before it was logged. */
  connection: Seq | undefined;
}

/** A host of the operator's list (EHLO_ALLOW_DIAL), or undefined. */
export type FindOutside = (host: string, port: number) => { address: string; port: number } | undefined;

export type Dial = (to: Endpoint & { host: string }, sender: Sender) => Promise<Dialled | DeliveryFailure>;

/** Opens TCP connections from hosts of the world. What came to nothing is an event of the sender's room. */
export function createDial(parts: {
  route: Lab['route'];
  log: Pick<EventLog, 'append'>;
  clock: LabClock;
  timeouts: RelayTimeouts;
  outside: FindOutside;
}): Dial {
  const { route, log, clock, timeouts, outside } = parts;
  let dials = 0;

  function failed(
    to: Endpoint & { host: string },
    sender: Sender,
    failure: DialFailure,
    text: string,
    fault?: Seq,
  ): DeliveryFailure {
    log.append(sender.room, [
      {
        kind: 'connection.failed',
        to,
        failure,
        cause: sender.cause,
        ...(fault !== undefined && { fault }),
      },
    ]);
    return { at: 'connect', host: to.host, enhanced: '4.4.1', text, permanent: false };
  }

  return async (to, sender) => {
    const { room, person, cause } = sender;
    const listed = outside(to.host, to.port);
    const six = to.address.includes(':');
    const own = sender.addresses.find((address) => address.includes(':') === six);
    if (own === undefined && !listed)
      return failed(
        to,
        sender,
        'unreachable',
        `${sender.host} has no ${six ? 'IPv6' : 'IPv4'} address to call ${to.address} from`,
      );
    const from = { host: sender.host, address: own ?? LOOPBACK, port: FIRST_PORT + (dials++ % PORTS) };
    const origin = { room, by: 'relay', from, cause, ...(person !== undefined && { person }) } as const;
    const routed = listed ? undefined : route({ ...to, transport: 'tcp' }, origin);
    if (routed?.kind === 'refused') return failed(to, sender, 'refused', 'Connection refused', routed.fault);
    if (routed?.kind === 'not-allowed')
      return failed(
        to,
        sender,
        'unreachable',
        `No host of this practice world has the address ${to.address}`,
      );
    if (routed && routed.kind !== 'tcp') {
      const fault = routed.kind === 'silent' ? routed.fault : undefined;
      await new Promise<void>((resolve) => void clock.after(timeouts.connectMs, resolve));
      return failed(to, sender, 'timed-out', 'No answer: the connection timed out', fault);
    }
    const socket = connect(
      listed ? { host: listed.address, port: listed.port } : { host: LOOPBACK, port: routed!.port },
    );
    const problem = await standing(socket, clock, timeouts.connectMs);
    if (problem) {
      socket.destroy();
      return failed(
        to,
        sender,
        problem,
        problem === 'refused' ? 'Connection refused' : `No connection: ${problem}`,
      );
    }
    if (!routed) {
      const opened = { kind: 'connection.opened', ...origin, to, service: 'dialled', tls: 'none' } as const;
      const { room: _room, ...event } = opened;
      const tapped = new TappedSocket(socket, log, room, event);
      // A client of SMTP asks no more of a socket than this has.
      return { socket: tapped as unknown as Socket, connection: tapped.connection };
    }
    socket.write(routed.header);
    // A server that is switched off in this moment hangs up, and logs nothing.
    const connection = await Promise.race([
      routed.opened,
      new Promise<undefined>((resolve) => void socket.once('close', () => resolve(undefined))),
    ]);
    if (socket.destroyed)
      return {
        at: 'greeting',
        host: to.host,
        enhanced: '4.4.2',
        text: 'The server hung up without a word',
        permanent: false,
      };
    return { socket, connection };
  };
}

function standing(socket: Socket, clock: LabClock, ms: number): Promise<DialFailure | undefined> {
  return new Promise((resolve) => {
    const cancel = clock.after(ms, () => resolve('timed-out'));
    socket.once('connect', () => {
      cancel();
      resolve(undefined);
    });
    // Stays: what goes wrong later shows in the session, or in its end.
    socket.on('error', (error: NodeJS.ErrnoException) => {
      cancel();
      resolve(error.code === 'ECONNREFUSED' ? 'refused' : 'unreachable');
    });
  });
}

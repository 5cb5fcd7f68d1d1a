import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import type { Endpoint, ListenFailure, Seq } from '@ehlo/wire';
import type { Clock } from '../clock.ts';
import type { Person } from '../people/person.ts';

/** A caller who got through to somebody's `ncat -l`. */
export interface Caller {
  /** Paused; what it was greeted with is taken off. */
  socket: Socket;
  from: Endpoint;
  /** The caller's own connection in the room's log. */
  connection: Seq | undefined;
}

/** A port of a person's machine, behind one of loopback's. */
export interface Listening {
  /** The next caller; undefined once the port is closed. One at a time. */
  accept(): Promise<Caller | undefined>;
  close(): void;
}

/** Who dials: writes `greeting` first, and is then the caller it was announced as. */
export interface Announced {
  realPort: number;
  greeting: Uint8Array;
}

export interface Listeners {
  listen(person: Person, at: { address: string; port: number }): Promise<Listening | ListenFailure>;
  /** @returns undefined when nobody listens there, in the room or on the machine of a classmate */
  announce(
    person: Person,
    at: { address: string; port: number },
    caller: () => Omit<Caller, 'socket'>,
  ): Announced | undefined;
  /** Hangs up where two are classmates no more, or one of them is assessed now. */
  part(): void;
}

export interface ListenersParts {
  /** A server of the room's world stands there. */
  taken(person: Person, at: { address: string; port: number }): boolean;
  /** Whose machine in the same class has this address: two who pair call each other. */
  classmateAt?(person: Person, address: string): Person | undefined;
  clock: Clock;
}

const LOOPBACK = '127.0.0.1';
const GREETING_OCTETS = 16;
/** How long a socket may take to show that it is a caller of the room's. */
const GREETING_MS = 2_000;
/** Callers whom nobody accepted yet; more are refused. */
const BACKLOG = 8;

interface Expected {
  caller(): Omit<Caller, 'socket'>;
  /** Absent: the caller is of the same room. */
  mayStand?(): boolean;
}

interface Open {
  realPort: number;
  expected: Map<string, Expected>;
}

/**
 * Ports that terminals listen on. A caller comes over TCP on loopback like every other connection; other programs of
 * the machine find that port too, so a caller proves by a greeting, good for once, that a dial announced it.
 */
export function createListeners({ taken, classmateAt, clock }: ListenersParts): Listeners {
  const open = new Map<string, Open>();
  /** Calls of classmates, and whether each may still stand. */
  const pairs = new Map<Socket, () => boolean>();
  const keyOf = (person: Person, address: string, port: number) => `${person.home} ${address} ${port}`;

  /** Addresses that a bound one stands for. */
  function covers(person: Person, address: string): string[] | undefined {
    const own = [LOOPBACK, person.address];
    if (address === '0.0.0.0') return own;
    if (address === '::') return ['::1'];
    return address === '::1' || own.includes(address) ? [address] : undefined;
  }

  return {
    async listen(person, { address, port }) {
      const covered = covers(person, address);
      if (!covered) return 'not-here';
      const keys = covered.map((one) => keyOf(person, one, port));
      const inUse = () =>
        keys.some((key) => open.has(key)) || covered.some((one) => taken(person, { address: one, port }));
      if (port === 0 || inUse()) return 'in-use';

      const waiting: Caller[] = [];
      const sockets = new Set<Socket>();
      const mine: Open = { realPort: 0, expected: new Map() };
      let closed = false;
      let wake: () => void = () => undefined;
      const server = createServer({ allowHalfOpen: true, noDelay: true, pauseOnConnect: true }, (socket) => {
        sockets.add(socket);
        const drop = () => socket.destroy();
        socket.on('error', drop);
        const cancel = clock.after(GREETING_MS, drop);
        socket.once('close', () => {
          cancel();
          sockets.delete(socket);
          pairs.delete(socket);
          const at = waiting.findIndex((one) => one.socket === socket);
          if (at >= 0) waiting.splice(at, 1);
        });
        void greeted(socket).then((greeting) => {
          const expected = greeting === undefined ? undefined : mine.expected.get(greeting);
          mine.expected.delete(greeting ?? '');
          if (!expected || closed || waiting.length >= BACKLOG) return drop();
          // Much can have happened since it was announced: an assessment has begun, or one of them left.
          if (expected.mayStand && !expected.mayStand()) return drop();
          cancel();
          sockets.delete(socket);
          if (expected.mayStand) pairs.set(socket, expected.mayStand);
          waiting.push({ socket, ...expected.caller() });
          wake();
        });
      });
      // Taken before anything is waited for: two that ask at once do not both get it.
      for (const key of keys) open.set(key, mine);
      server.listen(0, LOOPBACK);
      await once(server, 'listening');
      mine.realPort = (server.address() as AddressInfo).port;

      return {
        async accept() {
          for (;;) {
            const caller = waiting.shift();
            if (caller) return caller;
            if (closed) return undefined;
            await new Promise<void>((resolve) => {
              wake = resolve;
            });
          }
        },
        close() {
          if (closed) return;
          closed = true;
          for (const key of keys) open.delete(key);
          server.close();
          for (const socket of sockets) socket.destroy();
          for (const { socket } of waiting.splice(0)) socket.destroy();
          wake();
        },
      };
    },

    announce(person, { address, port }, caller) {
      const own = open.get(keyOf(person, address, port));
      const mate = own || address === person.address ? undefined : classmateAt?.(person, address);
      const found = own ?? (mate && open.get(keyOf(mate, address, port)));
      if (!found || found.realPort === 0 || found.expected.size >= BACKLOG) return undefined;
      const greeting = randomBytes(GREETING_OCTETS);
      const key = greeting.toString('hex');
      found.expected.set(
        key,
        mate
          ? {
              // The number of a connection in the caller's room says nothing in another.
              caller: () => ({ ...caller(), connection: undefined }),
              mayStand: () => classmateAt?.(person, address)?.home === mate.home,
            }
          : { caller },
      );
      // A dial that was cancelled never comes.
      clock.after(GREETING_MS, () => found.expected.delete(key));
      return { realPort: found.realPort, greeting };
    },

    part() {
      for (const [socket, mayStand] of pairs) if (!mayStand()) socket.resetAndDestroy();
    },
  };
}

/** The first octets of a socket as hexadecimal; what follows stays in it. Undefined when it ends before. */
async function greeted(socket: Socket): Promise<string | undefined> {
  for (;;) {
    const greeting = socket.read(GREETING_OCTETS) as Buffer | null;
    if (greeting) return greeting.length === GREETING_OCTETS ? greeting.toString('hex') : undefined;
    if (socket.destroyed || socket.readableEnded) return undefined;
    const over = new AbortController();
    const { signal } = over;
    await Promise.race([once(socket, 'readable', { signal }), once(socket, 'close', { signal })])
      // A reset: the socket is destroyed, which is seen above.
      .catch(() => undefined);
    // Whoever comes octet by octet leaves no listener behind for each.
    over.abort();
  }
}

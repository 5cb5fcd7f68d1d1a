import type { IncomingMessage } from 'node:http';
import type { DialOrigin } from '@ehlo/lab';
import type { Problem, RoomId } from '@ehlo/wire';
import { clientAddress } from '../http/client-address.ts';
import type { People } from './people.ts';
import type { Person } from './person.ts';
import { readSecret, secretCookie } from './secret.ts';

export type Welcomed =
  /** `setCookie`: a new person; the value of the `Set-Cookie` header that goes with the answer. */
  { ok: true; person: Person; setCookie?: string } | { ok: false; problem: Problem };

/** Who asks. */
export interface Visitors {
  /** By cookie; notes that the person was seen from there. */
  personOf(request: IncomingMessage): Person | undefined;
  /** By cookie, or somebody new whose room is ready. Only for requests that no other site's page can make. */
  welcome(request: IncomingMessage): Promise<Welcomed>;
  /** For scripts too: by cookie, else whoever is alone at that address, else the guest room. */
  roomOf(request: IncomingMessage): RoomId;
  /** The same, as whoever dials: a program on a machine of theirs, not the page's terminal. */
  originOf(request: IncomingMessage): DialOrigin;
  /** These rooms expired: they are made ready again when their person comes. */
  expired(rooms: readonly RoomId[]): void;
}

export interface VisitorsParts {
  people: People;
  webPort: () => number;
  /** The page is reached over https. */
  secure: boolean;
  /** Puts into a room what every world is born with. */
  seed(person: Person): Promise<void>;
}

export function createVisitors({ people, webPort, secure, seed }: VisitorsParts): Visitors {
  const ready = new Set<RoomId>();

  async function makeReady(person: Person): Promise<void> {
    if (ready.has(person.home)) return;
    await seed(person);
    ready.add(person.home);
  }

  function personOf(request: IncomingMessage): Person | undefined {
    const person = people.known(readSecret(request.headers.cookie, webPort()));
    if (person) people.seen(person, clientAddress(request));
    return person;
  }

  return {
    personOf,
    async welcome(request) {
      const known = personOf(request);
      if (known) {
        // Its room may have expired meanwhile.
        await makeReady(known);
        return { ok: true, person: known };
      }
      const arrived = await people.arrive(clientAddress(request));
      if (!arrived.ok) return arrived;
      try {
        await makeReady(arrived.person);
      } catch (error) {
        // Nobody came in: connections from this address are not theirs.
        people.turnedAway(arrived.person, clientAddress(request));
        throw error;
      }
      return {
        ok: true,
        person: arrived.person,
        setCookie: secretCookie(arrived.secret, webPort(), secure),
      };
    },
    roomOf: (request) => personOf(request)?.home ?? people.concierge.byAddress(clientAddress(request)).room,
    originOf(request) {
      const from = clientAddress(request);
      const known = personOf(request);
      const { room, person, address } = known
        ? { room: known.home, person: known.handle, address: known.address }
        : people.concierge.byAddress(from);
      return {
        room,
        ...(person !== undefined && { person }),
        by: 'outside',
        from: { address, port: request.socket.remotePort ?? 0 },
      };
    },
    expired(rooms) {
      for (const room of rooms) ready.delete(room);
    },
  };
}

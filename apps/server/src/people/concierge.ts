import type { Concierge, Guest } from '@ehlo/lab';
import type { RoomId } from '@ehlo/wire';
import { plainAddress } from '../http/loopback.ts';
import type { GuestAddresses } from './addresses.ts';
import type { Directory } from './directory.ts';
import { GUEST_ROOM, type Person } from './person.ts';
import type { Sightings } from './sightings.ts';

/** Whose a connection from outside is (docs/architecture.md, "Rooms, people, rights"). */
export function createConcierge(
  directory: Directory,
  sightings: Sightings,
  guestAddresses: GuestAddresses,
  passwordOf: Concierge['passwordOf'],
): Concierge {
  return {
    byAddress(remoteAddress) {
      const from = plainAddress(remoteAddress);
      // Whoever has the page open there is more likely the one than whoever had it open this morning.
      const home = onlyOne(sightings.present(from)) ?? onlyOne(sightings.from(from));
      const person = home === undefined ? undefined : directory.byHome(home);
      if (person) return { ...guest(person), claimed: true };
      return { room: GUEST_ROOM, address: guestAddresses.give(from), claimed: false };
    },
    byName(remoteAddress, name) {
      const person = directory.byHandle(handleIn(name));
      if (!person || !sightings.from(plainAddress(remoteAddress)).includes(person.home)) return undefined;
      return guest(person);
    },
    roomOfHandle: (handle) => directory.byHandle(handle.toLowerCase())?.home,
    passwordOf,
    personOfRoom(room) {
      const person = directory.byHome(room);
      return person && { handle: person.handle, address: person.address };
    },
  };
}

const onlyOne = (homes: readonly RoomId[]): RoomId | undefined => (homes.length === 1 ? homes[0] : undefined);

function guest({ home, handle, address }: Person): Guest {
  return { room: home, person: handle, address };
}

/** `ocean7` of `ocean7`, `OCEAN7.campus.test` and `ocean7@campus.test`. */
function handleIn(name: string): string {
  return (/^[^@.]*/.exec(name.toLowerCase()) ?? [''])[0];
}

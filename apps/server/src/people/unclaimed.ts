import type { EventLog } from '@ehlo/log';
import type { Logged, Seq } from '@ehlo/wire';
import { plainAddress } from '../http/loopback.ts';
import type { GuestAddresses } from './addresses.ts';
import { GUEST_ROOM } from './person.ts';
import { SEEN_MS } from './sightings.ts';

/** One rule for looking and for taking: a connection of nobody may be of whoever is at the address that it came from. */
export interface Unclaimed {
  /** @param opened event of the guest room */
  mayBelong(opened: Logged, remoteAddress: string): boolean;
  /** @param connection id in the guest room */
  mayClaim(connection: Seq, remoteAddress: string): Promise<boolean>;
}

/**
 * The log's clock ascends by itself between looks at the wall's, and may be behind it. Longer than that, shorter than
 * a restart, or than 254 other addresses take to come.
 */
const CLOCKS_APART_MS = 500;

/** @param now milliseconds */
export function createUnclaimed(log: EventLog, guests: GuestAddresses, now: () => number): Unclaimed {
  function mayBelong(opened: Logged, remoteAddress: string): boolean {
    if (opened.room !== GUEST_ROOM || opened.kind !== 'connection.opened') return false;
    if (opened.by !== 'outside' || opened.person !== undefined) return false;
    const guest = guests.known(plainAddress(remoteAddress));
    if (guest?.address !== opened.from.address) return false;
    // Before that, also before a restart, the address in the world stood for somebody else's; and after half a day the
    // real one says nothing any more.
    return opened.at / 1000 >= Math.max(guest.since - CLOCKS_APART_MS, now() - SEEN_MS);
  }

  return {
    mayBelong,
    async mayClaim(connection, remoteAddress) {
      const [event] = await log.read(GUEST_ROOM, { after: connection - 1, upTo: connection });
      return event !== undefined && mayBelong(event, remoteAddress);
    },
  };
}

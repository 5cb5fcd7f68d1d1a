/** Persons live in 10.20.1.1 to 10.20.255.254; 10.20.0.x is for clients that belong to nobody (world.md). */
const HOSTS = 254;
const SUBNETS = 255;
export const PERSON_ADDRESSES = HOSTS * SUBNETS;

/** @param index counts persons from 0; after 64 770 of them addresses begin again. */
export function personAddress(index: number): string {
  const at = index % PERSON_ADDRESSES;
  return `10.20.${1 + Math.floor(at / HOSTS)}.${1 + (at % HOSTS)}`;
}

/** Undoes `personAddress`, for the first 64 770. */
export function personIndex(address: string): number {
  const [, , subnet = 1, host = 1] = address.split('.').map(Number);
  return (subnet - 1) * HOSTS + host - 1;
}

/** An address in the world, and since when (milliseconds since the epoch) it stands for one real address. */
export interface GuestAddress {
  address: string;
  since: number;
}

export interface GuestAddresses {
  /**
   * Gives each real address one of 10.20.0.1 to 10.20.0.254, the same one as long as it is remembered; after 254
   * others the oldest is forgotten.
   */
  give(remoteAddress: string): string;
  /** What a real address was given, without giving it any: looking must not make others be forgotten. */
  known(remoteAddress: string): GuestAddress | undefined;
}

/** In memory. @param now milliseconds */
export function createGuestAddresses(now: () => number): GuestAddresses {
  const known = new Map<string, { host: number; since: number }>();
  let next = 0;
  const inWorld = (host: number) => `10.20.0.${1 + host}`;
  return {
    give(remoteAddress) {
      const given = known.get(remoteAddress);
      if (given) return inWorld(given.host);
      const host = next++ % HOSTS;
      for (const [address, theirs] of known) if (theirs.host === host) known.delete(address);
      known.set(remoteAddress, { host, since: now() });
      return inWorld(host);
    },
    known(remoteAddress) {
      const given = known.get(remoteAddress);
      return given && { address: inWorld(given.host), since: given.since };
    },
  };
}

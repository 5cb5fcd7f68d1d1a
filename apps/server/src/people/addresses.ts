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

/**
 * Gives each real address one of 10.20.0.1 to 10.20.0.254, the same one as long as it is remembered; after 254
 * others the oldest is forgotten.
 */
export function createGuestAddresses(): (remoteAddress: string) => string {
  const known = new Map<string, number>();
  let next = 0;
  return (remoteAddress) => {
    let host = known.get(remoteAddress);
    if (host === undefined) {
      host = next++ % HOSTS;
      for (const [address, theirs] of known) if (theirs === host) known.delete(address);
      known.set(remoteAddress, host);
    }
    return `10.20.0.${1 + host}`;
  };
}

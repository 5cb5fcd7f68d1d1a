/** Where other machines find this one, the address to give out first. */
import type { NetworkInterfaceInfo } from 'node:os';

export interface NetworkAddress {
  address: string;
  interface: string;
}

/** Networks between this machine and what runs on it: nobody else is there. */
const VIRTUAL =
  /^(docker|br-|veth|virbr|vmnet|vboxnet|lxc|lxd|cni|flannel|podman|utun|tun|tap|wg|tailscale|zt)/i;

/** IPv4 only: an address that is typed from a board. Private ones of homes and schools first, then others, then those of virtual networks. */
export function networkAddresses(
  interfaces: Readonly<Record<string, readonly NetworkInterfaceInfo[] | undefined>>,
): NetworkAddress[] {
  const found = Object.entries(interfaces).flatMap(([name, addresses]) =>
    (addresses ?? [])
      .filter(({ internal, family }) => !internal && family === 'IPv4')
      .map(({ address }) => ({ address, interface: name })),
  );
  return found.sort((a, b) => rank(a) - rank(b));
}

function rank({ address, interface: name }: NetworkAddress): number {
  if (VIRTUAL.test(name)) return 3;
  // RFC 3927: no server gave it an address, so few are there.
  if (address.startsWith('169.254.')) return 2;
  return /^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.)/.test(address) ? 0 : 1;
}

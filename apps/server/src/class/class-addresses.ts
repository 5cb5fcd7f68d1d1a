import type { ClassAddresses } from '@ehlo/wire';
import { isLoopbackHost } from '../http/loopback.ts';
import type { NetworkAddress } from './network-addresses.ts';

const EVERYWHERE = new Set(['0.0.0.0', '::']);

/** Where a student finds this EHLO, and what else can be reached there. */
export function classAddresses(at: {
  /** `EHLO_HOST`, `EHLO_PUBLIC_URL`. */
  host: string;
  publicUrl: URL | undefined;
  webPort: number;
  ports: Readonly<Record<string, number | undefined>>;
  network: readonly NetworkAddress[];
}): ClassAddresses {
  const { host, publicUrl, webPort, network } = at;
  const url = (name: string) => `http://${name.includes(':') ? `[${name}]` : name}:${webPort}`;
  const onlyHere = isLoopbackHost(host);
  return {
    addresses: [
      ...(publicUrl ? [{ url: publicUrl.origin, kind: 'public-url' as const }] : []),
      ...(EVERYWHERE.has(host)
        ? network.map(({ address, interface: name }) => ({
            url: url(address),
            kind: 'network' as const,
            interface: name,
          }))
        : onlyHere
          ? []
          : [{ url: url(host), kind: 'network' as const }]),
      ...(onlyHere || EVERYWHERE.has(host) ? [{ url: url('localhost'), kind: 'this-machine' as const }] : []),
    ],
    onlyHere: onlyHere && publicUrl === undefined,
    ports: Object.entries(at.ports).flatMap(([service, port]) =>
      port === undefined ? [] : [{ service, port }],
    ),
  };
}

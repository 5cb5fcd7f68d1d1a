import { lookup as systemLookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import type { DialTarget } from '../config/parse.ts';
import { isLoopbackAddress } from '../http/loopback.ts';

export interface ResolvedTarget extends DialTarget {
  address: string;
}

/** Hosts outside the practice world that the operator lists (EHLO_ALLOW_DIAL). */
export interface AllowedTargets {
  /**
   * The target that was meant: both name and port as listed, and the address it was listed with to the page. What is
   * dialled then is that address, so nobody's DNS decides between check and dial.
   */
  find(to: { host: string; address: string; port: number }): ResolvedTarget | undefined;
  /** Those with an address, for the terminal's hosts file. */
  readonly resolved: readonly ResolvedTarget[];
  /** Looks up what has no address yet (a container that starts later), at most every 30 s. Never rejects. */
  refresh(): Promise<void>;
}

export type Lookup = (host: string) => Promise<string>;

const lookupOnce: Lookup = async (host) => (await systemLookup(host)).address;

const LOOKED_UP_EVERY_MS = 30_000;

/** @param now milliseconds */
export function createAllowedTargets(
  targets: readonly DialTarget[],
  now: () => number,
  lookup: Lookup = lookupOnce,
): AllowedTargets {
  let lookedUpAt = Number.NEGATIVE_INFINITY;
  const addresses = new Map<DialTarget, string>();
  for (const target of targets) if (isIP(target.host) !== 0) addresses.set(target, target.host);

  const resolved = () =>
    targets.flatMap((target) => {
      const address = addresses.get(target);
      return address === undefined ? [] : [{ ...target, address }];
    });

  return {
    find({ host, address, port }) {
      const name = host.toLowerCase().replace(/\.$/, '');
      // By its address alone too, but 127.0.0.1 in a terminal is the practice machine.
      const byAddress = name === address && !isLoopbackAddress(address);
      return resolved().find(
        (target) => target.port === port && target.address === address && (byAddress || target.name === name),
      );
    },
    get resolved() {
      return resolved();
    },
    async refresh() {
      const missing = targets.filter((target) => !addresses.has(target));
      if (missing.length === 0 || now() - lookedUpAt < LOOKED_UP_EVERY_MS) return;
      lookedUpAt = now();
      await Promise.all(
        missing.map(async (target) => {
          try {
            addresses.set(target, await lookup(target.host));
          } catch {
            // Not there yet: it is asked again, and until then the terminal does not know the name.
          }
        }),
      );
    },
  };
}

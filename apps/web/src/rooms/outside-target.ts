import type { Endpoint, World } from '@ehlo/wire';

/**
 * What a program outside the page called, as its own command line names it: `localhost:11025` where the mock of
 * `localhost 1025` listens on another port for programs outside.
 *
 * @param hostname by which this browser reaches EHLO, as `location.hostname` gives it
 */
export function outsideTarget(to: Endpoint, services: World['services'], hostname: string): string {
  const called = services.find(({ host, port }) => host === to.host && port === to.port);
  return called?.outside == null ? endpointText(to) : `${hostname}:${called.outside}`;
}

/** An endpoint as the room's terminal names it. */
export const endpointText = ({ host, address, port }: Endpoint): string => `${host ?? address}:${port}`;

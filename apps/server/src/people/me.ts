import { CAMPUS_DOMAIN, type Lab, worldFor } from '@ehlo/lab';
import type { Me } from '@ehlo/wire';
import type { AllowedTargets } from '../bridge/allowed-targets.ts';
import type { HostAndPort } from '../config/parse.ts';
import type { People } from './people.ts';
import { mailboxOf, type Person } from './person.ts';

export interface MeParts {
  lab: Pick<Lab, 'ports' | 'down'>;
  people: Pick<People, 'passwordOf'>;
  webPort: number;
  allowed: AllowedTargets;
  upstream: HostAndPort | undefined;
  /** Mail typed here may leave the lab: the page shows a banner. */
  realMail: boolean;
}

/** Who a browser is, and the world of its room. */
export function createMe({ lab, people, webPort, allowed, upstream, realMail }: MeParts) {
  return async ({ handle, home, address }: Person): Promise<Me> => {
    await allowed.refresh();
    const world = worldFor({
      outside: { ...lab.ports, web: webPort },
      down: lab.down(home),
      hostName: handle,
      ...(upstream && { upstream }),
      realMail,
    });
    return {
      handle,
      room: home,
      mailbox: mailboxOf(handle),
      address,
      password: people.passwordOf(home) ?? '',
      world: {
        ...world,
        hosts: [
          ...world.hosts,
          { name: `${handle}.${CAMPUS_DOMAIN}`, address },
          ...allowed.resolved.map(({ name, address: at }) => ({ name, address: at })),
        ],
        services: [
          ...world.services,
          ...allowed.resolved.map(({ name, address: at, port }) => ({
            service: 'dialled',
            host: name,
            address: at,
            port,
            outside: null,
          })),
        ],
      },
    };
  };
}

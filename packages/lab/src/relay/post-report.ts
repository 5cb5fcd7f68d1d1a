import type { ServiceName } from '@ehlo/wire';
import type { Arrival } from '../delivery.ts';
import { HOSTS } from '../world.ts';
import type { Post } from './relay.ts';

/**
 * Reports are mails of the host that gave up: they go where its own mail goes, into mailboxes or its queue.
 * @param serviceOf which service of a host takes mail for its mailboxes
 */
export function createPost(parts: {
  deliver: (arrival: Arrival) => Promise<unknown>;
  serviceOf: (host: string) => ServiceName | undefined;
}): Post {
  return async ({ room, host, cause, forwardPath, letter, smtputf8, body }, accepted) => {
    await parts.deliver({
      home: { room },
      service: parts.serviceOf(host) ?? 'mta',
      host,
      person: undefined,
      client: HOSTS.find(({ name }) => name === host)?.addresses[0] ?? '',
      request: {
        envelope: { reversePath: '', forwardPaths: [forwardPath] },
        helo: host,
        smtputf8,
        body,
        transmission: 'ESMTP',
      },
      letter,
      cause,
      accepted,
    });
  };
}

import type { EventLog } from '@ehlo/log';
import type { ConnectionClosed, Endpoint, Seq, Side } from '@ehlo/wire';
import type { Person } from '../people/person.ts';

/** Past this the log keeps time and length only, as a door does. */
const CAP_OCTETS = 256 * 1024;

/** Notes a connection to a host that the operator listed: it passes no door of the lab, so the bridge taps it. */
export interface DirectTap {
  readonly connection: Seq;
  octets(from: Side, octets: Uint8Array): void;
  closed(by: ConnectionClosed['by'], how: ConnectionClosed['how']): void;
}

export type OpenDirectTap = (dial: { person: Person; from: Endpoint; to: Endpoint }) => DirectTap;

export function createDirectTaps(log: Pick<EventLog, 'append'>): OpenDirectTap {
  return ({ person, from, to }) => {
    const room = person.home;
    const opened = log.append(room, [
      {
        kind: 'connection.opened',
        by: 'terminal',
        from,
        to,
        service: 'dialled',
        tls: 'none',
        person: person.handle,
      },
    ]);
    const connection = opened.events[0]!.seq;
    const offsets = { client: 0, server: 0 };

    return {
      connection,
      octets(side, octets) {
        const offset = offsets[side];
        const { length } = octets;
        offsets[side] += length;
        const octetsKept = offsets.client + offsets.server <= CAP_OCTETS;
        log.append(room, [
          {
            kind: 'connection.octets',
            connection,
            from: side,
            layer: 'clear',
            offset,
            length,
            // A copy: these may be part of a larger buffer, which would be kept with them.
            ...(octetsKept && { octets: octets.slice() }),
          },
        ]);
      },
      closed(by, how) {
        log.append(room, [{ kind: 'connection.closed', connection, by, how }]);
      },
    };
  };
}

import type { EventLog } from '@ehlo/log';
import type { ConnectionClosed, Endpoint, Seq, Side } from '@ehlo/wire';
import type { Person } from '../people/person.ts';

/** Past this the log keeps time and length only, as a door does. */
const CAP_OCTETS = 256 * 1024;
/** Octets that are only counted share an event, up to so many or until the other side speaks. */
const COUNTED_OCTETS = 2 ** 20;

/** Notes a connection to a host that the operator listed: it passes no door of the lab, so the bridge taps it. */
export interface DirectTap {
  readonly connection: Seq;
  /** `octets` are the caller's: what is kept of them is copied. */
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
    let counted: { from: Side; offset: number; length: number } | undefined;

    function tell(from: Side, offset: number, length: number, octets?: Uint8Array): void {
      log.append(room, [
        {
          kind: 'connection.octets',
          connection,
          from,
          layer: 'clear',
          offset,
          length,
          ...(octets && { octets }),
        },
      ]);
    }

    function tellCounted(): void {
      if (counted) tell(counted.from, counted.offset, counted.length);
      counted = undefined;
    }

    return {
      connection,
      octets(side, octets) {
        const offset = offsets[side];
        const { length } = octets;
        offsets[side] += length;
        if (offsets.client + offsets.server <= CAP_OCTETS) {
          // A copy: the buffer they are in is filled again.
          tell(side, offset, length, octets.slice());
          return;
        }
        if (counted?.from !== side) tellCounted();
        counted ??= { from: side, offset, length: 0 };
        counted.length += length;
        if (counted.length >= COUNTED_OCTETS) tellCounted();
      },
      closed(by, how) {
        tellCounted();
        log.append(room, [{ kind: 'connection.closed', connection, by, how }]);
      },
    };
  };
}

/** A capture that somebody brought, in the shapes that the page has for the room's own connections. Pure. */
import type { ImportedCapture, ImportedConnection } from '@ehlo/protocol/capture';
import type { WireOutcome, WireProtocol, WireRow } from '@ehlo/wire/list';

const endpoint = ({ address, port }: { address: string; port: number }) => ({ address, port });

function protocolOf({ protocol }: ImportedConnection): WireProtocol {
  return protocol === 'tls' || protocol === 'other' ? 'tcp' : protocol;
}

function outcomeOf({ end }: ImportedConnection): WireOutcome {
  return end.how === 'unanswered' ? 'unanswered' : end.how;
}

/** In the order in which they began. */
export function rowsOfCapture({ connections, questions }: ImportedCapture): WireRow[] {
  const rows = connections.map((one): WireRow => {
    const { id, openedAt, endedAt, client, server, events, end } = one;
    return {
      id,
      foreign: true,
      kind: end.how === 'refused' || end.how === 'unanswered' ? 'failed' : 'connection',
      at: openedAt,
      endedAt,
      by: 'outside',
      from: endpoint(client),
      to: endpoint(server),
      protocol: protocolOf(one),
      secured: events.some((event) => event.kind === 'octets' && event.layer === 'tls'),
      outcome: outcomeOf(one),
      ...('by' in end && { closedBy: end.by }),
    };
  });
  const asked = questions.map(
    ({ id, at, client, server, query, response }): WireRow => ({
      // Behind the connections' numbers, so that each row has one of its own.
      id: connections.length + id,
      foreign: true,
      kind: 'dns',
      at,
      by: 'outside',
      from: endpoint(client),
      to: endpoint(server),
      protocol: 'dns',
      secured: false,
      outcome: response ? 'answered' : 'unanswered',
      ...(query && { query }),
      ...(response && { response }),
    }),
  );
  return [...rows, ...asked].sort((a, b) => a.at - b.at);
}

/** A piece as TCP brought it. */
export interface Piece {
  key: number;
  from: 'client' | 'server';
  /** Since the connection was opened. */
  seconds: number;
  length: number;
}

export const piecesOf = ({ events, openedAt }: ImportedConnection): Piece[] =>
  events.flatMap((event, key) =>
    event.kind === 'octets' && event.layer === 'clear'
      ? [{ key, from: event.from, seconds: (event.at - openedAt) / 1e6, length: event.length }]
      : [],
  );

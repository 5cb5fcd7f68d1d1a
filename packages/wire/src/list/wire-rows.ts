/** What crossed the room's wires, a row each: connections, calls that came to nothing, questions to the DNS. Pure. */

import type {
  ConnectionClosed,
  DialFailure,
  Endpoint,
  Logged,
  OpenedBy,
  RoomEventKind,
  Seq,
  ServiceName,
} from '../event.ts';
import type { ConnectionSummary } from './connection-summary.ts';

export type WireOutcome =
  | 'open'
  /** Closed as it should be: by the client, after which the server closed too, or by the server. */
  | 'ended'
  | 'reset'
  | 'timed-out'
  | 'shutdown'
  | 'limit'
  | DialFailure
  /** Of a question: it was answered, or nobody answered. */
  | 'answered'
  | 'unanswered';

export type WireProtocol = 'smtp' | 'pop3' | 'imap' | 'http' | 'dns' | 'tcp';

export interface WireRow {
  id: Seq;
  kind: 'connection' | 'failed' | 'dns';
  /** Microseconds since the epoch. */
  at: number;
  endedAt?: number;
  by: OpenedBy;
  from?: Endpoint;
  to: Endpoint;
  protocol: WireProtocol;
  secured: boolean;
  /** Handle of whoever made it, where that is known. */
  person?: string;
  /** Of a capture: nobody of this room made it. */
  foreign?: true;
  outcome: WireOutcome;
  closedBy?: ConnectionClosed['by'];
  /** Of a question: its octets, and the answer's. */
  query?: Uint8Array;
  response?: Uint8Array;
}

const PROTOCOLS: Partial<Record<ServiceName, WireProtocol>> = {
  pop3: 'pop3',
  pop3s: 'pop3',
  imap: 'imap',
  imaps: 'imap',
  www: 'http',
  web: 'http',
  dns: 'dns',
  dialled: 'tcp',
};

export const protocolOf = (service: ServiceName): WireProtocol => PROTOCOLS[service] ?? 'smtp';

/** Events that a row begins with, and those that change one. */
export const WIRE_BIRTHS = [
  'connection.opened',
  'connection.failed',
  'dns.answered',
  'dns.unanswered',
] as const satisfies RoomEventKind[];
export const WIRE_CHANGES = [
  'connection.secured',
  'connection.claimed',
  'connection.closed',
] as const satisfies RoomEventKind[];

/** Newest last, by their ids. The same array where no event is about a row. */
export function foldWire(rows: readonly WireRow[], events: readonly Logged[]): readonly WireRow[] {
  let folded: WireRow[] | undefined;
  for (const event of events) {
    const born = rowOf(event);
    if (born) {
      folded ??= [...rows];
      const at = placeOf(folded, born.id);
      folded.splice(at, folded[at]?.id === born.id ? 1 : 0, born);
      continue;
    }
    const change = changeOf(event);
    if (!change || !('connection' in event) || event.connection === undefined) continue;
    const at = placeOf(folded ?? rows, event.connection);
    const row = (folded ?? rows)[at];
    if (row?.id !== event.connection) continue;
    folded ??= [...rows];
    folded[at] = { ...row, ...change };
  }
  return folded ?? rows;
}

/** Where the row of this id stands, or belongs. */
function placeOf(rows: readonly WireRow[], id: Seq): number {
  // What changes, and what comes, is nearly always the newest.
  if ((rows.at(-1)?.id ?? 0) < id) return rows.length;
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rows[middle] as WireRow).id < id) low = middle + 1;
    else high = middle;
  }
  return low;
}

function rowOf(event: Logged): WireRow | undefined {
  const { seq: id, at } = event;
  switch (event.kind) {
    case 'connection.opened': {
      const { by, from, to, service, tls, person } = event;
      const protocol = protocolOf(service);
      const secured = tls === 'implicit';
      return {
        ...{ id, kind: 'connection', at, by, from, to, protocol, secured, outcome: 'open' },
        ...(person !== undefined && { person }),
      };
    }
    case 'connection.failed':
      return {
        ...{ id, kind: 'failed', at, by: 'terminal', to: event.to, protocol: 'tcp', secured: false },
        outcome: event.failure,
      };
    case 'dns.answered':
    case 'dns.unanswered': {
      const { by, from, to, query } = event;
      const row = { id, kind: 'dns', at, by, from, to, protocol: 'dns', secured: false, query } as const;
      return event.kind === 'dns.answered'
        ? { ...row, outcome: 'answered', response: event.response }
        : { ...row, outcome: 'unanswered' };
    }
    default:
      return undefined;
  }
}

function changeOf(event: Logged): Partial<WireRow> | undefined {
  switch (event.kind) {
    case 'connection.secured':
      return { secured: true };
    case 'connection.claimed':
      return { person: event.person };
    case 'connection.closed':
      return { outcome: event.how, closedBy: event.by, endedAt: event.at };
    default:
      return undefined;
  }
}

export interface Wanted {
  /** Words, each of which is any part of host, address, port, name, person, outcome, line or code. */
  text: string;
  protocol: WireProtocol | 'all';
  by: OpenedBy | 'all';
}

/** Whether what the row itself says is wanted; its words are looked for in what was said, too (`hasWords`). */
export function isWantedRow(row: WireRow, { protocol, by }: Pick<Wanted, 'protocol' | 'by'>): boolean {
  return (protocol === 'all' || row.protocol === protocol) && (by === 'all' || row.by === by);
}

/** @param said everything that crossed, in lower case */
export function hasWords(row: WireRow, said: string, text: string, summary?: ConnectionSummary): boolean {
  const words = text.trim().toLowerCase();
  if (words === '') return true;
  const { to, from, outcome, person, protocol, query } = row;
  const own = [
    ...[to.host, `${to.address}:${to.port}`, from?.host, from?.address, outcome, person, protocol],
    ...[summary?.name, summary?.goodbye, query && questionText(query)],
  ];
  const hay = `${own.join(' ').toLowerCase()} ${said}`;
  return words.split(/\s+/).every((word) => hay.includes(word));
}

/** The name that is asked for (RFC 1035 §4.1.2), as it is searched: what is no name is left out. */
function questionText(query: Uint8Array): string {
  let text = '';
  for (let at = 12; at < query.length && query[at] !== 0; ) {
    const length = query[at] as number;
    if (length > 63) break;
    text += `${String.fromCharCode(...query.subarray(at + 1, at + 1 + length))}.`;
    at += 1 + length;
  }
  return text;
}

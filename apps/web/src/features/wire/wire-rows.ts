/** What crossed the room's wires, a row each: connections, calls that came to nothing, questions to the DNS. Pure. */
import type { ConnectionClosed, DialFailure, Endpoint, Logged, OpenedBy, Seq, ServiceName } from '@ehlo/wire';

export type Outcome =
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

export type Protocol = 'smtp' | 'pop3' | 'imap' | 'http' | 'dns' | 'tcp';

export interface WireRow {
  id: Seq;
  kind: 'connection' | 'failed' | 'dns';
  /** Microseconds since the epoch. */
  at: number;
  endedAt?: number;
  by: OpenedBy;
  from?: Endpoint;
  to: Endpoint;
  protocol: Protocol;
  secured: boolean;
  /** Of a capture: nobody of this room made it. */
  foreign?: true;
  outcome: Outcome;
  closedBy?: ConnectionClosed['by'];
  /** Of a question: its octets, and the answer's. */
  query?: Uint8Array;
  response?: Uint8Array;
}

const PROTOCOLS: Partial<Record<ServiceName, Protocol>> = {
  pop3: 'pop3',
  pop3s: 'pop3',
  imap: 'imap',
  imaps: 'imap',
  www: 'http',
  web: 'http',
  dns: 'dns',
  dialled: 'tcp',
};

export const protocolOf = (service: ServiceName): Protocol => PROTOCOLS[service] ?? 'smtp';

/** Newest last. The same array where the event is about something else. */
export function foldWire(rows: readonly WireRow[], event: Logged): readonly WireRow[] {
  switch (event.kind) {
    case 'connection.opened': {
      const { seq: id, at, by, from, to, service, tls } = event;
      const protocol = protocolOf(service);
      return [
        ...rows,
        { id, kind: 'connection', at, by, from, to, protocol, secured: tls === 'implicit', outcome: 'open' },
      ];
    }
    case 'connection.secured':
      return changed(rows, event.connection, { secured: true });
    case 'connection.closed':
      return changed(rows, event.connection, {
        outcome: event.how,
        closedBy: event.by,
        endedAt: event.at,
      });
    case 'connection.failed':
      return [
        ...rows,
        {
          id: event.seq,
          kind: 'failed',
          at: event.at,
          by: 'terminal',
          to: event.to,
          protocol: 'tcp',
          secured: false,
          outcome: event.failure,
        },
      ];
    case 'dns.answered':
    case 'dns.unanswered': {
      const { seq: id, at, by, from, to, query } = event;
      const answered = event.kind === 'dns.answered';
      return [
        ...rows,
        {
          id,
          kind: 'dns',
          at,
          by,
          from,
          to,
          protocol: 'dns',
          secured: false,
          outcome: answered ? 'answered' : 'unanswered',
          query,
          ...(answered && { response: event.response }),
        },
      ];
    }
    default:
      return rows;
  }
}

function changed(rows: readonly WireRow[], id: Seq, change: Partial<WireRow>): readonly WireRow[] {
  // What changes is nearly always new, and so near the end.
  const at = rows.findLastIndex((row) => row.id === id);
  return at < 0 ? rows : rows.with(at, { ...(rows[at] as WireRow), ...change });
}

/** What a connection said of itself, and how it went: known once it was read (summaries.ts). */
export interface Summary {
  /** From EHLO, an IMAP ID or a User-Agent. */
  name?: string;
  lines: number;
  /** The last reply. */
  code?: number;
  status?: string;
  /** It said goodbye: QUIT, LOGOUT. */
  goodbye?: 'QUIT' | 'LOGOUT';
  /** Everything that crossed, lower case, for searching; bounded. */
  text: string;
}

export interface Wanted {
  /** Any part of host, address, port, name, line or code. */
  text: string;
  protocol: Protocol | 'all';
  by: OpenedBy | 'all';
}

export function isWanted(
  row: WireRow,
  summary: Summary | undefined,
  { text, protocol, by }: Wanted,
): boolean {
  if (protocol !== 'all' && row.protocol !== protocol) return false;
  if (by !== 'all' && row.by !== by) return false;
  const words = text.trim().toLowerCase();
  if (words === '') return true;
  const { to, from } = row;
  const own = `${to.host ?? ''} ${to.address}:${to.port} ${from?.address ?? ''} ${row.outcome} ${summary?.name ?? ''} ${summary?.text ?? ''}`;
  return words.split(/\s+/).every((word) => own.toLowerCase().includes(word));
}

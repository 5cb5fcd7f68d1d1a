import type { Logged, RoomId } from '@ehlo/wire';
import { eventJson, parseJson } from './event-code.ts';

/** Columns of `events` after `room`, in order. */
export type EventRow = [
  seq: number,
  at: number,
  kind: string,
  connection: number | null,
  cause: number | null,
  octets: Uint8Array | null,
  json: string,
];

/** SQLite gives the row's number where there is none. */
export type BoundRow = [row: number | null, room: number, ...EventRow];

export const EVENT_COLUMNS = 'seq, at, kind, connection, cause, octets, json';

/** A row as `INSERT` binds it. */
export function encodeEvent(row: number | null, roomNumber: number, event: Logged): BoundRow {
  const { seq, at, kind, cause } = event;
  const { connection, octets } = event as { connection?: number; octets?: Uint8Array };
  return [
    row,
    roomNumber,
    seq,
    at,
    kind,
    connection ?? (kind === 'connection.opened' ? seq : null),
    cause ?? null,
    octets ?? null,
    eventJson(event),
  ];
}

/** What an event takes up in the store beside its octets, in octets of JSON. */
export function eventWeight([, , , , , , , , json]: BoundRow): number {
  return Buffer.byteLength(json);
}

export function decodeEvent(room: RoomId, row: EventRow): Logged {
  const [seq, at, kind, connection, cause, octets, json] = row;
  const event = parseJson(json);
  event.kind = kind;
  event.room = room;
  event.seq = seq;
  event.at = at;
  if (connection !== null && kind !== 'connection.opened') event.connection = connection;
  if (cause !== null) event.cause = cause;
  if (octets !== null) event.octets = plain(octets);
  // What this file wrote, it reads: the schema version vouches for the shape.
  return event as unknown as Logged;
}

/** A Buffer's octets without the Buffer, so that events from the store equal events from the wire. */
function plain(octets: Uint8Array): Uint8Array {
  return new Uint8Array(octets.buffer, octets.byteOffset, octets.byteLength);
}

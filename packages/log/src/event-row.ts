import type { Logged, RoomId } from '@ehlo/wire';

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

export type BoundRow = [row: number, room: number, ...EventRow];

export const EVENT_COLUMNS = 'seq, at, kind, connection, cause, octets, json';

/** A row as `INSERT` binds it. */
export function encodeEvent(row: number, roomNumber: number, event: Logged): BoundRow {
  if (event.kind === 'connection.octets') return encodeOctets(row, roomNumber, event);
  const { room: _room, seq, at, kind, cause, ...fields } = event;
  const { connection, octets, ...rest } = fields as {
    connection?: number;
    octets?: Uint8Array;
  };
  return [
    row,
    roomNumber,
    seq,
    at,
    kind,
    connection ?? (kind === 'connection.opened' ? seq : null),
    cause ?? null,
    octets ?? null,
    JSON.stringify(rest, octetsAsBase64),
  ];
}

/** Nearly every event of a busy room: the JSON is put together by hand, which takes a fifth of the time. */
function encodeOctets(
  row: number,
  roomNumber: number,
  event: Extract<Logged, { kind: 'connection.octets' }>,
): BoundRow {
  const blob = event.blob === undefined ? '' : `,"blob":${JSON.stringify(event.blob)}`;
  return [
    row,
    roomNumber,
    event.seq,
    event.at,
    event.kind,
    event.connection,
    event.cause ?? null,
    event.octets ?? null,
    `{"from":"${event.from}","layer":"${event.layer}","offset":${event.offset},"length":${event.length}${blob}}`,
  ];
}

/** What an event takes up in the store beside its octets, in octets of JSON. */
export function eventWeight([, , , , , , , , json]: BoundRow): number {
  return Buffer.byteLength(json);
}

export function decodeEvent(room: RoomId, row: EventRow): Logged {
  const [seq, at, kind, connection, cause, octets, json] = row;
  const event: Record<string, unknown> = json.includes('{"base64":')
    ? JSON.parse(json, octetsFromBase64)
    : JSON.parse(json);
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

function octetsAsBase64(_key: string, value: unknown): unknown {
  if (!(value instanceof Uint8Array)) return value;
  return { base64: Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('base64') };
}

function octetsFromBase64(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('base64' in value)) return value;
  return typeof value.base64 === 'string' ? new Uint8Array(Buffer.from(value.base64, 'base64')) : value;
}

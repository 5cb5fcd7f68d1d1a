import type { Logged, RoomId, Seq } from '@ehlo/wire';
import { type Clock, wallClock } from './clock.ts';
import { type EventLog, type LogCaps, ROOM_OCTETS } from './event-log.ts';
import { encodeEvent, eventWeight } from './event-row.ts';
import type { EventTable } from './event-table.ts';
import { createGroupedLog } from './grouped-log.ts';
import { type MailReference, referenceChange, visitedHome } from './mail-references.ts';
import { selectEvents } from './select-events.ts';

interface Rows {
  /** Row of `seq` at index `seq - 1`. */
  events: Logged[];
  octets: number;
  references: Map<Seq, MailReference & { accepted: boolean; queued: boolean; weight: number }>;
  /** Of mail events that hold nothing, in octets. */
  weight: number;
  /** Connections whose octets may be pruned, in the order they closed. */
  closed: Seq[];
}

/**
 * A log that is gone with the process: for tests, and for anything that wants a log without a disk.
 * @param options.now microseconds since the epoch
 */
export function createMemoryLog(options: { now?: Clock; caps?: LogCaps } = {}): EventLog {
  return createGroupedLog(createMemoryTable(options.caps?.roomOctets ?? ROOM_OCTETS), {
    now: options.now ?? wallClock(),
  });
}

function createMemoryTable(roomOctets: number): EventTable {
  const rooms = new Map<RoomId, Rows>();
  const visited = new Map<RoomId, number>();

  function rowsOf(room: RoomId): Rows {
    let rows = rooms.get(room);
    if (!rows) {
      rows = { events: [], octets: 0, references: new Map(), weight: 0, closed: [] };
      rooms.set(room, rows);
    }
    return rows;
  }

  function keep(event: Logged): void {
    const rows = rowsOf(event.room);
    rows.events.push(event);
    rows.octets += octetsOf(event);
    if (event.kind === 'connection.closed') rows.closed.push(event.connection);
    const change = referenceChange(event);
    if (change === 'nothing held') rows.weight += eventWeight(encodeEvent(0, 0, event));
    else if (change && 'hold' in change) {
      let weight = eventWeight(encodeEvent(0, 0, event));
      const source = change.insteadOf === undefined ? undefined : rows.references.get(change.insteadOf);
      if (source?.accepted && source.sha256 === change.hold.sha256) {
        weight += source.weight;
        rows.references.delete(change.insteadOf!);
      }
      rows.references.set(event.seq, {
        ...change.hold,
        accepted: event.kind === 'mail.accepted',
        queued: event.kind === 'mail.queued',
        weight,
      });
    } else if (change) for (const seq of change.release) rows.references.delete(seq);
    visited.set(event.room, Math.max(event.at, visited.get(event.room) ?? 0));
    const home = visitedHome(event);
    if (home !== undefined) visited.set(home, Math.max(event.at, visited.get(home) ?? 0));
  }

  function pruneConnection(rows: Rows, connection: Seq): void {
    rows.events = rows.events.map((event) => {
      if (octetsOf(event) === 0 || !('connection' in event) || event.connection !== connection) return event;
      rows.octets -= octetsOf(event);
      const { octets: _, ...summary } = event as Extract<Logged, { octets?: Uint8Array }>;
      return summary as Logged;
    });
  }

  return {
    head: (room) => rooms.get(room)?.events.at(-1)?.seq ?? 0,
    insert: (events) => events.forEach(keep),
    page: (room, query) => selectEvents(rooms.get(room)?.events ?? [], query),
    rooms: () => [...rooms.keys()],
    usage(room) {
      const rows = rooms.get(room);
      const blobs = new Map<string, number>();
      let mail = rows?.weight ?? 0;
      for (const { sha256, size, weight } of rows?.references.values() ?? []) {
        blobs.set(sha256, size);
        mail += weight;
      }
      for (const size of blobs.values()) mail += size;
      return { octets: rows?.octets ?? 0, mail };
    },
    namesBlob: (sha256) =>
      [...rooms.values()].some(({ references }) =>
        [...references.values()].some((reference) => reference.sha256 === sha256),
      ),
    queuedMail: () =>
      [...rooms].flatMap(([room, { references }]) =>
        [...references].flatMap(([seq, { queued }]) => (queued ? [{ room, queued: seq }] : [])),
      ),
    drop(room) {
      rooms.delete(room);
      visited.delete(room);
    },
    visits: () => [...rooms.keys()].map((room) => ({ room, at: visited.get(room) ?? 0 })),
    tidy() {
      for (const rows of rooms.values()) {
        while (rows.octets > roomOctets && rows.closed.length > 0)
          pruneConnection(rows, rows.closed.shift()!);
      }
      return false;
    },
    close() {
      rooms.clear();
    },
  };
}

function octetsOf(event: Logged): number {
  return event.kind === 'connection.octets' ||
    event.kind === 'connection.held' ||
    event.kind === 'connection.released'
    ? (event.octets?.length ?? 0)
    : 0;
}

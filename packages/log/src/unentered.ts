import { randomBytes } from 'node:crypto';
import type { Logged, RoomId, Seq } from '@ehlo/wire';
import type Database from 'libsql';
import { type Checkpoints, createCheckpoints } from './checkpoints.ts';
import { Journal, SALT_OCTETS } from './journal.ts';
import { createEnter } from './libsql-enter.ts';
import type { RoomRow } from './libsql-table.ts';
import type { MailHolds } from './mail-holds.ts';
import type { OctetChunks } from './octet-chunks.ts';
import type { RecentRoom } from './recent-events.ts';

/** Events that wait before they are entered together: enough for a room's to lie side by side. */
const ENTER_EVENTS = 2000;
const ENTER_OCTETS = 2 * 2 ** 20;
/** At so many times these limits nothing more is committed before they are entered. */
const AT_ONCE = 4;

export interface Unentered {
  readonly journal: Journal;
  readonly checkpoints: Checkpoints;
  /** The room has its first events in the journal. */
  addRoom(row: RoomRow): void;
  /** An event was committed: it lies at this place in the journal. */
  add(row: RoomRow, event: Logged, at: number): void;
  /** Somebody visited the room elsewhere, in microseconds. */
  visit(room: RoomId, at: number): void;
  /** The room's newest events, those that the tables do not know yet. */
  recent(room: number): RecentRoom | undefined;
  /** Octets of the room's newest events. */
  octetsOf(room: number): number;
  newRooms(): readonly RoomRow[];
  readonly events: number;
  /** Whether it is time to enter. */
  due(): boolean;
  urgent(): boolean;
  /** Everything at once, in one transaction: some milliseconds. Throws `StoreFull`; then all is as it was. */
  enterAll(): void;
}

/**
 * What is in the journal and not in the tables. Entered with each commit, every room that typed a line would cost
 * several pages of WAL; entered together, most of what a page holds is written at once.
 */
export function createUnentered(options: {
  db: Database.Database;
  file: string;
  transaction: <T>(work: () => T) => T;
  holds: MailHolds;
  chunks: OctetChunks;
}): Unentered {
  const { db, file, transaction, holds, chunks } = options;
  const insertRoom = db.prepare(
    'INSERT INTO rooms (id, name, visited, octets, mail, pruned, head) VALUES (?, ?, 0, 0, 0, 0, 0)',
  );
  const saveRoom = db.prepare(
    'UPDATE rooms SET head = ?, octets = ?, mail = ?, visited = max(visited, ?) WHERE id = ?',
  );
  const visitRoom = db.prepare('UPDATE rooms SET visited = max(visited, ?) WHERE name = ?');
  const saveSalt = db.prepare('UPDATE journal SET salt = ?');
  const enter = createEnter(db, chunks);
  const { salt } = db.prepare('SELECT salt FROM journal').get([]) as { salt: Uint8Array };
  const checkpoints = createCheckpoints(file);
  const journal = new Journal(`${file}.commits`, salt);

  const rooms = new Map<number, { row: RoomRow; first: Seq; places: number[]; at: number }>();
  let created: RoomRow[] = [];
  const visits = new Map<RoomId, number>();
  let count = 0;

  return {
    journal,
    checkpoints,
    addRoom: (row) => void created.push(row),
    add(row, event, at) {
      count++;
      const known = rooms.get(row.id);
      if (known) {
        known.places.push(at);
        known.at = event.at;
      } else rooms.set(row.id, { row, first: event.seq, places: [at], at: event.at });
    },
    visit: (room, at) => void visits.set(room, Math.max(at, visits.get(room) ?? 0)),
    recent: (room) => rooms.get(room),
    octetsOf: (room) =>
      (rooms.get(room)?.places ?? []).reduce((sum, at) => sum + journal.events.octetsAt(at), 0),
    newRooms: () => created,
    get events() {
      return count;
    },
    due: () => count >= ENTER_EVENTS || journal.size >= ENTER_OCTETS,
    urgent: () => count >= AT_ONCE * ENTER_EVENTS || journal.size >= AT_ONCE * ENTER_OCTETS,
    enterAll() {
      if (count === 0) return;
      const next = randomBytes(SALT_OCTETS);
      transaction(() => {
        for (const { id, name } of created) insertRoom.run([id, name]);
        for (const [id, { row, places, at }] of rooms) {
          enter(id, journal.events, places);
          saveRoom.run([row.head, row.octets, row.mail, at, id]);
        }
        holds.enter();
        for (const [room, at] of visits) visitRoom.run([at, room]);
        saveSalt.run([next]);
      });
      checkpoints.entered(journal.size);
      journal.restart(next);
      rooms.clear();
      created = [];
      visits.clear();
      holds.clear();
      count = 0;
    },
  };
}

import type { Logged } from '@ehlo/wire';
import type Database from 'libsql';

/** Events that wait before they are entered together: enough for each room's entries to lie on few pages. */
const ENTER_EVENTS = 2000;
const ENTER_OCTETS = 2 * 2 ** 20;
/** At so many times these limits the waiting ones are entered at once, whatever it costs the turn. */
const AT_ONCE = 4;

/** Events not entered yet, by the number of their room. */
type Waiting = Map<number, Logged[]>;

export interface EventIndex {
  /** The highest row ever given, as far as the file knows: the next one is above it. */
  readonly lastRow: number;
  /** These were committed; `room` is the room's number. */
  add(room: number, events: readonly Logged[], octets: number): void;
  /** The room's newest events, those that the two tables do not know yet. Ascending, without gaps. */
  recent(room: number): readonly Logged[];
  /** Whether it is time for `slice`. */
  due(): boolean;
  /** Enters half of what waits: a few milliseconds. */
  slice(): void;
  /** Enters everything. */
  enterAll(): void;
  /** Whether so many wait that `enterAll` must not be put off. */
  urgent(): boolean;
}

/**
 * The indexes by room and seq, and by room, connection and seq, kept a little behind the events.
 *
 * Entered with each commit, every room that typed a line would cost two pages of WAL; entered together, most of a
 * page's entries are written at once (a third of the CPU with 200 rooms). What waits is kept in memory, where
 * reads find it; after a crash it is entered when the file is opened, from the rows past the mark.
 */
export function createEventIndex(options: {
  db: Database.Database;
  transaction: <T>(work: () => T) => T;
}): EventIndex {
  const { db, transaction } = options;
  const enterBySeq = db.prepare(
    'INSERT OR IGNORE INTO by_seq SELECT room, seq, row FROM events WHERE row > ? AND row <= ? ORDER BY room, seq',
  );
  const enterByConnection = db.prepare(
    `INSERT OR IGNORE INTO by_connection SELECT room, connection, seq, row FROM events
     WHERE row > ? AND row <= ? AND connection IS NOT NULL ORDER BY room, connection, seq`,
  );
  const newestRow = db.prepare('SELECT max(row) AS row FROM events');
  const saveMark = db.prepare('UPDATE entered SET row = ?');

  let mark = (db.prepare('SELECT row FROM entered').get([]) as { row: number }).row;
  let waiting: Waiting = new Map();
  let waitingEvents = 0;
  let waitingOctets = 0;
  /** The half of the work that is done: by seq, not yet by connection, up to this row. */
  let half: { upTo: number; events: Waiting } | undefined;

  function firstHalf(): void {
    const upTo = Math.max(mark, (newestRow.get([]) as { row: number | null }).row ?? 0);
    transaction(() => enterBySeq.run([mark, upTo]));
    half = { upTo, events: waiting };
    waiting = new Map();
    waitingEvents = 0;
    waitingOctets = 0;
  }

  function secondHalf({ upTo }: { upTo: number }): void {
    transaction(() => {
      enterByConnection.run([mark, upTo]);
      saveMark.run([upTo]);
    });
    mark = upTo;
    half = undefined;
  }

  function enterAll(): void {
    if (half) secondHalf(half);
    firstHalf();
    if (half) secondHalf(half);
  }

  enterAll();

  return {
    lastRow: mark,
    add(room, events, octets) {
      const before = waiting.get(room);
      if (before) for (const event of events) before.push(event);
      else waiting.set(room, [...events]);
      waitingEvents += events.length;
      waitingOctets += octets;
    },
    recent(room) {
      const older = half?.events.get(room) ?? [];
      const newer = waiting.get(room) ?? [];
      return older.length === 0 ? newer : newer.length === 0 ? older : [...older, ...newer];
    },
    due: () => half !== undefined || waitingEvents >= ENTER_EVENTS || waitingOctets >= ENTER_OCTETS,
    slice() {
      if (half) secondHalf(half);
      else firstHalf();
    },
    enterAll() {
      if (half || waitingEvents > 0) enterAll();
    },
    urgent: () => waitingEvents >= AT_ONCE * ENTER_EVENTS || waitingOctets >= AT_ONCE * ENTER_OCTETS,
  };
}

import type { Logged, RoomId } from '@ehlo/wire';
import type Database from 'libsql';
import { StoreFull, storeFullOr } from './blob-store.ts';
import { createEnter, type Slice } from './enter.mjs';
import { type Answer, createEnterer, type Failure } from './enterer.ts';
import { KINDS } from './event-code.ts';
import { Journal } from './journal.ts';
import type { RoomRow } from './libsql-table.ts';
import type { MailHolds } from './mail-holds.ts';
import type { PruneJob } from './prune.mjs';
import type { RecentRoom } from './recent-events.ts';

/** So much waits before it is entered together here: enough for a room's events to lie side by side, and not too long to wait for. */
const HERE = { events: 2000, octets: 2 * 2 ** 20 };
/** And where the thread does it: what lies side by side in the tables is written once instead of four times. */
const THREADED = { events: 8000, octets: 8 * 2 ** 20 };
/** So many octets within so many milliseconds call for the thread. It has some 20 MiB of memory, and most stores never need it. */
const BUSY_OCTETS = 8 * 2 ** 20;
const BUSY_WITHIN_MS = 5_000;
/** With the thread, which copies the WAL, SQLite does so here only at so many pages: where the thread cannot. */
const CHECKPOINT_PAGES = 10_000;
/** At so much nothing more is committed before it is entered. */
const AT_ONCE = { events: 16_000, octets: 16 * 2 ** 20 };

export interface Unentered {
  /** The one that is written. It is another one after each sealing. */
  readonly journal: Journal;
  /** Octets of both journals. */
  readonly size: number;
  readonly events: number;
  /** The thread works in the tables, or has something sealed that it could not enter for want of space: nobody else may write there. */
  readonly occupied: boolean;
  /** What an earlier process left, a journal at a time: `tell` of each event and of each room's name, then it is entered. */
  replay(tell: (at: number) => void): void;
  /** The room has its first events in the journal. */
  addRoom(row: RoomRow): void;
  /** An event was committed: it lies at this place in the journal. */
  add(row: RoomRow, event: Logged, at: number): void;
  /** Somebody visited the room elsewhere, in microseconds. */
  visit(room: RoomId, at: number): void;
  /** The room's newest events, oldest first: those that the tables may not know yet. */
  recent(room: number): RecentRoom[];
  /** Those that the tables may not know yet. */
  newRooms(): RoomRow[];
  /** It is time to hand over, and nothing is being entered. */
  due(): boolean;
  /** Gives what is there to the thread; without one it is entered here. Throws `StoreFull`. */
  handOver(): void;
  /**
   * Has the thread prune, where there is one; `occupied` until it has.
   * @param pruned told whether there was something, as `Prune` does; or nothing, where it was not done
   * @returns false where it is to be done here
   */
  prune(job: PruneJob, pruned: (more: boolean | undefined) => void): boolean;
  /** To be called before each commit: where too much has come for the thread, it is waited for. Throws `StoreFull`. */
  makeRoom(): void;
  /** Everything at once: some milliseconds. Throws `StoreFull`; then nothing is lost, and the next call goes on. */
  enterAll(): void;
  /** Resolves once the thread has entered what it has, and let go of the file: the rest is entered without it. */
  endThread(): Promise<void>;
  /** @param entered nothing in the journals is needed any more */
  close(entered: boolean): void;
}

interface Part extends RecentRoom {
  readonly row: RoomRow;
  /** Time of its last event. */
  at: number;
}

/** What one journal has. */
interface Batch {
  readonly journal: Journal;
  readonly rooms: Map<number, Part>;
  readonly created: RoomRow[];
  readonly visits: Map<RoomId, number>;
  count: number;
}

const batchOf = (journal: Journal): Batch => ({
  journal,
  rooms: new Map(),
  created: [],
  visits: new Map(),
  count: 0,
});

/**
 * What is in the journals and not in the tables. Entered with each commit, every room that typed a line would cost
 * several pages of WAL; entered together, most of what a page holds is written at once.
 *
 * A thread does it (entering-thread.mjs): a journal that is full is **sealed**, and the other one written. Where the thread
 * fails, or all has to be in the tables now, the sealed one is entered here, with the same code; the database's salt tells
 * each of them whether the other one has done it.
 */
export function createUnentered(options: {
  db: Database.Database;
  file: string;
  maxPages: number | undefined;
  holds: MailHolds;
  /** What was sealed is in the tables, or has to be entered here; called from the event loop. */
  changed: () => void;
}): Unentered {
  const { db, file, maxPages, holds, changed } = options;
  const { enterSlice } = createEnter(db, KINDS);
  const { salt } = db.prepare('SELECT salt FROM journal').get([]) as { salt: Uint8Array };
  const journals: [Journal, Journal] = [
    new Journal(`${file}.commits`, salt),
    new Journal(`${file}.commits2`, salt),
  ];
  const otherThan = (journal: Journal) => journals[journal === journals[0] ? 1 : 0];
  let batch = batchOf(journals[journals[1].size > 0 ? 1 : 0]);
  let sealed: { batch: Batch; slice: Slice } | undefined;
  /** Octets that were entered here, since when; `performance.now()`. */
  let [enteredHere, since] = [0, performance.now()];
  let threaded = false;
  const thread = createEnterer({ file, maxPages, answered, lost });
  /** The thread prunes: who is told of it. */
  let pruning: ((more: boolean | undefined) => void) | undefined;

  function seal(): { batch: Batch; slice: Slice } {
    const { journal, rooms, created, visits } = batch;
    const nextSalt = journal.nextSalt();
    const slice: Slice = {
      file: journal.file,
      end: journal.size,
      salt: journal.salt,
      nextSalt,
      created: created.map(({ id, name }) => [id, name]),
      rooms: [...rooms.values()].map(({ row, at }) => [row.head, row.octets, row.mail, at, row.id]),
      visits: [...visits].map(([room, at]) => [at, room]),
      ...holds.seal(),
    };
    sealed = { batch, slice };
    const next = otherThan(journal);
    next.restart(nextSalt);
    batch = batchOf(next);
    return sealed;
  }

  /** What was sealed is in the tables. */
  function done(): void {
    const emptied = sealed?.batch.journal;
    emptied?.empty();
    sealed = undefined;
    holds.entered();
    // As long as one is enough, the other one needs no memory.
    if (emptied && batch.count === 0) {
      emptied.restart(batch.journal.salt);
      batch = batchOf(emptied);
    }
  }

  function answered(answer: Answer): void {
    const told = pruning;
    pruning = undefined;
    const { failure } = answer;
    if (told) told(answer.failure ? undefined : answer.done);
    else if (!failure) done();
    if (!failure) changed();
    // For want of space, it is tried again after the next commit; else here, where the error is thrown as it is.
    else if (!isFull(failure)) thread.giveUp(failure.message);
  }

  function lost(why: string): void {
    pruning?.(undefined);
    pruning = undefined;
    process.emitWarning(
      `The thread that enters events in ${file} ended (${why}): they are entered without it, which is slower.`,
    );
    changed();
  }

  function enterHere({ batch, slice }: { batch: Batch; slice: Slice }): void {
    try {
      enterSlice(slice, batch.journal.events.octets);
    } catch (error) {
      throw storeFullOr(error, file);
    }
    countHere(slice.end);
    done();
  }

  function countHere(octets: number): void {
    if (performance.now() - since > BUSY_WITHIN_MS) [enteredHere, since] = [0, performance.now()];
    enteredHere += octets;
  }

  /** Whether the thread is to enter: from the first time on that much comes at once. */
  function isThreaded(): boolean {
    if (threaded || enteredHere < BUSY_OCTETS || performance.now() - since > BUSY_WITHIN_MS) return threaded;
    threaded = true;
    db.exec(`PRAGMA wal_autocheckpoint = ${CHECKPOINT_PAGES}`);
    return true;
  }

  /** Nothing is sealed when this returns. */
  function settle(): void {
    thread.wait();
    if (sealed) enterHere(sealed);
  }

  function handOver(): void {
    if (thread.busy) return;
    const next = sealed ?? (batch.count > 0 ? seal() : undefined);
    if (!next) return;
    if (thread.gone || !isThreaded()) enterHere(next);
    else thread.give({ slice: next.slice });
  }

  function enterAll(): void {
    settle();
    if (batch.count > 0) enterHere(seal());
  }

  const reaches = ({ events, octets }: typeof HERE) => batch.count >= events || batch.journal.size >= octets;

  return {
    get journal() {
      return batch.journal;
    },
    get size() {
      return journals[0].size + journals[1].size;
    },
    get events() {
      return batch.count + (sealed?.batch.count ?? 0);
    },
    get occupied() {
      return sealed !== undefined || thread.busy;
    },
    replay(tell) {
      while (batch.journal.size > 0) {
        batch.journal.eachEvent(tell);
        enterHere(seal());
        const next = otherThan(batch.journal);
        next.read(batch.journal.salt);
        if (next.size > 0) batch = batchOf(next);
      }
    },
    addRoom: (row) => void batch.created.push(row),
    add(row, event, at) {
      batch.count++;
      const known = batch.rooms.get(row.id);
      if (known) {
        known.places.push(at);
        known.at = event.at;
        return;
      }
      const { events } = batch.journal;
      batch.rooms.set(row.id, { row, first: event.seq, places: [at], events, at: event.at });
    },
    visit: (room, at) => void batch.visits.set(room, Math.max(at, batch.visits.get(room) ?? 0)),
    recent(room) {
      const found: RecentRoom[] = [];
      for (const of of [sealed?.batch, batch]) {
        const part = of?.rooms.get(room);
        if (part) found.push(part);
      }
      return found;
    },
    newRooms: () => [...(sealed?.batch.created ?? []), ...batch.created],
    due: () => !thread.busy && (sealed !== undefined || reaches(threaded && !thread.gone ? THREADED : HERE)),
    handOver,
    prune(job, pruned) {
      if (!threaded || thread.gone) return false;
      pruning = pruned;
      thread.give({ prune: job });
      return true;
    },
    makeRoom() {
      if (!reaches(AT_ONCE)) return;
      settle();
      handOver();
    },
    enterAll,
    endThread: () => thread.close(),
    close(entered) {
      for (const journal of journals) journal.close(entered);
    },
  };
}

function isFull({ message, code }: Failure): boolean {
  return storeFullOr(Object.assign(new Error(message), { code }), '') instanceof StoreFull;
}

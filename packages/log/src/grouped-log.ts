import type { Draft, Logged, RoomId, Seq } from '@ehlo/wire';
import { ascending, type Clock } from './clock.ts';
import { type Appended, type EventLog, LOBBY, type ReadQuery } from './event-log.ts';
import type { EventTable } from './event-table.ts';
import { atTurnsEnd } from './turn-end.ts';

/** A commit holds the loop: at most so many events, or octets, a turn; the rest waits for the next one. */
const BATCH_EVENTS = 500;
const BATCH_OCTETS = 4 * 2 ** 20;
/**
 * Octets that crossed are committed at most so often, in milliseconds: nobody waits for them but those who look on, and
 * a commit costs as much as ten events. Whatever else is appended is committed in its turn, and takes them along.
 */
const OCTETS_EVERY_MS = 2;
/** Queued beyond this, `append` commits before it queues more: a burst within one turn costs time, not memory. */
const QUEUE_OCTETS = 16 * 2 ** 20;
/** What an event weighs beside its octets; a rough guess is enough for the two limits above. */
const EVENT_OCTETS = 256;
/** Rows read at a stretch before the loop gets a turn. */
const PAGE_EVENTS = 1000;
/** Rooms whose numbers are kept at hand; asking the table again is cheap. */
const ROOMS_AT_HAND = 4096;

interface Room {
  readonly id: RoomId;
  /** Last number given. */
  head: Seq;
  /** Last number committed. */
  committed: Seq;
  readonly followers: Set<Follower>;
  /** Used since the last look for rooms to forget. */
  used: boolean;
}

interface Follower {
  cursor: Seq;
  readonly listener: (events: readonly Logged[]) => void;
  /** Gets commits as they come. Otherwise it still reads the past, a page a turn. */
  live: boolean;
}

/** Events of one room that follow each other in a batch: `events` [start, end). */
interface Stretch {
  readonly room: Room;
  readonly start: number;
  end: number;
  /** `seq` of the last one. */
  last: Seq;
}

/** What one transaction commits. */
interface Batch {
  readonly appends: Stretch[];
  /** Of all appends. */
  readonly events: Logged[];
  octets: number;
  /** Holds more than octets that crossed: somebody may wait for it. */
  urgent: boolean;
  readonly committed: Promise<void>;
  readonly settle: { resolve(): void; reject(error: unknown): void };
}

/** Nearly all events are octets; written out they have few shapes, and cost a third of a spread. */
function stamped(draft: Draft, room: RoomId, seq: Seq, at: number): Logged {
  if (draft.kind !== 'connection.octets' || draft.cause !== undefined) return { ...draft, room, seq, at };
  const { kind, connection, from, layer, offset, length, octets, blob } = draft;
  if (blob && octets) return { ...draft, room, seq, at };
  if (octets) return { kind, connection, from, layer, offset, length, octets, room, seq, at };
  if (blob) return { kind, connection, from, layer, offset, length, blob, room, seq, at };
  return { kind, connection, from, layer, offset, length, room, seq, at };
}

function createBatch(): Batch {
  let settle!: Batch['settle'];
  const committed = new Promise<void>((resolve, reject) => {
    settle = { resolve, reject };
  });
  // Octets are appended by people who never wait; who does wait still sees the rejection.
  committed.catch(() => undefined);
  return { appends: [], events: [], octets: 0, urgent: false, committed, settle };
}

/**
 * Numbering, group commit and followers over a table. One transaction per turn of the event loop (turn-end.ts:
 * after everything this turn's sockets brought), never one per event; for octets alone not even one per turn.
 *
 * A failed commit fails everything queued behind it too, since its numbers follow on from numbers that now mean
 * nothing; numbering goes on from what is committed.
 */
export function createGroupedLog(table: EventTable, options: { now: Clock }): EventLog {
  const now = ascending(options.now);
  const rooms = new Map<RoomId, Room>();
  const queue: Batch[] = [];
  let queuedOctets = 0;
  let scheduled = false;
  let closed = false;
  /** `performance.now()` of the last commit. */
  let committedAt = Number.NEGATIVE_INFINITY;
  let waiting: ReturnType<typeof setTimeout> | undefined;

  function room(id: RoomId): Room {
    let found = rooms.get(id);
    if (!found) {
      if (closed) throw new Error('The event log is closed; close whatever appends to it first.');
      if (rooms.size >= ROOMS_AT_HAND) forgetIdleRoom();
      const head = table.head(id);
      found = { id, head, committed: head, followers: new Set(), used: true };
      rooms.set(id, found);
    }
    found.used = true;
    return found;
  }

  /** The clock algorithm: oldest first, a second chance for the used. */
  function forgetIdleRoom(): void {
    let left = rooms.size * 2;
    for (const [id, candidate] of rooms) {
      if (left-- === 0) return;
      rooms.delete(id);
      if (!candidate.used && candidate.followers.size === 0 && candidate.head === candidate.committed) return;
      candidate.used = false;
      rooms.set(id, candidate);
    }
  }

  function append(id: RoomId, drafts: readonly Draft[]): Appended {
    if (closed) throw new Error('The event log is closed; close whatever appends to it first.');
    if (drafts.length === 0) return { events: [], committed: Promise.resolve() };
    if (queuedOctets > QUEUE_OCTETS) commitQueued('later');
    const to = room(id);
    const at = now();
    const events = new Array<Logged>(drafts.length);
    let octets = 0;
    let urgent = false;
    for (let i = 0; i < drafts.length; i++) {
      const draft = drafts[i]!;
      events[i] = stamped(draft, id, ++to.head, at);
      urgent ||= draft.kind !== 'connection.octets';
      octets += EVENT_OCTETS + (draft.kind === 'connection.octets' ? (draft.octets?.length ?? 0) : 0);
    }
    let batch = queue.at(-1);
    if (!batch || batch.events.length >= BATCH_EVENTS || batch.octets >= BATCH_OCTETS) {
      batch = createBatch();
      queue.push(batch);
    }
    const start = batch.events.length;
    for (let i = 0; i < events.length; i++) batch.events.push(events[i]!);
    const stretch = batch.appends.at(-1);
    if (stretch?.room === to) {
      stretch.end = batch.events.length;
      stretch.last = to.head;
    } else batch.appends.push({ room: to, start, end: batch.events.length, last: to.head });
    batch.urgent ||= urgent;
    batch.octets += octets;
    queuedOctets += octets;
    schedule();
    return { events, committed: batch.committed };
  }

  function schedule(): void {
    if (scheduled) return;
    scheduled = true;
    atTurnsEnd('events', turn);
  }

  function turn(): void {
    scheduled = false;
    if (closed || mayWait()) return;
    let more = commitNext('now');
    if (!more) more = table.tidy();
    if (more) schedule();
  }

  /** True when only octets are queued and the last commit was just now: a timer is set. */
  function mayWait(): boolean {
    if (queue.length !== 1 || queue[0]!.urgent) return false;
    const wait = committedAt + OCTETS_EVERY_MS - performance.now();
    if (wait <= 0) return false;
    waiting ??= setTimeout(() => {
      waiting = undefined;
      schedule();
    }, wait);
    return true;
  }

  function commitQueued(tell: 'now' | 'later'): void {
    while (commitNext(tell));
  }

  /**
   * Commits the oldest batch.
   * @param tell `later`: within a caller's turn, so followers read it from the table in a turn of their own
   * @returns whether another one waits
   */
  function commitNext(tell: 'now' | 'later'): boolean {
    const batch = queue.shift();
    if (!batch) return false;
    queuedOctets -= batch.octets;
    try {
      table.insert(batch.events);
    } catch (error) {
      failAll([batch, ...queue.splice(0)], error);
      return false;
    }
    committedAt = performance.now();
    let told: Map<Room, Logged[]> | undefined;
    for (const { room, start, end, last } of batch.appends) {
      room.committed = last;
      if (room.followers.size === 0) continue;
      told ??= new Map();
      const before = told.get(room);
      const events = batch.events.slice(start, end);
      if (before) before.push(...events);
      else told.set(room, events);
    }
    batch.settle.resolve();
    if (!told) return queue.length > 0;
    for (const [room, events] of told) {
      for (const follower of room.followers) {
        if (!follower.live) continue;
        if (tell === 'now') hand(follower, events);
        else catchUp(room, follower);
      }
    }
    return queue.length > 0;
  }

  function failAll(batches: readonly Batch[], error: unknown): void {
    queuedOctets = 0;
    for (const batch of batches) {
      for (const { room } of batch.appends) room.head = room.committed;
      batch.settle.reject(error);
    }
  }

  function hand(follower: Follower, events: readonly Logged[]): void {
    const first = events[0]!.seq;
    const fresh = first > follower.cursor ? events : events.filter(({ seq }) => seq > follower.cursor);
    if (fresh.length === 0) return;
    follower.cursor = fresh.at(-1)!.seq;
    try {
      follower.listener(fresh);
    } catch (error) {
      // A listener's bug is reported as what it is, and must not keep the others from their events.
      queueMicrotask(() => {
        throw error;
      });
    }
  }

  function catchUp(room: Room, follower: Follower): void {
    follower.live = false;
    setImmediate(() => {
      if (closed || !room.followers.has(follower)) return;
      const events = table.page(room.id, {
        after: follower.cursor,
        upTo: room.committed,
        limit: PAGE_EVENTS,
      });
      if (events.length > 0) hand(follower, events);
      if (events.length < PAGE_EVENTS) follower.live = true;
      else catchUp(room, follower);
    });
  }

  async function read(id: RoomId, query: ReadQuery = {}): Promise<Logged[]> {
    const upTo = Math.min(query.upTo ?? Number.POSITIVE_INFINITY, room(id).committed);
    let left = query.limit ?? Number.POSITIVE_INFINITY;
    let bounds = { ...query, upTo };
    const found: Logged[] = [];
    while (left > 0) {
      const limit = Math.min(left, PAGE_EVENTS);
      const events = table.page(id, { ...bounds, limit });
      for (const event of events) found.push(event);
      left -= events.length;
      if (events.length < limit) break;
      const last = events.at(-1)!.seq;
      bounds = query.backwards ? { ...bounds, upTo: last - 1 } : { ...bounds, after: last };
      if (left > 0) await new Promise((resolve) => setImmediate(resolve));
      if (closed) throw new Error('The event log was closed while it was being read.');
    }
    return found;
  }

  function drop(id: RoomId): void {
    commitQueued('later');
    table.drop(id);
    const dropped = rooms.get(id);
    if (dropped) {
      dropped.head = 0;
      dropped.committed = 0;
      for (const follower of dropped.followers) follower.cursor = 0;
    }
    schedule();
  }

  table.whenMore?.(schedule);

  return {
    append,
    read,
    head: async (id) => room(id).committed,
    follow(id, after, listener) {
      const followed = room(id);
      const follower: Follower = { cursor: after, listener, live: after >= followed.committed };
      followed.followers.add(follower);
      if (!follower.live) catchUp(followed, follower);
      return () => {
        followed.followers.delete(follower);
      };
    },
    rooms: async () => table.rooms(),
    usage: async (id) => table.usage(id),
    namesBlob: async (sha256) => {
      commitQueued('later');
      return table.namesBlob(sha256);
    },
    queuedMail: async () => {
      commitQueued('later');
      return table.queuedMail();
    },
    drop: async (id) => drop(id),
    async expire({ now, keepMs, except = [] }) {
      commitQueued('later');
      const before = now - keepMs * 1000;
      const stay = new Set([LOBBY, ...except]);
      const expired = table.visits().filter(({ room, at }) => at < before && !stay.has(room));
      for (const { room } of expired) drop(room);
      return expired.map(({ room }) => room);
    },
    async close() {
      if (closed) return;
      commitQueued('now');
      closed = true;
      clearTimeout(waiting);
      rooms.clear();
      await table.close();
    },
  };
}

/** The roster of one class while a teacher looks: each member's events folded into a row, and who is told of which row. */
import type { Countable } from '@ehlo/lessons';
import { createStanding, type Standing } from '@ehlo/lessons/standing';
import type { EventLog } from '@ehlo/log';
import type { Logged, RoomId, RosterRow } from '@ehlo/wire';
import type { Clock } from '../../clock.ts';
import type { Presence } from '../../people/presence.ts';
import type { ClassState, Member } from '../class-state.ts';
import { forAll } from '../for-all.ts';
import { refuses } from '../refuses.ts';
import { pastOf } from './past-of.ts';

/** Rows go out so often at most. */
const EVERY_MS = 100;
/** So long after something happened at least: a line and its answer are one change, and are read once the answer is out. */
const GATHERED_MS = 20;
/** Events of a member that wait for their row to go out; of more some are read at once, so that bulk costs no memory. */
const WAITING = 64;
/** Who got stuck by waiting is looked for so often, a share of them at a time: all at once would hold up whoever types. */
const LOOK_EVERY_MS = 5_000;
const SHARES = 25;
/** Members who left and of whom a page that comes back is told. */
const GONE = 500;

export interface RosterParts {
  log: EventLog;
  clock: Clock;
  presence: Pick<Presence, 'isHere' | 'since' | 'onChange'>;
  lessonOf(id: string): Countable | undefined;
  report(error: unknown): void;
}

/** A row as it was sent last. */
export interface SentRow {
  text: string;
  version: number;
}

export interface Roster {
  /** Changes so far; the number of the first is later than any of a server that ran before. */
  readonly version: number;
  readonly rows: ReadonlyMap<RoomId, SentRow>;
  /** Members who left, and the change with which they did. */
  readonly gone: ReadonlyMap<RoomId, number>;
  /** Pages that came back with less than this begin anew. */
  readonly oldest: number;
  /** Told when rows changed, ten times a second at most. */
  subscribe(listener: () => void): () => void;
  /** What the class's log says changed. */
  changed(homes: Iterable<RoomId> | 'all'): void;
  /** Of each member; without lines of those who will not be watched. */
  mistakes(): ReadonlyMap<RoomId, Standing['mistakes']>;
  stop(): void;
}

interface Followed {
  standing: Standing;
  /** What happened since the row was made. */
  waiting: Logged[];
  stop(): void;
}

function takeWaiting({ standing, waiting }: Followed): void {
  for (const event of waiting.splice(0)) standing.take(event);
}

export function createRoster(state: ClassState, parts: RosterParts): Roster {
  const { log, clock, presence, lessonOf, report } = parts;
  const followed = new Map<RoomId, Followed>();
  const rows = new Map<RoomId, SentRow>();
  const gone = new Map<RoomId, number>();
  const dirty = new Set<RoomId>();
  const listeners = new Set<() => void>();
  const oldest = clock.now() * 1000;
  let version = oldest;
  let flushedAt = 0;
  let cancelFlush: (() => void) | undefined;
  let stopped = false;

  function mark(home: RoomId): void {
    dirty.add(home);
    cancelFlush ??= clock.after(Math.max(GATHERED_MS, flushedAt + EVERY_MS - clock.now()), flush);
  }

  function flush(): void {
    cancelFlush = undefined;
    flushedAt = clock.now();
    const before = version;
    for (const home of dirty) {
      const member = state.members.get(home);
      const one = followed.get(home);
      if (!member || !one) continue;
      takeWaiting(one);
      const text = JSON.stringify(rowOf(state, member, one.standing, presence, clock.now()));
      if (rows.get(home)?.text === text) continue;
      rows.set(home, { text, version: ++version });
    }
    dirty.clear();
    for (const home of [...rows.keys()]) {
      if (state.members.has(home)) continue;
      rows.delete(home);
      gone.set(home, ++version);
      if (gone.size > GONE) gone.delete(gone.keys().next().value as RoomId);
    }
    if (version !== before) for (const listener of listeners) listener();
  }

  async function follow(home: RoomId): Promise<void> {
    const member = state.members.get(home);
    if (!member || followed.has(home) || stopped) return;
    gone.delete(home);
    const standing = createStanding({ handle: member.handle, lessonOf });
    const one: Followed = { standing, waiting: [], stop: () => undefined };
    followed.set(home, one);
    mark(home);
    const upTo = await log.head(home);
    for (const event of await pastOf(log, home, upTo)) standing.take(event);
    // They left, or nobody looks any more.
    if (followed.get(home) !== one || stopped) return;
    one.stop = log.follow(home, upTo, (events) => {
      // Read when the row goes out: now the answer is on its way to whoever typed the line.
      one.waiting.push(...events);
      if (one.waiting.length > WAITING) takeWaiting(one);
      mark(home);
    });
    mark(home);
  }

  function unfollow(home: RoomId): void {
    followed.get(home)?.stop();
    followed.delete(home);
    mark(home);
  }

  function changed(homes: Iterable<RoomId> | 'all'): void {
    for (const home of homes === 'all' ? [...state.members.keys()] : homes) {
      if (!state.members.has(home)) unfollow(home);
      else if (followed.has(home)) mark(home);
      else follow(home).catch(report);
    }
  }

  const stopPresence = presence.onChange((home) => {
    if (followed.has(home)) mark(home);
  });
  let cancelLook = () => {};
  function look(share: number): void {
    let place = 0;
    for (const home of followed.keys()) if (place++ % SHARES === share) mark(home);
    cancelLook = clock.after(LOOK_EVERY_MS / SHARES, () => look((share + 1) % SHARES));
  }
  look(0);
  void forAll([...state.members.keys()], follow, report);

  return {
    get version() {
      return version;
    },
    rows,
    gone,
    oldest,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    changed,
    mistakes() {
      const found = new Map<RoomId, Standing['mistakes']>();
      for (const [home, one] of followed) {
        const member = state.members.get(home);
        if (!member) continue;
        if (one.waiting.length > 0) {
          takeWaiting(one);
          mark(home);
        }
        const { standing } = one;
        const own = [...standing.mistakes];
        found.set(
          home,
          refuses(state, member) ? new Map(own.map(([id, { times }]) => [id, { times }])) : standing.mistakes,
        );
      }
      return found;
    },
    stop() {
      stopped = true;
      cancelFlush?.();
      cancelLook();
      stopPresence();
      for (const { stop } of followed.values()) stop();
      followed.clear();
    },
  };
}

export function rowOf(
  state: ClassState,
  member: Member,
  standing: Standing,
  presence: Pick<Presence, 'isHere' | 'since'>,
  now: number,
): RosterRow {
  const { home, name, handle, hand, watched, refusesWatching, joinedAt, simulated } = member;
  const here = presence.isHere(home);
  const since = presence.since(home) ?? joinedAt;
  const notBefore = state.paused ? now : Math.max(state.resumedAt, here ? since : 0, joinedAt);
  const row = standing.row({ now, here, notBefore, lesson: state.lesson?.lesson });
  const base = {
    ...{ home, name, handle, here, since, watched, refusesWatching },
    ...(hand ? { hand } : {}),
    ...(simulated ? { simulated } : {}),
  };
  return refuses(state, member) ? { ...base, ...unread(row) } : { ...base, ...row };
}

/** How far they are, and not what they say. */
function unread({ line: _line, reply: _reply, stuck, ...row }: ReturnType<Standing['row']>) {
  if (!stuck) return row;
  const { line: _stuckLine, reply: _stuckReply, ...rest } = stuck;
  return { ...row, stuck: rest };
}

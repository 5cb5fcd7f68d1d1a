/** What crossed a room's wires, a page at a time, with what each connection said of itself: of all of the log, however long it is. */
import type { EventLog } from '@ehlo/log';
import { type Logged, type RoomId, type Seq, toJsonEvent } from '@ehlo/wire';
import {
  type ConnectionSummary,
  foldSummary,
  foldWire,
  hasWords,
  isWantedRow,
  type Wanted,
  WIRE_BIRTHS,
  WIRE_CHANGES,
  type WireList,
  type WireRow,
} from '@ehlo/wire/list';

export interface WireListQuery extends Wanted {
  /** Older than this; the newest where it is absent. */
  before?: Seq | undefined;
  /** These, in place of what is wanted and older. */
  ids?: readonly Seq[] | undefined;
}

export interface WireLists {
  /** Does a bounded share of the work, and says where to go on. */
  list(room: RoomId, query: WireListQuery): Promise<WireList>;
}

/** Rows of one answer. */
const FOUND = 100;
/** Rows looked through for one answer; each connection among them is read once. */
const LOOKED = 400;
/** Rows read at a stretch. */
const PIECE = 100;
/** Events of one connection that are read: a program that says more is known by its beginning and its end. */
const EVENTS = 2000;
/** Characters of what was said that are remembered of all rooms: of connections that are over, so that a search reads each once. */
const REMEMBERED = 16 * 2 ** 20;

interface Told {
  changes: Logged[];
  summary: ConnectionSummary;
  said: string;
}

export function createWireLists(log: Pick<EventLog, 'read'>): WireLists {
  const told = createTold(log);

  async function look(
    room: RoomId,
    births: readonly Logged[],
    wanted: Wanted,
    into: WireList,
  ): Promise<Seq | undefined> {
    for (const birth of births) {
      if (into.looked >= LOOKED || into.events.length >= FOUND * 2) return birth.seq + 1;
      into.looked++;
      await add(room, birth, wanted, into);
    }
    return undefined;
  }

  async function add(
    room: RoomId,
    birth: Logged,
    wanted: Wanted,
    into: WireList,
    isNamed = false,
  ): Promise<void> {
    const [row] = foldWire([], [birth]) as [WireRow];
    if (!isWantedRow(row, wanted)) return;
    const isCall = birth.kind === 'connection.opened';
    const { changes, summary, said } = isCall ? await told.of(room, birth) : NOTHING;
    const [now] = foldWire([row], changes) as [WireRow];
    if (isCall && isNamed) into.summaries[row.id] = summary;
    if (!hasWords(now, said, wanted.text, summary)) return;
    into.events.push(...[birth, ...changes].map(toJsonEvent));
    if (isCall) into.summaries[row.id] = summary;
  }

  return {
    async list(room, { before, ids, ...wanted }) {
      const list: WireList = { events: [], summaries: {}, looked: 0 };
      for (const id of ids ?? []) {
        const [birth] = await log.read(room, { after: id - 1, upTo: id, kinds: WIRE_BIRTHS, limit: 1 });
        list.looked++;
        if (birth) await add(room, birth, wanted, list, true);
      }
      for (let upTo = before === undefined ? undefined : before - 1; !ids; ) {
        const births = await log.read(room, {
          ...(upTo !== undefined && { upTo }),
          kinds: WIRE_BIRTHS,
          backwards: true,
          limit: PIECE,
        });
        const next = await look(room, births, wanted, list);
        const last = births.at(-1);
        if (next !== undefined) list.next = next;
        if (next !== undefined || !last || births.length < PIECE) break;
        upTo = last.seq - 1;
      }
      list.events.sort((a, b) => a.seq - b.seq);
      return list;
    },
  };
}

const NOTHING: Told = { changes: [], summary: { lines: 0 }, said: '' };

/** What connections said, remembered of those that are over. */
function createTold(log: Pick<EventLog, 'read'>) {
  /** In order of use. */
  const known = new Map<string, Told>();
  let characters = 0;

  function remember(key: string, told: Told): void {
    known.set(key, told);
    characters += told.said.length;
    for (const [oldest, { said }] of known) {
      if (characters <= REMEMBERED) return;
      known.delete(oldest);
      characters -= said.length;
    }
  }

  return {
    async of(room: RoomId, opened: Extract<Logged, { kind: 'connection.opened' }>): Promise<Told> {
      // A room that was dropped begins at 1 again: the time tells the two apart.
      const key = `${room} ${opened.seq} ${opened.at}`;
      const before = known.get(key);
      if (before) {
        known.delete(key);
        known.set(key, before);
        return before;
      }
      const connection = opened.seq;
      const kinds = ['connection.octets', ...WIRE_CHANGES] as const;
      const events = await log.read(room, { connection, kinds, limit: EVENTS });
      const fold = foldSummary(opened.service);
      for (const event of events) if (event.kind === 'connection.octets') fold.take(event);
      const isAll = events.length < EVENTS;
      const changes = isAll
        ? events.filter(({ kind }) => kind !== 'connection.octets')
        : await log.read(room, { connection, kinds: WIRE_CHANGES });
      if (!isAll) {
        // How it went is said at its end.
        const last = await log.read(room, {
          connection,
          kinds: ['connection.octets'],
          backwards: true,
          limit: LAST,
        });
        for (const event of last.reverse())
          if (event.kind === 'connection.octets' && event.seq > (events.at(-1)?.seq ?? 0)) fold.take(event);
      }
      const { summary, said } = fold;
      const told = { changes, summary, said };
      if (changes.some(({ kind }) => kind === 'connection.closed')) remember(key, told);
      return told;
    },
  };
}

/** Events at the end of a long connection that are read. */
const LAST = 50;

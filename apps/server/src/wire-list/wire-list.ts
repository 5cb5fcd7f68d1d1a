/** What crossed a room's wires, a page at a time, with what each connection said of itself: of all of the log, however long it is. */
import type { EventLog } from '@ehlo/log';
import { type Logged, type RoomId, type Seq, toJsonEvent } from '@ehlo/wire';
import {
  foldSummary,
  foldWire,
  hasWords,
  isWantedRow,
  type SummaryFold,
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
  /** Does a bounded share of the work, and says where to go on; of `ids`, the first `looked` of them. */
  list(room: RoomId, query: WireListQuery): Promise<WireList>;
}

/** Rows of one answer. */
const FOUND = 100;
/** Rows looked through for one answer; each connection among them is read once. */
const LOOKED = 400;
/** Rows read at a stretch. */
const PIECE = 100;
/** Events of one connection that are read at a time: a program that says more is known by its beginning and its end. */
const EVENTS = 2000;
/** Events at the end of a long connection that are read. */
const LAST = 50;
/** Events read for one answer, after which no further connection is. */
const READ = 8000;
/** Characters of what was said that are remembered of all rooms, so that a search reads each connection once, and of an open one what is new. */
const REMEMBERED = 16 * 2 ** 20;
/** What a connection that said nothing counts for among them. */
const SILENT = 2000;

/** An answer as it grows. */
interface Answer {
  readonly list: WireList;
  readonly wanted: Wanted;
  /** Events. */
  read: number;
}

/** What a connection said, up to an event of it. */
interface Told {
  readonly changes: Logged[];
  readonly fold: Pick<SummaryFold, 'summary' | 'said'>;
}

export function createWireLists(log: Pick<EventLog, 'read'>, { remembered = REMEMBERED } = {}): WireLists {
  const told = createTold(log, remembered);

  async function look(room: RoomId, births: readonly Logged[], answer: Answer): Promise<Seq | undefined> {
    const { list } = answer;
    for (const birth of births) {
      if (list.looked >= LOOKED || list.events.length >= FOUND * 2 || answer.read >= READ)
        return birth.seq + 1;
      list.looked++;
      await add(room, birth, answer);
    }
    return undefined;
  }

  async function add(room: RoomId, birth: Logged, answer: Answer, isNamed = false): Promise<void> {
    const { list, wanted } = answer;
    const [row] = foldWire([], [birth]) as [WireRow];
    if (!isWantedRow(row, wanted)) return;
    const isCall = birth.kind === 'connection.opened';
    const { changes, fold } = isCall ? await told.of(room, birth, answer) : NOTHING;
    const [now] = foldWire([row], changes) as [WireRow];
    const summary = { ...fold.summary };
    if (isCall && isNamed) list.summaries[row.id] = summary;
    if (!hasWords(now, fold.said, wanted.text, summary)) return;
    list.events.push(...[birth, ...changes].map(toJsonEvent));
    if (isCall) list.summaries[row.id] = summary;
  }

  return {
    async list(room, { before, ids, ...wanted }) {
      const list: WireList = { events: [], summaries: {}, looked: 0 };
      const answer: Answer = { list, wanted, read: 0 };
      for (const id of ids ?? []) {
        if (answer.read >= READ) break;
        const [birth] = await log.read(room, { after: id - 1, upTo: id, kinds: WIRE_BIRTHS, limit: 1 });
        list.looked++;
        if (birth) await add(room, birth, answer, true);
      }
      for (let upTo = before === undefined ? undefined : before - 1; !ids; ) {
        const births = await log.read(room, {
          ...(upTo !== undefined && { upTo }),
          kinds: WIRE_BIRTHS,
          backwards: true,
          limit: PIECE,
        });
        const next = await look(room, births, answer);
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

const NOTHING: Told = { changes: [], fold: { summary: { lines: 0 }, said: '' } };

interface Heard extends Told {
  readonly fold: SummaryFold;
  upTo: Seq;
  isOver: boolean;
  /** One reads on after the other. */
  reading: Promise<void>;
  weight: number;
}

/** What connections said. */
function createTold(log: Pick<EventLog, 'read'>, remembered: number) {
  /** In order of use. */
  const known = new Map<string, Heard>();
  let weight = 0;

  function forget(key: string): void {
    weight -= known.get(key)?.weight ?? 0;
    known.delete(key);
  }

  function remember(key: string, heard: Heard): void {
    forget(key);
    heard.weight = heard.fold.said.length + SILENT;
    known.set(key, heard);
    weight += heard.weight;
    for (const oldest of known.keys()) {
      if (weight <= remembered) return;
      forget(oldest);
    }
  }

  async function readOn(room: RoomId, connection: Seq, heard: Heard, answer: Answer): Promise<void> {
    if (heard.isOver) return;
    const kinds = ['connection.octets', ...WIRE_CHANGES] as const;
    const events = await log.read(room, { connection, kinds, after: heard.upTo, limit: EVENTS });
    if (events.length === EVENTS) {
      // How it went is said at its end; whose it is, anywhere.
      const begun = events.at(-1)?.seq ?? 0;
      const last = await log.read(room, { connection, kinds, backwards: true, limit: LAST });
      const from = last.at(-1)?.seq ?? begun;
      const between = { after: begun, upTo: from - 1 };
      events.push(
        ...(await log.read(room, { connection, kinds: WIRE_CHANGES, ...between })),
        ...last.reverse().filter(({ seq }) => seq > begun),
      );
    }
    answer.read += events.length;
    for (const event of events) {
      if (event.kind === 'connection.octets') heard.fold.take(event);
      else heard.changes.push(event);
      if (event.kind === 'connection.closed') heard.isOver = true;
      heard.upTo = event.seq;
    }
  }

  return {
    async of(
      room: RoomId,
      opened: Extract<Logged, { kind: 'connection.opened' }>,
      answer: Answer,
    ): Promise<Told> {
      // A room that was dropped begins at 1 again: the time tells the two apart.
      const key = `${room} ${opened.seq} ${opened.at}`;
      const heard = known.get(key) ?? {
        ...{ changes: [], fold: foldSummary(opened.service), upTo: opened.seq, isOver: false },
        ...{ reading: Promise.resolve(), weight: 0 },
      };
      remember(key, heard);
      const go = () => readOn(room, opened.seq, heard, answer);
      // Where one could not read, the next one tries.
      heard.reading = heard.reading.then(go, go);
      await heard.reading;
      if (known.get(key) === heard) remember(key, heard);
      return heard;
    },
  };
}

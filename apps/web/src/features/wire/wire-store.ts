/**
 * The rows of `/wire`: what the server found in all of the room's log, a page at a time, and over it what happens while one looks. Rows of
 * before cost the server what is looked at; what comes is asked about once, and once more when it is over.
 */
import { fromJsonEvent, type Seq } from '@ehlo/wire';
import {
  type ConnectionSummary,
  foldWire,
  isWantedRow,
  type Wanted,
  type WireList,
  type WireRow,
} from '@ehlo/wire/list';
import { createStore, type StoreApi } from 'zustand/vanilla';

export interface ShownRows {
  /** Newest first. */
  rows: readonly WireRow[];
  summaries: ReadonlyMap<Seq, ConnectionSummary>;
  /** Something came of the first question. */
  known: boolean;
  /** There are older ones. */
  more: boolean;
  /** Rows that were looked through for these. */
  looked: number;
  /** The server could not be asked: it is again, after a while or with the next `more`. */
  failed: boolean;
}

export interface WireListQuery extends Wanted {
  before?: Seq;
  ids?: readonly Seq[];
}

/** `again`: it may be asked again after a second (429). */
export type FetchWire = (query: WireListQuery) => Promise<WireList | 'again'>;

export interface WireStore extends StoreApi<ShownRows> {
  /** Begins anew with what is wanted now. */
  want(wanted: Wanted): void;
  /** Older ones, if there are any. */
  more(): void;
  /** What the room's view has, oldest first. */
  live(rows: readonly WireRow[]): void;
  /** On the screen: those that are open are asked about again. */
  refresh(seen: readonly Seq[]): void;
  /** Nothing is asked any more until something is wanted again. */
  close(): void;
}

/** Found rows with which a search rests until one scrolls on. */
const ENOUGH = 60;
/** Rows asked about at once. */
const AT_ONCE = 50;
const AGAIN_MS = 1000;
/** The server could not be asked: it is again. */
const RETRY_MS = 5000;

export function createWireStore(fetchWire: FetchWire): WireStore {
  const store = createStore<ShownRows>(() => ({
    ...{ rows: [], summaries: new Map(), known: false, more: true, looked: 0, failed: false },
  }));
  let wanted: Wanted = { text: '', protocol: 'all', by: 'all' };
  /** Counts what was wanted: answers to what no longer is come too late. */
  let turn = 0;
  let found: readonly WireRow[] = [];
  let live: readonly WireRow[] = [];
  let next: Seq | 'newest' | undefined = 'newest';
  let loading = false;
  let asking = false;
  let closed = true;
  /** With which outcome the server told of a row. */
  const told = new Map<Seq, WireRow['outcome']>();
  let summaries = new Map<Seq, ConnectionSummary>();
  const timers = new Set<ReturnType<typeof setTimeout>>();

  /** Older than what was looked through yet: it comes with its page, and nothing of it before. */
  const isToCome = (id: Seq): boolean => typeof next === 'number' && id < next;

  function show(change: Partial<ShownRows> = {}): void {
    const rows = new Map(found.map((row) => [row.id, row]));
    for (const row of live) {
      if (isToCome(row.id)) continue;
      // What was said is the server's to look through; what the row says is known here.
      if (rows.has(row.id) || (wanted.text.trim() === '' && isWantedRow(row, wanted))) rows.set(row.id, row);
    }
    store.setState({
      rows: [...rows.values()].sort((a, b) => b.id - a.id),
      summaries,
      more: next !== undefined,
      ...change,
    });
  }

  function take(list: WireList, isFor: number): boolean {
    if (isFor !== turn) return false;
    const before = new Set(found);
    found = foldWire(found, list.events.map(fromJsonEvent));
    summaries = new Map(summaries);
    for (const [id, summary] of Object.entries(list.summaries)) summaries.set(Number(id), summary);
    for (const row of found) if (!before.has(row)) told.set(row.id, row.outcome);
    return true;
  }

  function later(task: () => void, ms = AGAIN_MS): void {
    const timer = setTimeout(() => {
      timers.delete(timer);
      task();
    }, ms);
    timers.add(timer);
  }

  async function load(): Promise<void> {
    const isFor = turn;
    if (closed || loading || next === undefined) return;
    loading = true;
    const list = await fetchWire({ ...wanted, ...(next !== 'newest' && { before: next }) }).catch(
      () => undefined,
    );
    if (isFor !== turn) return;
    loading = false;
    if (list === 'again') return later(() => void load());
    if (!list) {
      show({ failed: true, known: true });
      return later(() => void load(), RETRY_MS);
    }
    const before = found.length;
    take(list, isFor);
    next = list.next;
    show({ known: true, failed: false, looked: store.getState().looked + list.looked });
    // Whoever stands at the end asks again only once there is more of a list.
    if (found.length < ENOUGH || found.length === before) void load();
    ask();
  }

  /** About live rows of which the server did not tell, or told before they were over. */
  function ask(open: readonly Seq[] = []): void {
    if (closed || asking || !store.getState().known) return;
    const due = live.filter(
      ({ id, kind, outcome }) =>
        !isToCome(id) &&
        ((told.get(id) !== outcome && (kind === 'connection' || wanted.text.trim() !== '')) ||
          (outcome === 'open' && open.includes(id))),
    );
    const ids = due.slice(-AT_ONCE).map(({ id }) => id);
    if (ids.length === 0) return;
    const isFor = turn;
    asking = true;
    // Without an answer it is asked again, below.
    void fetchWire({ ...wanted, ids })
      .catch(() => undefined)
      .then((list) => {
        asking = false;
        if (!list || list === 'again') return later(ask);
        if (isFor !== turn) return ask();
        take(list, isFor);
        // The rest of them was too much for one answer.
        const answered = ids.slice(0, list.looked);
        for (const { id, outcome } of due) if (answered.includes(id)) told.set(id, outcome);
        show();
        ask();
      });
  }

  return {
    ...store,
    want(now) {
      closed = false;
      wanted = now;
      turn++;
      found = [];
      next = 'newest';
      loading = false;
      told.clear();
      show({ looked: 0, known: false, failed: false });
      void load();
    },
    more: () => void load(),
    live(rows) {
      live = rows;
      show();
      ask();
    },
    refresh: (seen) => ask(seen),
    close() {
      closed = true;
      turn++;
      loading = false;
      for (const timer of timers) clearTimeout(timer);
    },
  };
}

/** From the server, of one's own room. */
export async function fetchWire({
  before,
  ids,
  text,
  protocol,
  by,
}: WireListQuery): Promise<WireList | 'again'> {
  const query = new URLSearchParams({ text: text.trim(), protocol, by });
  if (before !== undefined) query.set('before', String(before));
  if (ids) query.set('ids', ids.join());
  const response = await fetch(`/api/rooms/me/crossed?${query}`);
  if (response.status === 429) return 'again';
  if (!response.ok) throw new Error(`wire: ${response.status}`);
  return (await response.json()) as WireList;
}

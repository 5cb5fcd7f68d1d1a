import { type JsonEvent, type Logged, type RoomEvent, toJsonEvent } from '@ehlo/wire';
import type { WireList, WireRow } from '@ehlo/wire/list';
import { afterEach, expect, it, vi } from 'vitest';
import { createWireStore, type WireListQuery } from './wire-store.ts';

afterEach(() => vi.useRealTimers());

const at = (port: number) => ({ host: 'mail.campus.test', address: '192.0.2.25', port });
const opened = (seq: number): JsonEvent => {
  const event: RoomEvent = {
    ...{ kind: 'connection.opened', by: 'terminal', service: 'mta', tls: 'none' },
    ...{ from: at(50_000), to: at(25) },
  };
  return toJsonEvent({ ...event, room: 'mine', seq, at: seq } as Logged);
};
const row = (id: number, outcome: WireRow['outcome'] = 'open'): WireRow => ({
  ...{ id, kind: 'connection', at: id, by: 'terminal', from: at(50_000), to: at(25) },
  ...{ protocol: 'smtp', secured: false, outcome },
});
const list = (ids: readonly number[], more: Partial<WireList> = {}): WireList => ({
  events: ids.map(opened),
  summaries: Object.fromEntries(ids.map((id) => [id, { lines: id }])),
  looked: ids.length,
  ...more,
});
const turn = () => new Promise((resolve) => setImmediate(resolve));
const ALL = { text: '', protocol: 'all', by: 'all' } as const;
/** Answers of a server whose rows are 1 to 300, a hundred a page. */
function served() {
  const asked: WireListQuery[] = [];
  const store = createWireStore(async (query) => {
    asked.push(query);
    if (query.ids) return list(query.ids);
    const newest = (query.before ?? 301) - 1;
    const ids = Array.from({ length: Math.min(100, newest) }, (_, index) => newest - index);
    return list(ids.reverse(), newest > 100 ? { next: newest - 99 } : {});
  });
  const ids = () => store.getState().rows.map(({ id }) => id);
  return { store, asked, ids };
}

it('rows come a page at a time as one scrolls, to the oldest, newest first', async () => {
  const { store, ids } = served();
  store.want(ALL);
  await turn();
  expect([ids()[0], ids().at(-1), store.getState().more]).toEqual([300, 201, true]);
  store.more();
  store.more();
  await turn();
  expect(ids()).toHaveLength(200);
  store.more();
  await turn();
  expect([ids().at(-1), ids().length, store.getState().more]).toEqual([1, 300, false]);
});

it('what happens meanwhile stands on top at once, is asked about once, and once more when it is over', async () => {
  const { store, asked, ids } = served();
  store.want(ALL);
  await turn();
  store.live([row(301)]);
  expect(ids()[0]).toBe(301);
  await turn();
  store.live([row(301)]);
  await turn();
  expect(asked.filter((query) => query.ids)).toHaveLength(1);
  store.live([row(301, 'ended')]);
  await turn();
  expect(asked.filter((query) => query.ids)).toHaveLength(2);
  expect(store.getState().rows[0]?.outcome).toBe('ended');
  expect(store.getState().summaries.get(301)).toEqual({ lines: 301 });
});

it('what was too much for one answer is asked about again', async () => {
  const asked: (readonly number[])[] = [];
  const store = createWireStore(async ({ ids }) => {
    if (!ids) return list([]);
    asked.push(ids);
    return list(ids.slice(0, 2));
  });
  store.want(ALL);
  await turn();
  store.live([row(7), row(8), row(9)]);
  await turn();
  expect(asked).toEqual([[7, 8, 9], [9]]);
  expect([...store.getState().summaries.keys()]).toEqual([7, 8, 9]);
});

it('what the room’s view knows of older rows is asked about with its page, not before', async () => {
  const { store, asked, ids } = served();
  store.live(Array.from({ length: 200 }, (_, index) => row(101 + index)));
  store.want(ALL);
  await turn();
  expect(ids()).toHaveLength(100);
  expect(asked.filter((query) => query.ids)).toHaveLength(0);
  store.more();
  await turn();
  expect(ids()).toHaveLength(200);
});

it('a page on which nothing is wanted is followed by the next one, for whoever stands at the end has no more to scroll', async () => {
  const asked: (number | undefined)[] = [];
  const store = createWireStore(async ({ before }) => {
    asked.push(before);
    if (before === undefined)
      return list(
        Array.from({ length: 60 }, (_, index) => 900 + index),
        { next: 900 },
      );
    return before > 500 ? list([], { looked: 400, next: 500 }) : list([7]);
  });
  store.want({ ...ALL, text: '550' });
  await turn();
  expect(asked).toEqual([undefined]);
  store.more();
  await turn();
  expect(asked).toEqual([undefined, 900, 500]);
  expect(store.getState()).toMatchObject({ more: false });
  expect(store.getState().rows.at(-1)?.id).toBe(7);
});

it('while one searches, what comes is shown once the server says that it is wanted', async () => {
  const answers: WireListQuery[] = [];
  const store = createWireStore(async (query) => {
    answers.push(query);
    const { ids } = query;
    return ids
      ? list(
          ids.filter((id) => id === 8),
          { looked: ids.length },
        )
      : list([]);
  });
  store.want({ ...ALL, text: '550' });
  await turn();
  store.live([row(7), row(8)]);
  expect(store.getState().rows).toEqual([]);
  await turn();
  expect(store.getState().rows.map(({ id }) => id)).toEqual([8]);
  await turn();
  expect(answers).toHaveLength(2);
});

it('an answer to what is no longer wanted is not shown', async () => {
  const waiting: ((answer: WireList) => void)[] = [];
  const store = createWireStore(() => new Promise((resolve) => waiting.push(resolve)));
  store.want(ALL);
  store.want({ ...ALL, protocol: 'imap' });
  waiting[0]?.(list([5]));
  await turn();
  expect(store.getState().rows).toEqual([]);
  waiting[1]?.(list([4]));
  await turn();
  expect(store.getState().rows.map(({ id }) => id)).toEqual([4]);
});

it('a server that is asked too often is asked again, and one that is not there with the next scrolling', async () => {
  vi.useFakeTimers();
  const answers: (() => Promise<WireList | 'again'>)[] = [
    async () => 'again',
    () => Promise.reject(new Error('offline')),
    async () => list([3]),
  ];
  const store = createWireStore(() => (answers.shift() as () => Promise<WireList>)());
  store.want(ALL);
  await vi.advanceTimersByTimeAsync(1100);
  expect(store.getState()).toMatchObject({ failed: true, rows: [] });
  store.more();
  await vi.advanceTimersByTimeAsync(10);
  expect(store.getState()).toMatchObject({ failed: false, rows: [{ id: 3 }] });
});

it('a page that did not come is asked for again by itself, and nothing is once the page is left', async () => {
  vi.useFakeTimers();
  let up = false;
  let asked = 0;
  const store = createWireStore(async () => {
    asked++;
    if (!up) throw new Error('offline');
    return list([1]);
  });
  store.want(ALL);
  await vi.advanceTimersByTimeAsync(0);
  expect(store.getState()).toMatchObject({ failed: true, rows: [] });
  up = true;
  await vi.advanceTimersByTimeAsync(5000);
  expect(store.getState()).toMatchObject({ failed: false, known: true });
  expect(store.getState().rows.map(({ id }) => id)).toEqual([1]);
  const before = asked;
  store.live([row(2)]);
  store.close();
  await vi.advanceTimersByTimeAsync(60_000);
  store.more();
  store.live([row(3)]);
  await vi.advanceTimersByTimeAsync(60_000);
  // The one about row 2 was on its way.
  expect(asked).toBe(before + 1);
});

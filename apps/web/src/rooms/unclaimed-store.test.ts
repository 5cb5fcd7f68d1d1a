import type { Logged, RoomEvent, ViewQuery } from '@ehlo/wire';
import { describe, expect, it, vi } from 'vitest';
import { createStore } from 'zustand/vanilla';
import type { View } from '../bridge/bridge.ts';
import type { Claimed } from './claim.ts';
import { EMPTY_ROOM, foldRoom, type RoomState } from './room-store.ts';
import { announced, createUnclaimedStore } from './unclaimed-store.ts';

const logged = (seq: number, event: RoomEvent, room = 'guest'): Logged =>
  ({ ...event, room, seq, at: seq * 1000 }) as Logged;
const opened = (seq: number, room?: string): Logged =>
  logged(
    seq,
    {
      kind: 'connection.opened',
      by: 'outside',
      from: { address: '10.20.0.1', port: 5 },
      to: { host: 'localhost', address: '127.0.0.1', port: 1025 },
      service: 'mock',
      tls: 'none',
    },
    room,
  );
const claimed = (seq: number, connection: number) =>
  logged(seq, { kind: 'connection.claimed', connection, person: 'sun1' });

function harness(answer: Claimed = { ok: true, connection: 9 }, kept: Record<string, string> = {}) {
  let listener: View = () => undefined;
  const views: ViewQuery[] = [];
  const room = createStore<RoomState>(() => EMPTY_ROOM);
  const show = vi.fn<(connection: number | undefined, pin?: boolean) => void>();
  const claim = vi.fn(async () => answer);
  const store = createUnclaimedStore({
    bridge: {
      subscribe(view, heard) {
        views.push(view);
        listener = heard;
        return () => undefined;
      },
    },
    room,
    dialogue: { show },
    storage: {
      getItem: (key: string) => kept[key] ?? null,
      setItem: (key: string, value: string) => {
        kept[key] = value;
      },
    } as Storage,
    claim,
  });
  return {
    store,
    views,
    room,
    show,
    claim,
    kept,
    hear: (events: Logged[], reset = false) => listener(events, { reset, upTo: events.at(-1)?.seq ?? 0 }),
    ids: () => store.getState().connections.map(({ id }) => id),
  };
}

describe('connections that nobody claimed', () => {
  it('come from their own view, and go when somebody claims them', () => {
    const { store, views, hear, ids } = harness();
    expect(views).toEqual([{ view: 'unclaimed' }]);
    hear([opened(1), opened(2)], true);
    hear([logged(3, { kind: 'connection.closed', connection: 1, by: 'client', how: 'ended' })]);
    expect(store.getState().connections).toMatchObject([
      { id: 1, over: true },
      { id: 2, over: false },
    ]);
    expect(announced(store.getState())?.id).toBe(2);
    hear([claimed(4, 2)]);
    expect(ids()).toEqual([1]);
    hear([], true);
    expect(ids()).toEqual([]);
  });

  it('are at most 20, however often a program calls', () => {
    const { hear, ids } = harness();
    hear(
      Array.from({ length: 50 }, (_, i) => opened(i + 1)),
      true,
    );
    expect(ids()).toEqual(Array.from({ length: 20 }, (_, i) => 31 + i));
  });

  it('are not announced again once closed, nor after a reload', () => {
    const before = harness();
    before.hear([opened(1), opened(2)], true);
    before.store.dismiss(2);
    expect(announced(before.store.getState())).toBeUndefined();
    expect(before.ids()).toEqual([1, 2]);
    const after = harness(undefined, before.kept);
    after.hear([opened(1), opened(2)], true);
    expect(announced(after.store.getState())).toBeUndefined();
    after.hear([opened(3)]);
    expect(announced(after.store.getState())?.id).toBe(3);
  });

  it('are shown, pinned, once the room has them', async () => {
    const { store, room, show, claim, hear, ids } = harness();
    hear([opened(1)], true);
    const claiming = store.claim(1);
    await store.claim(1);
    expect(claim.mock.calls).toEqual([[1, 'guest']]);
    hear([claimed(2, 1)]);
    expect([show.mock.calls, store.getState().claiming]).toEqual([[], 1]);
    room.setState(foldRoom(room.getState(), opened(9, 'mine')), true);
    await claiming;
    expect(show.mock.calls).toEqual([[9, true]]);
    expect([ids(), store.getState().claiming]).toEqual([[], undefined]);
  });

  it('tell apart one that is taken, a room that is full and a network that is gone', async () => {
    for (const why of ['taken', 'full', 'lost'] as const) {
      const { store, show, hear, ids } = harness({ ok: false, why });
      hear([opened(1)], true);
      await store.claim(1);
      expect([store.getState().failure, store.getState().claiming]).toEqual([why, undefined]);
      expect([show.mock.calls, ids()]).toEqual([[], [1]]);
      store.dismissFailure();
      expect(store.getState().failure).toBeUndefined();
    }
  });
});

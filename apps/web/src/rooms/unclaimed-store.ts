import type { Endpoint, Logged, Seq } from '@ehlo/wire';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Bridge } from '../bridge/bridge.ts';
import { readKept, writeKept } from '../session/kept.ts';
import { type Claimed, claimConnection } from './claim.ts';
import type { DialogueStore } from './dialogue-store.ts';
import type { RoomState } from './room-store.ts';

/** A connection from outside, from this machine's address, that nobody said is theirs. */
export interface UnclaimedRow {
  /** Its id in the guest room; in one's own it gets another one. */
  id: Seq;
  /** Microseconds since the epoch. */
  at: number;
  to: Endpoint;
  over: boolean;
}

export interface UnclaimedState {
  /** Newest last, at most 20. */
  connections: readonly UnclaimedRow[];
  /** Announcements up to this id were closed in this tab. */
  dismissed: Seq;
  /** Being claimed: asked for, or not yet in the room's list. */
  claiming?: Seq;
  /** Why the last claim came to nothing. */
  failure?: Extract<Claimed, { ok: false }>['why'];
}

export interface UnclaimedStore extends StoreApi<UnclaimedState> {
  /** Claims it and shows its dialogue, pinned, once the room has it. */
  claim(id: Seq): Promise<void>;
  /** No announcement any more of this one and of those before it. They stay in the list of connections. */
  dismiss(id: Seq): void;
  /** Why the last claim came to nothing was read. */
  dismissFailure(): void;
}

const MOST = 20;
const KEY = 'ehlo.unclaimed';

/** One event's difference; returns the same array when there is none. Pure. */
export function foldUnclaimed(rows: readonly UnclaimedRow[], event: Logged): readonly UnclaimedRow[] {
  switch (event.kind) {
    case 'connection.opened':
      return [...rows, { id: event.seq, at: event.at, to: event.to, over: false }].slice(-MOST);
    case 'connection.closed':
      return rows.map((row) => (row.id === event.connection ? { ...row, over: true } : row));
    case 'connection.claimed':
      return rows.filter(({ id }) => id !== event.connection);
    default:
      return rows;
  }
}

/** The newest one to announce. */
export const announced = ({ connections, dismissed }: UnclaimedState): UnclaimedRow | undefined =>
  connections.findLast(({ id }) => id > dismissed);

interface Parts {
  bridge: Pick<Bridge, 'subscribe'>;
  room: StoreApi<RoomState>;
  dialogue: Pick<DialogueStore, 'show'>;
  /** Keeps across a reload what was closed; undefined where the browser forbids it. */
  storage: Storage | undefined;
  claim?: (id: Seq, room: 'guest') => Promise<Claimed>;
}

export function createUnclaimedStore(parts: Parts): UnclaimedStore {
  const { bridge, room, dialogue, storage, claim = claimConnection } = parts;
  const kept = readKept(storage, KEY);
  const store = createStore<UnclaimedState>(() => ({
    connections: [],
    dismissed: typeof kept === 'number' ? kept : 0,
  }));
  bridge.subscribe({ view: 'unclaimed' }, (events, { reset }) => {
    const from = reset ? [] : store.getState().connections;
    store.setState({ connections: events.reduce(foldUnclaimed, from) });
  });

  return {
    ...store,
    async claim(id) {
      const { claiming, failure: _, ...rest } = store.getState();
      if (claiming !== undefined) return;
      store.setState({ ...rest, claiming: id }, true);
      const claimed = await claim(id, 'guest');
      if (claimed.ok) {
        await untilKnown(room, claimed.connection);
        dialogue.show(claimed.connection, true);
      }
      const { claiming: __, ...now } = store.getState();
      const connections = claimed.ok ? now.connections.filter((row) => row.id !== id) : now.connections;
      store.setState({ ...now, connections, ...(!claimed.ok && { failure: claimed.why }) }, true);
    },
    dismiss(id) {
      store.setState({ dismissed: id });
      writeKept(storage, KEY, id);
    },
    dismissFailure() {
      const { failure: _, ...rest } = store.getState();
      store.setState(rest, true);
    },
  };
}

/** The answer to a claim and the room's news come over two connections. */
function untilKnown(room: StoreApi<RoomState>, connection: Seq): Promise<void> {
  const has = ({ connections }: RoomState) => connections.some(({ id }) => id === connection);
  return new Promise((resolve) => {
    if (has(room.getState())) return resolve();
    const stop = room.subscribe((state) => {
      if (!has(state)) return;
      stop();
      resolve();
    });
  });
}

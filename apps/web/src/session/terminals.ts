import { createStore, type StoreApi } from 'zustand/vanilla';
import type { TerminalSession } from '../features/terminal/session.ts';

/** Which terminals there are, by number, and where they stand. */
export interface Layout {
  /** As their tabs stand, from the left. */
  order: readonly number[];
  /** One, or two beside each other. */
  shown: readonly number[];
  /** The one used last, which the panels follow; it is shown. */
  used: number;
}

export interface Terminals extends Layout {
  /** By number; every one of `order` is there. */
  sessions: ReadonlyMap<number, TerminalSession>;
}

export interface TerminalsStore extends StoreApi<Terminals> {
  /** Makes one that has never been there. */
  create(id: number): TerminalSession;
  /** It has the focus, or was chosen. */
  use(id: number): void;
}

export const ONE: Layout = { order: [1], shown: [1], used: 1 };

/** The terminals of a page. What may be done with them, once there are several, is `features/terminals`. */
export function createTerminals(
  layout: Layout,
  make: (id: number, terminals: TerminalsStore) => TerminalSession,
): TerminalsStore {
  const store = createStore<Terminals>(() => ({ ...layout, sessions: new Map() }));
  const terminals: TerminalsStore = {
    ...store,
    create: (id) => make(id, terminals),
    use(id) {
      const { used, shown } = store.getState();
      if (id !== used && shown.includes(id)) store.setState({ used: id });
    },
  };
  store.setState({ sessions: new Map(layout.order.map((id) => [id, make(id, terminals)])) });
  return terminals;
}

export function usedTerminal({ sessions, used }: Terminals): TerminalSession {
  return sessions.get(used) as TerminalSession;
}

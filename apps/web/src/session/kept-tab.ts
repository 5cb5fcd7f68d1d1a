import type { HistoryEntries, SavedShell } from '@ehlo/shell';
import type { Bridge, SavedBridge } from '../bridge/bridge.ts';
import { readKept, writeKept } from './kept.ts';
import type { Layout } from './terminals.ts';

/** One terminal across a reload. */
export interface SavedTerminal {
  id: number;
  shell?: SavedShell | undefined;
}

/** In sessionStorage under `ehlo.tab`: the tab's life across a reload. What each terminal showed is kept beside it. */
export interface SavedTab {
  room: string;
  bridge: SavedBridge;
  /** Lines entered in any of the terminals, oldest first. */
  history: readonly string[];
  terminals: SavedTerminal[];
  layout: Layout;
}

/** A terminal that is to come back. */
export interface KeptTerminal {
  readonly id: number;
  /** Undefined before its shell is there. */
  save(): SavedShell | undefined;
  /** Everything written stands on its screen. */
  settled(): Promise<void>;
  /** What its screen shows; undefined when that has not changed since it was asked last, or cannot be told yet. */
  scrollback(): string | undefined;
}

export interface TabKeeper {
  /** As it was left. */
  readonly saved: SavedTab | undefined;
  savedScrollback(id: number): string;
  readonly history: HistoryEntries;
  /** Until the returned function is called. */
  add(terminal: KeptTerminal): () => void;
  /** Something is worth keeping. */
  soon(): void;
  now(): void;
}

const KEY = 'ehlo.tab';
const scrollbackKey = (id: number) => `${KEY}.${id}`;
const SAVE_EVERY_MS = 250;

export const tabStorage = (): Storage | undefined => {
  try {
    return sessionStorage;
  } catch {
    // Forbidden by the browser's settings: a reload starts afresh.
    return undefined;
  }
};

export function readSavedTab(): SavedTab | undefined {
  const kept = readKept(tabStorage(), KEY);
  if (typeof kept !== 'object' || kept === null) return undefined;
  const { room, bridge, history, terminals, layout } = kept as Partial<SavedTab>;
  const whole =
    typeof room === 'string' &&
    typeof bridge?.tab === 'string' &&
    [history, terminals, layout?.order].every(Array.isArray) &&
    layout?.shown.includes(layout.used);
  return whole ? (kept as SavedTab) : undefined;
}

/** All terminals are kept at once: what one has shown and what its stream has received belong together. */
export function createTabKeeper(
  saved: SavedTab | undefined,
  bridge: Pick<Bridge, 'save' | 'state'>,
  layout: () => Layout,
): TabKeeper {
  const terminals = new Set<KeptTerminal>();
  const history: HistoryEntries = { entries: saved?.history ?? [] };
  let timer = 0;

  function now(): void {
    const room = bridge.state.getState().me?.room;
    const shells = [...terminals].map((terminal) => ({ id: terminal.id, shell: terminal.save() }));
    // The first one's shell is there before any other terminal can be opened.
    if (room === undefined || !shells.some(({ shell }) => shell)) return;
    const tab: SavedTab = {
      room,
      bridge: bridge.save(),
      history: history.entries,
      terminals: shells,
      layout: layout(),
    };
    if (!writeKept(tabStorage(), KEY, tab)) {
      // Full: what was typed matters more than what was shown.
      for (const { id } of terminals) tabStorage()?.removeItem(scrollbackKey(id));
      writeKept(tabStorage(), KEY, tab);
      return;
    }
    for (const terminal of terminals) {
      const scrollback = terminal.scrollback();
      if (scrollback === undefined) continue;
      if (!writeKept(tabStorage(), scrollbackKey(terminal.id), scrollback))
        tabStorage()?.removeItem(scrollbackKey(terminal.id));
    }
  }
  addEventListener('pagehide', now);

  return {
    saved,
    savedScrollback(id) {
      const kept = readKept(tabStorage(), scrollbackKey(id));
      return saved && typeof kept === 'string' ? kept : '';
    },
    history,
    add(terminal) {
      terminals.add(terminal);
      return () => {
        terminals.delete(terminal);
        tabStorage()?.removeItem(scrollbackKey(terminal.id));
        this.soon();
      };
    },
    soon() {
      if (timer) return;
      timer = window.setTimeout(async () => {
        timer = 0;
        await Promise.all([...terminals].map((terminal) => terminal.settled()));
        now();
      }, SAVE_EVERY_MS);
    },
    now,
  };
}

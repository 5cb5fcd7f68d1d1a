import type { DialFailure, Person, SavedShell, ShellControl, ShellState, ShellWorld } from '@ehlo/shell';
import type { Me, Seq } from '@ehlo/wire';
import type { Terminal } from '@xterm/xterm';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Bridge, SavedBridge } from '../../bridge/bridge.ts';
import { tellCase, tellMissed } from '../../rooms/missed.ts';
import { readKept, writeKept } from '../../session/kept.ts';
import { labAuthority } from '../../session/lab-authority.ts';
import { pageClock } from '../../session/page-clock.ts';
import { preferences } from '../../session/preferences.ts';
import { saveFile } from '../../ui/save-file.ts';
import type { Mistake } from './finger.ts';
import type { TerminalScreen } from './screen.ts';

export interface TerminalState {
  /** Keys are taken: screen, shell and room are there. */
  ready: boolean;
  shell: ShellState;
  /** The dial that failed last; gone when a program runs again. */
  failure?: { host: string; port: number; failure: DialFailure; at: number };
  /** A key was pressed or a line run: the arrow of the first visit has done its work. */
  touched: boolean;
  focused: boolean;
  /** Focus came by keyboard from elsewhere: show the ring until a key is pressed. */
  ring: boolean;
}

/** What the page knows and does with the terminal; components use nothing else. */
export interface TerminalSession {
  readonly state: StoreApi<TerminalState>;
  /** Puts the screen into a slot as soon as it is there; the returned function takes it out. */
  attach(slot: HTMLElement): () => void;
  focus(options?: { ring: boolean }): void;
  /** Text at the prompt, never sent; focus follows, caret at the end. */
  place(text: string, select?: readonly [number, number]): void;
  submit(text: string): void;
  /** Files of the person's own machine, into the home; said in the terminal, with `words`. */
  receive(files: Iterable<File>, words: DropWords): Promise<void>;
  suggest(text: string | undefined): void;
  interrupt(): void;
  endOfInput(): void;
  /** Highlights what went wrong in a line that was sent; undefined takes the highlight away. */
  mark(mistake: Mistake | undefined): void;
  /** Draws over the screen; undefined while it is not there. */
  decorate: <T>(make: (terminal: Terminal) => T) => T | undefined;
  /** `seq` of the connection that the running program uses. */
  connection(): Seq | undefined;
  /** The text placed last, for the composer; undefined once it was taken up by the screen's own prompt. */
  readonly placed: StoreApi<{ text: string; select?: readonly [number, number] } | undefined>;
  /** A composer stands on the page and takes what is placed instead of the screen. */
  composing(on: boolean): void;
}

/** What is said of files that were dropped on the terminal. */
export interface DropWords {
  taken(name: string, octets: number): string;
  full(name: string): string;
  unreadable(name: string): string;
}

/** In sessionStorage under `ehlo.tab`: the tab's life across a reload. */
export interface SavedTab {
  room: string;
  bridge: SavedBridge;
  shell?: SavedShell;
  scrollback: string;
}

const KEY = 'ehlo.tab';
const SAVE_EVERY_MS = 250;
/** SGR of xterm's theme: ink-faint for prompt and grey line, the client's blue in medium weight for what is sent. */
const COLOURS = { prompt: '90', typed: '1;34', suggestion: '90' };

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
  const { room, bridge, scrollback } = kept as Partial<SavedTab>;
  return typeof room === 'string' && typeof scrollback === 'string' && typeof bridge?.tab === 'string'
    ? (kept as SavedTab)
    : undefined;
}

interface Parts {
  bridge: Bridge;
  saved: SavedTab | undefined;
  services: ShellWorld['services'];
  screen: Promise<TerminalScreen>;
  shell: Promise<typeof import('@ehlo/shell')>;
  home: Promise<typeof import('../../home/indexed-home.ts')>;
  /** The terminal uses this connection now. */
  onConnection(connection: Seq): void;
}

/** Joins screen, shell, bridge and home, in whatever order they arrive. */
export function createTerminalSession(parts: Parts): TerminalSession {
  const { bridge, saved, services, onConnection } = parts;
  const placed = createStore<{ text: string; select?: readonly [number, number] } | undefined>(
    () => undefined,
  );
  let composed = false;
  const state = createStore<TerminalState>(() => ({
    ready: false,
    shell: { kind: 'prompt' },
    touched: saved?.shell !== undefined && (saved.shell.history.length > 0 || saved.scrollback !== ''),
    focused: false,
    ring: false,
  }));
  let screen: TerminalScreen | undefined;
  let control: ShellControl | undefined;
  let room = '';
  let home: { files: ShellWorld['files']; directory: string } | undefined;
  let slot: HTMLElement | undefined;
  let detach: (() => void) | undefined;
  let wanted: { ring: boolean } | undefined;
  let suggestion: string | undefined;
  let saveTimer = 0;

  void parts.screen.then((arrived) => {
    screen = arrived;
    if (slot) detach = arrived.attach(slot);
    arrived.typing(!composed);
    arrived.onFocus((focused) => state.setState(focused ? { focused } : { focused, ring: false }));
    arrived.onActivity((line) => {
      if (line) keepSoon();
      if (!state.getState().touched || state.getState().ring) state.setState({ touched: true, ring: false });
    });
    if (saved?.scrollback) arrived.write(saved.scrollback);
    if (wanted) arrived.focus();
  });

  const me = new Promise<Me>((resolve) => {
    const known = bridge.state.getState().me;
    if (known) resolve(known);
    const stop = bridge.state.subscribe(({ me }) => {
      if (!me) return;
      stop();
      resolve(me);
    });
  });

  void Promise.all([parts.screen, parts.shell, parts.home, me]).then(
    async ([on, { createShell, homeDirectory }, { openHome }, who]) => {
      room = who.room;
      const person = { handle: who.handle, hostName: `${who.handle}.campus.test`, address: who.address };
      const files = await openHome(room, person);
      home = { files, directory: homeDirectory(person) };
      const world: ShellWorld = {
        ...worldOf(who, person, bridge, files, services),
        onKeptLine: (what, verb) => void tellCase({ case: what, data: { verb } }),
        onFailed: (words, status) => void tellMissed(words, status, state.getState().failure),
      };
      control = createShell({
        world,
        terminal: on,
        saved: saved?.room === room ? saved.shell : undefined,
        colours: COLOURS,
      });
      control.suggest(suggestion);
      control.onState(onShellState);
      onShellState(control.state());
      state.setState({ ready: true });
      addEventListener('pagehide', keepNow);
      if (wanted && !composed) on.focus();
    },
  );

  bridge.onCall((call) => {
    if (call.target.transport !== 'tcp' || call.target.probe) return;
    if (call.kind === 'dialled') {
      if (call.connection !== undefined) onConnection(call.connection);
    } else {
      const { host, port } = call.target;
      state.setState({ failure: { host, port, failure: call.failure, at: call.at } });
    }
  });

  function onShellState(shell: ShellState): void {
    const { failure: _, ...rest } = state.getState();
    // A program that runs anew takes the last failure off the page; the prompt after it leaves it there.
    const fresh = shell.kind === 'running' && rest.shell.kind === 'prompt';
    state.setState(fresh ? { ...rest, shell, touched: true } : { shell }, fresh as false);
    if (shell.kind === 'running' && shell.connection) {
      const connection = bridge.connectionOf(shell.connection.id);
      if (connection !== undefined) onConnection(connection);
    }
    keepSoon();
  }

  function keep(scrollback: string): void {
    if (!control) return;
    const tab: SavedTab = { room, bridge: bridge.save(), shell: control.save(), scrollback };
    // Full: what was typed matters more than what was shown.
    if (!writeKept(tabStorage(), KEY, tab)) writeKept(tabStorage(), KEY, { ...tab, scrollback: '' });
  }

  function keepSoon(): void {
    if (saveTimer) return;
    saveTimer = window.setTimeout(async () => {
      saveTimer = 0;
      if (screen) keep(await screen.serialize());
    }, SAVE_EVERY_MS);
  }

  function keepNow(): void {
    const scrollback = screen?.serializeNow();
    if (scrollback !== undefined) keep(scrollback);
  }

  /** @returns what is said of it */
  async function receive(file: File, words: DropWords): Promise<string> {
    // A name, and nothing that is a path.
    const name = file.name.replace(/[/\x00-\x1f\x7f]/g, '_');
    let octets: Uint8Array;
    try {
      octets = new Uint8Array(await file.arrayBuffer());
    } catch {
      // A folder, or a file that is gone by now.
      return words.unreadable(name);
    }
    const written = await home?.files.write(`${home.directory}/${name}`, octets);
    return written === 'ok' ? words.taken(name, octets.length) : words.full(name);
  }

  const focus = (options = { ring: false }) => {
    wanted = options;
    if (composed) return;
    screen?.focus();
    state.setState({ ring: options.ring });
  };

  return {
    state,
    placed,
    composing(on) {
      composed = on;
      screen?.typing(!on);
      if (!on) placed.setState(undefined, true);
    },
    connection() {
      const { shell } = state.getState();
      return shell.kind === 'running' && shell.connection
        ? bridge.connectionOf(shell.connection.id)
        : undefined;
    },
    attach(element) {
      slot = element;
      detach = screen?.attach(element);
      screen?.typing(!composed);
      return () => {
        if (slot !== element) return;
        slot = undefined;
        detach?.();
      };
    },
    focus,
    place(text, select) {
      state.setState({ touched: true });
      if (composed) return placed.setState({ text, ...(select ? { select } : {}) }, true);
      control?.place(text, select ? [select[0], select[1]] : undefined);
      focus();
    },
    submit(text) {
      state.setState({ touched: true });
      control?.submit(text);
      keepSoon();
    },
    async receive(files, words) {
      for (const file of files) control?.say(await receive(file, words));
    },
    suggest(text) {
      suggestion = text;
      control?.suggest(text);
    },
    interrupt: () => control?.interrupt(),
    endOfInput: () => control?.endOfInput(),
    mark: (mistake) => screen?.mark(mistake),
    decorate: (make) => screen?.decorate(make),
  };
}

/** Fetched when Tab first lists options. */
const OPTION_WORDS = {
  en: () => import('@ehlo/protocol/prose/en/options'),
  fr: () => import('@ehlo/protocol/prose/fr/options'),
};

function worldOf(
  { world }: Me,
  person: Person,
  bridge: Bridge,
  files: ShellWorld['files'],
  services: ShellWorld['services'],
): ShellWorld {
  return {
    net: bridge,
    clock: pageClock,
    files,
    services,
    person,
    hosts: world.hosts,
    resolver: world.resolver,
    targets: world.services.map(({ host, port, outside }) => ({ host, port, outside })),
    download: (name, octets) => saveFile(name, new Uint8Array(octets), 'application/octet-stream'),
    authorities: labAuthority,
    optionWords: async (program) => (await OPTION_WORDS[preferences.getState().language]()).options[program],
  };
}

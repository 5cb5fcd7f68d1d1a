import type {
  DialFailure,
  DialTarget,
  LookUpFailure,
  Person,
  ShellControl,
  ShellState,
  ShellWorld,
} from '@ehlo/shell';
import type { Me, Seq } from '@ehlo/wire';
import type { Terminal } from '@xterm/xterm';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Bridge } from '../../bridge/bridge.ts';
import { tellCase, watchMissed } from '../../rooms/missed.ts';
import type { SavedTerminal, TabKeeper } from '../../session/kept-tab.ts';
import { labAuthority } from '../../session/lab-authority.ts';
import { pageClock } from '../../session/page-clock.ts';
import { preferences } from '../../session/preferences.ts';
import { saveFile } from '../../ui/save-file.ts';
import type { Mistake } from './finger.ts';
import { isAsked } from './paste.ts';
import type { TerminalScreen } from './screen.ts';

export interface TerminalState {
  /** Keys are taken: screen, shell and room are there. */
  ready: boolean;
  shell: ShellState;
  /** The program that called somebody last. */
  caller?: string;
  /** The call that failed last; gone when a program runs again. */
  failure?: { host: string; port: number; failure: DialFailure | LookUpFailure };
  /** A key was pressed or a line run: the arrow of the first visit has done its work. */
  touched: boolean;
  focused: boolean;
  /** Focus came by keyboard from elsewhere: show the ring until a key is pressed. */
  ring: boolean;
  /** What was shown is being searched. */
  searching?: boolean;
  /** A paste that waits for what is said about it. */
  pasted?: string | undefined;
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
  /** Files of the person's own machine, into the home; said in the terminal. */
  receive(files: Iterable<File>): Promise<void>;
  suggest(text: string | undefined): void;
  interrupt(): void;
  endOfInput(): void;
  /** Output that Ctrl-S stopped goes on. */
  resume(): void;
  /** Highlights what went wrong in a line that was sent; undefined takes the highlight away. */
  mark(mistake: Mistake | undefined): void;
  /** Draws over the screen; undefined while it is not there. */
  decorate: <T>(make: (terminal: Terminal) => T) => T | undefined;
  /** `seq` of the connection that the running program uses. */
  connection(): Seq | undefined;
  /** Of the one that a program used last. */
  lastConnection(): Seq | undefined;
  /** The text placed last, for the composer; undefined once it was taken up by the screen's own prompt. */
  readonly placed: StoreApi<Placed | undefined>;
  /** A composer stands on the page and takes what is placed instead of the screen. */
  composing(on: boolean): void;
  /** Keeps a paste that is to be asked about in `state.pasted`. @returns whether it is */
  asksAbout(pasted: string): boolean;
  /** Pastes, unasked. */
  paste(text: string): void;
  /** Told of a line that is handed over, before it is; `^C`, `^D`, `^Z`: that key. */
  onLine(listener: (line: string) => void): () => void;
  /** Shows a line of the page's above what is being typed. */
  say(text: string): void;
  /** Ends what runs in it, and takes it off the page. */
  close(): void;
}

export interface Placed {
  text: string;
  select?: readonly [number, number];
  /** The page writes; nobody asked for the focus. */
  quiet?: true;
}

/** Where files of the person's own land. */
export interface Home {
  files: ShellWorld['files'];
  directory: string;
}

/** SGR of xterm's theme: ink-faint for prompt and grey line, the client's blue in medium weight for what is sent. */
const COLOURS = { prompt: '90', typed: '1;34', suggestion: '90' };

interface Parts {
  /** Its number among the page's terminals. */
  id: number;
  bridge: Bridge;
  keeper: TabKeeper;
  services: ShellWorld['services'];
  screen: Promise<TerminalScreen>;
  shell: Promise<typeof import('@ehlo/shell')>;
  home: Promise<typeof import('../../home/indexed-home.ts')>;
  /** The terminal uses this connection now. */
  onConnection(connection: Seq): void;
  /** It is the one used last. */
  used(): boolean;
  onFocus(): void;
  /** `exit`: true closes it. */
  onExit(): boolean;
}

/** Joins screen, shell, bridge and home, in whatever order they arrive. */
export function createTerminalSession(parts: Parts): TerminalSession {
  const { id, bridge, keeper, services } = parts;
  const saved: SavedTerminal | undefined = keeper.saved?.terminals.find((terminal) => terminal.id === id);
  const before = keeper.savedScrollback(id);
  const placed = createStore<Placed | undefined>(() => undefined);
  let composed = false;
  const state = createStore<TerminalState>(() => ({
    ready: false,
    shell: { kind: 'prompt' },
    touched: id > 1 || (saved !== undefined && (keeper.history.entries.length > 0 || before !== '')),
    focused: false,
    ring: false,
  }));
  let screen: TerminalScreen | undefined;
  let control: ShellControl | undefined;
  let home: Home | undefined;
  let slot: HTMLElement | undefined;
  let detach: (() => void) | undefined;
  let wanted: { ring: boolean } | undefined;
  let suggestion: string | undefined;
  /** Announced to a screen reader, the grey line would be read again with every key: there it stands below the terminal only. */
  const offer = () => control?.suggest(preferences.getState().screenReader ? undefined : suggestion);
  const stopOffering = preferences.subscribe((now, before) => {
    if (now.screenReader !== before.screenReader) offer();
  });
  let last: Seq | undefined;
  const lineListeners = new Set<(line: string) => void>();
  let closed = false;
  let awaitsSlot = false;
  /** Dials of this terminal's own. */
  const dialled = new WeakSet<DialTarget>();

  void parts.screen.then((arrived) => {
    screen = arrived;
    if (slot) detach = arrived.attach(slot);
    arrived.typing(!composed);
    arrived.onFocus((focused) => {
      state.setState(focused ? { focused } : { focused, ring: false });
      if (focused) parts.onFocus();
    });
    arrived.onActivity((line) => {
      if (line) keeper.soon();
      if (!state.getState().touched || state.getState().ring) state.setState({ touched: true, ring: false });
    });
    if (before) arrived.write(before);
    if (closed) arrived.dispose();
    else if (wanted) arrived.focus();
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
      if (closed) return;
      const { room } = who;
      const person = { handle: who.handle, hostName: `${who.handle}.campus.test`, address: who.address };
      const files = await openHome(room, person);
      home = { files, directory: homeDirectory(person) };
      const world: ShellWorld = {
        ...worldOf(who, person, net, files, services),
        onUncallable: (host, port, failure) => state.setState({ failure: { host, port, failure } }),
        onKeptLine: (what, verb) => void tellCase({ case: what, data: { verb } }),
        ...watchMissed(),
      };
      control = createShell({
        world,
        terminal: on,
        saved: keeper.saved?.room === room ? saved?.shell : undefined,
        history: keeper.history,
        onExit: parts.onExit,
        onEntered: (line) => {
          for (const listener of lineListeners) listener(line);
        },
        colours: COLOURS,
      });
      offer();
      control.onState(onShellState);
      onShellState(control.state());
      state.setState({ ready: true });
      if (wanted && !composed) on.focus();
    },
  );

  function onConnection(connection: Seq): void {
    last = connection;
    parts.onConnection(connection);
  }

  const net: ShellWorld['net'] = {
    dial(target, signal) {
      dialled.add(target);
      return bridge.dial(target, signal);
    },
    listen: bridge.listen,
    revive: bridge.revive,
  };
  /** Fetched with the first call, for without the network it could not be. */
  let unsent: ReturnType<typeof noteUnsent> | undefined;
  async function noteUnsent() {
    const { watchUnsent } = await import('./unsent.ts');
    return watchUnsent({ state, bridge, onLine, decorate });
  }
  const stopCalls = bridge.onCall((call) => {
    if (!dialled.has(call.target) || call.target.transport !== 'tcp' || call.target.probe) return;
    if (call.kind === 'dialled') {
      unsent ??= noteUnsent();
      if (call.connection !== undefined) onConnection(call.connection);
    } else {
      const { host, port } = call.target;
      state.setState({ failure: { host, port, failure: call.failure } });
    }
  });

  function onShellState(shell: ShellState): void {
    const { failure: _, ...rest } = state.getState();
    // A program that runs anew takes the last failure off the page; the prompt after it leaves it there.
    const fresh = shell.kind === 'running' && rest.shell.kind === 'prompt';
    state.setState(fresh ? { ...rest, shell, touched: true } : { shell }, fresh as false);
    if (shell.kind === 'running' && shell.connection) {
      state.setState({ caller: shell.program });
      const connection = bridge.connectionOf(shell.connection.id);
      if (connection !== undefined && connection !== last) onConnection(connection);
    }
    keeper.soon();
  }

  const forget = keeper.add({
    id,
    save: () => control?.save() ?? saved?.shell,
    settled: async () => screen?.settled(),
    scrollback: () => screen?.serialize(),
  });

  const decorate: TerminalSession['decorate'] = (make) => screen?.decorate(make);

  function onLine(listener: (line: string) => void): () => void {
    lineListeners.add(listener);
    return () => lineListeners.delete(listener);
  }

  const focus = (options = { ring: false }) => {
    wanted = options;
    if (composed) return;
    // One that is not on the page yet has the focus when it comes.
    awaitsSlot = slot === undefined;
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
    lastConnection: () => last,
    close() {
      closed = true;
      stopCalls();
      void unsent?.then((stop) => stop());
      forget();
      control?.hangUp();
      stopOffering();
      screen?.dispose();
    },
    attach(element) {
      slot = element;
      detach = screen?.attach(element);
      screen?.typing(!composed);
      if (awaitsSlot && !composed) screen?.focus();
      awaitsSlot = false;
      return () => {
        if (slot !== element) return;
        slot = undefined;
        // It only moves, unless another terminal takes its place.
        awaitsSlot = state.getState().focused && parts.used();
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
      keeper.soon();
    },
    asksAbout(pasted) {
      const { shell } = state.getState();
      const asked = isAsked(pasted, shell.kind === 'running' && shell.connection !== undefined);
      if (asked) state.setState({ pasted });
      return asked;
    },
    paste: (text) => screen?.paste(text),
    onLine,
    say: (text) => control?.say(text),
    async receive(files) {
      const { receiveFile } = await import('./receive-file.ts');
      for (const file of files) if (home) control?.say(await receiveFile(file, home));
    },
    suggest(text) {
      suggestion = text;
      offer();
    },
    interrupt: () => control?.interrupt(),
    endOfInput: () => control?.endOfInput(),
    resume: () => control?.resume(),
    mark: (mistake) => screen?.mark(mistake),
    decorate,
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
  net: ShellWorld['net'],
  files: ShellWorld['files'],
  services: ShellWorld['services'],
): ShellWorld {
  return {
    net,
    clock: pageClock,
    files,
    services,
    person,
    hosts: world.hosts,
    resolver: world.resolver,
    targets: world.services.map(({ host, port, outside }) => ({ host, port, outside })),
    download: (name, octets) => saveFile(name, new Uint8Array(octets), 'application/octet-stream'),
    authorities: labAuthority,
    language: () => preferences.getState().language,
    optionWords: async (program) => (await OPTION_WORDS[preferences.getState().language]()).options[program],
  };
}

/** Hands at the page's terminal: lines typed key by key, as a lesson's solution is shown and a demonstration played. Milliseconds throughout. */
import { controlCharacter, keyOf, listens, type Seen, wantsLine } from '@ehlo/lessons';
import type { Playground } from '../../rooms/context.ts';
import { pace, TEMPI } from './pace.ts';

const LOOK_EVERY_MS = 20;
/** No line of a lesson takes longer. */
const LONGEST_MS = 30_000;

/** What may be said to the hands while they type. */
/** `stuck`: no answer came. */
export type Ended = 'done' | 'stopped' | 'stuck';

export interface Performance {
  paused: boolean;
  stopped: boolean;
}

const tempo = () => TEMPI[pace.getState().pace];
/** Of the first character, in UTF-16 units. */
const characterLength = (text: string): number => String.fromCodePoint(text.codePointAt(0) ?? 0).length;
const still = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches;

/**
 * Types the lines, each once the one before has its answer.
 *
 * @param composed  A composer is the one place to type; the line is written there.
 * @returns how it ended; `stuck`: an answer was waited for in vain
 */
export async function perform(
  lines: readonly string[],
  playground: Playground,
  composed: boolean,
  performance: Performance,
): Promise<Ended> {
  const hands = handsAt(playground, composed);
  /** Waits so long, and for as long as it is paused. */
  const wait = async (ms: number): Promise<void> => {
    const until = Date.now() + ms;
    while (!performance.stopped && (performance.paused || Date.now() < until))
      await new Promise((resolve) => setTimeout(resolve, Math.min(LOOK_EVERY_MS, ms)));
  };
  hands.clear();
  for (const line of lines) {
    const key = keyOf(line);
    if (!key) {
      let left = line;
      while (left !== '') {
        // Asked at every key: one may have had enough in the middle of a line.
        const { key: perKey } = still() ? TEMPI.fast : tempo();
        const now = perKey === undefined ? left : left.slice(0, characterLength(left));
        hands.write(now);
        left = left.slice(now.length);
        await wait(perKey ?? 0);
        if (performance.stopped) return 'stopped';
      }
    }
    await wait(tempo().breath);
    if (performance.stopped) return 'stopped';
    const watch = watchTerminal(playground);
    if (key) hands.press(key);
    else hands.enter();
    const since = Date.now();
    while (!performance.stopped && !wantsLine(watch.seen())) {
      if (Date.now() - since > LONGEST_MS) break;
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
    }
    const stuck = !performance.stopped && !wantsLine(watch.seen());
    watch.stop();
    if (stuck) return 'stuck';
    await wait(tempo().breath);
    if (performance.stopped) return 'stopped';
  }
  return 'done';
}

interface Hands {
  clear(): void;
  write(text: string): void;
  enter(): void;
  press(key: 'C' | 'D' | 'Z'): void;
}

function handsAt({ terminal }: Playground, composed: boolean): Hands {
  const input = (keys: string) => void terminal.decorate((xterm) => xterm.input(keys));
  if (!composed)
    return {
      // What stands there unsent is not part of it.
      clear: () => input('\x15'),
      write: input,
      enter: () => input('\r'),
      press: (key) => input(controlCharacter(key)),
    };
  let text = '';
  const place = (now: string) => {
    text = now;
    terminal.placed.setState({ text, quiet: true }, true);
  };
  return {
    clear: () => place(''),
    write: (more) => place(text + more),
    enter() {
      terminal.submit(text);
      place('');
    },
    press(key) {
      if (key === 'C') terminal.interrupt();
      else if (key === 'D') terminal.endOfInput();
    },
  };
}

/** What is seen of the terminal from now on. */
function watchTerminal({ terminal, dialogue }: Playground): { seen(): Seen; stop(): void } {
  const since = Date.now();
  let changedAt = 0;
  let crossedAt = 0;
  const row = terminal.decorate((xterm) => xterm.buffer.active.baseY + xterm.buffer.active.cursorY) ?? 0;
  const parsed = terminal.decorate((xterm) =>
    xterm.onWriteParsed(() => {
      changedAt = Date.now();
    }),
  );
  const stop = dialogue.subscribe((now, before) => {
    if (now.version !== before.version || now.connection !== before.connection) crossedAt = Date.now();
  });
  /** Below the line that was typed; the end of that line is no word of a program. */
  const written = (): boolean =>
    terminal.decorate(({ buffer: { active } }) => {
      for (let at = row + 1; at <= active.baseY + active.cursorY; at++)
        if (active.getLine(at)?.translateToString(true)) return true;
      return false;
    }) ?? false;
  const prompted = (): boolean =>
    terminal.decorate(({ buffer: { active } }) => {
      const at = active.baseY + active.cursorY;
      const line = active.getLine(at)?.translateToString(false, 0, active.cursorX) ?? '';
      return at > row && /[$>] $/.test(line);
    }) ?? false;
  return {
    seen() {
      const { shell } = terminal.state.getState();
      const { connection, reading } = dialogue.getState();
      const own = connection !== undefined && connection === terminal.connection();
      return {
        ...(shell.kind === 'prompt'
          ? {}
          : {
              program: {
                listens: listens(shell.line),
                ...(shell.connection && { connection: { calling: shell.connection.calling } }),
              },
            }),
        prompted: prompted(),
        written: written(),
        crossed: crossedAt > since,
        ...(own && reading ? { turn: reading.turn.whose } : {}),
        quietFor: Date.now() - Math.max(since, changedAt, shell.kind === 'prompt' ? 0 : crossedAt),
      };
    },
    stop() {
      parsed?.dispose();
      stop();
    },
  };
}

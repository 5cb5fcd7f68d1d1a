import { textOfUtf8, utf8 } from '@ehlo/protocol';
import type { LineBuffer } from '../line-editor/buffer.ts';
import { EDITING_KEYS } from '../line-editor/editing-keys.ts';
import type { Key } from '../line-editor/keys.ts';
import type { LineView } from '../line-editor/view.ts';
import type { Screen } from '../screen.ts';
import type { Input, Output } from '../streams/stream.ts';
import { createFlow } from './flow.ts';
import type { FullScreen, ScreenListener } from './full-screen.ts';
import { createGlyphDecoder } from './glyphs.ts';
import { octetsOfKey, shownControl, type TerminalMode } from './mode.ts';

/**
 * The terminal as a foreground program sees it: a Linux tty in cooked mode (termios: ICANON, ECHO, ISIG). Lines are
 * edited here and handed over at Enter; Ctrl-D hands over what is there without a line end, or, when there is
 * nothing, is the end of input. One kindness more than a real tty: the arrows move within the line.
 */
export interface Tty {
  key(key: Key): void;
  /** Ctrl-S and what ends it, before anybody else has the key. @returns the key has done its work */
  flowKey(key: Key): boolean;
  /** Output was stopped by Ctrl-S. */
  readonly stopped: boolean;
  resume(): void;
  /** A program's standard input. Closing it leaves what was not read to the next one. */
  openInput(owner?: TtyOwner): Input;
  /** A program's standard output or error. `flush` shows what an unfinished character kept back. */
  openOutput(): Output & { flush(): void };
  /** Another job is in front: what was typed is its. */
  wake(): void;
  /** Draws the unsent line anew: after `place`, a new suggestion, a resize. */
  refresh(): void;
  suggestion: string | undefined;
  /** SGR of what is typed while a network program runs; empty for none. */
  typedSgr: string;
  /** The first line that no program has read, without its end: typed ahead, it goes to the next prompt. */
  takeUnreadLine(): string | undefined;
}

/** Whose an input is. */
export interface TtyOwner {
  /** The terminal is its: it is given what is typed. */
  active(): boolean;
  /** It wants to read. */
  onRead(): void;
}

export interface TtyOptions {
  buffer: LineBuffer;
  view: LineView;
  screen: Screen;
  suggestionSgr: string;
  onInterrupt(): void;
  /** Ctrl-Z. */
  onStop(): void;
  /** Output was stopped, or goes on. */
  onFlow(): void;
  /** Nobody has the terminal: the prompt is drawn there instead of the line being typed. */
  atPrompt(): boolean;
  drawPrompt(): void;
  /** `ShellOptions.onEntered` */
  onEntered: ((line: string) => void) | undefined;
}

const ALWAYS: TtyOwner = { active: () => true, onRead: () => undefined };

/** Of what is written while a program has the whole screen; older text is lost. */
const MOST_HELD = 1_048_576;
const BELL = 7;
const CLEAR = '\x1b[H\x1b[2J\x1b[3J';

export function createTty(options: TtyOptions): Tty {
  const { buffer, view, screen, suggestionSgr, onInterrupt, onEntered: entered } = options;
  /** Lines not yet read; '' is an end of input. */
  let queue: string[] = [];
  let readers: { owner: TtyOwner; resolve(chunk: Uint8Array | null): void }[] = [];
  /** Inputs that changed how the terminal works for them. */
  let modes: { owner: TtyOwner; mode: TerminalMode }[] = [];
  /** A program draws the whole screen; what others write meanwhile is shown when it gives it back. */
  let taken: { screen: FullScreen; listener: ScreenListener } | undefined;
  let held = '';
  let suggestion: string | undefined;
  let typedSgr = '';
  /** Where among the earlier lines the arrows stand, and what was being written. */
  let recalled: { at: number; draft: string } | undefined;
  /** After Enter the grey line waits for an answer: what was just typed is not offered again. */
  let answered = true;

  const flow = createFlow(options.onFlow);
  const modeNow = (): TerminalMode => modes.findLast(({ owner }) => owner.active())?.mode ?? {};

  const remainder = () =>
    answered &&
    suggestion !== undefined &&
    buffer.caret === buffer.text.length &&
    suggestion.startsWith(buffer.text)
      ? suggestion.slice(buffer.text.length)
      : '';

  const draw = () =>
    view.draw({
      prompt: '',
      promptSgr: '',
      text: modeNow().silent ? '' : buffer.text,
      textSgr: typedSgr,
      caret: modeNow().silent ? 0 : buffer.caret,
      selection: buffer.selection,
      suggestion: remainder(),
      suggestionSgr,
    });

  /** Output of a program, above the line that is being written. */
  const show = (text: string) => {
    if (text === '') return;
    if (taken) {
      held = (held + text).slice(-MOST_HELD);
      return;
    }
    answered = true;
    screen.batch(() => {
      view.hide();
      screen.print(text);
      if (options.atPrompt()) {
        if (screen.column > 0) screen.print('\r\n');
        options.drawPrompt();
      } else if (buffer.text !== '' || remainder() !== '') draw();
    });
  };

  const deliver = (text: string) => {
    const reader = readers.find(({ owner }) => owner.active());
    if (!reader) {
      queue.push(text);
      return;
    }
    readers = readers.filter((other) => other !== reader);
    reader.resolve(text === '' ? null : utf8(text));
  };

  const enter = () => {
    const line = buffer.text;
    entered?.(line);
    buffer.set('');
    recalled = undefined;
    answered = false;
    if (modeNow().silent) view.hide();
    else view.leave();
    deliver(`${line}\n`);
  };

  /** Hands over what stands there, with `last` behind it. */
  const handOver = (last: string) => {
    const text = buffer.text;
    buffer.set('');
    view.settle();
    if (!modeNow().silent) screen.print(shownControl(last));
    deliver(text + last);
  };

  const signal = (name: 'INT' | 'QUIT') => {
    entered?.('^C');
    buffer.set('');
    queue = [];
    view.settle();
    if (!modeNow().earlierLines) screen.print(name === 'INT' ? '^C' : '^\\');
    const { onSignal = onInterrupt } = modeNow();
    onSignal(name);
  };

  /** Steps through the earlier lines; what was being written waits below them. */
  const recall = (step: -1 | 1) => {
    const lines = modeNow().earlierLines;
    if (!lines) return;
    recalled ??= { at: lines.length, draft: '' };
    if (recalled.at === lines.length) recalled.draft = buffer.text;
    recalled.at = Math.min(lines.length, Math.max(0, recalled.at + step));
    buffer.set(lines[recalled.at] ?? recalled.draft);
    draw();
  };

  /** Without line editing: the key as the terminal sends it. */
  const character = (text: string) => {
    if (!modeNow().silent) screen.print(text.replace(/[\x00-\x1f\x7f]/g, shownControl));
    deliver(text);
  };

  const insert = (text: string) => {
    const lines = text.split('\n');
    for (const [index, line] of lines.entries()) {
      if (line !== '') buffer.insert(line);
      draw();
      if (index < lines.length - 1) enter();
    }
  };

  const named = (name: string) => {
    const octets = octetsOfKey(name);
    if (octets !== undefined && octets === modeNow().endsLine) return handOver(octets);
    if (modeNow().unedited && name !== 'C-c' && name !== 'C-\\') {
      if (octets !== undefined) character(octets);
      return;
    }
    switch (name) {
      case 'enter':
        return enter();
      case 'C-c':
        return signal('INT');
      case 'C-\\':
        if (modeNow().onSignal) signal('QUIT');
        return;
      case 'up':
      case 'down':
        return recall(name === 'up' ? -1 : 1);
      case 'C-d': {
        const text = buffer.text;
        if (modeNow().earlierLines && text !== '') return;
        entered?.(text || '^D');
        buffer.set('');
        view.settle();
        return deliver(text);
      }
      case 'C-z':
        // As with Ctrl-C, what was typed and not entered is gone (no NOFLSH).
        entered?.('^Z');
        buffer.set('');
        queue = [];
        view.settle();
        screen.print('^Z');
        return options.onStop();
      case 'C-u':
        buffer.set('');
        return draw();
      case 'tab':
        buffer.insert('\t');
        return draw();
      case 'right':
      case 'end':
        if (remainder() !== '') buffer.insert(remainder());
        else EDITING_KEYS[name]?.(buffer);
        return draw();
      default: {
        const edit = EDITING_KEYS[name];
        if (edit) edit(buffer);
        else if (/^C-.$/.test(name)) buffer.insert(String.fromCharCode(name.charCodeAt(2) & 0x1f));
        return draw();
      }
    }
  };

  return {
    key(key) {
      if (taken) {
        taken.listener.onKey(key);
        return;
      }
      screen.batch(() => {
        if (key.kind === 'named') named(key.name);
        else if (modeNow().unedited) character(key.text);
        else insert(key.text);
      });
    },
    // Who draws the whole screen, or wants every key, has these too (no IXON).
    flowKey: (key) => (flow.stopped || !(taken || modeNow().unedited)) && flow.key(key),
    get stopped() {
      return flow.stopped;
    },
    resume: flow.resume,
    openInput(owner = ALWAYS) {
      let mine: (typeof readers)[number] | undefined;
      return {
        kind: 'terminal',
        read() {
          owner.onRead();
          const ready = owner.active() ? queue.shift() : undefined;
          if (ready !== undefined) return Promise.resolve(ready === '' ? null : utf8(ready));
          return new Promise((resolve) => {
            mine = { owner, resolve };
            readers.push(mine);
          });
        },
        putBack(octets) {
          if (octets.length > 0) queue.unshift(textOfUtf8(octets));
        },
        setMode(mode) {
          modes = [...modes.filter((other) => other.owner !== owner), { owner, mode }];
        },
        close() {
          modes = modes.filter((other) => other.owner !== owner);
          if (!mine) return;
          readers = readers.filter((reader) => reader !== mine);
          mine.resolve(null);
          mine = undefined;
        },
      };
    },
    openOutput() {
      const glyphs = createGlyphDecoder();
      return {
        write: (octets) =>
          flow.pass(() => {
            show(glyphs.decode(octets));
            if (octets.includes(BELL)) screen.steer('\x07');
          }),
        flush: () => void flow.pass(() => show(glyphs.flush())),
        screen: {
          get columns() {
            return screen.columns;
          },
          async takeOver(listener) {
            const { takeScreen } = await import('./full-screen.ts');
            taken?.screen.close();
            view.hide();
            const full = takeScreen(screen, () => {
              taken = undefined;
              const text = held;
              held = '';
              show(text);
            });
            taken = { screen: full, listener };
            return full;
          },
          clear() {
            screen.batch(() => {
              view.hide();
              screen.steer(CLEAR);
              screen.column = 0;
            });
          },
          showAs: (_, text) => show(text),
        },
      };
    },
    wake() {
      for (const text of queue.splice(0)) deliver(text);
    },
    refresh() {
      if (taken) taken.listener.onResize();
      else draw();
    },
    get suggestion() {
      return suggestion;
    },
    set suggestion(line) {
      suggestion = line;
      answered = line !== undefined;
    },
    get typedSgr() {
      return typedSgr;
    },
    set typedSgr(sgr) {
      typedSgr = sgr;
    },
    takeUnreadLine() {
      const line = queue.shift();
      // An end of input that nobody read means nothing to the next prompt.
      return line === '' ? this.takeUnreadLine() : line?.replace(/\n$/, '');
    },
  };
}

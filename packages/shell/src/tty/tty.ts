import { textOfUtf8, utf8 } from '@ehlo/protocol';
import type { LineBuffer } from '../line-editor/buffer.ts';
import { EDITING_KEYS } from '../line-editor/editing-keys.ts';
import type { Key } from '../line-editor/keys.ts';
import type { LineView } from '../line-editor/view.ts';
import type { Screen } from '../screen.ts';
import type { Input, Output } from '../streams/stream.ts';
import { createGlyphDecoder } from './glyphs.ts';
import { octetsOfKey, shownControl, type TerminalMode } from './mode.ts';

/**
 * The terminal as a foreground program sees it: a Linux tty in cooked mode (termios: ICANON, ECHO, ISIG). Lines are
 * edited here and handed over at Enter; Ctrl-D hands over what is there without a line end, or, when there is
 * nothing, is the end of input. One kindness more than a real tty: the arrows move within the line.
 */
export interface Tty {
  key(key: Key): void;
  /** A program's standard input. Closing it leaves what was not read to the next one. */
  openInput(): Input;
  /** A program's standard output or error. `flush` shows what an unfinished character kept back. */
  openOutput(): Output & { flush(): void };
  /** Draws the unsent line anew: after `place`, a new suggestion, a resize. */
  refresh(): void;
  suggestion: string | undefined;
  /** SGR of what is typed while a network program runs; empty for none. */
  typedSgr: string;
  /** The first line that no program has read, without its end: typed ahead, it goes to the next prompt. */
  takeUnreadLine(): string | undefined;
}

export interface TtyOptions {
  buffer: LineBuffer;
  view: LineView;
  screen: Screen;
  suggestionSgr: string;
  onInterrupt(): void;
}

const NO_JOBS = 'Ctrl-Z does nothing here: Ctrl-C ends the program.\r\n';
const CLEAR = '\x1b[H\x1b[2J\x1b[3J';

export function createTty({ buffer, view, screen, suggestionSgr, onInterrupt }: TtyOptions): Tty {
  /** Lines not yet read; '' is an end of input. */
  let queue: string[] = [];
  let readers: { resolve(chunk: Uint8Array | null): void }[] = [];
  let suggestion: string | undefined;
  let typedSgr = '';
  let mode: TerminalMode = {};
  /** After Enter the grey line waits for an answer: what was just typed is not offered again. */
  let answered = true;

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
      text: mode.silent ? '' : buffer.text,
      textSgr: typedSgr,
      caret: mode.silent ? 0 : buffer.caret,
      selection: buffer.selection,
      suggestion: remainder(),
      suggestionSgr,
    });

  /** Output of a program, above the line that is being written. */
  const show = (text: string) => {
    if (text === '') return;
    answered = true;
    screen.batch(() => {
      view.hide();
      screen.print(text);
      if (buffer.text !== '' || remainder() !== '') draw();
    });
  };

  const deliver = (text: string) => {
    const reader = readers.shift();
    if (reader) reader.resolve(text === '' ? null : utf8(text));
    else queue.push(text);
  };

  const enter = () => {
    const line = buffer.text;
    buffer.set('');
    answered = false;
    if (mode.silent) view.hide();
    else view.leave();
    deliver(`${line}\n`);
  };

  /** Hands over what stands there, with `last` behind it. */
  const handOver = (last: string) => {
    const text = buffer.text;
    buffer.set('');
    view.settle();
    if (!mode.silent) screen.print(shownControl(last));
    deliver(text + last);
  };

  const signal = (name: 'INT' | 'QUIT') => {
    buffer.set('');
    queue = [];
    view.settle();
    screen.print(name === 'INT' ? '^C' : '^\\');
    if (mode.onSignal) mode.onSignal(name);
    else onInterrupt();
  };

  /** Without line editing: the key as the terminal sends it. */
  const character = (text: string) => {
    if (!mode.silent) screen.print(text.replace(/[\x00-\x1f\x7f]/g, shownControl));
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
    if (octets !== undefined && octets === mode.endsLine) return handOver(octets);
    if (mode.unedited && name !== 'C-c' && name !== 'C-\\') {
      if (octets !== undefined) character(octets);
      return;
    }
    switch (name) {
      case 'enter':
        return enter();
      case 'C-c':
        return signal('INT');
      case 'C-\\':
        if (mode.onSignal) signal('QUIT');
        return;
      case 'C-d': {
        const text = buffer.text;
        buffer.set('');
        view.settle();
        return deliver(text);
      }
      case 'C-z':
        return show(NO_JOBS);
      case 'C-s':
      case 'C-q':
        // Flow control: stopping one's own screen confuses more than it helps.
        return;
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
      screen.batch(() => {
        if (key.kind === 'named') named(key.name);
        else if (mode.unedited) character(key.text);
        else insert(key.text);
      });
    },
    openInput() {
      let mine: { resolve(chunk: Uint8Array | null): void } | undefined;
      return {
        kind: 'terminal',
        read() {
          const ready = queue.shift();
          if (ready !== undefined) return Promise.resolve(ready === '' ? null : utf8(ready));
          return new Promise((resolve) => {
            mine = { resolve };
            readers.push(mine);
          });
        },
        putBack(octets) {
          if (octets.length > 0) queue.unshift(textOfUtf8(octets));
        },
        setMode(wanted) {
          mode = wanted;
        },
        close() {
          mode = {};
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
        write(octets) {
          show(glyphs.decode(octets));
          return Promise.resolve();
        },
        flush: () => show(glyphs.flush()),
        screen: {
          get columns() {
            return screen.columns;
          },
          clear() {
            screen.batch(() => {
              view.hide();
              screen.steer(CLEAR);
              screen.column = 0;
            });
          },
        },
      };
    },
    refresh: draw,
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

import type { Terminal as ShellTerminal } from '@ehlo/shell';
import { FitAddon } from '@xterm/addon-fit';
import { WebLinksAddon } from '@xterm/addon-web-links';
import { type IDisposable, Terminal } from '@xterm/xterm';
import '@xterm/xterm/css/xterm.css';
import { preferences } from '../../session/preferences.ts';
import { copyText } from '../../ui/copy.ts';
import { createFinger, type Mistake } from './finger.ts';
import { terminalTheme } from './theme.ts';

/** xterm.js, dressed in the tokens. It knows the screen and the keyboard; never the shell, never mail. */
export interface TerminalScreen extends ShellTerminal {
  /** Lives outside React, so that it survives a change of page or layout. */
  readonly host: HTMLElement;
  /** Shows it in a slot; the returned function takes it out again. */
  attach(slot: HTMLElement): () => void;
  /** As if it came from the clipboard; nothing is asked. */
  paste(text: string): void;
  focus(): void;
  /** Whether keys are taken; off where a composer is the one place to type. */
  typing(on: boolean): void;
  onFocus(listener: (focused: boolean) => void): () => void;
  /** Any key or paste, before the shell sees it; `line`: it may hand a line over (Enter, a paste). */
  onActivity(listener: (line: boolean) => void): () => void;
  /** Everything written is on the screen, and can be serialized. */
  settled(): Promise<void>;
  /** Output and everything before the line that is being edited, as a text that draws it again; undefined when that is as it was, or until the serializer has come. */
  serialize(): string | undefined;
  /** The finger: highlights columns [start, end) of the newest line with this text. Undefined takes it away. */
  mark(mistake: Mistake | undefined): void;
  /** For what is drawn over the screen and fetched later than it. */
  decorate<T>(make: (terminal: Terminal) => T): T;
  dispose(): void;
}

/** What the page does with keys and pastes before the shell has them. */
export interface PageKeys {
  /** With Ctrl and Shift. */
  shortcut(key: string): void;
  /** True: it asks first, and pastes later. */
  asksAbout(text: string): boolean;
}

const SCROLLBACK_ROWS = 5_000;
const KEPT_ROWS = 1_000;
/** The caret blinks while one types, then rests. */
const BLINK_MS = 5_000;
/** Row height of the design over IBM Plex Mono's own (1.3 em). */
const LINE_HEIGHT = 1.26;
const FACE = "'IBM Plex Mono', ui-monospace, 'SF Mono', Menlo, Consolas, 'DejaVu Sans Mono', monospace";

/** With Ctrl and Shift these are the page's: `features/terminals/shortcut.ts`. */
const SHORTCUTS = ['F', 'f', 'Enter', 'ArrowRight', 'ArrowLeft', '+', '*', '-', '_', '0'];

export function createTerminalScreen(label: string, page: PageKeys): TerminalScreen {
  const { fontSize, screenReader } = preferences.getState();
  const terminal = new Terminal({
    allowProposedApi: true,
    fontFamily: FACE,
    fontSize,
    lineHeight: LINE_HEIGHT,
    fontWeight: 400,
    fontWeightBold: 500,
    cursorStyle: 'block',
    cursorBlink: false,
    cursorInactiveStyle: 'outline',
    scrollback: SCROLLBACK_ROWS,
    // Forced colours are the person's own: to mend them would take a style attribute, which the page's policy refuses.
    minimumContrastRatio: matchMedia('(forced-colors: active)').matches ? 1 : 4.5,
    drawBoldTextInBrightColors: false,
    screenReaderMode: screenReader,
    theme: terminalTheme(),
    overviewRuler: { width: 10 },
    // Titles, clipboard and links of its own are the server's to send, not to use (handlers below; OSC 8 off).
    linkHandler: { activate: () => undefined, allowNonHttpProtocols: false },
  });
  const fit = new FitAddon();
  terminal.loadAddon(fit);
  terminal.loadAddon(new WebLinksAddon(openLink));
  // OSC 0, 1, 2: title. 8: hyperlink. 52: clipboard. True means: taken care of, and nothing happens.
  for (const code of [0, 1, 2, 8, 52]) terminal.parser.registerOscHandler(code, () => true);

  const host = document.createElement('div');
  host.style.cssText = 'position:relative;width:100%;height:100%';
  const activity = new Set<(line: boolean) => void>();
  const focusListeners = new Set<(focused: boolean) => void>();
  const disposables: IDisposable[] = [];
  let opened = false;
  let leaving = false;
  let restTimer = 0;

  const refit = () => {
    if (host.isConnected && host.clientWidth > 0 && host.clientHeight > 0) fit.fit();
  };
  const observer = new ResizeObserver(refit);
  observer.observe(host);

  const blink = () => {
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) return;
    if (!terminal.options.cursorBlink) terminal.options.cursorBlink = true;
    clearTimeout(restTimer);
    restTimer = window.setTimeout(() => {
      terminal.options.cursorBlink = false;
    }, BLINK_MS);
  };

  /** False hands the key to the browser. */
  const onKey = (event: KeyboardEvent): boolean => {
    if (event.type !== 'keydown') return true;
    if (event.key === 'Tab' && leaving) return false;
    const bare = !event.ctrlKey && !event.altKey && !event.metaKey;
    // Shift comes by itself before Shift+Tab.
    if (event.key !== 'Shift') leaving = event.key === 'Escape' && bare;
    if (event.key === 'F6') return false;
    if (event.ctrlKey && !event.altKey && event.key === '`') return false;
    const copy = !event.shiftKey && (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'c';
    if (copy && terminal.hasSelection()) {
      // The browser's own copy event follows, and xterm fills it: that needs no secure context.
      window.setTimeout(() => terminal.clearSelection());
      return false;
    }
    if (event.ctrlKey && event.shiftKey) {
      if (event.key.toUpperCase() === 'V') return false;
      if (event.key.toUpperCase() === 'C') {
        // The browser's own meaning of it is its inspector.
        event.preventDefault();
        if (terminal.hasSelection()) void copyText(terminal.getSelection());
        return false;
      }
      const key = event.code === 'Digit0' ? '0' : event.key;
      if (SHORTCUTS.includes(key)) {
        event.preventDefault();
        page.shortcut(key);
        return false;
      }
    }
    blink();
    for (const listener of activity) listener(event.key === 'Enter');
    return true;
  };
  terminal.attachCustomKeyEventHandler(onKey);
  disposables.push(terminal.onBell(async () => (await import('../terminals/bell.ts')).ring(host)));

  const open = () => {
    opened = true;
    terminal.open(host);
    const area = terminal.textarea;
    if (area) {
      area.setAttribute('aria-label', label);
      const tellFocus = (focused: boolean) => {
        for (const listener of focusListeners) listener(focused);
      };
      area.addEventListener('focus', () => tellFocus(true));
      area.addEventListener('blur', () => tellFocus(false));
      // On its way down, before xterm takes it.
      host.addEventListener(
        'paste',
        (event) => {
          if (page.asksAbout(event.clipboardData?.getData('text/plain') ?? '')) {
            event.preventDefault();
            event.stopPropagation();
          } else for (const listener of activity) listener(true);
        },
        true,
      );
    }
    void measureAgain(terminal, refit);
    // Widths as the shell counts them (Unicode 11); until it comes, only wide signs would be off by one.
    void import('@xterm/addon-unicode11').then(({ Unicode11Addon }) => {
      terminal.loadAddon(new Unicode11Addon());
      terminal.unicode.activeVersion = '11';
    });
  };

  const stopPreferences = preferences.subscribe((now, before) => {
    if (now.fontSize !== before.fontSize) terminal.options.fontSize = now.fontSize;
    if (now.screenReader !== before.screenReader) terminal.options.screenReaderMode = now.screenReader;
    // The attribute on :root changes in another subscriber of the same store.
    if (now.theme !== before.theme)
      queueMicrotask(() => {
        terminal.options.theme = terminalTheme();
      });
    refit();
  });

  /** Something was written since it was serialized. */
  let written = true;
  let gone = false;
  let serializer: { serialize(options: { range: { start: number; end: number } }): string } | undefined;
  const ready = import('@xterm/addon-serialize').then(({ SerializeAddon }) => {
    const addon = new SerializeAddon();
    terminal.loadAddon(addon);
    serializer = addon;
  });
  /** The line with the caret is the shell's to draw again: everything above it is kept. */
  const serialize = () => {
    const buffer = terminal.buffer.normal;
    let end = buffer.baseY + buffer.cursorY;
    while (end > 0 && buffer.getLine(end)?.isWrapped) end--;
    if (!written) return undefined;
    if (end === 0) return serializer && '';
    const start = Math.max(0, end - KEPT_ROWS);
    const text = serializer?.serialize({ range: { start, end: end - 1 } });
    // The serializer leaves out empty rows at its end: an empty line of a letter is one.
    let empty = 0;
    while (end - 1 - empty >= start && buffer.getLine(end - 1 - empty)?.translateToString(true) === '')
      empty++;
    written = text === undefined;
    // A range ends with a move of the cursor back to where it is now; the restored one goes on below.
    return text === undefined
      ? undefined
      : `${text.replace(/(?:\x1b\[\d*[A-H])+$/, '')}${'\r\n'.repeat(empty + 1)}`;
  };

  return {
    host,
    get columns() {
      return terminal.cols;
    },
    get rows() {
      return terminal.rows;
    },
    write(text) {
      // What a program still has to say when its terminal is closed.
      if (gone) return;
      written = true;
      terminal.write(text);
    },
    onKeys: (listener) => {
      disposables.push(terminal.onData(listener));
    },
    onResize: (listener) => {
      disposables.push(terminal.onResize(listener));
    },
    attach(slot) {
      slot.append(host);
      if (!opened) open();
      refit();
      return () => {
        if (host.parentElement === slot) host.remove();
      };
    },
    focus: () => terminal.focus(),
    paste: (text) => terminal.paste(text),
    typing(on) {
      terminal.options.disableStdin = !on;
      if (!terminal.textarea) return;
      terminal.textarea.tabIndex = on ? 0 : -1;
      // A tap on the screen would bring up the keyboard for a field that takes nothing.
      terminal.textarea.inputMode = on ? 'text' : 'none';
    },
    onFocus(listener) {
      focusListeners.add(listener);
      return () => focusListeners.delete(listener);
    },
    onActivity(listener) {
      activity.add(listener);
      return () => activity.delete(listener);
    },
    async settled() {
      await ready;
      await new Promise<void>((resolve) => terminal.write('', resolve));
    },
    serialize,
    mark: createFinger(terminal),
    decorate: (make) => make(terminal),
    dispose() {
      gone = true;
      clearTimeout(restTimer);
      observer.disconnect();
      stopPreferences();
      for (const disposable of disposables) disposable.dispose();
      terminal.dispose();
      host.remove();
    },
  };
}

/** Only addresses a person may open, in a tab that knows nothing of this one. */
function openLink(_event: MouseEvent, address: string): void {
  if (/^https?:\/\//i.test(address)) window.open(address, '_blank', 'noopener,noreferrer');
}

/** The face may come after the terminal was measured with its stand-in; a changed family makes xterm measure again. */
async function measureAgain(terminal: Terminal, refit: () => void): Promise<void> {
  const size = `${terminal.options.fontSize ?? 13.5}px`;
  const face = `${size} 'IBM Plex Mono'`;
  if (document.fonts.check(face)) return;
  await Promise.allSettled([document.fonts.load(face), document.fonts.load(`500 ${face}`)]);
  terminal.options.fontFamily = `${FACE}, monospace`;
  refit();
}

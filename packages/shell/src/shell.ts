import { utf8 } from '@ehlo/protocol';
import type { ParsedScript } from 'unbash';
import { homeDirectory } from './home.ts';
import { createForeground } from './jobs/foreground.ts';
import type { ShellTap } from './jobs/jobs.ts';
import { createLineBuffer } from './line-editor/buffer.ts';
import { commonPrefix, complete, listOf } from './line-editor/completion.ts';
import { createHistory, type HistoryEntries } from './line-editor/history.ts';
import { createKeyDecoder, type Key } from './line-editor/keys.ts';
import { createPrompt } from './line-editor/prompt.ts';
import { createLineView } from './line-editor/view.ts';
import { mailLineHint } from './programs/mail-line.ts';
import { PROGRAM_NAMES } from './programs/names.ts';
import { createScreen } from './screen.ts';
import { createSession } from './session.ts';
import { createTty } from './tty/tty.ts';
import type { Connection, SavedShell, ShellControl, ShellWorld, Terminal } from './world.ts';

/** SGR parameters (`34`, `2`, `1;34`); an empty string leaves the colour alone. */
export interface ShellColours {
  prompt: string;
  /** What a person types into a network program: their side of the dialogue. */
  typed: string;
  suggestion: string;
}

export interface ShellOptions {
  world: ShellWorld;
  terminal: Terminal;
  saved?: SavedShell | undefined;
  /** Lines entered before, and where new ones are put; terminals that are handed the same object share them. */
  history?: HistoryEntries;
  /** `exit`, or Ctrl-D at an empty prompt: closes the terminal, or says by false that it stays open. */
  onExit?: () => boolean;
  colours?: Partial<ShellColours>;
  tap?: ShellTap;
  /** Told of each line that is handed over, at the prompt or to a program, before it is; `^C`, `^D`, `^Z`: that key, to a program. */
  onEntered?: (line: string) => void;
}

const COLOURS: ShellColours = { prompt: '2', typed: '34', suggestion: '2' };
const LOAD_AFTER_MS = 200;
const BRACKETED_PASTE = '\x1b[?2004h';
const EXIT_SENTENCE = 'exit\r\nThis terminal stays open: there is nothing behind it to go back to.\r\n';

/** The terminal's shell. It draws its prompt and takes keys at once; the rest of it is loaded meanwhile. */
export function createShell(options: ShellOptions): ShellControl {
  const { world, terminal, saved, colours, tap } = options;
  const sgr = { ...COLOURS, ...colours };
  const home = homeDirectory(world.person);
  const session = createSession(
    {
      HOME: home,
      USER: world.person.handle,
      HOSTNAME: world.person.hostName,
      SHELL: '/bin/bash',
      TERM: 'xterm-256color',
      LANG: 'C.UTF-8',
    },
    home,
  );
  const screen = createScreen(terminal);
  const buffer = createLineBuffer();
  const view = createLineView(screen);
  const history = createHistory(options.history);
  const prompt = createPrompt(buffer, history);
  const decodeKeys = createKeyDecoder();
  /** Lines of a command that is not finished yet. */
  let unfinished = '';
  let openHereDocument: { script: ParsedScript; wanted: string } | undefined;
  let tabs = 0;

  const tty = createTty({
    buffer,
    view,
    screen,
    suggestionSgr: sgr.suggestion,
    onInterrupt: () => foreground.interrupt(),
    onStop: () => foreground.stop(),
    onFlow: () => foreground.tell(),
    onEntered: options.onEntered,
    atPrompt: () => !foreground.busy,
    drawPrompt: () => drawPrompt(),
  });
  const foreground = createForeground({
    world,
    session,
    history,
    tty,
    typedSgr: sgr.typed,
    tap,
    print: (text) => screen.print(text),
    onIdle: (ended) =>
      screen.batch(() => {
        view.hide();
        if (ended === 'interrupted' && screen.column > 0) screen.print('\r\n');
        if (ended === 'exit') leave();
        else nextPrompt();
      }),
  });

  /** There is nothing behind the shell: its terminal closes with it, if there is another. */
  const leave = () => {
    if (options.onExit?.()) return;
    screen.print(EXIT_SENTENCE);
    nextPrompt();
  };
  const promptText = () => {
    if (unfinished !== '') return '> ';
    const { directory } = session;
    const shown =
      directory === home || directory.startsWith(`${home}/`) ? `~${directory.slice(home.length)}` : directory;
    return `${shown} $ `;
  };
  const drawPrompt = () =>
    view.draw({
      prompt: prompt.searching ?? promptText(),
      promptSgr: sgr.prompt,
      text: buffer.text,
      textSgr: '',
      caret: buffer.caret,
      selection: buffer.selection,
      suggestion: unfinished === '' ? prompt.remainder() : '',
      suggestionSgr: sgr.suggestion,
    });
  const redraw = () => (foreground.busy ? tty.refresh() : drawPrompt());

  /** After a job, or after a line that ran nothing: a prompt, and then what was typed ahead. */
  const nextPrompt = () => {
    for (const news of foreground.takeNews()) screen.print(`${plainLine(news)}\r\n`);
    const line = tty.takeUnreadLine();
    if (line === undefined) {
      drawPrompt();
      return;
    }
    const unsent = buffer.text;
    buffer.set(line);
    drawPrompt();
    acceptLine();
    if (unsent !== '') buffer.set(unsent);
    redraw();
  };

  const acceptLine = () => {
    const line = buffer.text;
    view.leave();
    prompt.reset();
    const source = unfinished === '' ? line : `${unfinished}\n${line}`;
    if (source.trim() === '') {
      nextPrompt();
      return;
    }
    void readAndRun(source);
  };

  const readAndRun = async (source: string) => {
    const parsed = await foreground.parse(source);
    screen.batch(() => {
      view.hide();
      if (parsed === undefined)
        return refuse(source, 'a part of this page could not be loaded; is the server still running?');
      if (parsed === 'interrupted') {
        screen.print('\r\n');
        unfinished = '';
        session.status = 130;
        return nextPrompt();
      }
      if (parsed.kind === 'wrong') return refuse(source, parsed.problem);
      if (parsed.kind === 'unfinished') {
        unfinished = source;
        openHereDocument =
          parsed.hereDocument === undefined
            ? undefined
            : { script: parsed.script, wanted: parsed.hereDocument };
        return nextPrompt();
      }
      run(parsed.script, source);
    });
  };

  const run = (script: ParsedScript, source: string, revived?: Connection) => {
    unfinished = '';
    if (!revived) history.add(source);
    foreground.start(script, source, revived);
    if (buffer.text !== '') tty.refresh();
  };

  const refuse = (source: string, problem: string) => {
    unfinished = '';
    history.add(source);
    session.status = 2;
    screen.print(`bash: ${plainLine(problem)}\r\n`);
    const hint = mailLineHint(source);
    if (hint) screen.print(`${hint.replace('\n', '\r\n')}\r\n`);
    world.onFailed?.(source.trim().split(/\s+/), 2);
    nextPrompt();
  };

  const completeWord = async () => {
    const { text, caret } = buffer;
    const second = tabs > 1;
    const found = await complete(text, caret, {
      programs: [...PROGRAM_NAMES, ...session.functions.keys(), ...session.aliases.keys()],
      variables: [...session.variables.keys(), ...session.arrays.keys()],
      jobs: foreground.jobNumbers().map((number) => `%${number}`),
      world,
      directory: session.directory,
    });
    const list = second ? await listOf(found, world, screen.columns) : '';
    // Meanwhile somebody may have typed on.
    if (foreground.busy || buffer.text !== text || buffer.caret !== caret) return;
    if (found.candidates.length === 0) return screen.steer('\x07');
    const [only] = found.candidates;
    const prefix = found.candidates.length === 1 ? `${only}${found.suffix}` : commonPrefix(found.candidates);
    screen.batch(() => {
      if (prefix.length > caret - found.start) {
        buffer.set(text.slice(0, found.start) + prefix + text.slice(caret), found.start + prefix.length);
        tabs = 0;
      } else if (second) {
        view.leave();
        screen.print(list.replace(/\n/g, '\r\n'));
      }
      drawPrompt();
    });
  };

  const endOfInput = () => {
    if (unfinished === '') {
      view.hide();
      return leave();
    }
    view.leave();
    const source = unfinished;
    unfinished = '';
    if (openHereDocument) {
      screen.print(
        `bash: warning: here-document delimited by end-of-file (wanted \`${openHereDocument.wanted}')\r\n`,
      );
      run(openHereDocument.script, source);
    } else {
      screen.print('bash: syntax error: unexpected end of file\r\n');
      session.status = 2;
      drawPrompt();
    }
  };

  const promptKey = (key: Key) => {
    tabs = key.kind === 'named' && key.name === 'tab' ? tabs + 1 : 0;
    switch (prompt.key(key)) {
      case 'enter':
        options.onEntered?.(buffer.text);
        return acceptLine();
      case 'interrupt':
        view.settle();
        screen.print('^C\r\n');
        prompt.reset();
        unfinished = '';
        session.status = 130;
        return drawPrompt();
      case 'end-of-input':
        return endOfInput();
      case 'clear-screen':
        view.hide();
        screen.steer('\x1b[H\x1b[2J');
        screen.column = 0;
        return drawPrompt();
      case 'complete':
        void completeWord();
        return;
      case undefined:
        return drawPrompt();
    }
  };
  const press = (key: Key) =>
    screen.batch(() => {
      if (tty.flowKey(key)) return;
      if (foreground.busy) tty.key(key);
      else promptKey(key);
    });

  terminal.onKeys((keys) => {
    for (const key of decodeKeys(keys)) press(key);
  });
  terminal.onResize(() => redraw());

  const start = () => {
    screen.steer(saved ? `${BRACKETED_PASTE}\r\x1b[J` : BRACKETED_PASTE);
    if (saved?.unsent) buffer.set(saved.unsent);
    for (const line of saved?.ended ?? []) screen.print(`${plainLine(line)}: ended by the reload\r\n`);
    if (!saved?.program) {
      drawPrompt();
      return;
    }
    const { argv, connection: id, unsent } = saved.program;
    const revived = world.net.revive(id);
    if (!revived) {
      screen.print(`${plainLine(argv.join(' '))}: the connection ended while the page was away\r\n`);
      drawPrompt();
      return;
    }
    buffer.set(unsent);
    const line = argv.map(quoted).join(' ');
    void foreground.parse(line).then((parsed) => {
      if (typeof parsed === 'object' && parsed.kind === 'script') run(parsed.script, line, revived);
      else drawPrompt();
    });
  };
  screen.batch(start);
  // A failure shows when the first line is entered, which asks again.
  world.clock.after(LOAD_AFTER_MS, () => void foreground.load().catch(() => undefined));

  return {
    place(text, select) {
      screen.batch(() => {
        const plain = plainText(text);
        buffer.set(plain, select ? Math.min(select[1], plain.length) : plain.length, select);
        redraw();
      });
    },
    suggest(text) {
      const plain = text === undefined ? undefined : plainLine(text);
      const place = foreground.busy ? tty : prompt;
      if (plain === place.suggestion) return;
      place.suggestion = plain;
      redraw();
    },
    submit(text) {
      screen.batch(() => {
        this.place(foreground.busy ? '' : text);
        if (foreground.busy) press({ kind: 'text', text: plainText(text) });
        press({ kind: 'named', name: 'enter' });
      });
    },
    say: (text) => void tty.openOutput().write(utf8(`${plainLine(text)}\n`)),
    interrupt: () => press({ kind: 'named', name: 'C-c' }),
    resume: tty.resume,
    hangUp() {
      tty.resume();
      foreground.hangUp();
    },
    endOfInput: () => press({ kind: 'named', name: 'C-d' }),
    state: foreground.state,
    onState: foreground.onState,
    save: () => foreground.save(buffer.text),
  };
}

/** A word as one would type it. */
function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

/** Text from the page: line ends and tabs stay, other control characters never reach the screen. */
function plainText(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(/[\x00-\x08\x0b-\x1f\x7f-\x9f]/g, '');
}

function plainLine(text: string): string {
  return plainText(text).replaceAll('\n', ' ');
}

import { concat, textOfUtf8 } from '@ehlo/protocol';
import type { Key } from '../../line-editor/keys.ts';
import type { FullScreen, Span } from '../../tty/full-screen.ts';
import { openInputs, refuseOption } from '../files.ts';
import { readOptions } from '../getopt.ts';
import type { Process, Program } from '../program.ts';
import { expandTabs, findLine, fold, lastTop, type Page, rowsOf } from './page.ts';

const MAX_OCTETS = 8 * 1024 * 1024;

const HELP = [
  '  space, PageDown     a screen on           b, PageUp   a screen back',
  '  Enter, j, Down      a line on             k, Up       a line back',
  '  d                   half a screen on      u           half a screen back',
  '  g, Home             the beginning         G, End      the end',
  '  /TEXT               looks for TEXT, on    ?TEXT       looks for it, back',
  '  n                   the next one          N           the one before',
  '  h                   this                  q           leaves',
];

/** Text by the screen: `less FILE…`, `… | less`. Where its output is no terminal it is `cat`. */
export const less: Program = async (process) => {
  const options = readOptions(
    process.argv.slice(1).filter((word) => !word.startsWith('+')),
    {
      short: 'FRXSNieE',
      long: { help: { is: 'help', argument: false } },
    },
  );
  if (!options.ok) return refuseOption(process, options.problem);
  const names = options.operands;
  if (names.length === 0 && process.stdin.kind === 'terminal') {
    await process.err(`Missing filename ("${process.argv[0]} --help" for help)\n`);
    return 1;
  }
  const { inputs, status } = await openInputs(process, names);
  const chunks: Uint8Array[] = [];
  let octets = 0;
  let cut = false;
  for (const { input } of inputs)
    for (let chunk = await input.read(); chunk !== null && !cut; chunk = await input.read()) {
      cut = (octets += chunk.length) > MAX_OCTETS;
      if (!process.stdout.screen) await process.stdout.write(chunk);
      else if (!cut) chunks.push(chunk);
    }
  if (!process.stdout.screen || (chunks.length === 0 && status !== 0)) return status;
  const text = textOfUtf8(concat(chunks));
  const lines = text.replace(/\n$/, '').split('\n').map(expandTabs);
  await showPages(process, () => lines, cut ? 'the first 8 MiB' : (names[0] ?? ''));
  return status;
};

/** A manual page: its lines are broken between words. */
export function showManual(process: Process, text: string, name: string): Promise<void> {
  const lines = text.replace(/\n$/, '').split('\n');
  return showPages(process, (columns) => lines.flatMap((line) => fold(line, columns)), name);
}

/** Shows lines until `q` is pressed. @param name stands at the foot */
async function showPages(process: Process, lines: LinesFor, name: string): Promise<void> {
  const { screen } = process.stdout;
  if (!screen) return;
  let finish: () => void = () => undefined;
  const done = new Promise<void>((resolve) => {
    finish = resolve;
  });
  let pager: Pager | undefined;
  const full = await screen.takeOver({
    onKey: (key) => {
      if (pager?.key(key) === 'leave') finish();
    },
    onResize: () => pager?.draw(),
  });
  try {
    pager = new Pager(full, lines, name);
    pager.draw();
    await process.until(done);
  } finally {
    full.close();
  }
}

/** The lines of a text for a screen of so many columns. */
type LinesFor = (columns: number) => readonly string[];

class Pager {
  readonly #screen: FullScreen;
  readonly #linesFor: LinesFor;
  readonly #name: string;
  #for: { columns: number; lines: readonly string[] } | undefined;
  #page: Page = { top: 0, pattern: undefined };
  #backwards = false;
  /** What is being looked for, while it is typed. */
  #typing: { sign: '/' | '?'; text: string } | undefined;
  #message: string | undefined;
  #help = false;

  constructor(screen: FullScreen, lines: LinesFor, name: string) {
    this.#screen = screen;
    this.#linesFor = lines;
    this.#name = name;
  }

  get #lines(): readonly string[] {
    const { columns } = this.#screen;
    if (this.#for?.columns !== columns) this.#for = { columns, lines: this.#linesFor(columns) };
    return this.#for.lines;
  }
  get #height(): number {
    return Math.max(1, this.#screen.rows - 1);
  }

  draw(): void {
    const { columns } = this.#screen;
    if (this.#help) {
      const rows: Span[][] = HELP.map((text) => [{ text }]);
      while (rows.length < this.#height) rows.push([]);
      this.#screen.draw([...rows.slice(0, this.#height), [{ text: 'q leaves this help', style: 'inverse' }]]);
      return;
    }
    const { rows, bottom } = rowsOf(this.#lines, this.#page, columns, this.#height);
    const foot = this.#foot(bottom);
    this.#screen.draw([...rows, foot], { row: this.#height, column: width(foot, columns) });
  }

  #foot(bottom: number): Span[] {
    if (this.#typing) return [{ text: this.#typing.sign + this.#typing.text }];
    if (this.#message !== undefined) return [{ text: this.#message, style: 'inverse' }];
    const { top } = this.#page;
    const at = bottom >= this.#lines.length ? '(END)' : `line ${top + 1}`;
    const text = `${this.#name === '' ? '' : `${this.#name} `}${at} (press h for help or q to quit)`;
    return [{ text, style: 'inverse' }];
  }

  /** @returns `leave` at the end */
  key(key: Key): 'leave' | undefined {
    this.#message = undefined;
    if (this.#help) {
      this.#help = false;
      this.draw();
      return undefined;
    }
    if (key.kind === 'named') {
      if (this.#typing) this.#typeKey(key.name, this.#typing);
      else if (this.#named(key.name) === 'leave') return 'leave';
    } else
      for (const letter of key.text) {
        if (this.#typing) this.#typing.text = (this.#typing.text + letter).slice(0, 200);
        else if (this.#letter(letter) === 'leave') return 'leave';
      }
    this.draw();
    return undefined;
  }

  #named(name: string): 'leave' | undefined {
    // As the real one, which only its letter ends.
    if (name === 'C-c') this.#message = 'q leaves';
    const letter = NAMED[name];
    return letter === undefined ? undefined : this.#letter(letter);
  }

  #letter(letter: string): 'leave' | undefined {
    switch (letter) {
      case 'q':
      case 'Q':
        return 'leave';
      case ' ':
      case 'f':
        this.#move(this.#height);
        break;
      case 'b':
        this.#move(-this.#height);
        break;
      case 'd':
        this.#move(Math.ceil(this.#height / 2));
        break;
      case 'u':
        this.#move(-Math.ceil(this.#height / 2));
        break;
      case 'j':
      case 'e':
        this.#move(1);
        break;
      case 'k':
      case 'y':
        this.#move(-1);
        break;
      case 'g':
      case '<':
        this.#goTo(0);
        break;
      case 'G':
      case '>':
        this.#goTo(Number.POSITIVE_INFINITY);
        break;
      case '/':
      case '?':
        this.#typing = { sign: letter, text: '' };
        break;
      case 'n':
        this.#search(this.#backwards);
        break;
      case 'N':
        this.#search(!this.#backwards);
        break;
      case 'h':
      case 'H':
        this.#help = true;
        break;
      default:
    }
    return undefined;
  }

  #typeKey(name: string, typing: { sign: '/' | '?'; text: string }): void {
    if (name === 'backspace' && typing.text !== '') typing.text = typing.text.slice(0, -1);
    else if (name === 'enter') {
      this.#typing = undefined;
      this.#backwards = typing.sign === '?';
      if (typing.text !== '') {
        // Looked for as it is written: what a pattern means is nothing that a reader of a manual asks.
        const plain = typing.text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
        this.#page = { ...this.#page, pattern: new RegExp(plain, /[A-Z]/.test(plain) ? 'g' : 'gi') };
      }
      this.#search(this.#backwards);
    } else if (['backspace', 'escape', 'C-c'].includes(name)) this.#typing = undefined;
  }

  #search(backwards: boolean): void {
    const { pattern, top } = this.#page;
    if (!pattern) {
      this.#message = 'Nothing was looked for yet: / begins';
      return;
    }
    const found = findLine(this.#lines, pattern, top + (backwards ? -1 : 1), backwards ? -1 : 1);
    if (found === undefined) this.#message = 'Not found (press a key)';
    else this.#goTo(found);
  }

  #move(lines: number): void {
    this.#goTo(this.#page.top + lines);
  }

  #goTo(line: number): void {
    const last = lastTop(this.#lines, this.#screen.columns, this.#height);
    this.#page = { ...this.#page, top: Math.max(0, Math.min(line, last)) };
  }
}

const NAMED: Readonly<Record<string, string>> = {
  'page-down': ' ',
  'page-up': 'b',
  'C-f': ' ',
  'C-v': ' ',
  'C-b': 'b',
  'C-d': 'd',
  'C-u': 'u',
  down: 'j',
  'C-n': 'j',
  enter: 'j',
  up: 'k',
  'C-p': 'k',
  home: 'g',
  end: 'G',
};

function width(row: readonly Span[], columns: number): number {
  return Math.min(
    columns - 1,
    row.reduce((sum, { text }) => sum + [...text].length, 0),
  );
}

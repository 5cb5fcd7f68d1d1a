import type { Key } from '../../line-editor/keys.ts';
import { characterWidth } from '../../line-editor/width.ts';
import type { FullScreen, Span } from '../../tty/full-screen.ts';
import { expandTabs } from '../less/page.ts';
import { Document } from './document.ts';

export interface EditorOptions {
  screen: FullScreen;
  /** Of the file; '' for none yet. */
  name: string;
  text: string;
  /** Said until the first key. */
  welcome: string;
  /** @returns what went wrong */
  save(name: string, text: string): Promise<string | undefined>;
  leave(): void;
}

type Question =
  | { about: 'name'; text: string; thenLeave: boolean }
  | { about: 'search'; text: string }
  | { about: 'discard' };

const KEYS: readonly (readonly [key: string, does: string])[][] = [
  [
    ['^O', 'Save'],
    ['^W', 'Search'],
    ['^K', 'Cut line'],
    ['^C', 'Position'],
  ],
  [
    ['^X', 'Leave'],
    ['^E', 'Line end'],
    ['^U', 'Paste'],
    ['^V', 'Page down'],
  ],
];
const TAB = 8;

/** Keys that change the text or move in it. @param height rows of text on the screen */
const EDITS: Readonly<Record<string, (document: Document, height: number) => void>> = {
  'C-k': (document) => document.cutLine(),
  'C-u': (document) => document.paste(),
  enter: (document) => document.insert('\n'),
  tab: (document) => document.insert('\t'),
  backspace: (document) => document.backspace(),
  delete: (document) => document.deleteForward(),
  'C-d': (document) => document.deleteForward(),
  left: (document) => document.left(),
  'C-b': (document) => document.left(),
  right: (document) => document.right(),
  'C-f': (document) => document.right(),
  up: (document) => document.vertical(-1),
  'C-p': (document) => document.vertical(-1),
  down: (document) => document.vertical(1),
  'C-n': (document) => document.vertical(1),
  home: (document) => document.lineStart(),
  'C-a': (document) => document.lineStart(),
  end: (document) => document.lineEnd(),
  'C-e': (document) => document.lineEnd(),
  'page-up': (document, height) => document.vertical(-height),
  'C-y': (document, height) => document.vertical(-height),
  'page-down': (document, height) => document.vertical(height),
  'C-v': (document, height) => document.vertical(height),
};

/** The editor on the screen: title, text, a line to speak, two lines of keys. */
export class Editor {
  readonly #options: EditorOptions;
  readonly #document: Document;
  #name: string;
  #top = 0;
  /** Answers the last key. */
  #said: string;
  #question: Question | undefined;
  /** `changes` when it was saved last. */
  #savedAt = 0;
  #lastSearch = '';
  #saving = false;

  constructor(options: EditorOptions) {
    this.#options = options;
    this.#document = new Document(options.text);
    this.#name = options.name;
    this.#said = options.welcome;
  }

  get #modified(): boolean {
    return this.#document.changes !== this.#savedAt;
  }
  get #height(): number {
    return Math.max(1, this.#options.screen.rows - 4);
  }

  key(key: Key): void {
    this.#said = '';
    if (this.#question) this.#answerKey(key, this.#question);
    else if (key.kind === 'named') this.#named(key.name);
    else this.#document.insert(key.text);
    this.draw();
  }

  #named(name: string): void {
    const document = this.#document;
    switch (name) {
      case 'C-x':
        if (!this.#modified) this.#options.leave();
        else this.#question = { about: 'discard' };
        return;
      case 'C-o':
      case 'C-s':
        this.#question = { about: 'name', text: this.#name, thenLeave: false };
        return;
      case 'C-w':
        this.#question = { about: 'search', text: '' };
        return;
      case 'C-c': {
        const { row, column, lines } = document;
        const before = [...(lines[row] as string).slice(0, column)].length;
        this.#said = `line ${row + 1} of ${lines.length}, column ${before + 1}`;
        return;
      }
      default: {
        const edit = EDITS[name];
        if (edit) edit(document, this.#height);
        else this.#said = `${shownKey(name)} does nothing here: the two lines below say what does`;
      }
    }
  }

  #answerKey(key: Key, question: Question): void {
    const name = key.kind === 'named' ? key.name : undefined;
    if (name === 'C-c' || name === 'escape') {
      this.#question = undefined;
      this.#said = 'Cancelled';
      return;
    }
    if (question.about === 'discard') {
      const letter = key.kind === 'named' ? '' : key.text.slice(0, 1).toLowerCase();
      if (letter === 'n') this.#options.leave();
      else if (letter === 'y' || letter === 'o')
        this.#question = { about: 'name', text: this.#name, thenLeave: true };
      return;
    }
    if (key.kind !== 'named') question.text = (question.text + key.text.replaceAll('\n', ' ')).slice(0, 200);
    else if (name === 'backspace') question.text = question.text.slice(0, -1);
    else if (name === 'enter') {
      this.#question = undefined;
      if (question.about === 'search') this.#search(question.text);
      else void this.#save(question.text.trim(), question.thenLeave);
    }
  }

  #search(text: string): void {
    this.#lastSearch = text === '' ? this.#lastSearch : text;
    if (this.#lastSearch === '') this.#said = 'Nothing to search for';
    else if (!this.#document.find(this.#lastSearch)) this.#said = `"${this.#lastSearch}" not found`;
  }

  async #save(name: string, thenLeave: boolean): Promise<void> {
    if (name === '' || this.#saving) {
      this.#said = 'Not saved: a file needs a name';
      return;
    }
    this.#saving = true;
    const { changes, text, lines } = this.#document;
    const problem = await this.#options.save(name, text);
    this.#saving = false;
    if (problem !== undefined) this.#said = `Not saved: ${name}: ${problem}`;
    else {
      this.#name = name;
      this.#savedAt = changes;
      const count = text.endsWith('\n') || text === '' ? lines.length - 1 : lines.length;
      this.#said = `Wrote ${count} ${count === 1 ? 'line' : 'lines'}`;
      if (thenLeave) return this.#options.leave();
    }
    this.draw();
  }

  draw(): void {
    const { screen } = this.#options;
    const { row, column, lines } = this.#document;
    const { columns } = screen;
    if (row < this.#top) this.#top = row;
    if (row >= this.#top + this.#height) this.#top = row - this.#height + 1;
    const caret = cellOf(lines[row] as string, column);
    // A long line moves sideways while the caret is in it, as nano's do.
    const aside = caret < columns - 1 ? 0 : caret - (caret % Math.max(1, columns - 9));
    const rows: Span[][] = [[{ text: this.#title(columns), style: 'inverse' }]];
    for (let index = this.#top; index < this.#top + this.#height; index++) {
      const line = lines[index];
      const cells = line === undefined ? '' : expandTabs(line);
      rows.push([{ text: index === row && aside > 0 ? `<${dropCells(cells, aside + 1)}` : cells }]);
    }
    rows.push([this.#speech()]);
    for (const keys of KEYS) rows.push(keys.flatMap(([key, does]) => keySpans(key, does, columns)));
    const question = this.#question && 'text' in this.#question ? this.#prompt(this.#question) : undefined;
    screen.draw(
      rows,
      question === undefined
        ? { row: 1 + row - this.#top, column: caret - aside }
        : { row: this.#height + 1, column: Math.min(columns - 1, cellOf(question, question.length)) },
    );
  }

  #title(columns: number): string {
    const name = this.#name === '' ? 'New file' : this.#name;
    const right = this.#modified ? 'Modified ' : '';
    const middle = ` edit   ${name}`;
    return (
      middle.padEnd(Math.max(0, columns - right.length)).slice(0, Math.max(0, columns - right.length)) + right
    );
  }

  #prompt(question: Extract<Question, { text: string }>): string {
    return `${question.about === 'search' ? 'Search: ' : 'File to write: '}${question.text}`;
  }

  #speech(): Span {
    const question = this.#question;
    if (!question) return this.#said === '' ? { text: '' } : { text: `[ ${this.#said} ]`, style: 'inverse' };
    if (question.about === 'discard')
      return { text: 'Save what you changed?  Y yes   N no   ^C go back', style: 'inverse' };
    return { text: this.#prompt(question), style: 'bold' };
  }
}

function keySpans(key: string, does: string, columns: number): Span[] {
  const width = Math.max(12, Math.floor(columns / 4));
  return [{ text: key, style: 'inverse' }, { text: ` ${does}`.padEnd(Math.max(1, width - key.length)) }];
}

const shownKey = (name: string): string =>
  name.replace(/^C-(.)$/, (_, letter: string) => `^${letter.toUpperCase()}`);

/** Control characters are drawn as one cell. */
function cells(character: string): number {
  const point = character.codePointAt(0) as number;
  return point < 0x20 ? 1 : characterWidth(point);
}

/** Column of the screen of an offset in a line. */
function cellOf(line: string, offset: number): number {
  let column = 0;
  for (const character of line.slice(0, offset))
    column += character === '\t' ? TAB - (column % TAB) : cells(character);
  return column;
}

function dropCells(text: string, count: number): string {
  let left = count;
  let at = 0;
  for (const character of text) {
    if (left <= 0) break;
    left -= cells(character);
    at += character.length;
  }
  return text.slice(at);
}

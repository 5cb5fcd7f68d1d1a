import { characterWidth } from './line-editor/width.ts';
import type { Terminal } from './world.ts';

/** A terminal that keeps what a person would see: rows of cells, with the few sequences the shell uses. */
export class ScreenTerminal implements Terminal {
  columns: number;
  rows = 24;
  /** Everything written, raw. */
  raw = '';
  cells: string[][] = [[]];
  row = 0;
  bells = 0;
  column = 0;
  #wrapNext = false;
  #normal: { cells: string[][]; row: number; column: number } | undefined;
  #keys: (keys: string) => void = () => undefined;
  #resize: () => void = () => undefined;
  #waiting: { holds: () => boolean; resolve: () => void }[] = [];

  constructor(columns = 80) {
    this.columns = columns;
  }

  onKeys(listener: (keys: string) => void) {
    this.#keys = listener;
  }
  onResize(listener: () => void) {
    this.#resize = listener;
  }
  type(keys: string) {
    this.#keys(keys);
  }
  resize(columns: number) {
    this.columns = columns;
    this.#resize();
  }

  /** The screen as text, rows without trailing blanks, trailing empty rows left out. */
  get text(): string {
    return this.cells
      .map((row) => row.join('').trimEnd())
      .join('\n')
      .trimEnd();
  }
  /** The last row that has something on it. */
  get lastLine(): string {
    return this.text.split('\n').at(-1) ?? '';
  }
  /** `row:column`, 0-based. */
  get caret(): string {
    return `${this.row}:${this.column}`;
  }

  /** Resolves when the screen shows `text`. */
  shows(text: string): Promise<void> {
    return this.until(() => this.text.includes(text), `never shown: ${text}`);
  }

  /** Resolves when `holds`, asked after each write; fails after fifteen seconds with what the screen shows. */
  async until(holds: () => boolean, complaint = 'never came true'): Promise<void> {
    if (holds()) return;
    await new Promise<void>((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`${complaint}\n${this.text}`)), 15_000);
      this.#waiting.push({
        holds,
        resolve: () => {
          clearTimeout(timer);
          resolve();
        },
      });
    });
  }

  write(text: string) {
    this.raw += text;
    for (let at = 0; at < text.length; ) at += this.#step(text, at);
    this.#waiting = this.#waiting.filter((waiter) => {
      if (!waiter.holds()) return true;
      waiter.resolve();
      return false;
    });
  }

  #step(text: string, at: number): number {
    const sequence = /^\x1b\[([?\d;]*)([A-Za-z])/.exec(text.slice(at, at + 20));
    if (sequence) {
      this.#steer(sequence[2] as string, Number.parseInt(sequence[1] || '1', 10) || 1, sequence[1] as string);
      return sequence[0].length;
    }
    const point = text.codePointAt(at) as number;
    const character = String.fromCodePoint(point);
    if (character === '\r') {
      this.column = 0;
      this.#wrapNext = false;
    } else if (character === '\n') {
      this.row++;
      this.#wrapNext = false;
      this.cells[this.row] ??= [];
    } else if (character === '\x07') this.bells++;
    else if (character === '\b') {
      this.column = Math.max(0, this.column - 1);
      this.#wrapNext = false;
    } else if (character === '\t')
      this.column = Math.min(this.columns - 1, (Math.floor(this.column / 8) + 1) * 8);
    else this.#put(character, characterWidth(point));
    return character.length;
  }

  #put(character: string, width: number) {
    const line = this.cells[this.row] as string[];
    if (width === 0) {
      const before = Math.max(0, this.column - (this.#wrapNext ? 0 : 1));
      line[before] = (line[before] ?? '') + character;
      return;
    }
    if (this.#wrapNext || this.column + width > this.columns) {
      this.row++;
      this.column = 0;
      this.cells[this.row] ??= [];
      this.#wrapNext = false;
    }
    const target = this.cells[this.row] as string[];
    while (target.length < this.column) target.push(' ');
    target[this.column] = character;
    if (width === 2) target[this.column + 1] = '';
    this.column += width;
    if (this.column >= this.columns) {
      this.column = this.columns - 1;
      this.#wrapNext = true;
    }
  }

  /** The alternate screen begins empty; leaving it brings back what was there, and the cursor. */
  #alternate(enter: boolean) {
    if (enter) {
      this.#normal = { cells: this.cells, row: this.row, column: this.column };
      this.cells = [[]];
    } else if (this.#normal) {
      ({ cells: this.cells, row: this.row, column: this.column } = this.#normal);
      this.#normal = undefined;
    }
  }

  #steer(final: string, count: number, parameters: string) {
    if (parameters === '?1049') return this.#alternate(final === 'h');
    if (parameters.startsWith('?') || final === 'm') return;
    this.#wrapNext = false;
    if (final === 'A') this.row = Math.max(0, this.row - count);
    else if (final === 'C') this.column = Math.min(this.columns - 1, this.column + count);
    else if (final === 'H') {
      const [row = 1, column = 1] = parameters.split(';').map((part) => Number(part) || 1);
      [this.row, this.column] = [row - 1, column - 1];
      while (this.cells.length <= this.row) this.cells.push([]);
    } else if (final === 'K')
      (this.cells[this.row] as string[]).length = Math.min(this.column, this.cells[this.row]?.length ?? 0);
    else if (final === 'J' && parameters === '2') this.cells = [[]];
    else if (final === 'J' && parameters === '') {
      (this.cells[this.row] as string[]).length = Math.min(this.column, this.cells[this.row]?.length ?? 0);
      this.cells.length = this.row + 1;
    }
  }
}

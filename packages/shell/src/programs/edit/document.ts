import { nextIndex, previousIndex } from '../../line-editor/width.ts';

/** Text in lines with a caret in it, and what was cut. Columns are UTF-16 offsets that never split a character. */
export class Document {
  #lines: string[];
  #row = 0;
  #column = 0;
  #cut: string[] = [];
  #cutting = false;
  #changes = 0;

  constructor(text: string) {
    this.#lines = text.split('\n');
  }

  get lines(): readonly string[] {
    return this.#lines;
  }
  get row(): number {
    return this.#row;
  }
  get column(): number {
    return this.#column;
  }
  /** Grows with each change. */
  get changes(): number {
    return this.#changes;
  }
  get text(): string {
    return this.#lines.join('\n');
  }

  get #line(): string {
    return this.#lines[this.#row] as string;
  }
  set #line(text: string) {
    this.#lines[this.#row] = text;
    this.#changes++;
  }

  /** Anything but a cut after a cut begins a new one. */
  #moved(): void {
    this.#cutting = false;
  }

  insert(text: string): void {
    const parts = text.split('\n');
    const before = this.#line.slice(0, this.#column);
    const after = this.#line.slice(this.#column);
    const [first = '', ...more] = parts;
    const last = more.pop();
    if (last === undefined) {
      this.#line = before + first + after;
      this.#column += first.length;
    } else {
      this.#lines.splice(this.#row, 1, before + first, ...more, last + after);
      this.#row += more.length + 1;
      this.#column = last.length;
      this.#changes++;
    }
    this.#moved();
  }

  backspace(): void {
    if (this.#column > 0) {
      const start = previousIndex(this.#line, this.#column);
      this.#line = this.#line.slice(0, start) + this.#line.slice(this.#column);
      this.#column = start;
    } else if (this.#row > 0) {
      const text = this.#line;
      this.#lines.splice(this.#row, 1);
      this.#row--;
      this.#column = this.#line.length;
      this.#line += text;
    }
    this.#moved();
  }

  deleteForward(): void {
    if (this.#column < this.#line.length) {
      const end = nextIndex(this.#line, this.#column);
      this.#line = this.#line.slice(0, this.#column) + this.#line.slice(end);
    } else if (this.#row < this.#lines.length - 1) {
      const [next = ''] = this.#lines.splice(this.#row + 1, 1);
      this.#line += next;
    }
    this.#moved();
  }

  left(): void {
    if (this.#column > 0) this.#column = previousIndex(this.#line, this.#column);
    else if (this.#row > 0) {
      this.#row--;
      this.#column = this.#line.length;
    }
    this.#moved();
  }

  right(): void {
    if (this.#column < this.#line.length) this.#column = nextIndex(this.#line, this.#column);
    else if (this.#row < this.#lines.length - 1) {
      this.#row++;
      this.#column = 0;
    }
    this.#moved();
  }

  /** @param rows negative: up */
  vertical(rows: number): void {
    this.moveTo(this.#row + rows, this.#column);
  }

  moveTo(row: number, column: number): void {
    this.#row = Math.max(0, Math.min(this.#lines.length - 1, row));
    const at = Math.max(0, Math.min(column, this.#line.length));
    // Not between the halves of a character.
    this.#column = at > 0 ? nextIndex(this.#line, previousIndex(this.#line, at)) : 0;
    this.#moved();
  }

  lineStart(): void {
    this.#column = 0;
    this.#moved();
  }

  lineEnd(): void {
    this.#column = this.#line.length;
    this.#moved();
  }

  /** The whole line, as nano's Ctrl-K; several in a row are gathered. */
  cutLine(): void {
    if (this.#row === this.#lines.length - 1 && this.#line === '') return;
    const [line = ''] = this.#lines.splice(this.#row, 1);
    if (this.#row === this.#lines.length) this.#lines.push('');
    this.#cut = this.#cutting ? [...this.#cut, line] : [line];
    this.#column = 0;
    this.#cutting = true;
    this.#changes++;
  }

  /** What was cut, before the caret's line. */
  paste(): void {
    if (this.#cut.length === 0) return;
    this.insert(`${this.#cut.join('\n')}\n`);
  }

  /** Moves to the next place of a text behind the caret, from the beginning again at the end. @returns whether there is one */
  find(text: string): boolean {
    const wanted = text.toLowerCase();
    const count = this.#lines.length;
    for (let step = 0; step <= count; step++) {
      const row = (this.#row + step) % count;
      const from = step === 0 ? this.#column + 1 : 0;
      const at = (this.#lines[row] as string).toLowerCase().indexOf(wanted, from);
      if (at < 0) continue;
      this.moveTo(row, at);
      return true;
    }
    return false;
  }
}

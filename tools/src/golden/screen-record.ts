import type { Terminal } from '@ehlo/shell';

const PROMPT = '~ $ ';

/** What a very wide terminal shows, as text: the recordings are of what crossed a pty, which never wraps. */
export class ScreenRecord implements Terminal {
  readonly columns = 100_000;
  readonly rows = 24;
  #lines: string[][] = [[]];
  #row = 0;
  #column = 0;
  #keys: (keys: string) => void = () => undefined;

  onKeys(listener: (keys: string) => void) {
    this.#keys = listener;
  }
  onResize() {
    // Its size never changes.
  }
  type(keys: string) {
    this.#keys(keys);
  }

  write(text: string) {
    for (let at = 0; at < text.length; ) {
      const sequence = /^\x1b\[([?\d;]*)([A-Za-z])/.exec(text.slice(at, at + 16));
      if (sequence) {
        this.#steer(sequence[2] as string, Number.parseInt(sequence[1] || '1', 10));
        at += sequence[0].length;
        continue;
      }
      if (text.startsWith('\b \b', at)) {
        // A tty rubs out like this; nothing is left of the character, not even a blank.
        (this.#lines[this.#row] as string[]).length = Math.max(0, --this.#column);
        at += 3;
        continue;
      }
      const character = String.fromCodePoint(text.codePointAt(at) as number);
      at += character.length;
      if (character === '\r') this.#column = 0;
      else if (character === '\b') this.#column = Math.max(0, this.#column - 1);
      else if (character === '\n') {
        this.#row++;
        this.#lines[this.#row] ??= [];
      } else (this.#lines[this.#row] as string[])[this.#column++] = character;
    }
  }

  /** From the row after the command line to where the next prompt begins. */
  since(row: number): string {
    const rows = this.#lines.slice(row).map((line) => Array.from(line, (cell) => cell ?? ' ').join(''));
    const text = rows.join('\n');
    return text.endsWith(PROMPT) ? text.slice(0, -PROMPT.length) : text;
  }

  get row(): number {
    return this.#row;
  }

  #steer(final: string, count: number) {
    if (final === 'A') this.#row = Math.max(0, this.#row - count);
    if (final === 'C') this.#column += count;
    if (final === 'J') {
      (this.#lines[this.#row] as string[]).length = Math.min(
        this.#column,
        this.#lines[this.#row]?.length ?? 0,
      );
      this.#lines.length = this.#row + 1;
    }
  }
}

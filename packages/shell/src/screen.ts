import { characterWidth } from './line-editor/width.ts';
import type { Terminal } from './world.ts';

/**
 * The terminal, with one thing more: it knows in which column the cursor stands, so that a line can be edited
 * after output that did not end its line.
 */
export interface Screen {
  readonly columns: number;
  readonly rows: number;
  /** 0-based; may equal `columns` when the last column was just filled (the terminal wraps with the next character). */
  column: number;
  /** Text that is safe to show: no control characters but CR LF and TAB. */
  print(text: string): void;
  /** Sequences of our own that steer the terminal. They move the column only if the caller says so. */
  steer(sequence: string): void;
  /** Everything written inside goes to the terminal as one piece, so that nothing flickers. */
  batch(work: () => void): void;
}

export function createScreen(terminal: Terminal): Screen {
  let pending = '';
  let depth = 0;
  let column = 0;
  const flush = () => {
    if (depth > 0 || pending === '') return;
    const text = pending;
    pending = '';
    terminal.write(text);
  };

  return {
    get columns() {
      return Math.max(2, terminal.columns);
    },
    get rows() {
      return Math.max(1, terminal.rows);
    },
    get column() {
      return column;
    },
    set column(value) {
      column = value;
    },
    print(text) {
      pending += text;
      column = columnAfter(text, column, this.columns);
      flush();
    },
    steer(sequence) {
      pending += sequence;
      flush();
    },
    batch(work) {
      depth++;
      try {
        work();
      } finally {
        depth--;
        flush();
      }
    },
  };
}

function columnAfter(text: string, from: number, columns: number): number {
  let column = from;
  const lastLine = text.lastIndexOf('\n');
  if (lastLine >= 0) column = 0;
  for (const character of text.slice(lastLine + 1)) {
    if (character === '\r') column = 0;
    else if (character === '\t') column = Math.min(columns - 1, (Math.floor(column / 8) + 1) * 8);
    else {
      const width = characterWidth(character.codePointAt(0) as number);
      column = column + width > columns ? width : column + width;
    }
  }
  return column;
}

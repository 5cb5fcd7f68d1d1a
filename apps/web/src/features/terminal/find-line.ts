import type { Terminal } from '@xterm/xterm';

export interface FoundLine {
  row: number;
  /** Where a character of the line stands. */
  placeOf(index: number): { row: number; column: number };
}

/** The newest line with this text between two rows, both included; wrapped rows are one line. */
export function findLine(terminal: Terminal, text: string, from: number, to: number): FoundLine | undefined {
  const buffer = terminal.buffer.normal;
  let below = '';
  for (let row = from; row >= to; row--) {
    const line = buffer.getLine(row);
    if (!line) return undefined;
    const whole = line.translateToString(below === '') + below;
    if (line.isWrapped) {
      below = whole;
      continue;
    }
    below = '';
    if (whole.trimEnd() !== text.trimEnd()) continue;
    return { row, placeOf: (index) => placeIn(terminal, row, index) };
  }
  return undefined;
}

function placeIn(terminal: Terminal, first: number, index: number): { row: number; column: number } {
  let left = index;
  for (let row = first; ; row++) {
    const line = terminal.buffer.normal.getLine(row);
    let column = 0;
    while (line && left > 0 && column < terminal.cols) {
      const cell = line.getCell(column);
      left -= Math.max(1, cell?.getChars().length ?? 1);
      column += Math.max(1, cell?.getWidth() ?? 1);
    }
    const wraps = terminal.buffer.normal.getLine(row + 1)?.isWrapped === true;
    if (left <= 0 || !wraps) return { row, column };
  }
}

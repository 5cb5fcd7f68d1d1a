import { characterWidth, textWidth } from '../../line-editor/width.ts';
import type { Span } from '../../tty/full-screen.ts';

/** What a pager shows of a text: where it is, and what was looked for. Pure. */
export interface Page {
  /** Index of the line on top. */
  readonly top: number;
  readonly pattern: RegExp | undefined;
}

/** Tabs as blanks, up to every eighth column. */
export function expandTabs(line: string): string {
  if (!line.includes('\t')) return line;
  let text = '';
  let column = 0;
  for (const character of line) {
    const blanks = character === '\t' ? 8 - (column % 8) : 0;
    text += blanks > 0 ? ' '.repeat(blanks) : character;
    column += blanks > 0 ? blanks : characterWidth(character.codePointAt(0) as number);
  }
  return text;
}

/** A line in rows of the screen's width. */
export function wrap(line: string, columns: number): string[] {
  const rows: string[] = [];
  let row = '';
  let width = 0;
  for (const character of line) {
    const own = characterWidth(character.codePointAt(0) as number);
    if (width + own > columns) {
      rows.push(row);
      row = '';
      width = 0;
    }
    row += character;
    width += own;
  }
  rows.push(row);
  return rows;
}

/** How much of the screen may stand before a column of text; behind more, too little of it would be left. */
const MOST_BEFORE = 0.6;

/** A line of prose in lines no wider than the screen: broken between words, under where its text begins. */
export function fold(line: string, columns: number): string[] {
  if (textWidth(line) <= columns) return [line];
  // Behind what stands before a column of text (`-v    tells more`), else as it is indented.
  const most = Math.floor(columns * MOST_BEFORE);
  const column = /^ *\S.*?\s{3,}(?=\S)/.exec(line.slice(0, most))?.[0] ?? /^ */.exec(line)?.[0] ?? '';
  const indent = ' '.repeat(Math.min(column.length, most));
  const folded: string[] = [];
  let row = column;
  let empty = true;
  for (const word of line.slice(column.length).split(' ')) {
    if (!empty && textWidth(row) + 1 + textWidth(word) > columns) {
      folded.push(row.trimEnd());
      row = indent;
      empty = true;
    }
    row += empty ? word : ` ${word}`;
    empty = false;
  }
  folded.push(row);
  return folded;
}

/** The last line that can stand on top: below it the screen would not be full. */
export function lastTop(lines: readonly string[], columns: number, rows: number): number {
  let used = 0;
  for (let index = lines.length - 1; index >= 0; index--) {
    used += wrap(lines[index] as string, columns).length;
    if (used > rows) return Math.min(lines.length - 1, index + 1);
  }
  return 0;
}

/** Rows of the text from `top` on, what was looked for marked. */
export function rowsOf(
  lines: readonly string[],
  { top, pattern }: Page,
  columns: number,
  rows: number,
): { rows: Span[][]; bottom: number } {
  const shown: Span[][] = [];
  let bottom = top;
  for (let index = top; index < lines.length && shown.length < rows; index++) {
    for (const row of wrap(lines[index] as string, columns)) {
      if (shown.length >= rows) break;
      shown.push(pattern ? marked(row, pattern) : [{ text: row }]);
    }
    bottom = index + 1;
  }
  while (shown.length < rows) shown.push([{ text: '~', style: 'dim' }]);
  return { rows: shown, bottom };
}

function marked(row: string, pattern: RegExp): Span[] {
  const spans: Span[] = [];
  let at = 0;
  for (const match of row.matchAll(pattern)) {
    if (match[0] === '') continue;
    spans.push({ text: row.slice(at, match.index) }, { text: match[0], style: 'inverse' });
    at = match.index + match[0].length;
  }
  spans.push({ text: row.slice(at) });
  return spans;
}

/** The next line with the pattern, in the given direction. */
export function findLine(
  lines: readonly string[],
  pattern: RegExp,
  from: number,
  step: 1 | -1,
): number | undefined {
  for (let index = from; index >= 0 && index < lines.length; index += step)
    if ((lines[index] as string).search(pattern) >= 0) return index;
  return undefined;
}

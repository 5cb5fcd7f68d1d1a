import type { Screen } from '../screen.ts';
import { INVERSE_SGR } from '../tty/inverse.ts';
import { characterWidth } from './width.ts';

/** What stands in the line being edited. SGR parameters (`34`, `2`, empty for none) colour its parts. */
export interface LineFrame {
  prompt: string;
  promptSgr: string;
  text: string;
  textSgr: string;
  caret: number;
  selection: readonly [number, number] | undefined;
  /** Grey, after the text; never part of it. */
  suggestion: string;
  suggestionSgr: string;
}

interface Place {
  row: number;
  column: number;
}

/**
 * Draws one edited line, which may wrap over several rows. The cheap cases, a character more or less at the end,
 * are written as a Linux tty echoes them; everything else redraws from the line's first cell.
 */
export interface LineView {
  draw(frame: LineFrame): void;
  /** Takes the line off the screen, the cursor back where it began. Nothing happens when nothing is drawn. */
  hide(): void;
  /** Leaves the line on the screen without suggestion, the cursor on a new row; the next draw begins there. */
  leave(): void;
  /** Leaves the line on the screen; what comes next follows it on the same row. */
  settle(): void;
}

export function createLineView(screen: Screen): LineView {
  let drawn:
    | {
        frame: LineFrame;
        /** Column of the first drawn cell; `origin` that of the line's first one, which may have scrolled off. */
        start: number;
        origin: number;
        caret: Place;
        end: Place;
        columns: number;
        cut: boolean;
      }
    | undefined;

  const toStart = (from: Place, start: number) =>
    `${from.row > 0 ? `\x1b[${from.row}A` : ''}\r${start > 0 ? `\x1b[${start}C` : ''}`;

  /** `whole`: even what does not fit on the screen; while editing, only rows around the caret are drawn. */
  const redraw = (frame: LineFrame, start: number, whole = false) => {
    const { columns, rows } = screen;
    const plain = showText(frame.text);
    const tail = showText(frame.suggestion);
    const end = placeAfter(frame.prompt + plain + tail, start, columns);
    const caret = placeAfter(frame.prompt + showText(frame.text.slice(0, frame.caret)), start, columns);
    if (end.row >= rows && !whole) {
      const top = Math.min(caret.row, end.row - rows + 1);
      const visible = rowsOf(frame.prompt + plain + tail, start, columns).slice(top, top + rows);
      screen.steer(`\x1b[J${visible.join('\r\n')}`);
      const last = { row: visible.length - 1, column: 0 };
      const shown = { row: caret.row - top, column: caret.column };
      screen.steer(move(last, shown));
      drawn = {
        frame,
        start: top > 0 ? 0 : start,
        origin: start,
        caret: shown,
        end: last,
        columns,
        cut: true,
      };
      return;
    }
    // A row that is exactly full leaves the cursor on it until the next character: force the wrap.
    const wrap = end.column === 0 && end.row > 0 && !(plain + tail).endsWith('\n') ? '\r\n' : '';
    screen.steer(
      `\x1b[J${sgr(frame.promptSgr, frame.prompt)}${markedText(frame)}${sgr(frame.suggestionSgr, tail)}${wrap}`,
    );
    if (end.row !== caret.row || end.column !== caret.column) screen.steer(move(end, caret));
    drawn = { frame, start, origin: start, caret, end, columns, cut: false };
  };

  return {
    draw(frame) {
      screen.batch(() => {
        if (!drawn) {
          const start = screen.column >= screen.columns ? 0 : screen.column;
          if (screen.column >= screen.columns) screen.steer('\r\n');
          if (frame.prompt === '' && frame.text === '' && frame.suggestion === '') {
            const place = { row: 0, column: start };
            drawn = {
              frame,
              start,
              origin: start,
              caret: place,
              end: place,
              columns: screen.columns,
              cut: false,
            };
            return;
          }
          redraw(frame, start);
          return;
        }
        const cheap =
          drawn.columns === screen.columns && !drawn.cut
            ? echo(drawn.frame, frame, drawn.caret, screen.columns)
            : undefined;
        if (cheap !== undefined) {
          screen.steer(cheap);
          const caret = placeAfter(frame.prompt + showText(frame.text), drawn.start, screen.columns);
          drawn = { ...drawn, frame, caret, end: caret };
          return;
        }
        screen.steer(toStart(drawn.caret, drawn.start));
        redraw(frame, Math.min(drawn.origin, screen.columns - 1));
      });
    },
    hide() {
      if (!drawn) return;
      screen.steer(`${toStart(drawn.caret, drawn.start)}\x1b[J`);
      screen.column = drawn.start;
      drawn = undefined;
    },
    leave() {
      screen.batch(() => {
        this.settle();
        screen.print('\r\n');
      });
    },
    settle() {
      screen.batch(() => {
        if (!drawn) return;
        const { frame } = drawn;
        const last = frame.text.length;
        if (drawn.cut || frame.suggestion !== '' || frame.caret !== last || frame.selection) {
          screen.steer(toStart(drawn.caret, drawn.start));
          redraw({ ...frame, suggestion: '', caret: last, selection: undefined }, drawn.origin, true);
        }
        screen.column = drawn.end.column;
        drawn = undefined;
      });
    },
  };
}

/** One character more, or some less, at the end of the line, in place: as the tty's own echo would write it. */
function echo(before: LineFrame, after: LineFrame, at: Place, columns: number): string | undefined {
  const same =
    before.prompt === after.prompt &&
    before.suggestion === '' &&
    after.suggestion === '' &&
    !before.selection &&
    !after.selection &&
    before.textSgr === after.textSgr &&
    before.caret === before.text.length &&
    after.caret === after.text.length;
  if (!same || before.text === after.text) return undefined;
  if (after.text.startsWith(before.text)) {
    const added = after.text.slice(before.text.length);
    const width = plainWidth(added);
    if (width === undefined || at.column + width >= columns) return undefined;
    return sgr(after.textSgr, added);
  }
  if (before.text.startsWith(after.text)) {
    const width = plainWidth(before.text.slice(after.text.length));
    // At the beginning of a row the caret may belong to the end of the one above.
    if (width === undefined || width > at.column || (at.row > 0 && width === at.column)) return undefined;
    return '\b \b'.repeat(width);
  }
  return undefined;
}

/** Columns of text that has one shape wherever it stands; undefined for tabs, controls and combining characters. */
function plainWidth(text: string): number | undefined {
  let columns = 0;
  for (const character of text) {
    const point = character.codePointAt(0) as number;
    const width = characterWidth(point);
    if (point < 0x20 || point === 0x7f || width === 0) return undefined;
    columns += width;
  }
  return columns;
}

function sgr(parameters: string, text: string): string {
  return parameters === '' || text === '' ? text : `\x1b[${parameters}m${text}\x1b[0m`;
}

/** Control characters as `^X`, LF as a new row; TAB stays and goes to the next eighth column. */
function showText(text: string): string {
  return text
    .replace(/\n/g, '\r\n')
    .replace(/[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]/g, (character) =>
      character === '\x7f' ? '^?' : `^${String.fromCharCode(character.charCodeAt(0) + 64)}`,
    )
    .replace(/[\x80-\x9f]/g, '\ufffd');
}

/** From the end of what was drawn back to the caret. */
function move(from: Place, to: Place): string {
  const up = from.row - to.row;
  return `${up > 0 ? `\x1b[${up}A` : ''}\r${to.column > 0 ? `\x1b[${to.column}C` : ''}`;
}

function markedText({ text, textSgr, selection }: LineFrame): string {
  if (!selection || selection[0] >= selection[1]) return sgr(textSgr, showText(text));
  const [start, end] = selection;
  return (
    sgr(textSgr, showText(text.slice(0, start))) +
    sgr(INVERSE_SGR, showText(text.slice(start, end))) +
    sgr(textSgr, showText(text.slice(end)))
  );
}

/** A tab never wraps: it stops in the last column. */
function afterTab(column: number, columns: number): number {
  return column >= columns ? column : Math.min(columns - 1, (Math.floor(column / 8) + 1) * 8);
}

/** The rows as the terminal would break them. */
function rowsOf(text: string, start: number, columns: number): string[] {
  const rows = [''];
  let column = start;
  for (const character of text) {
    if (character === '\r') continue;
    const width =
      character === '\n' || character === '\t' ? 0 : characterWidth(character.codePointAt(0) as number);
    if (character === '\n' || column + width > columns) {
      rows.push('');
      column = 0;
    }
    if (character === '\n') continue;
    rows.push((rows.pop() as string) + character);
    column = character === '\t' ? afterTab(column, columns) : column + width;
  }
  if (column >= columns) rows.push('');
  return rows;
}

function placeAfter(text: string, start: number, columns: number): Place {
  let row = 0;
  let column = start;
  for (const character of text) {
    if (character === '\n') {
      // A full row is left by the line end itself: the terminal had not wrapped yet.
      row++;
      column = 0;
      continue;
    }
    if (character === '\r') continue;
    if (character === '\t') {
      column = afterTab(column, columns);
      continue;
    }
    const width = characterWidth(character.codePointAt(0) as number);
    if (column + width > columns) {
      row++;
      column = 0;
    }
    column += width;
  }
  return column >= columns ? { row: row + 1, column: 0 } : { row, column };
}

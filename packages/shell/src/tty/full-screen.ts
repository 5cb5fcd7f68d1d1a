import type { Key } from '../line-editor/keys.ts';
import { characterWidth } from '../line-editor/width.ts';
import type { Screen } from '../screen.ts';
import { INVERSE_SGR } from './inverse.ts';

/** A piece of a row. */
export interface Span {
  text: string;
  style?: 'inverse' | 'bold' | 'dim';
}

/** The whole screen, for a program that draws it: a pager, an editor. */
export interface FullScreen {
  readonly columns: number;
  readonly rows: number;
  /**
   * Shows rows from the top; what is missing is empty, what is too wide is cut. Control characters never reach the terminal.
   * @param caret where the cursor is shown; without one it is hidden
   */
  draw(rows: readonly (readonly Span[])[], caret?: { row: number; column: number }): void;
  /** Gives the screen back as it was. Safe to call twice. */
  close(): void;
}

/** What a program that takes the screen is told. */
export interface ScreenListener {
  /** Every key, Ctrl-C too. */
  onKey(key: Key): void;
  onResize(): void;
}

const SGR: Readonly<Record<NonNullable<Span['style']>, string>> = {
  inverse: `\x1b[${INVERSE_SGR}m`,
  bold: '\x1b[1m',
  dim: '\x1b[2m',
};
const ENTER = '\x1b[?1049h\x1b[H\x1b[2J';
const LEAVE = '\x1b[?25h\x1b[?1049l';

/** The terminal's alternate screen. `onClose` is told once. */
export function takeScreen(screen: Screen, onClose: () => void): FullScreen {
  const { column } = screen;
  let shown: string[] = [];
  let size = '';
  let open = true;
  screen.steer(ENTER);
  return {
    get columns() {
      return screen.columns;
    },
    get rows() {
      return screen.rows;
    },
    draw(rows, caret) {
      if (!open) return;
      const now = `${screen.columns}x${screen.rows}`;
      if (now !== size) {
        shown = [];
        size = now;
      }
      let steps = '';
      for (let row = 0; row < screen.rows; row++) {
        const text = (rows[row] ?? []).length > 0 ? drawn(rows[row] ?? [], screen.columns) : '';
        if (shown[row] === text) continue;
        shown[row] = text;
        // Emptied first: behind a full row the cursor still stands on its last cell.
        steps += `\x1b[${row + 1};1H\x1b[K${text}`;
      }
      const cursor = caret ? `\x1b[${caret.row + 1};${caret.column + 1}H\x1b[?25h` : '\x1b[?25l';
      screen.batch(() => screen.steer(steps + cursor));
    },
    close() {
      if (!open) return;
      open = false;
      screen.steer(LEAVE);
      // The terminal puts the cursor back where it was.
      screen.column = column;
      onClose();
    },
  };
}

function drawn(row: readonly Span[], columns: number): string {
  let left = columns;
  let text = '';
  for (const { text: raw, style } of row) {
    let cut = '';
    for (const character of safe(raw)) {
      const width = characterWidth(character.codePointAt(0) as number);
      if (width > left) {
        left = 0;
        break;
      }
      left -= width;
      cut += character;
    }
    if (cut !== '') text += style ? `${SGR[style]}${cut}\x1b[0m` : cut;
    if (left <= 0) break;
  }
  return text;
}

function safe(text: string): string {
  return text
    .replace(/[\x00-\x1f]/g, (control) => String.fromCharCode(0x2400 + control.charCodeAt(0)))
    .replace(/\x7f/g, '\u2421')
    .replace(/[\x80-\x9f]/g, '\ufffd');
}

import type { IDecoration, Terminal } from '@xterm/xterm';
import { echoLayout, type SentLine } from './echo-layout.ts';
import { findLine } from './find-line.ts';

/** The lens over the terminal's own echo: fetched when it is first looked through. */
export interface Endings {
  /** The lines sent in one connection so far, oldest first; `of` names the connection. */
  show(of: number, lines: readonly SentLine[]): void;
  clear(): void;
}

/** How far up a line is looked for. */
const ROWS_BACK = 600;
/** Columns that the boxes of CR and LF take. */
const BOX = 3;

export function createEndings(terminal: Terminal): Endings {
  let connection: number | undefined;
  /** Octets of the connection whose lines have been looked for. */
  let done = 0;
  let newestRow: { readonly line: number } | undefined;
  let decorations: IDecoration[] = [];

  const clear = () => {
    for (const decoration of decorations) {
      decoration.marker.dispose();
      decoration.dispose();
    }
    decorations = [];
    newestRow = undefined;
    done = 0;
    connection = undefined;
  };

  const box = (row: number, column: number, width: number, names: readonly string[]) => {
    const { baseY, cursorY } = terminal.buffer.normal;
    const marker = terminal.registerMarker(row - baseY - cursorY);
    const x = Math.min(column, Math.max(0, terminal.cols - width));
    const decoration = terminal.registerDecoration({ marker, x, width, layer: 'top' });
    decoration?.onRender((element) => draw(element, names));
    if (decoration) decorations.push(decoration);
    return marker;
  };

  return {
    clear,
    show(of, lines) {
      if (of !== connection) {
        clear();
        connection = of;
      }
      const fresh = lines.filter(({ offset }) => offset >= done);
      done = (fresh.at(-1)?.offset ?? done - 1) + 1;
      if (fresh.length === 0) return;
      // What was written may not be parsed yet.
      terminal.write('', () => {
        if (of !== connection) return;
        const buffer = terminal.buffer.normal;
        let below = buffer.baseY + buffer.cursorY;
        const floor = Math.max(0, below - ROWS_BACK, newestRow ? newestRow.line + 1 : 0);
        let newest = newestRow;
        // From the newest up: what lies between two lines of one's own are the server's.
        for (const { text, ending } of fresh.toReversed()) {
          const { shown, tabs } = echoLayout(text);
          const found = findLine(terminal, shown, below - 1, floor);
          if (!found) continue;
          below = found.row;
          for (const { start, end } of tabs) {
            const { row, column } = found.placeOf(start);
            box(row, column, end - start, ['TAB']);
          }
          const names = ending === 'crlf' ? ['CR', 'LF'] : ending === 'lf' ? ['LF'] : [];
          const { row, column } = found.placeOf(shown.length);
          const marker = names.length > 0 ? box(row, column, names.length * BOX, names) : undefined;
          if (newest === newestRow && marker) newest = marker;
        }
        newestRow = newest;
      });
    },
  };
}

/** The page's policy forbids style attributes; what the boxes look like is in `Terminal.module.css`. */
function draw(element: HTMLElement, names: readonly string[]): void {
  if (element.dataset.ending === names.join(' ')) return;
  element.dataset.ending = names.join(' ');
  element.replaceChildren(
    ...names.map((name) => Object.assign(document.createElement('b'), { textContent: name })),
  );
}

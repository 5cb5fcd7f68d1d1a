import type { IDecoration, Terminal } from '@xterm/xterm';
import { findLine } from './find-line.ts';

/** Where a sent line went wrong. Columns of the line as it was typed; `end` exclusive. */
export interface Mistake {
  /** Of the exchange: the same line sent again is another mistake. */
  id: number;
  line: string;
  start: number;
  end: number;
}

/** How far up a line is looked for: a mistake is pointed at while it is news. */
const ROWS_BACK = 400;

/** Highlighter on the screen; there is one finger, so a newer mistake takes it away from the older one. */
export function createFinger(terminal: Terminal): (mistake: Mistake | undefined) => void {
  let shown: { decorations: IDecoration[]; key: string } | undefined;

  const point = (mistake: Mistake) => {
    const { cols } = terminal;
    const { baseY, cursorY } = terminal.buffer.normal;
    const last = baseY + cursorY;
    const row = findLine(terminal, mistake.line, last, Math.max(0, last - ROWS_BACK))?.row;
    if (row === undefined) return [];
    const decorations: IDecoration[] = [];
    for (let from = mistake.start; from < mistake.end; ) {
      const wrapped = Math.floor(from / cols);
      const to = Math.min(mistake.end, (wrapped + 1) * cols);
      const marker = terminal.registerMarker(row + wrapped - last);
      const decoration = terminal.registerDecoration({
        marker,
        x: from % cols,
        width: to - from,
      });
      decoration?.onRender(highlight);
      if (decoration) decorations.push(decoration);
      from = to;
    }
    return decorations;
  };

  return (mistake) => {
    const key = mistake ? `${mistake.id} ${mistake.line}\n${mistake.start}-${mistake.end}` : '';
    if (key === (shown?.key ?? '')) return;
    for (const decoration of shown?.decorations ?? []) {
      decoration.marker.dispose();
      decoration.dispose();
    }
    shown = undefined;
    if (!mistake) return;
    shown = { decorations: [], key };
    // What was written may not be parsed yet.
    terminal.write('', () => {
      if (shown?.key === key) shown.decorations = point(mistake);
    });
  };
}

/**
 * xterm's own decoration colours are style attributes, which the page's CSP forbids; and this element lies over the
 * text. So it is blended in as a highlighter's ink is: `Terminal.module.css` says how in each theme.
 */
function highlight(element: HTMLElement): void {
  element.dataset.finger = '';
}

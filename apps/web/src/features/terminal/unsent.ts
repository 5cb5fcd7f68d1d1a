import type { IDecoration, Terminal } from '@xterm/xterm';
import type { Bridge } from '../../bridge/bridge.ts';
import { preferences } from '../../session/preferences.ts';
import { echoLayout } from './echo-layout.ts';
import { findLine } from './find-line.ts';
import type { TerminalSession } from './session.ts';

const WORDS = {
  en: { yet: 'not sent yet', never: 'never sent' },
  fr: { yet: 'pas encore envoyé', never: 'jamais envoyé' },
};

/**
 * While the page is offline, what is typed to a server is kept and goes out when it is back. Each such line says so beside it, or it
 * would look like one that the server does not answer; and of a call that did not last so long, that it never left.
 *
 * @returns ends it
 */
export function watchUnsent({
  state,
  bridge,
  onLine,
  decorate,
}: Pick<TerminalSession, 'state' | 'onLine' | 'decorate'> & { bridge: Pick<Bridge, 'state'> }): () => void {
  const callOf = () => {
    const { shell } = state.getState();
    return shell.kind === 'running' ? shell.connection?.id : undefined;
  };
  const words = () => WORDS[preferences.getState().language];
  let notes: { of: string; put(line: string): void; say(says: string): void; clear(): void } | undefined;

  const stops = [
    onLine((line) => {
      const call = callOf();
      const isKey = /^\^[CDZ]$/.test(line);
      if (call === undefined || isKey || bridge.state.getState().link !== 'lost') return;
      if (notes?.of !== call) {
        const made = decorate((terminal) => createNotes(terminal, words().yet));
        notes = made && { of: call, ...made };
      }
      notes?.put(line);
    }),
    bridge.state.subscribe((now, before) => {
      if (now.link !== 'up' || before.link === 'up') return;
      // A call that did not last ends just behind this.
      setTimeout(() => {
        if (notes?.of !== callOf()) return;
        notes?.clear();
        notes = undefined;
      });
    }),
    state.subscribe(() => {
      if (!notes || notes.of === callOf()) return;
      notes.say(words().never);
      notes = undefined;
    }),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}

/** Columns between a line and what is said beside it. */
const GAP = 3;
/** A line that is handed over is at most so many rows above the caret. */
const ROWS_BACK = 100;

function createNotes(terminal: Terminal, says: string) {
  const notes: { decoration: IDecoration; draw(): void }[] = [];
  let said = says;

  return {
    /** Beside the newest line with this text. */
    put(line: string) {
      // What was written may not be parsed yet.
      terminal.write('', () => {
        const { baseY, cursorY } = terminal.buffer.normal;
        const caret = baseY + cursorY;
        const { shown } = echoLayout(line);
        const found = findLine(terminal, shown, caret, Math.max(0, caret - ROWS_BACK));
        if (!found) return;
        const { row, column } = found.placeOf(shown.length);
        const width = said.length;
        const x = Math.max(0, Math.min(column + GAP, terminal.cols - width));
        const marker = terminal.registerMarker(row - caret);
        const decoration = terminal.registerDecoration({ marker, x, width, layer: 'top' });
        if (!decoration) return;
        let element: HTMLElement | undefined;
        const draw = () => {
          if (element) element.dataset.unsent = said;
        };
        decoration.onRender((drawn) => {
          element = drawn;
          draw();
        });
        notes.push({ decoration, draw });
      });
    },
    /** What all of them say from now on. */
    say(anew: string) {
      said = anew;
      for (const note of notes) note.draw();
    },
    clear() {
      for (const { decoration } of notes) {
        decoration.marker.dispose();
        decoration.dispose();
      }
    },
  };
}

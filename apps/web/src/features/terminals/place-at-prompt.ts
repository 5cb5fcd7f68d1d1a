import { type TerminalsStore, usedTerminal } from '../../session/terminals.ts';
import type { TerminalSession } from '../terminal/session.ts';
import { openTerminal } from './actions.ts';

/**
 * Puts a command line at a prompt, never sent. Where a program runs in the terminal used, as ncat does after its server has hung up, it
 * stands in a new one: that program would send it to its server.
 */
export function placeAtPrompt(terminals: TerminalsStore, line: string): void {
  if (usedTerminal(terminals.getState()).state.getState().shell.kind === 'running') openTerminal(terminals);
  const terminal = usedTerminal(terminals.getState());
  // As many as a page keeps, and the one used runs something: the terminal has said so.
  if (terminal.state.getState().shell.kind === 'running') return;
  onceReady(terminal, () => terminal.place(line));
}

function onceReady({ state }: TerminalSession, act: () => void): void {
  if (state.getState().ready) {
    act();
    return;
  }
  const stop = state.subscribe(({ ready }) => {
    if (!ready) return;
    stop();
    act();
  });
}

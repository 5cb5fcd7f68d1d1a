import { classStanding } from '../../rooms/class-standing.ts';
import type { DialogueStore } from '../../rooms/dialogue-store.ts';
import type { TerminalSession } from './session.ts';
import { greyLine, guide } from './suggestion.ts';

/** Keeps the grey line at the prompt what `greyLine` says it is, as shell, dials and dialogue go on, until it is stopped. */
export function followSuggestions(
  terminal: Pick<TerminalSession, 'state' | 'connection' | 'suggest'>,
  dialogue: DialogueStore,
): () => void {
  let shown: string | undefined;
  const look = () => {
    const { shell, failure } = terminal.state.getState();
    const { reading, connection } = dialogue.getState();
    // A dialogue that is pinned or from outside says nothing about what this terminal may type.
    const own = connection !== undefined && connection === terminal.connection();
    const line = greyLine(shell, failure, own ? reading?.next : undefined);
    if (line === shown) return;
    shown = line;
    terminal.suggest(line);
  };
  const stops = [
    terminal.state.subscribe(look),
    dialogue.subscribe(look),
    guide.subscribe(look),
    classStanding.subscribe(look),
  ];
  look();
  return () => {
    for (const stop of stops) stop();
  };
}

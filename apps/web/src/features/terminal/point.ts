import type { DialogueStore } from '../../rooms/dialogue-store.ts';
import { preferences } from '../../session/preferences.ts';
import { newestMistake } from './mistake.ts';
import type { TerminalSession } from './session.ts';

/** The finger in the terminal points where the dialogue's does, while the dialogue is this terminal's own, until it is stopped. */
export function pointAtMistakes(terminal: TerminalSession, dialogue: DialogueStore): () => void {
  const point = () => {
    const { connection, reading } = dialogue.getState();
    const own = connection !== undefined && connection === terminal.connection();
    terminal.mark(own && preferences.getState().advice ? newestMistake(reading) : undefined);
  };
  const stops = [dialogue.subscribe(point), preferences.subscribe(point)];
  return () => {
    for (const stop of stops) stop();
  };
}

import type { DialogueReading } from '@ehlo/protocol/reading';
import type { DialogueStore } from '../../rooms/dialogue-store.ts';
import type { Mistake } from './finger.ts';
import type { TerminalSession } from './session.ts';

/** The marked token of the newest answered line; undefined once a later line went well. */
export function newestMistake(reading: DialogueReading | undefined): Mistake | undefined {
  const newest = reading?.exchanges.findLast(({ reply }) => reply?.complete);
  const token = newest?.command?.tokens.find(({ marked }) => marked);
  if (!newest?.command || !token) return undefined;
  const { text } = newest.command;
  const [start, end] = token.mark ?? [token.start, token.end];
  return {
    line: typed(text),
    start: typed(text.slice(0, start)).length,
    end: typed(text.slice(0, end)).length,
  };
}

/** The reading has one character an octet; the screen shows what those octets spell (RFC 6531: UTF-8). */
function typed(octets: string): string {
  return new TextDecoder().decode(Uint8Array.from(octets, (octet) => octet.charCodeAt(0)));
}

/** The finger in the terminal points where the dialogue's does, while the dialogue is this terminal's own. */
export function pointAtMistakes(terminal: TerminalSession, dialogue: DialogueStore): void {
  dialogue.subscribe(({ connection, reading }) => {
    const own = connection !== undefined && connection === terminal.connection();
    terminal.mark(own ? newestMistake(reading) : undefined);
  });
}

import type { DialogueEffect } from '../../dialogue.ts';
import { octetsOfLatin1 } from '../../octets.ts';
import type { Pop3State, Turn } from './state.ts';

/** After so many mistakes the server hangs up. */
const MAX_MISTAKES = 100;

/** `+OK` or `-ERR` with its text, ready to go. Nothing that a client said is ever in it. */
export function statusLine(text: string): Uint8Array {
  return octetsOfLatin1(`${text}\r\n`);
}

export function say(text: string): DialogueEffect[] {
  return [{ kind: 'reply', octets: statusLine(text) }];
}

/** A status line, rows, and the dot that ends them (RFC 1939 §3). No row of this server's begins with a dot. */
export function sayRows(text: string, rows: readonly string[]): DialogueEffect[] {
  return say([text, ...rows, '.'].join('\r\n'));
}

export function turn(state: Pop3State, text: string): Turn {
  return { state, effects: say(text) };
}

/** A line that was no command, or out of place: what talks so for long is a program that is lost. */
export function mistake(state: Pop3State, text: string): Turn {
  const mistakes = state.mistakes + 1;
  if (mistakes <= MAX_MISTAKES) return turn({ ...state, mistakes }, text);
  return {
    state: { ...state, mistakes, phase: 'closed' },
    effects: [...say('-ERR Too many mistakes, closing'), { kind: 'close' }],
  };
}

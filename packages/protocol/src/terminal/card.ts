import { TERMINAL_CASES, type TerminalCase } from '../prose/terminal-words.ts';
import type { Said } from '../reading/reading.ts';

/** What a card about the terminal says. */
export interface TerminalCard {
  head: Said;
  body: Said;
  repair?: string;
}

/** The card of what was told by `terminal.missed`; undefined for a case without sentences here. */
export function cardOf(missed: {
  case: string;
  data: Record<string, string | number>;
  repair?: string;
}): TerminalCard | undefined {
  if (!(TERMINAL_CASES as readonly string[]).includes(missed.case)) return undefined;
  const id = `terminal.${missed.case as TerminalCase}`;
  const said = (part: string): Said => ({ id: `${id}.${part}`, params: missed.data });
  return {
    head: said('head'),
    body: said('body'),
    ...(missed.repair === undefined ? {} : { repair: missed.repair }),
  };
}

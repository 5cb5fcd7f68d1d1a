import { preferences } from '../../session/preferences.ts';
import type { Layout, TerminalsStore } from '../../session/terminals.ts';
import { usedTerminal } from '../../session/terminals.ts';
import { chosen, closed, MOST, opened, splitOrJoined, stepped } from './layout.ts';
import { terminalsWords } from './words.ts';

/** A new terminal; where there are as many as a page keeps, the used one says so. */
export function openTerminal(terminals: TerminalsStore): void {
  const layout = opened(terminals.getState());
  if (layout) change(terminals, layout);
  else usedTerminal(terminals.getState()).say(terminalsWords[preferences.getState().language].most(MOST));
}

/** The focus goes there too, unless it is to stay where it is. */
export const chooseTerminal = (terminals: TerminalsStore, id: number, focus = true): void =>
  change(terminals, chosen(terminals.getState(), id), focus);

export const stepTerminal = (terminals: TerminalsStore, step: 1 | -1): void =>
  change(terminals, stepped(terminals.getState(), step));

/** Two beside each other, or one again. */
export const splitTerminals = (terminals: TerminalsStore): void =>
  change(terminals, splitOrJoined(terminals.getState()));

/** What runs in it ends. */
export const closeTerminal = (terminals: TerminalsStore, id: number): void =>
  change(terminals, closed(terminals.getState(), id));

function change(terminals: TerminalsStore, layout: Layout, focus = true): void {
  const { sessions } = terminals.getState();
  const made = layout.order.map((id) => [id, sessions.get(id) ?? terminals.create(id)] as const);
  terminals.setState({ ...layout, sessions: new Map(made) });
  for (const [id, session] of sessions) if (!layout.order.includes(id)) session.close();
  if (focus) usedTerminal(terminals.getState()).focus();
}

import { FONT_SIZES, preferences, setPreference } from '../../session/preferences.ts';
import { type TerminalsStore, usedTerminal } from '../../session/terminals.ts';
import { openTerminal, stepTerminal } from './actions.ts';

/** With Ctrl and Shift, in a terminal; as kitty and GNOME's terminal have them. The key itself, or what it is with Shift. */
const SHORTCUTS: Readonly<Record<string, (terminals: TerminalsStore) => void>> = {
  Enter: openTerminal,
  ArrowRight: (terminals) => stepTerminal(terminals, 1),
  ArrowLeft: (terminals) => stepTerminal(terminals, -1),
  F: search,
  f: search,
  '+': () => larger(1),
  '*': () => larger(1),
  '-': () => larger(-1),
  _: () => larger(-1),
  0: () => setPreference({ fontSize: FONT_SIZES.usual }),
};

/** `key`: as the event names it, or the digit of its place on the keyboard. */
export function pressed(terminals: TerminalsStore, key: string): void {
  SHORTCUTS[key]?.(terminals);
}

function search(terminals: TerminalsStore): void {
  usedTerminal(terminals.getState()).state.setState({ searching: true });
}

function larger(step: number): void {
  const { fontSize } = preferences.getState();
  setPreference({ fontSize: Math.min(FONT_SIZES.most, Math.max(FONT_SIZES.least, fontSize + step)) });
}

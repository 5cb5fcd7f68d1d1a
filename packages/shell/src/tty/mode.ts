/**
 * What a foreground program may change about the terminal while it runs (termios(3)). Without a mode it is cooked:
 * lines at Enter, Ctrl-C ends the program.
 */
export interface TerminalMode {
  /** Hands the line over as it stands, with this character behind it (VEOL): telnet's Ctrl-]. */
  readonly endsLine?: string;
  /** Ctrl-C and Ctrl-\ go to the program, which does not end by them (a handler for SIGINT and SIGQUIT). */
  readonly onSignal?: (signal: 'INT' | 'QUIT') => void;
  /** Every key is handed over at once (no ICANON). */
  readonly unedited?: boolean;
  /** What is typed is not shown (no ECHO). */
  readonly silent?: boolean;
  /**
   * The program edits its lines itself, as libedit does: the arrows fetch earlier lines, Ctrl-C and Ctrl-D leave no sign,
   * and Ctrl-D does nothing in a line that is not empty.
   */
  readonly earlierLines?: readonly string[];
}

/** Octets that a terminal sends for a key, as text; undefined for keys that it has none for. */
export function octetsOfKey(name: string): string | undefined {
  if (name === 'enter') return '\r';
  if (name === 'tab') return '\t';
  if (name === 'backspace') return '\x7f';
  if (name === 'escape') return '\x1b';
  const arrow = { up: 'A', down: 'B', right: 'C', left: 'D', home: 'H', end: 'F' }[name];
  if (arrow) return `\x1b[${arrow}`;
  return /^C-.$/.test(name) ? String.fromCharCode(name.charCodeAt(2) & 0x1f) : undefined;
}

/** How a tty echoes a control character (ECHOCTL). */
export function shownControl(character: string): string {
  return `^${String.fromCharCode(character.charCodeAt(0) ^ 0x40)}`;
}

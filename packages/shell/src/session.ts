import type { Function as ShellFunction } from 'unbash';

/** Options of `set` that this shell has, by their letters; `pipefail` has none. */
export type ShellOption = 'e' | 'u' | 'x' | 'f' | 'pipefail';

/** What a command line may change and a subshell may not: bash's execution environment. */
export interface Session {
  directory: string;
  readonly variables: Map<string, string>;
  /** Indexed arrays; a hole is an element that was never set. */
  readonly arrays: Map<string, string[]>;
  readonly readOnly: Set<string>;
  /** Variables whose values are arithmetic (`declare -i`). */
  readonly integers: Set<string>;
  /** What `set` switched on. */
  readonly options: Set<ShellOption>;
  /** Signal or event → what `trap` has it run. */
  readonly traps: Map<string, string>;
  readonly exported: Set<string>;
  readonly functions: Map<string, ShellFunction>;
  /** Name → text, of aliases. */
  readonly aliases: Map<string, string>;
  /** Where `getopts` stands within a word of several letters. */
  optionAt: { index: number; at: number };
  /** `$0` */
  name: string;
  /** `$1`, `$2`, … of the function being run. */
  positional: readonly string[];
  /** `$!`: of the job that was sent to the background last. */
  background: number | undefined;
  /** A `$(…)` of the command being expanded ran: the status of an assignment alone is its. */
  substituted: boolean;
  /** `$?` */
  status: number;
}

export function createSession(variables: Readonly<Record<string, string>>, directory: string): Session {
  return {
    directory,
    variables: new Map(Object.entries(variables)),
    arrays: new Map(),
    readOnly: new Set(),
    integers: new Set(),
    options: new Set(),
    traps: new Map(),
    exported: new Set(Object.keys(variables)),
    functions: new Map(),
    aliases: new Map(),
    optionAt: { index: 1, at: 1 },
    name: 'bash',
    positional: [],
    background: undefined,
    substituted: false,
    status: 0,
  };
}

export function copySession(session: Session): Session {
  return {
    directory: session.directory,
    variables: new Map(session.variables),
    arrays: new Map([...session.arrays].map(([name, values]) => [name, [...values]])),
    readOnly: new Set(session.readOnly),
    integers: new Set(session.integers),
    options: new Set(session.options),
    // What was to be done at the end of the shell around it is not done at its own.
    traps: new Map(),
    exported: new Set(session.exported),
    functions: new Map(session.functions),
    aliases: new Map(session.aliases),
    optionAt: session.optionAt,
    name: session.name,
    positional: session.positional,
    background: session.background,
    substituted: false,
    status: session.status,
  };
}

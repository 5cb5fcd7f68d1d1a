import type { Function as ShellFunction } from 'unbash';

/** What a command line may change and a subshell may not: bash's execution environment. */
export interface Session {
  directory: string;
  readonly variables: Map<string, string>;
  readonly exported: Set<string>;
  readonly functions: Map<string, ShellFunction>;
  /** Name → text, of aliases. */
  readonly aliases: Map<string, string>;
  /** `$0` */
  name: string;
  /** `$1`, `$2`, … of the function being run. */
  positional: readonly string[];
  /** `$!`: of the job that was sent to the background last. */
  background: number | undefined;
  /** `$?` */
  status: number;
}

export function createSession(variables: Readonly<Record<string, string>>, directory: string): Session {
  return {
    directory,
    variables: new Map(Object.entries(variables)),
    exported: new Set(Object.keys(variables)),
    functions: new Map(),
    aliases: new Map(),
    name: 'bash',
    positional: [],
    background: undefined,
    status: 0,
  };
}

export function copySession(session: Session): Session {
  return {
    directory: session.directory,
    variables: new Map(session.variables),
    exported: new Set(session.exported),
    functions: new Map(session.functions),
    aliases: new Map(session.aliases),
    name: session.name,
    positional: session.positional,
    background: session.background,
    status: session.status,
  };
}

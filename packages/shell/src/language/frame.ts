import type { JobControl } from '../jobs/jobs.ts';
import type { History } from '../line-editor/history.ts';
import type { Announced } from '../programs/program.ts';
import type { Session } from '../session.ts';
import type { Interrupt } from '../streams/interrupt.ts';
import type { InputSource, Output } from '../streams/stream.ts';
import type { Connection, ShellWorld } from '../world.ts';

/** One command line being executed. */
export interface Job {
  readonly world: ShellWorld;
  readonly history: History;
  readonly interrupt: Interrupt;
  breathe(): Promise<void>;
  announce(argv: readonly string[], connection: Announced | undefined): void;
  /** The program that is running now, for the page. */
  running(program: string): void;
  /** Given to the first program once: its connection from before a reload. */
  revived: Connection | undefined;
  readonly control: JobControl;
  /** Stages of pipelines that run now: a function that calls itself in one doubles them each time. */
  readonly stages: { count: number };
}

/** Where one command of it runs: its descriptors 0, 1, 2 and its environment. */
export interface Frame {
  readonly job: Job;
  readonly session: Session;
  readonly stdin: InputSource;
  readonly stdout: Output;
  readonly stderr: Output;
  /** The text that the commands being run were read from; absent for those whose text is gone (a function's). */
  readonly source?: string | undefined;
  /** It is the terminal's own shell, which tells of its jobs. */
  readonly interactive?: boolean;
  /** The script that runs: what complaints begin with, and the line it is at. */
  readonly script?: { readonly name: string; line: number; readonly command?: boolean } | undefined;
  /** Functions that call functions, scripts that run scripts. */
  readonly depth?: number;
  /** Aliases that this command came from: none stands for itself again. */
  readonly aliases?: ReadonlySet<string> | undefined;
  /** Variables of the function that runs, and what puts each back as it was outside it. */
  readonly locals?: Map<string, () => void> | undefined;
  /** Its status is asked about (`if`, `&&`, `!`): `set -e` lets it fail. */
  readonly tested?: boolean;
  /** How many `$(…)` it stands in: `set -x` shows it by plus signs. */
  readonly substitutions?: number;
  /** It is what a trap runs. */
  readonly trapped?: boolean;
  /** It is a file that `source` reads. */
  readonly sourced?: boolean;
  /** Loops around it, within the function. */
  readonly loops?: number;
  /** It is the only command of a `$(…)`. */
  readonly substituted?: boolean;
}

/** `break`, `continue`, `return` and `exit`, on their way to the loop, function or shell that they leave. */
export class Leave extends Error {
  override name = 'Leave';
  readonly what: 'break' | 'continue' | 'return' | 'exit';
  readonly status: number;
  levels: number;
  constructor(what: Leave['what'], status: number, levels = 1) {
    super(what);
    this.what = what;
    this.status = status;
    this.levels = levels;
  }
}

/** The command cannot be run; `message` is what bash prints after `bash: `. */
export class ShellProblem extends Error {
  override name = 'ShellProblem';
  readonly status: number;
  /** What is not run either: the rest of the line, or of the shell that is no terminal's (`set -u`, `${x?}`). */
  readonly ends: 'line' | 'shell' | undefined;
  constructor(message: string, status = 1, ends?: 'line' | 'shell') {
    super(message);
    this.status = status;
    this.ends = ends;
  }
}

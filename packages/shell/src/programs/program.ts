import type { JobControl } from '../jobs/jobs.ts';
import type { Interpretation } from '../language/interpret.ts';
import type { History } from '../line-editor/history.ts';
import type { Session } from '../session.ts';
import type { Interrupt } from '../streams/interrupt.ts';
import type { Input, Output } from '../streams/stream.ts';
import type { Connection, ShellWorld } from '../world.ts';

/** One running program: its arguments and everything it may touch. */
export interface Process {
  /** `argv[0]` is the name it was called by. */
  readonly argv: readonly string[];
  readonly stdin: Input;
  readonly stdout: Output;
  readonly stderr: Output;
  readonly world: ShellWorld;
  /** Its own copy, unless it is one of the shell's builtins. */
  readonly session: Session;
  readonly history: History;
  readonly interrupt: Interrupt;
  /** Text to standard output, as UTF-8. */
  out(text: string): Promise<void>;
  /** Text to standard error, as UTF-8. */
  err(text: string): Promise<void>;
  /** To standard error after Ctrl-C, when every other write is over: what a program says that catches SIGINT. */
  lastWords(text: string): Promise<void>;
  /** Waits for a promise of the world; Ctrl-C ends the wait. */
  until<T>(promise: Promise<T>): Promise<T>;
  sleep(ms: number): Promise<void>;
  /** To be awaited in every loop: lets keys and drawing through every 8 ms. */
  breathe(): Promise<void>;
  /** Tells the page which connection this program holds; colours what is typed into it. */
  announce(connection: Announced | undefined): void;
  /** Runs a text as the shell would; rejects as commands do (`exit`, Ctrl-C). */
  interpret(text: string, how?: Interpretation): Promise<number>;
  /** Runs a function or a program by its words; without `functions`, never a function. */
  run(words: readonly string[], how?: { functions: boolean }): Promise<number>;
  /** The jobs of this terminal. */
  readonly control: JobControl;
  /** In a function: its variables, and what puts each back as it was outside it. */
  readonly locals?: Map<string, () => void>;
  /** Loops around it, within the function. */
  readonly loops: number;
  /** It stands in a file that `source` reads. */
  readonly sourced: boolean;
  /** The value of an arithmetic expression. Rejects as commands do. */
  arithmetic(text: string): bigint;
  /** How the shell begins what it says: `bash`, or a script and its line. */
  readonly speaker: string;
  /** After a reload: the connection that this program held before. */
  readonly revived?: Connection;
}

export interface Announced {
  id: string;
  host: string;
  address: string;
  port: number;
  crlf: boolean;
  calling: boolean;
  /** What is typed now is for the program itself (telnet's own prompt), and does not cross. */
  aside?: true;
}

/** Resolves with the exit status. */
export type Program = (process: Process) => Promise<number>;

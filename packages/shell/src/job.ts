import { utf8 } from '@ehlo/protocol';
import type { Script } from 'unbash';
import { createExecutor } from './language/execute.ts';
import { type Job, Leave } from './language/frame.ts';
import type { History } from './line-editor/history.ts';
import type { Announced } from './programs/program.ts';
import { findProgram } from './programs/table.ts';
import type { Session } from './session.ts';
import { createInterrupt, type Interrupt, Interrupted, until } from './streams/interrupt.ts';
import { BrokenPipe } from './streams/stream.ts';
import type { Tty } from './tty/tty.ts';
import type { Clock, Connection, ShellWorld } from './world.ts';

/** A command line that is running in the foreground. */
export interface RunningJob {
  interrupt(): void;
  /** How it ended; never rejects. */
  done: Promise<{ status: number; ended: 'itself' | 'interrupted' | 'exit' }>;
}

export interface JobOptions {
  script: Script;
  /** The text that it was read from. */
  source: string;
  world: ShellWorld;
  session: Session;
  history: History;
  tty: Tty;
  revived?: Connection | undefined;
  onConnection(argv: readonly string[], connection: Announced | undefined): void;
  onProgram(name: string): void;
  tap?: ShellTap | undefined;
}

/** For who compares the shell with real programs: what they wrote, before it is made safe to show. */
export interface ShellTap {
  output(stream: 'stdout' | 'stderr', octets: Uint8Array): void;
  /** A command line ended; its prompt is not drawn yet. */
  ended(status: number): void;
}

const SLICE_MS = 8;
/** For a clock that stands still, as in tests. */
const SLICE_STEPS = 2_000;

const executor = createExecutor(findProgram);

export function startJob(options: JobOptions): RunningJob {
  const interrupt = createInterrupt();
  const stdout = tapped(options, 'stdout');
  const stderr = tapped(options, 'stderr');
  const job: Job = {
    world: options.world,
    history: options.history,
    interrupt,
    breathe: createBreath(options.world.clock, interrupt),
    announce: options.onConnection,
    running: options.onProgram,
    revived: options.revived,
  };

  const run = async (): Promise<Awaited<RunningJob['done']>> => {
    try {
      const status = await executor.run(options.script, {
        job,
        session: options.session,
        source: options.source,
        stdin: { open: () => options.tty.openInput() },
        stdout,
        stderr,
      });
      return { status, ended: 'itself' };
    } catch (error) {
      if (error instanceof Interrupted) return { status: 130, ended: 'interrupted' };
      if (error instanceof BrokenPipe) return { status: 141, ended: 'itself' };
      if (error instanceof Leave)
        return { status: error.status, ended: error.what === 'exit' ? 'exit' : 'itself' };
      const reason = error instanceof Error ? error.message : String(error);
      await stderr.write(utf8(`bash: ${reason}\n`));
      return { status: 1, ended: 'itself' };
    } finally {
      stdout.flush();
      stderr.flush();
    }
  };
  return { interrupt: () => interrupt.abort(), done: run() };
}

function tapped(options: JobOptions, stream: 'stdout' | 'stderr'): ReturnType<Tty['openOutput']> {
  const output = options.tty.openOutput();
  const { tap } = options;
  if (!tap) return output;
  return {
    ...output,
    write(octets) {
      tap.output(stream, octets);
      return output.write(octets);
    },
  };
}

/** Lets keys and drawing through whenever 8 ms were used up. */
function createBreath(clock: Clock, interrupt: Interrupt): () => Promise<void> {
  let since = clock.now();
  let steps = 0;
  return async () => {
    if (interrupt.aborted) throw new Interrupted();
    if (clock.now() - since < SLICE_MS && ++steps < SLICE_STEPS) return;
    steps = 0;
    await until(interrupt, new Promise<void>((resolve) => void clock.after(0, resolve)));
    since = clock.now();
  };
}

import { utf8 } from '@ehlo/protocol';
import type { Process, Program } from '../programs/program.ts';
import { Interrupted, until } from '../streams/interrupt.ts';
import { BrokenPipe, type Input, NoSpace, type Output } from '../streams/stream.ts';
import { arithmeticValue } from './expand.ts';
import { type Frame, Leave, ShellProblem } from './frame.ts';
import type { Interpret } from './interpret.ts';
import { speakerOf } from './subshell.ts';

const CONTROL_FLOW = [Interrupted, BrokenPipe, Leave, ShellProblem];

/** What a program may have the shell do: `source`, `xargs`. */
export interface ShellWays {
  interpret: Interpret;
  run: (words: readonly string[], frame: Frame, how?: { functions: boolean }) => Promise<number>;
}

/** Runs one program to its end; its exit status, or that of the signal that ended it. */
export async function runProgram(
  program: Program,
  argv: readonly string[],
  frame: Frame,
  ways: ShellWays,
): Promise<number> {
  const { job } = frame;
  const stdin = interruptible(frame.stdin.open(), frame);
  const wait = <T>(promise: Promise<T>) => until(job.interrupt, promise);
  const stdout = interruptibleOutput(frame.stdout, frame);
  const stderr = interruptibleOutput(frame.stderr, frame);
  /** What is run for it reads on where it stopped. */
  const inside = (): Frame => ({ ...frame, stdin: { open: () => stdin } });
  const process: Process = {
    argv,
    stdin,
    stdout,
    stderr,
    world: job.world,
    session: frame.session,
    history: job.history,
    interrupt: job.interrupt,
    out: (text) => stdout.write(utf8(text)),
    err: (text) => stderr.write(utf8(text)),
    lastWords: (text) => frame.stderr.write(utf8(text)),
    until: wait,
    sleep: (ms) => wait(new Promise((resolve) => void job.world.clock.after(ms, resolve))),
    breathe: () => job.breathe(),
    announce: (connection) => job.announce(argv, connection),
    control: job.control,
    interpret: (text, how) => ways.interpret(text, inside(), how),
    run: (words, how) => ways.run(words, inside(), how),
    loops: frame.loops ?? 0,
    sourced: frame.sourced ?? false,
    arithmetic: (text) => arithmeticValue(text, frame),
    get speaker() {
      return speakerOf(frame);
    },
    ...(frame.locals && { locals: frame.locals }),
    ...(job.revived ? { revived: job.revived } : {}),
  };
  job.revived = undefined;
  job.running(argv[0] as string);
  try {
    return await program(process);
  } catch (error) {
    if (error instanceof NoSpace) {
      await frame.stderr.write(utf8(`${argv[0]}: write error: No space left on device\n`));
      return 1;
    }
    if (!(error instanceof Error) || CONTROL_FLOW.some((kind) => error instanceof kind)) throw error;
    // The world failed (the lab answered 500, a chunk did not load): said in the program's name.
    await frame.stderr.write(utf8(`${argv[0]}: ${error.message}\n`));
    return 1;
  } finally {
    stdin.close();
    job.announce(argv, undefined);
  }
}

/** Reads that Ctrl-C ends. */
export function interruptible(input: Input, frame: Frame): Input {
  return {
    kind: input.kind,
    read: () => until(frame.job.interrupt, input.read()),
    putBack: (octets) => input.putBack(octets),
    close: () => input.close(),
    ...(input.setMode ? { setMode: (mode) => input.setMode?.(mode) } : {}),
  };
}

function interruptibleOutput(output: Output, frame: Frame): Output {
  return {
    async write(octets) {
      if (frame.job.interrupt.aborted) throw new Interrupted();
      await until(frame.job.interrupt, output.write(octets));
    },
    ...(output.screen ? { screen: output.screen } : {}),
  };
}

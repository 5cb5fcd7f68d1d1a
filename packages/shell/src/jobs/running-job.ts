import { Leave } from '../language/frame.ts';
import type { Announced } from '../programs/program.ts';
import { createInterrupt, type Interrupt, Interrupted, until } from '../streams/interrupt.ts';
import { BrokenPipe, type Output, type ScreenAccess } from '../streams/stream.ts';
import type { Clock } from '../world.ts';
import { createGate, type Gate, type GateControl } from './gate.ts';
import { type JobSignal, SIGNAL_NUMBERS, type TableJob } from './job-table.ts';

/** How a job ended. */
export type Ended = 'itself' | 'interrupted' | 'exit';

/** One command line that runs, or a part of one that was sent to the background. */
export interface RunningJob extends TableJob {
  readonly gate: GateControl;
  readonly interrupt: Interrupt;
  /** Its first word, or that of the program that runs now. */
  program: string;
  /** The connection that it holds, and the words of the program that does. */
  held: { argv: readonly string[]; connection: Announced & { since: number } } | undefined;
  /** May be taken up again after a reload: one command without redirections. */
  readonly revivable: boolean;
  state: TableJob['state'];
  end(signal: JobSignal): void;
  /** Never rejects. */
  readonly done: Promise<{ status: number; ended: Ended }>;
}

export interface JobStart {
  pid: number;
  line: string;
  where: 'foreground' | 'background';
  revivable: boolean;
  clock: Clock;
  /** Runs it, given what is its own of a job. Rejects as commands do. */
  run(own: {
    gate: Gate;
    interrupt: Interrupt;
    breathe(): Promise<void>;
    output(to: Output): Output;
  }): Promise<number>;
  /** It needs the terminal, which may be another's. */
  wantsTerminal(): void;
  /** What it has to say at its end. */
  complain(message: string): Promise<void>;
  /** Told before `done` resolves. */
  onEnd(ended: Ended): void;
}

const SLICE_MS = 8;
/** For a clock that stands still, as in tests. */
const SLICE_STEPS = 2_000;

export function startJob(start: JobStart): RunningJob {
  const { pid, line, where, revivable, clock, run, wantsTerminal, complain, onEnd } = start;
  const gate = createGate(where === 'foreground');
  const interrupt = createInterrupt();
  let signal: JobSignal | undefined;
  let status = 0;

  const breathe = createBreath(clock, interrupt, gate);
  /** Who wants the screen beside the prompt waits until it is brought in front. */
  const gated = (screen: ScreenAccess): ScreenAccess => ({
    get columns() {
      return screen.columns;
    },
    clear: () => screen.clear(),
    showAs: (octets, text) => screen.showAs(octets, text),
    async takeOver(listener) {
      wantsTerminal();
      if (gate.stopped) await until(interrupt, gate.untilRunning());
      return screen.takeOver(listener);
    },
  });
  const output = (to: Output): Output => ({
    ...to,
    async write(octets) {
      if (gate.stopped) await until(interrupt, gate.untilRunning());
      await to.write(octets);
    },
    ...(to.screen && { screen: gated(to.screen) }),
  });

  const ending = async (): Promise<{ status: number; ended: Ended }> => {
    try {
      return { status: await run({ gate, interrupt, breathe, output }), ended: 'itself' };
    } catch (error) {
      if (error instanceof Interrupted)
        return { status: 128 + SIGNAL_NUMBERS[signal ?? 'INT'], ended: 'interrupted' };
      if (error instanceof BrokenPipe) return { status: 141, ended: 'itself' };
      if (error instanceof Leave)
        return { status: error.status, ended: error.what === 'exit' ? 'exit' : 'itself' };
      await complain(error instanceof Error ? error.message : String(error));
      return { status: 1, ended: 'itself' };
    }
  };
  const job: RunningJob = {
    pid,
    line,
    gate,
    interrupt,
    revivable,
    program: '',
    held: undefined,
    state: 'running',
    news: false,
    get status() {
      return status;
    },
    get signal() {
      return signal;
    },
    end(by) {
      signal ??= by;
      // Who was stopped has to run to end.
      gate.run(gate.foreground ? 'foreground' : 'background');
      interrupt.abort();
    },
    done: Promise.resolve()
      .then(ending)
      .then((ended) => {
        status = ended.status;
        if (ended.ended !== 'interrupted') signal = undefined;
        job.state = 'done';
        job.news = true;
        onEnd(ended.ended);
        return ended;
      }),
  };
  return job;
}

/** Lets keys and drawing through whenever 8 ms were used up, and waits while the job is stopped. */
function createBreath(clock: Clock, interrupt: Interrupt, gate: Gate): () => Promise<void> {
  let since = clock.now();
  let steps = 0;
  return async () => {
    if (interrupt.aborted) throw new Interrupted();
    if (gate.stopped) await until(interrupt, gate.untilRunning());
    if (clock.now() - since < SLICE_MS && ++steps < SLICE_STEPS) return;
    steps = 0;
    await until(interrupt, new Promise<void>((resolve) => void clock.after(0, resolve)));
    since = clock.now();
  };
}

import { utf8 } from '@ehlo/protocol';
import type { ParsedScript } from 'unbash';
import { createExecutor } from '../language/execute.ts';
import type { Frame, Job } from '../language/frame.ts';
import type { History } from '../line-editor/history.ts';
import { onMachine } from '../machine-files.ts';
import { findProgram } from '../programs/table.ts';
import type { Session } from '../session.ts';
import type { Interrupt } from '../streams/interrupt.ts';
import type { InputSource, Output } from '../streams/stream.ts';
import type { Tty } from '../tty/tty.ts';
import type { Connection, ShellWorld } from '../world.ts';
import type { Gate } from './gate.ts';
import { createJobTable, type JobSignal, type JobTable, SIGNAL_NUMBERS } from './job-table.ts';
import { type Ended, type RunningJob, startJob } from './running-job.ts';

/** For who compares the shell with real programs: what they wrote, before it is made safe to show. */
export interface ShellTap {
  output(stream: 'stdout' | 'stderr', octets: Uint8Array): void;
  /** A command line ended; its prompt is not drawn yet. */
  ended(status: number): void;
}

/** What commands may do with jobs: `&`, `jobs`, `fg`, `bg`, `wait`, `kill`. */
export interface JobControl extends Pick<JobTable<RunningJob>, 'all' | 'find' | 'describe' | 'remove'> {
  /** Runs commands beside this job. @returns undefined when there are too many jobs */
  spawn(
    line: string,
    frame: Frame,
    run: (frame: Frame) => Promise<number>,
  ): { number: number; pid: number } | undefined;
  /** The terminal is that job's, until it ends or is stopped. @returns its status then */
  toForeground(job: RunningJob): Promise<number>;
  toBackground(job: RunningJob): void;
  signal(job: RunningJob, signal: JobSignal): void;
}

export interface Jobs {
  /** The job that has the terminal. */
  readonly current: RunningJob | undefined;
  start(script: ParsedScript, line: string, revived?: Connection): void;
  /** Ctrl-C. */
  interrupt(): void;
  /** SIGHUP to all. */
  hangUp(): void;
  /** Ctrl-Z. */
  stop(): void;
  /** What happened beside the prompt since it was asked last, as bash says it. */
  takeNews(): string[];
  /** Numbers of the jobs beside the prompt. */
  numbers(): number[];
  /** Lines of the jobs beside the prompt. */
  lines(): string[];
}

export interface JobsOptions {
  world: ShellWorld;
  session: Session;
  history: History;
  tty: Tty;
  /** SGR of what is typed into a network program. */
  typedSgr: string;
  tap: ShellTap | undefined;
  /** Shows a line of the shell's own. */
  print(text: string): void;
  /** The terminal is nobody's again. */
  onIdle(ended: Ended | 'stopped'): void;
  /** Another program, another connection. */
  onChange(): void;
}

const executor = createExecutor(findProgram);
const STOPPED = 128 + SIGNAL_NUMBERS.TSTP;

export function createJobs(options: JobsOptions): Jobs {
  const { session, history, tty, tap } = options;
  const world: ShellWorld = { ...options.world, files: onMachine(options.world) };
  const table = createJobTable<RunningJob>();
  let current: RunningJob | undefined;
  /** Jobs that wait (`fg`) for the one in front of them. */
  const behind: { job: RunningJob; letGo(status: number): void }[] = [];
  /** Numbers as processes have them; nothing but jobs has one here. */
  let pid = 4_000 + Math.floor(Math.random() * 1_000);
  /** Somebody pressed Ctrl-C or Ctrl-Z since the prompt was there. */
  let brokenOff = false;

  const occupy = (job: RunningJob) => {
    current = job;
    job.state = 'running';
    job.gate.run('foreground');
    tty.typedSgr = job.held ? options.typedSgr : '';
    tty.wake();
    options.onChange();
  };
  /** The job in front ended, or was stopped. */
  const release = (status: number, ended: Ended | 'stopped') => {
    brokenOff ||= ended === 'interrupted' || ended === 'stopped';
    const waiting = behind.pop();
    if (waiting) {
      occupy(waiting.job);
      waiting.letGo(status);
      return;
    }
    current = undefined;
    tty.typedSgr = '';
    session.status = status;
    tap?.ended(status);
    options.onIdle(ended === 'itself' && brokenOff ? 'interrupted' : ended);
    options.onChange();
  };
  const onEnd = (job: RunningJob, ended: Ended) => {
    job.held = undefined;
    if (job !== current) return;
    table.remove(job);
    release(job.status, ended);
  };
  const stop = (job: RunningJob) => {
    const inFront = job === current;
    job.state = 'stopped';
    const number = table.add(job);
    if (number === undefined) {
      job.state = 'running';
      options.print('\r\nbash: there are too many stopped jobs already: see  jobs\r\n');
      return;
    }
    job.gate.stop();
    job.news = !inFront;
    if (!inFront) return;
    options.print(`\r\n${table.describe({ number, job })}\r\n`);
    release(STOPPED, 'stopped');
  };

  /** Who needs the terminal beside the prompt is stopped (SIGTTIN). */
  const stopUnlessInFront = (job: RunningJob) => {
    if (!job.gate.foreground && !job.gate.stopped) stop(job);
  };
  const terminal = (gate: Gate, job: () => RunningJob): InputSource => ({
    terminal: true,
    open: () =>
      tty.openInput({
        active: () => gate.foreground,
        onRead: () => stopUnlessInFront(job()),
      }),
  });
  const jobOf = (
    own: { interrupt: Interrupt; breathe(): Promise<void> },
    running: () => RunningJob,
    revived?: Connection,
  ): Job => ({
    world,
    history,
    interrupt: own.interrupt,
    breathe: own.breathe,
    revived,
    running(program) {
      running().program = program;
      options.onChange();
    },
    announce(argv, announced) {
      const job = running();
      if (!announced && !job.held) return;
      job.held = announced && { argv, connection: { ...announced, since: world.clock.now() } };
      if (announced) job.program = argv[0] ?? '';
      if (job === current) tty.typedSgr = announced && !announced.aside ? options.typedSgr : '';
      options.onChange();
    },
    control: controlOf(running),
    stages: { count: 0 },
  });

  const controlOf = (running: () => RunningJob): JobControl => ({
    all: table.all,
    find: table.find,
    describe: table.describe,
    remove: table.remove,
    spawn(line, frame, run) {
      const job = startJob({
        pid: ++pid,
        line,
        where: 'background',
        revivable: false,
        clock: world.clock,
        run: (own) =>
          run({
            ...frame,
            job: jobOf(own, () => job),
            stdin: frame.stdin.terminal ? terminal(own.gate, () => job) : frame.stdin,
            stdout: own.output(frame.stdout),
            stderr: own.output(frame.stderr),
          }),
        wantsTerminal: () => stopUnlessInFront(job),
        complain: (message) => frame.stderr.write(utf8(`bash: ${message}\n`)),
        onEnd: (ended) => onEnd(job, ended),
      });
      const number = table.add(job);
      if (number !== undefined) return { number, pid: job.pid };
      job.end('KILL');
      return undefined;
    },
    toForeground(job) {
      const by = running();
      return new Promise((letGo) => {
        behind.push({ job: by, letGo });
        by.gate.run('background');
        occupy(job);
      });
    },
    toBackground(job) {
      job.state = 'running';
      job.gate.run('background');
    },
    signal(job, signal) {
      if (signal === 'STOP' || signal === 'TSTP') {
        if (job.state === 'running') stop(job);
      } else if (signal !== 'CONT') job.end(signal);
      else if (job.state === 'stopped') this.toBackground(job);
    },
  });

  return {
    get current() {
      return current;
    },
    start(script, line, revived) {
      brokenOff = false;
      const only = script.commands.length === 1 ? script.commands[0]?.command : undefined;
      const stdout = tapped(tty, tap, 'stdout');
      const stderr = tapped(tty, tap, 'stderr');
      const job = startJob({
        pid: ++pid,
        line,
        where: 'foreground',
        revivable: only?.type === 'Command' && only.redirects.length === 0,
        clock: world.clock,
        run: (own) =>
          executor
            .run(script, {
              job: jobOf(own, () => job, revived),
              session,
              source: line,
              interactive: true,
              stdin: terminal(own.gate, () => job),
              stdout: own.output(stdout),
              stderr: own.output(stderr),
            })
            .finally(() => {
              stdout.flush();
              stderr.flush();
            }),
        wantsTerminal: () => stopUnlessInFront(job),
        complain: (message) => stderr.write(utf8(`bash: ${message}\n`)),
        onEnd: (ended) => onEnd(job, ended),
      });
      current = job;
    },
    interrupt: () => current?.end('INT'),
    hangUp() {
      for (const { job } of table.all()) job.end('HUP');
      current?.end('HUP');
    },
    stop() {
      if (current) stop(current);
    },
    numbers: () => table.all().map(({ number }) => number),
    takeNews: table.takeNews,
    lines: () =>
      table
        .all()
        .filter(({ job }) => job.state !== 'done' && job !== current)
        .map(({ job }) => job.line),
  };
}

function tapped(
  tty: Tty,
  tap: ShellTap | undefined,
  stream: 'stdout' | 'stderr',
): Output & { flush(): void } {
  const output = tty.openOutput();
  if (!tap) return output;
  const { screen } = output;
  return {
    ...output,
    ...(screen
      ? {
          screen: {
            get columns() {
              return screen.columns;
            },
            clear: () => screen.clear(),
            takeOver: (listener) => screen.takeOver(listener),
            showAs(octets, text) {
              tap.output(stream, octets);
              screen.showAs(octets, text);
            },
          },
        }
      : {}),
    write(octets) {
      tap.output(stream, octets);
      return output.write(octets);
    },
  };
}

import type { ParsedScript } from 'unbash';
import type { Parsed } from '../language/parse.ts';
import type { Connection, SavedShell, ShellState } from '../world.ts';
import type { Jobs, JobsOptions } from './jobs.ts';

/** The command line that has the terminal, if one does; parser, executor and programs are loaded for it. */
export interface Foreground {
  /** A line is being read or run: keys belong to the tty. */
  readonly busy: boolean;
  load(): Promise<unknown>;
  /** Undefined when a part of the page could not be loaded; the next line asks for it again. */
  parse(source: string): Promise<Parsed | 'interrupted' | undefined>;
  /** Runs what `parse` returned. */
  start(script: ParsedScript, line: string, revived?: Connection): void;
  interrupt(): void;
  /** The terminal closes. */
  hangUp(): void;
  /** Ctrl-Z. */
  stop(): void;
  /** Of the jobs beside the prompt. */
  jobNumbers(): number[];
  /** What happened beside the prompt since it was asked last. */
  takeNews(): string[];
  state(): ShellState;
  /** It changed otherwise than by a job. */
  tell(): void;
  onState(listener: (state: ShellState) => void): () => void;
  save(unsent: string): SavedShell;
}

async function loadEngine(options: JobsOptions) {
  const [{ parseCommand }, { createJobs }] = await Promise.all([
    import('../language/parse.ts'),
    import('./jobs.ts'),
  ]);
  return { parseCommand, jobs: createJobs(options) };
}
type Engine = Awaited<ReturnType<typeof loadEngine>>;

export function createForeground(options: Omit<JobsOptions, 'onChange'>): Foreground {
  const listeners = new Set<(state: ShellState) => void>();
  let engine: Promise<Engine> | undefined;
  let parseCommand: Engine['parseCommand'] | undefined;
  let jobs: Jobs | undefined;
  let parsing = false;
  let givenUp = false;

  const state = (): ShellState => {
    const job = jobs?.current;
    const stopped = options.tty.stopped && { stopped: true as const };
    if (!job) return { kind: 'prompt', ...stopped };
    const { program, line, held } = job;
    return { kind: 'running', program, line, ...stopped, ...(held ? { connection: held.connection } : {}) };
  };
  const tell = () => {
    const now = state();
    for (const listener of listeners) listener(now);
  };
  const load = async () => {
    engine ??= loadEngine({ ...options, onChange: tell });
    try {
      ({ parseCommand, jobs } = await engine);
    } catch (error) {
      engine = undefined;
      throw error;
    }
  };

  return {
    get busy() {
      return parsing || jobs?.current !== undefined;
    },
    load,
    async parse(source) {
      parsing = true;
      givenUp = false;
      try {
        await load();
        const parsed = await parseCommand?.(source);
        return givenUp ? 'interrupted' : parsed;
      } catch {
        // Not a mistake in the line: its author is told that the page is incomplete.
        return undefined;
      } finally {
        parsing = false;
      }
    },
    start(script, line, revived) {
      options.tty.suggestion = undefined;
      jobs?.start(script, line, revived);
    },
    interrupt() {
      givenUp = true;
      jobs?.interrupt();
    },
    hangUp() {
      givenUp = true;
      jobs?.hangUp();
    },
    stop: () => jobs?.stop(),
    jobNumbers: () => jobs?.numbers() ?? [],
    takeNews: () => jobs?.takeNews() ?? [],
    state,
    tell,
    onState(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    save(unsent) {
      const job = jobs?.current;
      const ended = jobs?.lines() ?? [];
      if (!job) return { ...(unsent !== '' && { unsent }), ...(ended.length > 0 && { ended }) };
      const { held, revivable, line } = job;
      if (!revivable || !held || held.connection.calling) return { ended: [...ended, line] };
      const program = { argv: [...held.argv], connection: held.connection.id, unsent };
      return { program, ...(ended.length > 0 && { ended }) };
    },
  };
}

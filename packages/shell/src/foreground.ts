import type { ParsedScript } from 'unbash';
import type { RunningJob, ShellTap } from './job.ts';
import type { Parsed } from './language/parse.ts';
import type { History } from './line-editor/history.ts';
import type { Announced } from './programs/program.ts';
import type { Session } from './session.ts';
import type { Tty } from './tty/tty.ts';
import type { Connection, SavedShell, ShellState, ShellWorld } from './world.ts';

/** The command line that runs now, if one does; parser, executor and programs are loaded for it. */
export interface Foreground {
  /** A line is being read or run: keys belong to the tty. */
  readonly busy: boolean;
  load(): Promise<unknown>;
  /** Undefined when a part of the page could not be loaded; the next line asks for it again. */
  parse(source: string): Promise<Parsed | 'interrupted' | undefined>;
  /** Runs what `parse` returned. */
  start(script: ParsedScript, line: string, revived?: Connection): void;
  interrupt(): void;
  state(): ShellState;
  onState(listener: (state: ShellState) => void): () => void;
  save(unsent: string): Omit<SavedShell, 'history'>;
}

export interface ForegroundOptions {
  world: ShellWorld;
  session: Session;
  history: History;
  tty: Tty;
  /** SGR of what is typed into a network program. */
  typedSgr: string;
  tap: ShellTap | undefined;
  onEnd(ended: 'itself' | 'interrupted' | 'exit'): void;
}

async function loadEngine() {
  const [{ parseCommand }, { startJob }] = await Promise.all([
    import('./language/parse.ts'),
    import('./job.ts'),
  ]);
  return { parseCommand, startJob };
}
type Engine = Awaited<ReturnType<typeof loadEngine>>;

export function createForeground(options: ForegroundOptions): Foreground {
  const { world, session, tty } = options;
  const listeners = new Set<(state: ShellState) => void>();
  let engine: Promise<Engine> | undefined;
  let loaded: Engine | undefined;
  let parsing = false;
  let givenUp = false;
  let job: RunningJob | undefined;
  let running: { line: string; program: string; argv: readonly string[]; revivable: boolean } | undefined;
  let connection: (Announced & { since: number }) | undefined;

  const load = async () => {
    engine ??= loadEngine();
    try {
      loaded = await engine;
    } catch (error) {
      engine = undefined;
      throw error;
    }
  };
  const state = (): ShellState =>
    running
      ? {
          kind: 'running',
          program: running.program,
          line: running.line,
          ...(connection ? { connection } : {}),
        }
      : { kind: 'prompt' };
  const tell = () => {
    const now = state();
    for (const listener of listeners) listener(now);
  };

  return {
    get busy() {
      return parsing || job !== undefined;
    },
    load,
    async parse(source) {
      parsing = true;
      givenUp = false;
      try {
        await load();
        const parsed = await loaded?.parseCommand(source);
        return givenUp ? 'interrupted' : parsed;
      } catch {
        // Not a mistake in the line: its author is told that the page is incomplete.
        return undefined;
      } finally {
        parsing = false;
      }
    },
    start(script, line, revived) {
      if (!loaded) return;
      const only = script.commands.length === 1 ? script.commands[0]?.command : undefined;
      const revivable = only?.type === 'Command' && only.redirects.length === 0;
      running = { line, program: '', argv: [], revivable };
      tty.suggestion = undefined;
      job = loaded.startJob({
        script,
        source: line,
        world,
        session,
        history: options.history,
        tty,
        revived,
        tap: options.tap,
        onProgram(name) {
          if (!running) return;
          running.program = name;
          tell();
        },
        onConnection(argv, announced) {
          if (!running || (!announced && !connection)) return;
          running.argv = argv;
          connection = announced && { ...announced, since: world.clock.now() };
          tty.typedSgr = announced ? options.typedSgr : '';
          if (announced) running.program = argv[0] ?? '';
          tell();
        },
      });
      void job.done.then(({ status, ended }) => {
        job = running = connection = undefined;
        tty.typedSgr = '';
        session.status = status;
        options.tap?.ended(status);
        options.onEnd(ended);
        tell();
      });
    },
    interrupt() {
      givenUp = true;
      job?.interrupt();
    },
    state,
    onState(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    save(unsent) {
      if (!running) return unsent === '' ? {} : { unsent };
      if (running.revivable && connection && !connection.calling)
        return { program: { argv: [...running.argv], connection: connection.id, unsent } };
      return { ended: running.line };
    },
  };
}

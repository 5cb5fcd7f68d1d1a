/** Child processes under measurement, each alone in its own, so that memory and CPU are its own too. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

interface Running {
  pid: number;
  stop(): Promise<void>;
}

export interface Measured extends Running {
  /**
   * KiB that its objects and buffers take, once garbage is collected: what V8 counts, the same each time. Native handles (0.4 KiB a
   * socket) and pages that V8 has and does not use are not in it: for what a process takes of the machine there is `memoryKiB`.
   */
  keptKiB(): Promise<number>;
}

async function firstMatch(child: ChildProcess, pattern: RegExp): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = '';
    const hear = (chunk: Buffer) => {
      output += chunk.toString();
      const found = pattern.exec(output)?.[1];
      if (found !== undefined) resolve(found);
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.once('exit', (code) => reject(new Error(`ended with ${code} before it was ready:\n${output}`)));
  });
}

/** Those that run: none outlives the bench, however it ends. */
const running = new Set<ChildProcess>();
const leftovers = new Set<string>();
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL');
  for (const dir of leftovers) rmSync(dir, { recursive: true, force: true });
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => process.exit(1));

/** With the garbage collector at hand (collect-on-signal.ts), and TypeScript. */
function spawnNode(args: readonly string[], env: Record<string, string>): ChildProcess {
  const child = spawn(
    process.execPath,
    ['--expose-gc', '--import', 'tsx', '--import', './tools/src/bench/collect-on-signal.ts', ...args],
    { cwd: ROOT, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'inherit', 'ipc'] },
  );
  running.add(child);
  child.once('exit', () => running.delete(child));
  return child;
}

/** A process that takes its leave may take so long. */
const LEAVE_MS = 10_000;

function ended(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    const overdue = setTimeout(() => child.kill('SIGKILL'), LEAVE_MS);
    child.once('exit', () => {
      clearTimeout(overdue);
      resolve();
    });
    child.kill('SIGTERM');
  });
}

/** A file of this folder as a process that prints `port N`. */
export async function startBaseline(
  file: string,
  args: readonly string[] = [],
): Promise<Measured & { port: number }> {
  const child = spawnNode([`tools/src/bench/${file}`, ...args], {});
  const port = Number(await firstMatch(child, /port (\d+)/));
  return { pid: child.pid as number, port, keptKiB: () => keptKiB(child), stop: () => ended(child) };
}

/** A process that only counts: work that has nothing to do with what is measured, and wants a core for itself. */
export function startOtherWork(): Running {
  const child = spawn(process.execPath, ['-e', 'for (;;);'], { stdio: 'ignore' });
  running.add(child);
  child.once('exit', () => running.delete(child));
  return { pid: child.pid as number, stop: () => ended(child) };
}

export interface Counting extends Running {
  port: number;
  /** Resolves when the process counted so far. */
  reached(count: number): Promise<void>;
}

/** A file of this folder as a process that prints `port N`, and then counts, a line each time. */
export async function startCounting(
  file: string,
  counts: RegExp,
  args: readonly string[] = [],
): Promise<Counting> {
  const child = spawnNode([`tools/src/bench/${file}`, ...args], {});
  let count = 0;
  const waiting = new Set<() => void>();
  let over = false;
  child.once('exit', () => {
    over = true;
    for (const look of waiting) look();
  });
  const lines = createInterface(child.stdout as Readable);
  lines.on('line', (line) => {
    const found = counts.exec(line)?.[1];
    if (found === undefined) return;
    count = Number(found);
    for (const look of waiting) look();
  });
  const port = Number(await firstMatch(child, /port (\d+)/));
  return {
    pid: child.pid as number,
    port,
    stop: () => ended(child),
    reached: (wanted) =>
      new Promise((resolve, reject) => {
        const look = () => {
          if (count < wanted && !over) return;
          waiting.delete(look);
          if (count < wanted) reject(new Error(`${file} ended at ${count} of ${wanted}`));
          else resolve();
        };
        waiting.add(look);
        look();
      }),
  };
}

export interface MeasuredEhlo extends Measured {
  ports: { web: number; mock: number; mta: number; imap: number; pop3: number };
}

export async function startEhlo(env: Record<string, string> = {}): Promise<MeasuredEhlo> {
  const dataDir = await mkdtemp(join(tmpdir(), 'ehlo-bench-'));
  const anyPort = Object.fromEntries(
    ['WEB', 'MOCK', 'MTA', 'SUBMISSION', 'SMTPS', 'POP3', 'POP3S', 'IMAP', 'IMAPS', 'DNS'].map((name) => [
      `EHLO_${name}_PORT`,
      '0',
    ]),
  );
  leftovers.add(dataDir);
  // To profile: BENCH_NODE_FLAGS="--cpu-prof --cpu-prof-dir=DIR". Figures of such a run are worth nothing.
  const flags = process.env.BENCH_NODE_FLAGS?.split(' ') ?? [];
  const child = spawnNode([...flags, 'apps/server/src/main.ts'], {
    ...anyPort,
    ...env,
    EHLO_DATA_DIR: dataDir,
  });
  const web = await firstMatch(child, /https?:\/\/[^\s/:]+:(\d+)/);
  const health = (await (await fetch(`http://127.0.0.1:${web}/api/health`)).json()) as {
    ports: { mock: number; mta: number; imap: number; pop3: number };
  };
  return {
    pid: child.pid as number,
    ports: { ...health.ports, web: Number(web) },
    keptKiB: () => keptKiB(child),
    stop: async () => {
      await ended(child);
      await rm(dataDir, { recursive: true, force: true });
      leftovers.delete(dataDir);
    },
  };
}

/** What one collection finds, another one frees: after so many nothing changes any more. */
const COLLECTIONS = 4;

async function keptKiB(child: ChildProcess): Promise<number> {
  let kept = Number.NaN;
  for (let done = 0; done < COLLECTIONS; done++) {
    const told = once(child, 'message');
    child.kill('SIGUSR2');
    [{ kept }] = (await told) as [{ kept: number }];
    await new Promise((resolve) => setTimeout(resolve, COLLECT_EVERY_MS));
  }
  return kept / 1024;
}

/** An idle process gives its memory back in steps, the last some ten seconds after its last work. */
const SETTLES_MS = 16_000;
const COLLECT_EVERY_MS = 800;

/**
 * Proportional set size of an idle process in KiB, once garbage is collected and what is not needed given back: what it
 * really adds to the machine, and keeps. Linux only.
 */
export async function memoryKiB(pid: number): Promise<number> {
  for (let waited = 0; waited < SETTLES_MS; waited += COLLECT_EVERY_MS) {
    process.kill(pid, 'SIGUSR2');
    await new Promise((resolve) => setTimeout(resolve, COLLECT_EVERY_MS));
  }
  const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
  return Number(/^Pss:\s+(\d+)/m.exec(rollup)?.[1] ?? Number.NaN);
}

/** Milliseconds of CPU that a process took so far, all its threads together. Linux only. */
export function cpuMs(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // Behind the name, which may have blanks and brackets: utime and stime are the 14th and 15th field of all, in ticks.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
}

/** Linux counts for programs in hundredths of a second, whatever the kernel does itself. */
const TICK_MS = 10;

/** Child processes under measurement, each alone in its own, so that memory and CPU are its own too. */
import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

export interface Measured {
  pid: number;
  stop(): Promise<void>;
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

function ended(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    child.once('exit', () => resolve());
    child.kill('SIGKILL');
  });
}

/** A file of this folder as a process that prints `port N`. */
export async function startBaseline(
  file: string,
  args: readonly string[] = [],
): Promise<Measured & { port: number }> {
  const child = spawn(process.execPath, ['--import', 'tsx', `tools/src/bench/${file}`, ...args], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const port = Number(await firstMatch(child, /port (\d+)/));
  return { pid: child.pid as number, port, stop: () => ended(child) };
}

export interface MeasuredEhlo extends Measured {
  ports: { web: number; mock: number; mta: number };
}

export async function startEhlo(env: Record<string, string> = {}): Promise<MeasuredEhlo> {
  const dataDir = await mkdtemp(join(tmpdir(), 'ehlo-bench-'));
  const anyPort = Object.fromEntries(
    ['WEB', 'MOCK', 'MTA', 'SUBMISSION', 'SMTPS', 'POP3', 'POP3S', 'IMAP', 'IMAPS', 'DNS'].map((name) => [
      `EHLO_${name}_PORT`,
      '0',
    ]),
  );
  const child = spawn(process.execPath, ['--import', 'tsx', 'apps/server/src/main.ts'], {
    cwd: ROOT,
    env: { ...process.env, ...anyPort, ...env, EHLO_DATA_DIR: dataDir },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const web = await firstMatch(child, /https?:\/\/[^\s/:]+:(\d+)/);
  const health = (await (await fetch(`http://127.0.0.1:${web}/api/health`)).json()) as {
    ports: { mock: number; mta: number };
  };
  return {
    pid: child.pid as number,
    ports: { ...health.ports, web: Number(web) },
    stop: async () => {
      await ended(child);
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** Proportional set size of a process in KiB: what it really adds to the machine. Linux only. */
export function memoryKiB(pid: number): number {
  const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
  return Number(/^Pss:\s+(\d+)/m.exec(rollup)?.[1] ?? Number.NaN);
}

import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** Every port of the environment table: any free one. */
const ANY_PORTS = Object.fromEntries(
  ['WEB', 'MOCK', 'MTA', 'SUBMISSION', 'SMTPS', 'POP3', 'POP3S', 'IMAP', 'IMAPS', 'DNS'].map((name) => [
    `EHLO_${name}_PORT`,
    '0',
  ]),
);

export interface Health {
  status: 'starting' | 'ok' | 'partial';
  version: string;
  ports: Record<string, number>;
  failed: { name: string; port: number; reason: string }[];
}

/** The whole server as a process of its own, as `npm start` runs it. */
export interface Ehlo {
  /** `http://127.0.0.1:port` */
  url: string;
  ports: Health['ports'];
  pid: number;
  printed(): string;
  /** SIGTERM; resolves with the exit code. */
  stop(): Promise<number | null>;
  /** SIGKILL; resolves when it is gone. */
  kill(): Promise<void>;
}

/** A data directory of its own; hand it to `startEhlo` and remove it with `removeDataDir`. */
export const makeDataDir = (): Promise<string> => mkdtemp(join(tmpdir(), 'ehlo-e2e-'));
export const removeDataDir = (dataDir: string): Promise<void> =>
  rm(dataDir, { recursive: true, force: true });

/** Starts the server and waits until it says where it is and that it is well. */
export async function startEhlo(dataDir: string, env: Record<string, string> = {}): Promise<Ehlo> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'apps/server/src/main.ts'], {
    cwd: ROOT,
    env: { ...process.env, ...ANY_PORTS, EHLO_HOST: '127.0.0.1', EHLO_DATA_DIR: dataDir, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  // A test that times out must not leave a server behind.
  const killAtExit = () => child.kill('SIGKILL');
  process.once('exit', killAtExit);
  child.once('close', () => process.off('exit', killAtExit));
  let printed = '';
  const exited = new Promise<number | null>((resolve) => child.once('close', resolve));
  const port = await new Promise<number>((resolve, reject) => {
    const onData = (chunk: Buffer) => {
      printed += chunk.toString('utf8');
      const said = /https?:\/\/[^\s:]+:(\d+)/.exec(printed);
      if (said) resolve(Number(said[1]));
    };
    child.stdout.on('data', onData);
    child.stderr.on('data', onData);
    child.once('error', reject);
    void exited.then((code) =>
      reject(new Error(`The server ended (${code}) before it said where it is.\n${printed}`)),
    );
  });
  const url = `http://${env.EHLO_HOST ?? '127.0.0.1'}:${port}`;
  const health = await untilWell(url).catch((error: unknown) => {
    child.kill('SIGKILL');
    throw error;
  });
  return {
    url,
    ports: health.ports,
    pid: child.pid as number,
    printed: () => printed,
    async stop() {
      child.kill('SIGTERM');
      return exited;
    },
    async kill() {
      child.kill('SIGKILL');
      await exited;
    },
  };
}

async function untilWell(url: string): Promise<Health> {
  for (let attempt = 0; ; attempt++) {
    const response = await fetch(`${url}/api/health`);
    const health = (await response.json()) as Health;
    if (response.ok) return health;
    if (attempt === 200) throw new Error(`Still ${health.status} after ten seconds.`);
    // Health has no event to wait for; this is what a container's health check does.
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** One EHLO process of its own for a test: free ports, an empty data directory, gone afterwards. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
export const ANY_PORTS = Object.fromEntries(
  ['WEB', 'MOCK', 'MTA', 'SUBMISSION', 'SMTPS', 'POP3', 'POP3S', 'IMAP', 'IMAPS', 'DNS'].map((name) => [
    `EHLO_${name}_PORT`,
    '0',
  ]),
);

export interface Ports {
  web: number;
  mock: number;
  mta: number;
  dns: number;
}

export class Ehlo {
  readonly dataDir: string;
  #child: ChildProcess | undefined;
  #env: Record<string, string>;
  #ports: Ports | undefined;
  output = '';

  private constructor(dataDir: string, env: Record<string, string>) {
    this.dataDir = dataDir;
    this.#env = env;
  }

  static async start(env: Record<string, string> = {}): Promise<Ehlo> {
    const ehlo = new Ehlo(await mkdtemp(join(tmpdir(), 'ehlo-')), env);
    await ehlo.up();
    return ehlo;
  }

  get ports(): Ports {
    if (this.#ports === undefined) throw new Error('EHLO is not running');
    return this.#ports;
  }

  get url(): string {
    return `http://localhost:${this.ports.web}`;
  }

  /** Starts the process; after `kill` it comes back on the same data directory and the same ports. */
  async up(): Promise<void> {
    const again = this.#ports;
    const fixed = again
      ? {
          EHLO_WEB_PORT: `${again.web}`,
          EHLO_MOCK_PORT: `${again.mock}`,
          EHLO_MTA_PORT: `${again.mta}`,
          EHLO_DNS_PORT: `${again.dns}`,
        }
      : {};
    const child = spawn(process.execPath, ['--import', 'tsx', 'apps/server/src/main.ts'], {
      cwd: ROOT,
      env: { ...process.env, ...ANY_PORTS, ...this.#env, ...fixed, EHLO_DATA_DIR: this.dataDir },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#child = child;
    this.output = '';
    const web = await new Promise<number>((resolve, reject) => {
      const hear = (chunk: Buffer) => {
        this.output += chunk.toString();
        const port = /https?:\/\/[^\s/:]+:(\d+)/.exec(this.output)?.[1];
        if (port !== undefined) resolve(Number(port));
      };
      child.stdout?.on('data', hear);
      child.stderr?.on('data', hear);
      child.once('exit', (code) =>
        reject(new Error(`EHLO ended with ${code} before it served:\n${this.output}`)),
      );
    });
    for (;;) {
      const health = await fetch(`http://${this.#env.EHLO_HOST ?? 'localhost'}:${web}/api/health`);
      const body = (await health.json()) as { ports: Ports };
      if (health.status === 200) {
        this.#ports = { ...body.ports, web };
        return;
      }
    }
  }

  /** Ends it as a power switch would, or politely with SIGTERM. @returns its exit code, null after SIGKILL. */
  async kill(signal: NodeJS.Signals = 'SIGKILL'): Promise<number | null> {
    const child = this.#child;
    if (child === undefined || child.exitCode !== null) return child?.exitCode ?? null;
    const exited = new Promise<number | null>((resolve) => child.once('exit', resolve));
    child.kill(signal);
    return exited;
  }

  async stop(): Promise<void> {
    await this.kill();
    await rm(this.dataDir, { recursive: true, force: true });
  }
}

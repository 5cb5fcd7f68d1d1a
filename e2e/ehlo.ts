/** One EHLO process of its own for a browser's journey: free ports, an empty data directory, gone afterwards. */
import { makeDataDir, type Ehlo as Running, removeDataDir, startEhlo } from './clients/ehlo.fixture.ts';

export interface Ports {
  web: number;
  mock: number;
  mta: number;
  dns: number;
  submission: number;
  pop3: number;
  imap: number;
  imaps: number;
}

/** The environment variable that names each port again after a restart. */
const VARIABLES = {
  EHLO_WEB_PORT: 'web',
  EHLO_MOCK_PORT: 'mock',
  EHLO_MTA_PORT: 'mta',
  EHLO_DNS_PORT: 'dns',
} as const;

export class Ehlo {
  readonly dataDir: string;
  #env: Record<string, string>;
  #running: Running;

  private constructor(dataDir: string, env: Record<string, string>, running: Running) {
    this.dataDir = dataDir;
    this.#env = env;
    this.#running = running;
  }

  static async start(env: Record<string, string> = {}): Promise<Ehlo> {
    const dataDir = await makeDataDir();
    return new Ehlo(dataDir, env, await startEhlo(dataDir, env));
  }

  get ports(): Ports {
    return this.#running.ports as unknown as Ports;
  }

  get url(): string {
    return `http://localhost:${this.ports.web}`;
  }

  /** What a power switch does. */
  async kill(): Promise<void> {
    await this.#running.kill();
  }

  /** Comes back on the same data directory and the same ports, so that an open page finds it. */
  async up(): Promise<void> {
    const same = Object.entries(VARIABLES).map(([variable, port]) => [variable, `${this.ports[port]}`]);
    this.#running = await startEhlo(this.dataDir, { ...this.#env, ...Object.fromEntries(same) });
  }

  async stop(): Promise<void> {
    await this.#running.kill();
    await removeDataDir(this.dataDir);
  }
}

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const MAIN = join(ROOT, 'apps/server/src/main.ts');
const PORTS = ['WEB', 'MOCK', 'MTA', 'SUBMISSION', 'SMTPS', 'POP3', 'POP3S', 'IMAP', 'IMAPS', 'DNS'];

export interface LabProcess {
  /** `http://127.0.0.1:40213` */
  origin: string;
  /** Its store; there until `forget`. */
  dataDir: string;
  stop(): Promise<void>;
  /** Removes what it kept. */
  forget(): void;
}

/** The whole of EHLO as a process of its own, on free ports and with an empty store. */
export async function startLab(lessonsDir: string | undefined): Promise<LabProcess> {
  const data = mkdtempSync(join(tmpdir(), 'ehlo-lessons-'));
  const child = spawn(process.execPath, ['--import', 'tsx', MAIN], {
    cwd: ROOT,
    env: {
      PATH: process.env.PATH,
      EHLO_DATA_DIR: data,
      ...Object.fromEntries(PORTS.map((name) => [`EHLO_${name}_PORT`, '0'])),
      ...(lessonsDir === undefined ? {} : { EHLO_LESSONS_DIR: lessonsDir }),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const origin = await addressOf(child);
  return {
    origin,
    dataDir: data,
    async stop() {
      const exited = once(child, 'close');
      child.kill('SIGTERM');
      await exited;
    },
    forget: () => rmSync(data, { recursive: true, force: true }),
  };
}

async function addressOf(child: ChildProcess): Promise<string> {
  let output = '';
  let errors = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    errors += chunk.toString();
  });
  const over = once(child, 'close');
  for (;;) {
    const address = /http:\/\/[^\s/:]+:\d+/.exec(output)?.[0];
    if (address) return address.replace('localhost', '127.0.0.1');
    const [chunk] = (await Promise.race([
      once(child.stdout as NonNullable<typeof child.stdout>, 'data'),
      over.then(() => []),
    ])) as [Buffer?];
    if (!chunk) throw new Error(`EHLO did not start:\n${output}${errors}`);
    output += chunk.toString();
  }
}

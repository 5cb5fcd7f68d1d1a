import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('main.ts', import.meta.url));
const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const ANY = { EHLO_WEB_PORT: '0', EHLO_MOCK_PORT: '0', EHLO_MTA_PORT: '0', EHLO_DNS_PORT: '0' };

export type RunEhlo = ReturnType<typeof createRunEhlo>;

/** Runs EHLO as a process of its own, on any free ports. */
export function createRunEhlo(dataDir: string) {
  const children: ChildProcess[] = [];

  function run(env: Record<string, string> = {}, args: string[] = []) {
    const child = spawn(process.execPath, ['--import', 'tsx', MAIN, ...args], {
      cwd: ROOT,
      env: { PATH: process.env.PATH, EHLO_DATA_DIR: dataDir, ...ANY, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    children.push(child);
    let output = '';
    let errors = '';
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
    child.stderr.on('data', (chunk: Buffer) => {
      errors += chunk.toString();
    });
    const exited = once(child, 'close').then(([code]) => ({ code: code as number | null, output, errors }));
    /** The page's port, once it serves. */
    async function web(): Promise<number> {
      for (;;) {
        const port = /http:\/\/[^\s/:]+:(\d+)/.exec(output)?.[1];
        if (port) return Number(port);
        const over = await Promise.race([once(child.stdout, 'data').then(() => undefined), exited]);
        if (over) throw new Error(`EHLO ended with ${over.code}:\n${over.output}${over.errors}`);
      }
    }
    return { child, exited, web, output: () => output };
  }

  return {
    run,
    kill() {
      for (const child of children) child.kill('SIGKILL');
    },
  };
}

import { type ChildProcess, execFile, spawn, spawnSync } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';

/** Debian packages that bring the clients. */
const PACKAGES = {
  ncat: 'ncat',
  javac: 'default-jdk-headless',
  python3: 'python3',
  curl: 'curl',
  openssl: 'openssl',
  swaks: 'swaks libnet-ssleay-perl',
  dig: 'dnsutils',
  'smtp-source': 'postfix',
  mpop: 'mpop',
  mbsync: 'isync',
  offlineimap: 'offlineimap3',
  getmail: 'getmail6',
  fetchmail: 'fetchmail',
  neomutt: 'neomutt',
  tshark: 'tshark',
  tcpdump: 'tcpdump',
  dkimpy: 'python3-dkim python3-spf python3-nacl python3-dnspython',
} as const;
export type Program = keyof typeof PACKAGES;
/** What is no program of its own but modules of Debian's Python, by the names they are imported under. */
const MODULES: Partial<Record<Program, string>> = { dkimpy: 'dkim, spf, nacl, dns' };

function isThere(program: Program): boolean {
  // It runs without, and then speaks no TLS.
  if (program === 'swaks' && spawnSync('perl', ['-MNet::SSLeay', '-e', '1']).status !== 0) return false;
  const modules = MODULES[program];
  return modules === undefined
    ? spawnSync(program, ['--version']).error === undefined
    : spawnSync('/usr/bin/python3', ['-c', `import ${modules}`]).status === 0;
}

/**
 * Declares tests that drive a real program. Where it is missing it is named with its remedy and its tests are skipped; under CI
 * they fail instead, so that nobody takes an untried client for a working one.
 */
export function describeClient(program: Program, tests: () => void): void {
  if (isThere(program)) {
    describe(program, () => tests());
    return;
  }
  const remedy = `${program} is missing: nothing was tried with it. On Debian or Ubuntu: sudo apt-get install ${PACKAGES[program]}`;
  console.warn(`\n${remedy}\n`);
  describe(program, () => {
    it.skipIf(!process.env.CI)('is installed', () => {
      expect.fail(remedy);
    });
  });
}

export interface Finished {
  code: number | string | null;
  stdout: string;
  stderr: string;
}

/** Runs a program to its end; exit codes are values, not exceptions. */
export async function finish(program: string, argv: readonly string[], cwd?: string): Promise<Finished> {
  try {
    const { stdout, stderr } = await promisify(execFile)(program, argv, { cwd, timeout: 30_000 });
    return { code: 0, stdout, stderr };
  } catch (error) {
    if (!(error instanceof Error) || !('stdout' in error)) throw error;
    const { code, stdout, stderr } = error as Error & Finished;
    return { code, stdout, stderr };
  }
}

export interface Conversation {
  /** Resolves when what came since the last call holds `text`, with all of it. Rejects when the program ends before. */
  until(text: string | RegExp): Promise<string>;
  type(text: string): void;
  /** Closes the program's input, as Ctrl-D does. */
  endOfInput(): void;
  /** Everything printed so far. */
  printed(): string;
  /** Exit code. */
  ended: Promise<number | null>;
  child: ChildProcess;
}

/** Starts a program and talks with it, line by line, as a person does. */
export function converse(program: string, argv: readonly string[]): Conversation {
  const child = spawn(program, argv, { stdio: ['pipe', 'pipe', 'pipe'] });
  const killAtExit = () => child.kill('SIGKILL');
  process.once('exit', killAtExit);
  child.once('close', () => process.off('exit', killAtExit));
  let all = '';
  let read = 0;
  let look = () => {};
  const onData = (chunk: Buffer) => {
    all += chunk.toString('utf8');
    look();
  };
  child.stdout.on('data', onData);
  child.stderr.on('data', onData);
  // The program may be gone when the last line is written; its exit tells.
  child.stdin.on('error', () => {});
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  return {
    child,
    ended,
    printed: () => all,
    type: (text) => void child.stdin.write(text),
    endOfInput: () => void child.stdin.end(),
    until: (text) =>
      new Promise((resolve, reject) => {
        look = () => {
          const fresh = all.slice(read);
          const found = typeof text === 'string' ? fresh.indexOf(text) >= 0 : text.test(fresh);
          if (!found) return;
          read = all.length;
          look = () => {};
          resolve(fresh);
        };
        look();
        void ended.then(() =>
          reject(new Error(`${program} ended while "${text}" was awaited. It printed:\n${all}`)),
        );
      }),
  };
}

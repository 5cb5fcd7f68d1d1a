import { type ChildProcess, spawn } from 'node:child_process';

/** Nobody's client takes longer; what does is ended, and its recording fails. */
const PATIENCE_MS = 20_000;

export interface Running {
  child: ChildProcess;
  type(octets: string): void;
  endOfInput(): void;
  /** Exit code; null when it was ended by a signal. */
  ended: Promise<number | null>;
}

/** Starts a client. Its output is thrown away: what it said is what crossed. */
export function run(program: string, argv: readonly string[], input?: string): Running {
  const child = spawn(program, argv, { stdio: ['pipe', 'ignore', 'pipe'] });
  const patience = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS);
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  let complaint = '';
  child.stderr.on('data', (octets: Buffer) => {
    complaint += octets.toString('utf8');
  });
  // A client that has gone reads no more; its exit says so.
  child.stdin.on('error', () => undefined);
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      clearTimeout(patience);
      process.off('exit', kill);
      if (process.env.RECORD_VERBOSE && complaint) process.stderr.write(complaint);
      resolve(code);
    });
  });
  if (input !== undefined) child.stdin.end(Buffer.from(input, 'latin1'));
  return {
    child,
    ended,
    type: (octets) => void child.stdin.write(Buffer.from(octets, 'latin1')),
    endOfInput: () => void child.stdin.end(),
  };
}

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createMemoryFiles, createShell, type ShellWorld } from '@ehlo/shell';
import { afterAll } from 'vitest';

/** Runs a line in the terminal's shell and in this machine's bash, in a folder of the same files each. */
const FILES = {
  'mail.txt':
    'EHLO me\nMAIL FROM:<me@campus.test>\nRCPT TO:<bob@campus.test>\nDATA\nSubject: hi\n\n.hello\n.\nQUIT\n',
  'hosts.csv': 'mail,10.20.0.25,25\nwww,10.20.0.80,80\nns1,192.0.2.53,53\nwww,10.20.0.80,443\n',
  numbers: '10\n9\n100\n9\n-3\n2.5\n',
  crlf: 'a\r\nb\r\n',
  unended: 'one\ntwo',
};

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

export interface Outcome {
  stdout: string;
  stderr: string;
  status: number;
}

export function inBash(line: string): Outcome {
  const folder = mkdtempSync(join(tmpdir(), 'ehlo-bash-'));
  folders.push(folder);
  for (const [name, text] of Object.entries(FILES)) writeFileSync(join(folder, name), text);
  const { stdout, stderr, status } = spawnSync('bash', ['-c', line], {
    cwd: folder,
    encoding: 'latin1',
    // With a socket for standard input, bash would take itself for a remote shell.
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env.PATH, LC_ALL: 'C.UTF-8', HOME: folder, TZ: 'UTC' },
  });
  return { stdout, stderr: plain(utf8Of(stderr)), status: status ?? -1 };
}

/** The line in front of a complaint is that of `bash -c`: at the terminal there is none. */
const plain = (stderr: string) => stderr.replace(/^bash: line \d+: /gm, 'bash: ');
const utf8Of = (text: string) => Buffer.from(text, 'latin1').toString('utf8');
const HOME = '/home/ocean7';

export async function here(line: string): Promise<Outcome> {
  const files = createMemoryFiles(
    Object.fromEntries(Object.entries(FILES).map(([name, text]) => [`${HOME}/${name}`, text])),
    { maxOctets: 16 << 20, directories: [HOME] },
  );
  const printed = { stdout: [] as Uint8Array[], stderr: [] as Uint8Array[] };
  return new Promise((resolve) => {
    const shell = createShell({
      world: world(files),
      terminal: {
        write: () => undefined,
        onKeys: () => undefined,
        onResize: () => undefined,
        columns: 80,
        rows: 24,
      },
      tap: {
        output: (stream, octets) => printed[stream].push(octets.slice()),
        ended: (status) =>
          resolve({
            stdout: Buffer.concat(printed.stdout).toString('latin1'),
            stderr: plain(Buffer.concat(printed.stderr).toString('utf8')),
            status: status ?? -1,
          }),
      },
    });
    shell.submit(line);
  });
}

function world(files: ShellWorld['files']): ShellWorld {
  return {
    net: {
      dial: () => Promise.resolve({ ok: false, failure: 'refused' }),
      listen: () => Promise.resolve({ ok: false, failure: 'in-use' }),
      revive: () => undefined,
    },
    files,
    hosts: [],
    resolver: { address: '192.0.2.53', port: 53 },
    targets: [],
    authorities: () => Promise.resolve(''),
    person: { handle: 'ocean7', hostName: 'ocean7.campus.test', address: '10.20.0.7' },
    clock: {
      now: () => Date.now(),
      after(ms, call) {
        const timer = setTimeout(call, ms);
        return () => clearTimeout(timer);
      },
    },
    services: {
      state: () => Promise.resolve('up'),
      ports: () => Promise.resolve([]),
      past: () => Promise.resolve([]),
      switch: () => Promise.resolve(),
      follow: () => () => undefined,
    },
  };
}

import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createMemoryFiles, createShell, readResolvConf, type ShellWorld } from '@ehlo/shell';
// @ts-expect-error The comparer is plain JavaScript, as recorded with the transcripts.
import { normaliseText } from '../../../golden/compare.mjs';
import type { ServerScript } from './case.ts';
import { createRealNet } from './real-net.ts';
import { ScreenRecord } from './screen-record.ts';
import { type ScriptedServer, startServer } from './scripted-server.ts';

const FOLDER = fileURLToPath(new URL('../../../golden', import.meta.url));
const HOME = '/home/student';
const LIMIT_MS = 15_000;
/** Time for the server to see the end of its connections. */
const SETTLE_MS = 100;

/** One character an octet. */
const FILES: Readonly<Record<string, string>> = {
  'mail.txt': 'From: a\r\nTo: b\r\n\r\n.x\r\nbye\r\n',
  'lf.txt': 'a\n.b\n.\n',
  empty: '',
  noeol: 'x\r\n.y',
  'h.txt': 'X-One: 1\r\n\r\nX-Two: 2\n',
  data: 'a=1\r\nb=2\0z\nc',
  'w.txt': '%{http_code}\n%{size_download}\n',
  'tab.json': '{"a": 1}\n',
  'ca.pem': readFileSync(join(FOLDER, 'tls', 'ca.pem'), 'latin1'),
};

export const hasDebiansCurl = (): boolean =>
  /^curl 7\.88\.1 /.test(spawnSync('curl', ['-V'], { encoding: 'utf8' }).stdout ?? '');

/** What a line left: files (its output and its errors among them) and what the server heard. */
export interface Outcome {
  files: Record<string, string>;
  wire: string[];
}

/** Runs a line by bash with the real curl and by the terminal's shell, against the same server; `HOST` stands for it. */
export async function both(
  line: string,
  script: Omit<ServerScript, 'listen'>,
): Promise<{ real: Outcome; ours: Outcome }> {
  const server = await startServer({ ...script, listen: '127.0.0.1:1' }, FOLDER);
  const port = String(server.realPort);
  const command = `{ ${line.replaceAll('HOST', `localhost:${port}`).replaceAll('PORT', port)}; } > o.out 2> e.err < /dev/null; echo $? > s.st`;
  const heard = () => {
    const wire = server.connections.map(({ bytes }) =>
      plain(bytes).replace(/\x16\x03[\x00-\x04].*/s, '<TLS ClientHello>'),
    );
    server.connections.length = 0;
    return wire;
  };
  try {
    const theirs = await byBash(command);
    const real = { files: theirs, wire: heard() };
    const ours = { files: await byShell(command, server), wire: heard() };
    return { real, ours };
  } finally {
    await server.close();
  }
}

/** Boundaries are drawn by lot. */
const plain = (text: string) => text.replace(/-{24}[0-9a-f]{16}/g, 'BOUNDARY');
const shown = (text: string): string => plain(normaliseText('curl', text));
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function byBash(command: string): Promise<Record<string, string>> {
  const folder = mkdtempSync(join(tmpdir(), 'ehlo-curl-'));
  try {
    for (const [name, text] of Object.entries(FILES)) writeFileSync(join(folder, name), text, 'latin1');
    await new Promise<void>((resolve) => {
      const bash = spawn('bash', ['-c', command], {
        cwd: folder,
        env: { PATH: process.env.PATH, LANG: 'C.UTF-8', HOME: folder },
      });
      const timer = setTimeout(() => bash.kill('SIGKILL'), LIMIT_MS);
      bash.on('exit', () => {
        clearTimeout(timer);
        resolve();
      });
    });
    await pause(SETTLE_MS);
    const names = readdirSync(folder).filter((name) => statSync(join(folder, name)).isFile());
    return Object.fromEntries(names.map((name) => [name, shown(readFileSync(join(folder, name), 'latin1'))]));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function byShell(command: string, server: ScriptedServer): Promise<Record<string, string>> {
  const files = createMemoryFiles(
    Object.fromEntries(
      Object.entries(FILES).map(([name, text]) => [
        `${HOME}/${name}`,
        new Uint8Array(Buffer.from(text, 'latin1')),
      ]),
    ),
    { maxOctets: 16 << 20, directories: [HOME] },
  );
  let end: () => void = () => undefined;
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  const shell = createShell({
    world: worldOf(files, server),
    terminal: new ScreenRecord(),
    colours: { prompt: '', typed: '', suggestion: '' },
    tap: { output: () => undefined, ended: end },
  });
  shell.submit(command);
  await Promise.race([ended, pause(LIMIT_MS)]);
  shell.hangUp();
  await pause(SETTLE_MS);
  return Object.fromEntries(
    files
      .snapshot()
      .files.map(({ path, octets }) => [
        path.slice(HOME.length + 1),
        shown(Buffer.from(octets).toString('latin1')),
      ]),
  );
}

function worldOf(files: ShellWorld['files'], server: ScriptedServer): ShellWorld {
  return {
    net: createRealNet([{ ...server, port: server.realPort as number }], [], () => undefined),
    files,
    hosts: [{ name: 'localhost', address: '127.0.0.1' }],
    resolver: readResolvConf('nameserver 192.0.2.53\n'),
    targets: [],
    authorities: () => Promise.resolve(''),
    person: { handle: 'student', hostName: hostname(), address: '10.20.0.2' },
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

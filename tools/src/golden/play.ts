import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createMemoryFiles, createShell, readResolvConf, type ShellWorld } from '@ehlo/shell';
import type { Actual, GoldenCase } from './case.ts';
import { createRealNet } from './real-net.ts';
import { ScreenRecord } from './screen-record.ts';
import { startClient } from './scripted-client.ts';
import { startServer } from './scripted-server.ts';

const HOME = '/home/student';
const DEFAULT_LIMIT_S = 15;
const DEFAULT_WAIT_MS = 400;
/** How long an expected output is waited for, and a pause after it, as the recorder had them. */
const OUTPUT_LIMIT_MS = 8_000;
const AFTER_OUTPUT_MS = 120;
/** Time for the servers to see the end of their connections. */
const SETTLE_MS = 250;

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Plays one case against the shell: real TCP to scripted servers on loopback, keys as recorded. */
export async function play(golden: GoldenCase, folder: string): Promise<Actual> {
  const servers = await Promise.all((golden.world.tcp ?? []).map((script) => startServer(script, folder)));
  const terminal = new ScreenRecord();
  const files = createMemoryFiles(initialFiles(golden, folder), { maxOctets: 16 << 20, directories: [HOME] });
  const before = new Set(files.snapshot().files.map((file) => file.path));

  const output = { stdout: [] as Uint8Array[], stderr: [] as Uint8Array[] };
  let printed = '';
  let status: number | null = null;
  let notice: () => void = () => undefined;
  let onEnd: () => void = () => undefined;
  const ended = new Promise<void>((resolve) => {
    onEnd = resolve;
  });

  const dns: Actual['dns'] = [];
  const net = createRealNet(servers, golden.world.dns?.messages ?? [], (question) => dns.push(question));
  const shell = createShell({
    world: createWorld(golden, net, files),
    terminal,
    colours: { prompt: '', typed: '', suggestion: '' },
    tap: {
      output(stream, octets) {
        output[stream].push(octets);
        printed += Buffer.from(octets).toString('utf8').replaceAll('\r\n', '\n');
        notice();
      },
      ended(code) {
        status = code;
        onEnd();
        notice();
      },
    },
  });
  const started = Date.now();
  const clients = (golden.world.clients ?? []).map((script) => startClient(script, net.listenerAt));
  shell.submit(golden.argv);
  const firstRow = terminal.row;

  const limit = pause((golden.limitS ?? DEFAULT_LIMIT_S) * 1_000);
  const type = async () => {
    let position = 0;
    const until = async (text: string) => {
      const deadline = pause(OUTPUT_LIMIT_MS);
      let late = false;
      void deadline.then(() => {
        late = true;
        notice();
      });
      for (;;) {
        const found = printed.indexOf(text, position);
        if (found >= 0) {
          position = found + text.length;
          return;
        }
        if (late || status !== null) return;
        await new Promise<void>((resolve) => {
          notice = resolve;
        });
      }
    };
    for (const step of golden.input) {
      if (step.afterOutput === null) await Promise.race([pause(step.waitMs ?? DEFAULT_WAIT_MS), ended]);
      else {
        await until(step.afterOutput);
        await pause(AFTER_OUTPUT_MS);
      }
      if (status !== null) return;
      terminal.type(step.send.replaceAll('\n', '\r'));
    }
  };
  void type();
  await Promise.race([ended, limit]);
  const durationMs = Date.now() - started;
  const screen = terminal.since(firstRow);
  const exitCode = status;
  if (status === null) shell.hangUp();
  await pause(SETTLE_MS);
  const connections = servers.flatMap((server) => server.connections);
  // A hello that reached a plain server is random: the recorder names it.
  for (const connection of connections)
    connection.bytes = connection.bytes.replace(/\x16\x03[\x00-\x04].*/s, '<TLS ClientHello>');
  const actual: Actual = {
    stdout: Buffer.concat(output.stdout).toString('utf8'),
    stderr: Buffer.concat(output.stderr).toString('utf8'),
    // The shell begins its prompt on a new line after ^C; `bash -c`, which was recorded, has no prompt.
    screen: exitCode === 130 ? screen.replace(/\^C\n$/, '^C') : screen,
    exitCode,
    wire: (clients.length > 0 ? clients : connections).map(({ bytes }) => bytes).join(''),
    connections,
    files: Object.fromEntries(
      files
        .snapshot()
        .files.filter((file) => !before.has(file.path))
        .map((file) => [file.path.slice(HOME.length + 1), Buffer.from(file.octets).toString('latin1')]),
    ),
    durationMs,
    dns,
  };
  await Promise.all(servers.map((server) => server.close()));
  return actual;
}

function initialFiles(golden: GoldenCase, folder: string): Record<string, Uint8Array> {
  const files: Record<string, Uint8Array> = {
    [`${HOME}/ca.pem`]: new Uint8Array(readFileSync(join(folder, 'tls', 'ca.pem'))),
  };
  for (const [name, text] of Object.entries(golden.world.files ?? {}))
    files[`${HOME}/${name}`] = new Uint8Array(Buffer.from(text, 'latin1'));
  return files;
}

function createWorld(golden: GoldenCase, net: ShellWorld['net'], files: ShellWorld['files']): ShellWorld {
  const hosts = (golden.world.hosts ?? '127.0.0.1\tlocalhost\n')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .flatMap((line) => {
      const [address = '', ...names] = line.trim().split(/\s+/);
      return names.map((name) => ({ name, address }));
    });
  return {
    net,
    files,
    hosts,
    resolver: readResolvConf(golden.world.dns?.resolvConf ?? 'nameserver 192.0.2.53\n'),
    targets: [],
    authorities: () => Promise.resolve(''),
    person: { handle: 'student', hostName: 'student.campus.test', address: '10.20.0.2' },
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

import type { createMemoryFiles, createShell, readResolvConf, ShellWorld } from '@ehlo/shell';
import type { Actual, GoldenCase } from './case.ts';
import { ScreenRecord } from './screen-record.ts';

export const HOME = '/home/student';
const DEFAULT_LIMIT_S = 15;
const DEFAULT_WAIT_MS = 400;
/** How long an expected output is waited for, and a pause after it, as the recorder had them. */
const OUTPUT_LIMIT_MS = 8_000;
const AFTER_OUTPUT_MS = 120;

export const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** The shell under test: its sources in Node, or the built page's own chunk in a browser. */
export interface ShellUnderTest {
  createShell: typeof createShell;
  createMemoryFiles: typeof createMemoryFiles;
  readResolvConf: typeof readResolvConf;
}

/** What a case is played on: its servers and files, wherever they are. */
export interface Stage {
  net: ShellWorld['net'];
  /** Path → octets of the home. */
  files: Record<string, Uint8Array>;
  /** The line is about to be entered: the case's clients may call. */
  begin(): void;
}

/** What the shell itself did; the servers' side of it is the stage's to tell. */
export type Played = Pick<Actual, 'stdout' | 'stderr' | 'exitCode' | 'files' | 'durationMs'> & {
  screen: string;
};

/** Plays one case against a shell, with keys as recorded. Knows neither Node nor a page. */
export async function playCase(golden: GoldenCase, stage: Stage, under: ShellUnderTest): Promise<Played> {
  const terminal = new ScreenRecord();
  const files = under.createMemoryFiles(stage.files, { maxOctets: 16 << 20, directories: [HOME] });
  const before = new Set(files.snapshot().files.map((file) => file.path));

  const output = { stdout: [] as Uint8Array[], stderr: [] as Uint8Array[] };
  const decoders = { stdout: new TextDecoder(), stderr: new TextDecoder() };
  let printed = '';
  let status: number | null = null;
  let notice: () => void = () => undefined;
  let onEnd: () => void = () => undefined;
  const ended = new Promise<void>((resolve) => {
    onEnd = resolve;
  });

  const shell = under.createShell({
    world: createWorld(golden, stage.net, files, under),
    terminal,
    colours: { prompt: '', typed: '', suggestion: '' },
    tap: {
      output(stream, octets) {
        output[stream].push(octets);
        printed += decoders[stream].decode(octets, { stream: true }).replaceAll('\r\n', '\n');
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
  stage.begin();
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
  return {
    stdout: textOf(output.stdout),
    stderr: textOf(output.stderr),
    // The shell begins its prompt on a new line after ^C; `bash -c`, which was recorded, has no prompt.
    screen: exitCode === 130 ? screen.replace(/\^C\n$/, '^C') : screen,
    exitCode,
    files: Object.fromEntries(
      files
        .snapshot()
        .files.filter((file) => !before.has(file.path))
        .map((file) => [file.path.slice(HOME.length + 1), latin1(file.octets)]),
    ),
    durationMs,
  };
}

function textOf(chunks: readonly Uint8Array[]): string {
  // A leading U+FEFF is part of what was printed.
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  return chunks.map((chunk) => decoder.decode(chunk, { stream: true })).join('') + decoder.decode();
}

const latin1 = (octets: Uint8Array) => Array.from(octets, (octet) => String.fromCharCode(octet)).join('');

function createWorld(
  golden: GoldenCase,
  net: ShellWorld['net'],
  files: ShellWorld['files'],
  { readResolvConf }: ShellUnderTest,
): ShellWorld {
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

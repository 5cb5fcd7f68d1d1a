// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the placeholders are bash’s.
/** A terminal at which everything is typed at any moment: it never hangs, and never loses its prompt. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createShell } from './shell.ts';
import { bench, type FakeServer } from './world.fixture.ts';
import type { Terminal } from './world.ts';

const LINES = [
  'echo hi',
  'cat',
  'cat mail.txt | sort | uniq -c',
  'ncat -C localhost 1025',
  'ncat localhost 1025 < mail.txt',
  '(sleep 0.01; echo EHLO me) | ncat localhost 1025',
  'ncat -lk 4444',
  'nc localhost 1025',
  'telnet localhost 1025',
  'openssl s_client -connect localhost:1025 -crlf',
  'swaks --to bob@campus.test --server localhost:1025',
  'dig campus.test MX',
  'nslookup',
  'host campus.test',
  'ping -c 2 localhost',
  'less mail.txt',
  'man ncat',
  'edit draft',
  'yes',
  'yes | head -c 100000 | wc',
  'sleep 5',
  'sleep 5 &',
  'cat &',
  'fg',
  'bg',
  'jobs',
  'wait',
  'kill %1',
  'read x',
  'while true; do :; done',
  'while true; do echo x; sleep 0.001; done | head -3',
  'f() { f; }; f',
  'f() { f | f; }; f',
  'for i in 1 2 3; do read y; done',
  'cat <<EOF',
  'echo "open',
  'if true; then',
  'x=$(cat)',
  'echo $((1/0)) ${x?}',
  'set -euo pipefail',
  'set -x; false',
  'exit 3',
  'exec cat',
  'trap "echo bye" EXIT; exit',
  'source mail.txt',
  'bash -c "cat; exit 2"',
  'xargs -n1 echo',
  'time cat',
  'tail -f mail.txt',
  'docker compose logs -f',
  'help | less',
  'rm -rf ~ /; ls',
  'clear',
  'history -c',
];
const KEYS = [
  '\r',
  '\n',
  '\t',
  '\t\t',
  '\x03',
  '\x04',
  '\x1a',
  '\x1c',
  '\x11',
  '\x13',
  '\x1b',
  '\x1b[A',
  '\x1b[B',
  '\x1b[D',
  '\x12',
  '\x1d',
  '\x15',
  '\x18',
  '\x0c',
  '\x7f',
  'q',
  ' ',
  'n',
  'QUIT\r',
  'quit\r',
  '/x\r',
];
const PASTES = ['EHLO me\r\nQUIT\r\n', 'x'.repeat(70_000), 'echo a\n'.repeat(300), "'", '\x1b[201~\x03'];

type Step =
  | { does: 'type'; text: string }
  | { does: 'says'; text: string }
  | { does: 'closes' | 'resets' | 'waits' | 'hangs-up' }
  | { does: 'resizes'; columns: number; rows: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.constantFrom(...LINES).map((line): Step => ({ does: 'type', text: `${line}\r` })),
  },
  { weight: 8, arbitrary: fc.constantFrom(...KEYS).map((text): Step => ({ does: 'type', text })) },
  {
    weight: 2,
    arbitrary: fc
      .constantFrom(...PASTES)
      .map((text): Step => ({ does: 'type', text: `\x1b[200~${text}\x1b[201~` })),
  },
  {
    weight: 3,
    arbitrary: fc.string({ unit: 'binary', maxLength: 12 }).map((text): Step => ({ does: 'type', text })),
  },
  {
    weight: 2,
    arbitrary: fc
      .constantFrom('220 hi\r\n', '\x1b[2J\xff\xfb\x01', '250-x\r\n', '\0')
      .map((text): Step => ({ does: 'says', text })),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom<Step>({ does: 'closes' }, { does: 'resets' }, { does: 'hangs-up' }),
  },
  { weight: 6, arbitrary: fc.constant<Step>({ does: 'waits' }) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.integer({ min: 1, max: 120 }), fc.integer({ min: 1, max: 50 }))
      .map(([columns, rows]): Step => ({ does: 'resizes', columns, rows })),
  },
);

/** `EHLO_FUZZ_SECONDS=600 npx vitest run packages/shell/src/arbitrary.test.ts` looks longer. A failure says its seed. */
const SECONDS = Number(process.env.EHLO_FUZZ_SECONDS ?? 5);
const RUNS = SECONDS * 30;

const turn = (ms = 0) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** A shell whose screen is only its last words. */
function session() {
  const { world, servers } = bench();
  let keys: (text: string) => void = () => undefined;
  let resized: () => void = () => undefined;
  const terminal = {
    columns: 80,
    rows: 24,
    shown: '',
    write(text: string) {
      terminal.shown = (terminal.shown + text).slice(-8_000);
    },
    onKeys(listener: (text: string) => void) {
      keys = listener;
    },
    onResize(listener: () => void) {
      resized = listener;
    },
  } satisfies Terminal & { shown: string };
  const shell = createShell({ world, terminal });
  return {
    shell,
    servers,
    terminal,
    type: (text: string) => keys(text),
    resize(columns: number, rows: number) {
      terminal.columns = columns;
      terminal.rows = rows;
      resized();
    },
    async holds(condition: () => boolean, ms: number) {
      for (const end = Date.now() + ms; Date.now() < end; await turn(1)) if (condition()) return true;
      return condition();
    },
  };
}

function server(servers: readonly FakeServer[]): FakeServer | undefined {
  return servers.at(-1);
}

/** Ways out, as a person would try them: Ctrl-C a few times, then what the program itself asks for. */
const WAYS_OUT: readonly string[] = ['\x03', '\x03', '\x03', '\x1dquit\r', '\x18n', 'q', '\x1bq', '\x03'];

const lost: unknown[] = [];
const note = (reason: unknown) => lost.push(reason);
beforeAll(() => void process.on('unhandledRejection', note));
afterAll(() => void process.off('unhandledRejection', note));

describe('a terminal', () => {
  it(
    'has its prompt again after Ctrl-C, whatever was typed at it',
    async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(step, { maxLength: 14 }), async (steps) => {
          const { shell, servers, terminal, type, resize, holds } = session();
          for (const each of steps) {
            if (each.does === 'type') type(each.text);
            else if (each.does === 'says') server(servers)?.say(each.text);
            else if (each.does === 'closes') server(servers)?.close();
            else if (each.does === 'resets') server(servers)?.reset();
            else if (each.does === 'hangs-up') shell.hangUp();
            else if (each.does === 'resizes') resize(each.columns, each.rows);
            else await turn(2);
          }
          // What a paste still holds is run line by line: each Ctrl-C ends one of them and drops the rest.
          for (const way of WAYS_OUT) {
            if (await holds(() => shell.state().kind === 'prompt', 20)) break;
            type(way);
            await holds(() => shell.state().kind === 'prompt', 2_000);
          }
          expect(shell.state().kind).toBe('prompt');
          resize(80, 24);
          type('\x03');
          type('echo al""ive\r');
          const alive = await holds(() => terminal.shown.includes('alive'), 10_000);
          expect(alive, terminal.shown).toBe(true);
          type('set +eux; kill $(jobs -p)\r');
          await turn();
          expect(lost).toEqual([]);
        }),
        { numRuns: RUNS, interruptAfterTimeLimit: SECONDS * 1_000, markInterruptAsFailure: false },
      );
    },
    SECONDS * 2_000 + 20_000,
  );
});

import { describe, expect, it } from 'vitest';
import { type BenchOptions, bench, fakeConnection } from '../../world.fixture.ts';
import type { DialFailure } from '../../world.ts';

/** ncat is held to the letter against transcripts (`pnpm golden`); here stands what those cannot reach. */
async function connected(line: string, options: BenchOptions = {}) {
  const all = bench(options);
  const next = all.nextServer();
  all.shell.submit(line);
  const server = await next;
  return { ...all, server };
}

const failing = (failure: DialFailure, sentence?: string): BenchOptions => ({
  dial: () => (sentence ? { ok: false, failure, sentence } : { ok: false, failure }),
});

describe('ncat', () => {
  it.each([
    ['refused', 'Ncat: Connection refused.'],
    ['timed-out', 'Ncat: TIMEOUT.'],
    ['unreachable', 'Ncat: Network is unreachable.'],
  ] as const)('words a dial that failed: %s', async (failure, shown) => {
    const { run } = bench(failing(failure));
    expect(await run('ncat -C localhost 1025; echo $?')).toBe(`${shown}\n1`);
  });

  it('passes on the lab’s own sentence where it has one', async () => {
    const { run } = bench(failing('not-allowed', 'Nothing real is dialled from here.'));
    expect(await run('ncat -C 8.8.8.8 25')).toBe('Ncat: Nothing real is dialled from here.');
  });

  it('tries each address of a name in turn and tells with -v', async () => {
    const { run, servers } = bench({
      world: {
        hosts: [
          { name: 'both', address: '::1' },
          { name: 'both', address: '127.0.0.1' },
        ],
      },
      dial: (target) => (target.address === '::1' ? { ok: false, failure: 'refused' } : undefined),
    });
    expect(await run('ncat -zv both 25 2>&1 | head -3')).toBe(
      'Ncat: Version 7.93 ( https://nmap.org/ncat )\nNcat: Connection to ::1 failed: Connection refused.\nNcat: Trying next address...',
    );
    expect(servers.map((server) => server.target.address)).toEqual(['127.0.0.1']);
  });

  it('dials with the source and the time-out it was given', async () => {
    const { server, shell } = await connected('ncat -s 203.0.113.66 -w 500ms localhost 25');
    expect(server.target).toMatchObject({
      source: '203.0.113.66',
      timeoutMs: 500,
      transport: 'tcp',
      port: 25,
    });
    shell.interrupt();
  });

  it('says as ncat does that an address is not its own, and calls from its own', async () => {
    const { run } = bench({
      dial: ({ source }) =>
        source === undefined ? { ok: false, failure: 'refused' } : { ok: false, failure: 'not-allowed' },
    });
    expect(await run(`ncat -s 203.0.113.99 127.0.0.1 25 2>&1 | sed 's/.*to //'`)).toBe(
      '203.0.113.99:0 failed (IOD #1): Cannot assign requested address (99)\nNcat: Connection refused.',
    );
  });

  it('tells the page who it talks to, from the call to the end', async () => {
    const all = bench();
    const seen: unknown[] = [];
    all.shell.onState((state) =>
      seen.push(state.kind === 'running' ? (state.connection?.calling ?? 'none') : 'prompt'),
    );
    const next = all.nextServer();
    all.shell.submit('ncat -C localhost 1025');
    const server = await next;
    await all.terminal.until(() => true);
    server.say('220\r\n');
    await all.terminal.shows('220');
    expect(all.shell.state()).toMatchObject({
      program: 'ncat',
      line: 'ncat -C localhost 1025',
      connection: { host: 'localhost', address: '127.0.0.1', port: 1025, crlf: true, calling: false },
    });
    all.terminal.type('\x04');
    server.close();
    await all.terminal.shows('220\n~ $');
    expect(seen).toEqual(['none', true, false, 'none', 'prompt']);
  });

  it.each(['-c localhost 1025', '-c localhost', '-vc localhost 1025'])(
    'ncat %s says what ncat says of it, and that -C may have been meant',
    async (words) => {
      const { run } = bench({ columns: 100 });
      const says = 'Ncat: You must specify a host to connect to. QUITTING.';
      expect(await run(`ncat ${words}`)).toMatch(
        new RegExp(`^(Ncat: Version .*\n)?${says}\nDid you mean  -C \\?$`),
      );
      expect(await run(`ncat ${words} 2>&1 | tail -1`)).toBe(says);
    },
  );

  it.each(['1025', '-c true localhost 25', '-e cat 1025'])(
    'ncat %s: nothing is guessed where -c was meant or not given',
    async (words) => {
      expect(await bench({ columns: 200 }).run(`ncat ${words}`)).not.toContain('Did you mean');
    },
  );

  it('a number alone is a port, and no host', async () => {
    expect(await bench().run('ncat 1025')).toBe('Ncat: You must specify a host to connect to. QUITTING.');
  });

  it('stays when the server closes, and ends silently at Ctrl-D', async () => {
    const { server, terminal, shell } = await connected('ncat localhost 1025');
    server.say('554 no\r\n');
    server.close();
    await terminal.shows('554 no');
    expect(shell.state().kind).toBe('running');
    terminal.type('\x04');
    await terminal.until(() => terminal.text.endsWith('554 no\n~ $'));
  });

  it('says Broken pipe when a write after the server’s end fails', async () => {
    const { server, terminal } = await connected('ncat localhost 1025');
    server.say('221 bye\r\n');
    server.close();
    await terminal.shows('221 bye');
    terminal.type('\r');
    await server.hears('\n');
    server.reset();
    terminal.type('\r');
    await terminal.shows('Ncat: Broken pipe.\n~ $');
  });

  it.each([['reset', 'Ncat: Connection reset by peer.']] as const)(
    'ends when the connection is lost: %s',
    async (_, shown) => {
      const { server, terminal } = await connected('ncat localhost 1025');
      server.reset();
      await terminal.shows(`${shown}\n~ $`);
    },
  );

  it('hangs up when its output is read no more', async () => {
    const { server, terminal, shell } = await connected('ncat localhost 1025 | head -1');
    server.say('220 a\r\n');
    await terminal.shows('220 a');
    // As with a real pipe: what is written before head has ended still fits in, the next write breaks.
    let hungUp = false;
    void server.gone.then(() => {
      hungUp = true;
    });
    while (!hungUp) {
      server.say('250 b\r\n');
      await new Promise((resolve) => setTimeout(resolve));
    }
    await terminal.until(() => shell.state().kind === 'prompt');
  });

  it('keeps a CR and its LF together across chunks with -C', async () => {
    const { server, shell } = await connected(
      "(printf 'a\\r'; printf '\\nb\\n'; printf 'c') | ncat -C localhost 1025",
    );
    await server.gone;
    expect(server.received).toBe('a\r\nb\r\nc');
    server.close();
    shell.interrupt();
  });

  it.each([
    ['ncat --proxy localhost:3128 localhost 25', "Ncat: --proxy is not part of this lab's ncat. QUITTING."],
    ['ncat -e /bin/sh localhost 25', 'Ncat: -e cannot run a program for the other side'],
    ['ncat -zc true localhost 25', "Ncat: Command execution can't be done along with option -z. QUITTING."],
    ['ncat -k localhost 25', "Ncat: Invalid option combination: `--keep-open' with connect. QUITTING."],
    ['ncat -l -s 127.0.0.1 4444', 'Ncat: -l and -s are incompatible.'],
    ['ncat -l --ssl 4444', "Ncat: -l with --ssl is not part of this lab's ncat. QUITTING."],
  ])('refuses what it cannot do instead of ignoring it: %s', async (line, sentence) => {
    const { run } = bench();
    const shown = await run(`${line}; echo $?`);
    expect(shown).toContain(sentence);
    expect(shown).toMatch(/\n2$/);
  });

  it('shakes hands before anything is sent, and hangs up on a certificate of another host', async () => {
    const { server, terminal } = await connected('ncat --ssl-verify localhost 465');
    expect(server.received).toBe('');
    // The fake server shows no certificate at all.
    await terminal.shows('Ncat: Certificate verification error. QUITTING.\n~ $');
    await server.gone;
  });

  it('waits for a caller with -l, talks with one, and refuses the next', async () => {
    const caller = fakeConnection({
      transport: 'tcp',
      host: '',
      address: '127.0.0.1',
      port: 50_000,
      timeoutMs: 0,
    });
    const bound: string[] = [];
    let closed = 0;
    const { shell, terminal } = bench({
      listen({ address, port }) {
        bound.push(`${address} ${port}`);
        const calls = bound.length === 1 ? [caller.connection] : [];
        return Promise.resolve({
          ok: true,
          listener: {
            accept: () => {
              const connection = calls.shift();
              return connection
                ? Promise.resolve({ connection, from: { address: '127.0.0.1', port: 50_000 } })
                : new Promise(() => undefined);
            },
            close: () => {
              closed++;
            },
          },
        });
      },
    });
    shell.submit('ncat -lv 4444');
    await terminal.shows('Ncat: Connection from 127.0.0.1:50000.');
    expect(bound).toEqual([':: 4444', '0.0.0.0 4444']);
    shell.submit('hello');
    await caller.hears('hello\n');
    expect(closed).toBeGreaterThan(0);
    caller.say('and bye\r\n');
    caller.close();
    await terminal.shows('and bye\n~ $');
  });

  it('ends a call under way at Ctrl-C', async () => {
    let aborted = false;
    const { shell, terminal } = bench({
      world: {
        net: {
          listen: () => Promise.resolve({ ok: false, failure: 'in-use' }),
          revive: () => undefined,
          dial: (_, signal) => {
            signal?.onAbort(() => {
              aborted = true;
            });
            return new Promise(() => undefined);
          },
        },
      },
    });
    shell.submit('ncat localhost 1025');
    await new Promise<void>((resolve) =>
      shell.onState((state) => state.kind === 'running' && state.connection?.calling && resolve()),
    );
    shell.interrupt();
    await terminal.shows('^C\n~ $');
    expect(aborted).toBe(true);
  });
});

import { describe, expect, it } from 'vitest';
import { bench, type FakeServer, fakeConnection } from '../world.fixture.ts';

/** A shell in which `ncat` has just been greeted. */
async function connected(line = 'ncat localhost 1025', options = {}) {
  const all = bench(options);
  const next = all.nextServer();
  all.shell.submit(line);
  const server: FakeServer = await next;
  server.say('220 ready\r\n');
  await all.terminal.shows('220 ready');
  return { ...all, server };
}

describe('typing into a program (a Linux tty in cooked mode)', () => {
  it('tells of each line that is handed over, and of the keys that end things', async () => {
    const entered: string[] = [];
    const { terminal, server } = await connected('ncat localhost 1025', {
      onEntered: (line: string) => entered.push(line),
    });
    terminal.type('EHLO me\r\r');
    await server.hears('EHLO me\n\n');
    terminal.type('half\x03');
    await server.gone;
    await terminal.until(() => terminal.lastLine === '~ $');
    terminal.type('ls nowhere\r');
    await terminal.shows('cannot access');
    expect(entered).toEqual(['ncat localhost 1025', 'EHLO me', '', '^C', 'ls nowhere']);
  });

  it('sends a line at Enter and not before', async () => {
    const { terminal, server } = await connected();
    terminal.type('EHLO me');
    expect(server.received).toBe('');
    expect(terminal.lastLine).toBe('EHLO me');
    terminal.type('\r');
    await server.hears('EHLO me\n');
  });

  it.each([
    ['Backspace', 'EHLP\x7fO x', 'EHLO x\n'],
    ['Ctrl-U', 'garbage\x15QUIT', 'QUIT\n'],
    ['Ctrl-W', 'RCPT TO:<b> oops\x17\x7f', 'RCPT TO:<b>\n'],
    ['TAB is a TAB', 'a\tb', 'a\tb\n'],
    ['a control character is shown as ^X and sent', 'a\x0cb', 'a\x0cb\n'],
    ['the arrows move, more kindly than a tty', 'EHO\x1b[DL', 'EHLO\n'],
  ])('edits before anything leaves: %s', async (_, keys, wire) => {
    const { terminal, server } = await connected();
    terminal.type(`${keys}\r`);
    await server.hears(wire);
    expect(server.received).toBe(wire);
  });

  it('hands over half a line at Ctrl-D, without a line end', async () => {
    const { terminal, server } = await connected();
    terminal.type('EH\x04');
    await server.hears('EH');
    terminal.type('LO\r');
    await server.hears('EHLO\n');
    expect(terminal.lastLine).toBe('EHLO');
  });

  it('takes Ctrl-D on an empty line as the end of input: ncat half-closes', async () => {
    const { terminal, server } = await connected();
    terminal.type('\x04');
    await server.gone;
    server.close();
    await terminal.shows('220 ready\n~ $');
  });

  it('shows nothing of a program after Ctrl-S, and loses nothing of it', async () => {
    const { terminal, server, shell } = await connected();
    terminal.type('\x13');
    expect(shell.state()).toMatchObject({ kind: 'running', stopped: true });
    server.say('250 one\r\n');
    server.say('250 two\r\n');
    await new Promise<void>((resolve) => setTimeout(resolve));
    expect(terminal.text).toBe('~ $ ncat localhost 1025\n220 ready');
    terminal.type('\x11');
    await terminal.shows('250 one\n250 two');
    expect(shell.state()).not.toHaveProperty('stopped');
    expect(server.received).toBe('');
  });

  it.each([
    ['Ctrl-S', '\x13', ''],
    ['Ctrl-Q', '\x11', ''],
    ['any other, which does its own work as well', 'N', 'N'],
  ])('lets output go on at %s (IXANY)', async (_, key, typed) => {
    const { terminal, server, shell } = await connected();
    terminal.type('\x13');
    server.say('250 one\r\n');
    terminal.type(key);
    await terminal.shows(`250 one\n${typed}`.trimEnd());
    expect(shell.state()).not.toHaveProperty('stopped');
  });

  it('ends a program whose output is stopped at Ctrl-C', async () => {
    const { terminal, server } = await connected();
    terminal.type('\x13');
    server.say('250 one\r\n');
    terminal.type('\x03');
    await server.gone;
    await terminal.until(() => terminal.lastLine === '~ $');
  });

  it('holds back a program that writes without end, which Ctrl-Q sets free again', async () => {
    const { terminal, shell } = bench();
    shell.submit('while true; do echo again; done');
    await terminal.shows('again');
    terminal.type('\x13');
    const { length } = terminal.raw;
    await new Promise<void>((resolve) => setTimeout(resolve));
    expect(terminal.raw.length).toBe(length);
    terminal.type('\x11');
    await terminal.until(() => terminal.raw.length > length);
    terminal.type('\x03');
    await terminal.until(() => terminal.lastLine === '~ $');
  });

  it('rings for BEL, and when there is nothing to complete', async () => {
    const { terminal, run } = bench();
    await run("printf 'a\\a'");
    expect(terminal.bells).toBe(1);
    terminal.type('zzz\t');
    await terminal.until(() => terminal.bells === 2);
  });

  it('drops the line at Ctrl-C, shows ^C and ends the program with status 130', async () => {
    const { terminal, server, run } = await connected();
    terminal.type('half\x03');
    await server.gone;
    await terminal.shows('half^C\n~ $');
    expect(server.received).toBe('');
    expect(await run('echo $?')).toBe('130');
  });

  it('keeps an unsent line in sight when the server speaks meanwhile', async () => {
    const { terminal, server } = await connected();
    terminal.type('MAIL FR');
    server.say('421 timeout\r\n');
    await terminal.shows('421 timeout\nMAIL FR');
    expect(terminal.text).toBe('~ $ ncat localhost 1025\n220 ready\n421 timeout\nMAIL FR');
    terminal.type('OM\r');
    await server.hears('MAIL FROM\n');
  });

  it('sends the lines of a paste one by one and keeps the last one unsent', async () => {
    const { terminal, server } = await connected('ncat -C localhost 1025');
    terminal.type('\x1b[200~EHLO a\r\nQUIT\r\nrest\x1b[201~');
    await server.hears('EHLO a\r\nQUIT\r\n');
    expect(terminal.lastLine).toBe('rest');
  });

  it('colours what is typed to a network program, and only there', async () => {
    const { terminal, run } = await connected('ncat localhost 1025', {
      colours: { prompt: '', typed: '34', suggestion: '' },
    });
    terminal.type('QUIT');
    expect(terminal.raw).toContain('\x1b[34mQ');
    terminal.type('\x03');
    await terminal.shows('^C\n~ $');
    await run('echo plain');
    expect(terminal.raw.slice(terminal.raw.indexOf('^C'))).not.toContain('\x1b[34m');
  });

  it('offers the grey line in a program; the right arrow takes it, Enter alone does not', async () => {
    const { terminal, shell, server } = await connected();
    shell.suggest('EHLO me');
    expect(terminal.lastLine).toBe('EHLO me');
    terminal.type('\r');
    await server.hears('\n');
    expect(server.received).toBe('\n');
    shell.suggest('HELO me');
    terminal.type('H\x1b[C\r');
    await server.hears('HELO me\n');
  });

  it('does not offer the same line again before the server has answered', async () => {
    const { terminal, shell, server } = await connected();
    shell.suggest('NOOP');
    terminal.type('\x1b[C\r');
    await server.hears('NOOP\n');
    expect(terminal.lastLine).toBe('NOOP');
    expect(terminal.text.match(/NOOP/g)).toHaveLength(1);
    server.say('250 ok\r\n');
    await terminal.shows('250 ok\nNOOP');
  });

  it('places a line in a program with a part marked', async () => {
    const { terminal, shell, server } = await connected();
    shell.place('RCPT TO:<someone>', [9, 16]);
    terminal.type('bob\r');
    await server.hears('RCPT TO:<bob>\n');
  });

  it('submits many lines as if they were typed', async () => {
    const { shell, server } = await connected();
    shell.submit('EHLO x\nQUIT');
    await server.hears('EHLO x\nQUIT\n');
  });

  it('gives lines typed ahead to the next prompt', async () => {
    const { terminal, shell } = bench();
    shell.submit('sleep 0.05');
    terminal.type('echo one\recho two\rpart');
    await terminal.until(() => terminal.text.endsWith('~ $ part'));
    expect(terminal.text).toContain('~ $ echo one\none\n~ $ echo two\ntwo\n');
  });

  it('follows output that did not end its line', async () => {
    const { terminal, run } = bench();
    await run('echo -n abc');
    expect(terminal.lastLine).toBe('abc~ $');
    terminal.type('x\x7fy');
    expect(terminal.lastLine).toBe('abc~ $ y');
  });
});

describe('a reload', () => {
  it('goes on with the connection that a lone ncat held, and with the unsent line', async () => {
    const before = await connected('ncat -C localhost 1025');
    before.terminal.type('MAIL FR');
    const saved = before.shell.save();
    expect(saved.program).toEqual({
      argv: ['ncat', '-C', 'localhost', '1025'],
      connection: before.server.connection.id,
      unsent: 'MAIL FR',
    });
    const after = bench({
      saved,
      world: {
        net: {
          dial: () => Promise.reject(new Error('nothing is dialled')),
          listen: () => Promise.resolve({ ok: false, failure: 'in-use' }),
          revive: (id) => (id === before.server.connection.id ? before.server.connection : undefined),
        },
      },
    });
    await after.terminal.shows('MAIL FR');
    after.terminal.type('OM:<>\r');
    await before.server.hears('MAIL FROM:<>\r\n');
    before.server.say('250 ok\r\n');
    await after.terminal.shows('250 ok');
    const state = after.shell.state();
    expect(state).toMatchObject({
      kind: 'running',
      program: 'ncat',
      connection: { port: 1025, crlf: true, calling: false },
    });
  });

  it('goes on with who called a listening ncat', async () => {
    const caller = fakeConnection({
      transport: 'tcp',
      host: 'me',
      address: '10.20.0.7',
      port: 49152,
      timeoutMs: 0,
    });
    const after = bench({
      saved: { program: { argv: ['ncat', '-l', '31337'], connection: caller.connection.id, unsent: '' } },
      world: { net: { ...bench().world.net, revive: () => caller.connection } },
    });
    caller.say('still here\n');
    await after.terminal.shows('still here');
    after.terminal.type('good\r');
    await caller.hears('good\n');
    caller.close();
    await after.terminal.until(() => after.terminal.lastLine === '~ $');
  });

  it('says so when the connection is gone', () => {
    const { terminal } = bench({
      saved: { program: { argv: ['ncat', 'localhost', '1025'], connection: 'c9', unsent: '' } },
    });
    expect(terminal.text).toBe('ncat localhost 1025: the connection ended while the page was away\n~ $');
  });

  it('ends a pipeline and says so', async () => {
    const { shell, nextServer } = bench();
    const next = nextServer();
    shell.submit('ncat localhost 1025 | cat');
    await next;
    const saved = shell.save();
    expect(saved).toMatchObject({ ended: ['ncat localhost 1025 | cat'] });
    expect(bench({ saved }).terminal.text).toBe('ncat localhost 1025 | cat: ended by the reload\n~ $');
  });

  it('keeps history and what stood at the prompt', async () => {
    const history = { entries: [] };
    const { shell, terminal, run } = bench({ history });
    await run('echo one');
    terminal.type('half');
    const after = bench({ saved: shell.save(), history });
    expect(after.terminal.text).toBe('~ $ half');
    after.terminal.type('\x15\x1b[A');
    expect(after.terminal.lastLine).toBe('~ $ echo one');
  });
});

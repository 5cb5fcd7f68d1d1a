import { describe, expect, it } from 'vitest';
import { bench } from '../world.fixture.ts';

/** Recorded from bash 5.2 on a terminal; process numbers are none of ours. */
const shown = (text: string) => text.replace(/^(\[\d+\][+-]?) +\d{4,}/gm, '$1 PID');

/** A shell in which `ncat` was greeted and then stopped. */
async function stopped() {
  const all = bench();
  const next = all.nextServer();
  all.shell.submit('ncat localhost 1025');
  const server = await next;
  server.say('220 ready\r\n');
  await all.terminal.shows('220 ready');
  all.terminal.type('\x1a');
  await all.terminal.until(() => all.shell.state().kind === 'prompt');
  return { ...all, server };
}

function becomes(shell: ReturnType<typeof bench>['shell'], kind: 'running' | 'prompt'): Promise<void> {
  return new Promise((resolve) => {
    const forget = shell.onState((state) => {
      if (state.kind !== kind) return;
      forget();
      resolve();
    });
  });
}

describe('jobs (as bash tells of them)', () => {
  it('stops what is in front at Ctrl-Z, and goes on with fg', async () => {
    const { terminal, server, run, shell } = await stopped();
    expect(terminal.text).toContain('220 ready\n^Z\n[1]+  Stopped                 ncat localhost 1025\n~ $');
    expect(await run('echo $?; jobs')).toBe('148\n[1]+  Stopped                 ncat localhost 1025');
    shell.submit('fg');
    await terminal.shows('fg\nncat localhost 1025');
    terminal.type('QUIT\r');
    await server.hears('QUIT\n');
    expect(shell.state()).toMatchObject({ kind: 'running', program: 'ncat', connection: { port: 1025 } });
    terminal.type('\x03');
    await terminal.until(() => shell.state().kind === 'prompt');
    expect(await run('jobs; echo $?')).toBe('0');
  });

  it('gives what is typed to the program in front, not to one that waits stopped', async () => {
    const { terminal, server, shell } = await stopped();
    shell.submit('cat');
    await becomes(shell, 'running');
    terminal.type('for cat\r\x04');
    await terminal.until(() => shell.state().kind === 'prompt');
    expect(terminal.text).toContain('for cat\nfor cat');
    expect(server.received).toBe('');
  });

  it('shows nothing of a stopped program, and all of it later', async () => {
    const { terminal, server, run, shell } = await stopped();
    server.say('421 later\r\n');
    expect(await run('echo quiet')).toBe('quiet');
    expect(terminal.text).not.toContain('421');
    shell.submit('fg');
    await terminal.shows('421 later');
  });

  it('runs a command beside the prompt, and tells of its end', async () => {
    const { run } = bench();
    expect(shown(await run('sleep 5 &'))).toBe('[1] PID');
    expect(await run('jobs')).toBe('[1]+  Running                 sleep 5 &');
    expect(shown(await run('jobs -l'))).toBe('[1]+ PID Running                 sleep 5 &');
    expect(await run('kill %1; wait')).toBe('[1]+  Terminated              sleep 5');
    expect(shown(await run('(exit 3) & wait $!; echo $?'))).toBe(
      '[1] PID\n3\n[1]+  Exit 3                  (exit 3)',
    );
  });

  it('stops a job beside the prompt that wants to read from the terminal', async () => {
    const { run, terminal, shell } = bench();
    await run('cat &');
    expect(await run('wait; jobs')).toBe('[1]+  Stopped                 cat');
    shell.submit('fg');
    await terminal.shows('fg\ncat');
    terminal.type('hi\r\x04');
    await terminal.until(() => shell.state().kind === 'prompt');
    expect(terminal.text).toContain('fg\ncat\nhi\nhi\n~ $');
  });

  it('goes on beside the prompt with bg', async () => {
    const { terminal, run, shell } = bench();
    shell.submit('sleep 0.5; echo done');
    await becomes(shell, 'running');
    terminal.type('\x1a');
    expect(await run('bg')).toBe('[1]+ sleep 0.5; echo done &');
    await terminal.shows('\ndone\n~ $');
  });

  it('writes what comes from a job above the line being typed', async () => {
    const { terminal, run, nextServer } = bench();
    const next = nextServer();
    await run('ncat --recv-only localhost 1025 &');
    const server = await next;
    terminal.type('echo half');
    server.say('220 hello\r\n');
    await terminal.shows('220 hello\n~ $ echo half');
    terminal.type(' and more\r');
    await terminal.shows('half and more');
  });

  it.each([
    ['fg', 'bash: fg: current: no such job'],
    ['bg', 'bash: bg: current: no such job'],
    ['fg %3', 'bash: fg: %3: no such job'],
    ['kill %3', 'bash: kill: %3: no such job'],
    ['kill 999999', 'bash: kill: (999999) - No such process'],
    ['kill -FOO %2', 'bash: kill: FOO: invalid signal specification'],
    ['jobs -p', ''],
  ])('%s', async (line, says) => {
    expect(await bench().run(line)).toBe(says);
  });

  it('marks the last two, and asks which when a name fits several', async () => {
    const { run } = bench();
    await run('sleep 8 &');
    await run('sleep 9 &');
    expect(await run('jobs')).toBe(
      '[1]-  Running                 sleep 8 &\n[2]+  Running                 sleep 9 &',
    );
    expect(await run('kill %sl')).toBe('bash: kill: sl: ambiguous job spec\nbash: kill: %sl: no such job');
    await run('kill %1 %2; wait');
  });

  it('takes no more than 32', async () => {
    const { run } = bench();
    const said = await run('for i in $(seq 40); do sleep 9 & done');
    expect(said).toContain('[32] ');
    expect(said).not.toContain('[33] ');
    expect(said).toContain('bash: fork: retry: Resource temporarily unavailable');
    await run('kill $(jobs -p); wait');
  });

  it('says after a reload which jobs ended by it', async () => {
    const { shell, run } = bench();
    await run('sleep 9 &');
    const saved = shell.save();
    expect(bench({ saved }).terminal.text).toBe('sleep 9: ended by the reload\n~ $');
    await run('kill %1; wait');
  });

  it('end all with the terminal that closes, in front and beside the prompt', async () => {
    const { shell, terminal, run } = bench();
    await run('sleep 9 &');
    shell.submit('sleep 8');
    shell.hangUp();
    await terminal.until(() => terminal.lastLine === '~ $');
    expect(terminal.text).toContain('[1]+  Hangup                  sleep 9');
  });
});

describe('exit', () => {
  it.each(['exit\r', '\x04'])('closes the terminal, where there is another to go to (%j)', async (keys) => {
    let closed = 0;
    const { terminal } = bench({ onExit: () => ++closed > 0 });
    terminal.type(keys);
    await expect.poll(() => closed).toBe(1);
    expect(terminal.text).not.toContain('stays open');
  });
});

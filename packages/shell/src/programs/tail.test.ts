import { describe, expect, it } from 'vitest';
import { bench } from '../world.fixture.ts';

describe('tail -f (as coreutils 9.1 does it)', () => {
  it('shows what another job appends, until Ctrl-C', async () => {
    const { terminal, shell, run } = bench();
    await run('echo one > log; { sleep 0.3; echo two >> log; sleep 0.3; echo three >> log; } &');
    shell.submit('tail -f log');
    await terminal.shows('one\ntwo\nthree');
    terminal.type('\x03');
    await terminal.until(() => shell.state().kind === 'prompt');
    expect(await run('echo $?')).toContain('130');
  });

  it('names the file from which it goes on, where there are several', async () => {
    const { terminal, shell, run } = bench();
    await run('echo 1 > a; echo 2 > b; { sleep 0.5; echo more >> a; } &');
    shell.submit('tail -s 0.05 -f a b');
    await terminal.shows('==> a <==\n1\n\n==> b <==\n2\n\n==> a <==\nmore');
    terminal.type('\x03');
    await terminal.until(() => shell.state().kind === 'prompt');
  });

  it('-F waits for a file that is not there yet, and says when one was cut short', async () => {
    const { terminal, shell, run } = bench();
    await run('{ sleep 0.4; echo here > new; sleep 0.4; : > new; sleep 0.4; echo again >> new; } &');
    shell.submit('tail -s 0.05 -F new');
    await terminal.shows("tail: cannot open 'new' for reading: No such file or directory");
    await terminal.shows(
      "tail: 'new' has appeared;  following new file\nhere\ntail: new: file truncated\nagain",
    );
    terminal.type('\x03');
    await terminal.until(() => shell.state().kind === 'prompt');
  });

  it('ends where there is nothing to follow', async () => {
    expect(await bench().run('tail -f nosuch; echo $?')).toBe(
      "tail: cannot open 'nosuch' for reading: No such file or directory\ntail: no files remaining\n1",
    );
  });
});

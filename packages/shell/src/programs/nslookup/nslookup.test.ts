import { describe, expect, it } from 'vitest';
import { record, withDns } from '../dns/fake-dns.fixture.ts';

const answering = ({ questions }: { questions: { name: string; type: number }[] }) => {
  const [question] = questions;
  return question?.name === 'campus.test.' && question.type === 1
    ? { answers: [record.a('campus.test.', '192.0.2.80')] }
    : { rcode: question?.name === 'nosuch.test.' ? 3 : 0 };
};
const ANSWER =
  'Server:         192.0.2.54\nAddress:        192.0.2.54#53\n\nName:   campus.test\nAddress: 192.0.2.80';

describe('nslookup', () => {
  it('asks for A and AAAA', async () => {
    const { run, asked } = withDns(answering);
    expect(await run('nslookup campus.test')).toBe(`${ANSWER}\n`);
    expect(asked.map((each) => each.split(' ').slice(2).join(' '))).toEqual([
      'campus.test. 1',
      'campus.test. 28',
    ]);
  });

  it('holds a dialogue, in which the arrows fetch earlier lines', async () => {
    const { terminal, shell } = withDns(answering);
    shell.submit('nslookup');
    await terminal.shows('\n>');
    terminal.type('campus.test\r');
    await terminal.until(() => terminal.text.endsWith(`${ANSWER}\n>`));
    terminal.type('nosuch.test\r');
    await terminal.shows("** server can't find nosuch.test: NXDOMAIN\n>");
    terminal.type('unsent\x1b[A\x1b[A');
    await terminal.shows('> campus.test');
    expect(terminal.lastLine).toBe('> campus.test');
    terminal.type('\x1b[B\x1b[B');
    expect(terminal.lastLine).toBe('> unsent');
    terminal.type('\x15\x04');
    await terminal.until(() => shell.state().kind === 'prompt');
    expect(terminal.text).toContain('> ^D\n');
  });

  it('ends at its prompt by Ctrl-C, with 1 and without a sign', async () => {
    const { terminal, shell } = withDns(answering);
    shell.submit('nslookup');
    await terminal.shows('\n>');
    terminal.type('\x03');
    await terminal.until(() => shell.state().kind === 'prompt');
    expect(terminal.text).not.toContain('^C');
    shell.submit('echo status $?');
    await terminal.shows('status 1');
  });

  it('writes prompts and what was typed into a file, as its line editor does', async () => {
    const { terminal, shell, run } = withDns(answering);
    const running = new Promise((resolve) => shell.onState(resolve));
    shell.submit('nslookup > out');
    await running;
    terminal.type('set type=mx\rexit\r');
    await terminal.until(() => shell.state().kind === 'prompt');
    expect(await run('cat out')).toBe('> set type=mx\n> exit\n');
  });
});

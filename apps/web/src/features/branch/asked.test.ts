import type { ShellState } from '@ehlo/shell';
import { describe, expect, it } from 'vitest';
import { createStore } from 'zustand/vanilla';
import type { TerminalSession } from '../terminal/session.ts';
import { asked } from './asked.ts';

const RUNNING: ShellState = { kind: 'running', program: 'ncat', line: 'ncat -C mail.campus.test 25' };

function page() {
  const listeners = new Set<(line: string) => void>();
  const placed: string[] = [];
  const state = createStore(() => ({ shell: RUNNING }));
  const terminal = {
    state: state as unknown as TerminalSession['state'],
    onLine(listener: (line: string) => void) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    place: (text: string) => void placed.push(text),
  };
  const dialogue = createStore(() => ({ pinned: false, version: 0 }));
  return {
    terminal,
    dialogue,
    placed,
    enter: (line: string) => {
      for (const listener of listeners) listener(line);
    },
    end: () => state.setState({ shell: { kind: 'prompt' } as ShellState }),
    answer: () => dialogue.setState(({ version }) => ({ version: version + 1 })),
  };
}
const begun = () => {
  const all = page();
  const done = asked(all, 'AUTH PLAIN ', { paused: false, stopped: false });
  return { ...all, done };
};

describe('a secret that is asked for', () => {
  it('is the line that the person enters, once it is answered', async () => {
    const { placed, enter, answer, done } = begun();
    expect(placed).toEqual(['AUTH PLAIN ']);
    enter('AUTH PLAIN AGEAYg==');
    queueMicrotask(answer);
    expect(await done).toBe('done');
  });

  it.each(['^C', '^D'])('is not %s', async (key) => {
    const { enter, done } = begun();
    enter(key);
    expect(await done).toBe('stopped');
  });

  it('is no line of the shell, where the program ended meanwhile', async () => {
    const { end, enter, done } = begun();
    end();
    enter('ls');
    expect(await done).toBe('stopped');
  });
});

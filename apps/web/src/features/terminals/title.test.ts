import type { ShellState } from '@ehlo/shell';
import { expect, it } from 'vitest';
import { titleOf } from './title.ts';

const connection = {
  id: '1',
  host: 'localhost',
  address: '127.0.0.1',
  port: 1025,
  crlf: true,
  calling: false,
  since: 0,
};

it.each<[ShellState, string]>([
  [{ kind: 'prompt' }, 'bash'],
  [{ kind: 'running', program: 'ncat', line: 'ncat -C localhost 1025', connection }, 'ncat localhost:1025'],
  [{ kind: 'running', program: 'less', line: 'man ncat' }, 'less'],
  [{ kind: 'running', program: '', line: ' sleep 9' }, 'sleep'],
])('a terminal is named by what runs in it: %j is %s', (shell, title) => expect(titleOf(shell)).toBe(title));

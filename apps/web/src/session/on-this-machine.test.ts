import { expect, it } from 'vitest';
import { onThisMachine } from './on-this-machine.ts';

it.each([
  ['localhost', true],
  ['127.0.0.1', true],
  ['[::1]', true],
  ['192.168.1.7', false],
  ['localhost.example.org', false],
  ['teacher.local', false],
])('a page at %s is on the same machine as EHLO: %s', (hostname, same) => {
  expect(onThisMachine(hostname)).toBe(same);
});

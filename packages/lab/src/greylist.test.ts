import { createMemoryLog } from '@ehlo/log';
import { expect, it } from 'vitest';
import { cameBefore, type Try } from './greylist.ts';

const ROOM = 'room-ocean';
const from = (reversePath: string): Try => ({
  host: 'mx1.faculty.test',
  client: '192.0.2.25',
  reversePath,
  forwardPath: 'slow@faculty.test',
  connection: 1,
});

it('remembers a client, a sender and a recipient together, in one room', async () => {
  const log = createMemoryLog();
  expect(await cameBefore(log, ROOM, from('a@campus.test'))).toBe(false);
  expect(await cameBefore(log, ROOM, from('a@campus.test'))).toBe(true);
  expect(await cameBefore(log, ROOM, from('b@campus.test'))).toBe(false);
  expect(await cameBefore(log, ROOM, { ...from('a@campus.test'), client: '192.0.2.26' })).toBe(false);
  expect(await cameBefore(log, 'room-teal', from('a@campus.test'))).toBe(false);
});

it('forgets what came before the last thousand', async () => {
  const log = createMemoryLog();
  for (let one = 0; one < 1_000; one++) await cameBefore(log, ROOM, from(`${one}@campus.test`));
  expect(await cameBefore(log, ROOM, from('0@campus.test'))).toBe(true);
  expect(await cameBefore(log, ROOM, from('1000@campus.test'))).toBe(false);
  expect(await cameBefore(log, ROOM, from('0@campus.test'))).toBe(false);
});

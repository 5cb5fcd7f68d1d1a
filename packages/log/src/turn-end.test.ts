import { expect, it } from 'vitest';
import { atTurnsEnd } from './turn-end.ts';

const turn = () => new Promise((resolve) => setImmediate(resolve));

it('ends a turn with its letters, then its events, then its replies, whatever came first', async () => {
  const done: string[] = [];
  atTurnsEnd('replies', () => done.push('reply'));
  atTurnsEnd('events', () => done.push('event'));
  atTurnsEnd('letters', () => done.push('letter'));
  atTurnsEnd('events', () => done.push('another event'));
  await turn();
  expect(done).toEqual(['letter', 'event', 'another event', 'reply']);
});

it('takes along in the same turn what a stage leads to in microtasks', async () => {
  const done: string[] = [];
  const written = new Promise<void>((resolve) => atTurnsEnd('letters', resolve));
  const answered = written
    .then(() => new Promise<void>((resolve) => atTurnsEnd('events', resolve)))
    .then(() => new Promise<void>((resolve) => atTurnsEnd('replies', resolve)));
  void answered.then(() => done.push('answered'));
  setImmediate(() => done.push('next of the same turn'));
  await turn();
  expect(done).toEqual(['answered', 'next of the same turn']);
});

it('does at the end of the next turn what comes when its stage is over', async () => {
  const done: string[] = [];
  atTurnsEnd('replies', () => {
    done.push('reply');
    atTurnsEnd('letters', () => done.push('letter'));
    atTurnsEnd('replies', () => done.push('another reply'));
  });
  await turn();
  expect(done).toEqual(['reply']);
  await turn();
  expect(done).toEqual(['reply', 'letter', 'another reply']);
});

import { expect, it } from 'vitest';
import { type Standing, standing } from './coach-standing.ts';

const goneAfter = (name: string, ...running: boolean[]) =>
  running.reduce<Standing | undefined>(
    (before, now) => standing(before, { id: 7, case: name }, now),
    undefined,
  )?.gone;

it('a line that openssl kept has its card while openssl ends, and at the prompt after it', () => {
  expect(goneAfter('openssl-r-line', true)).toBe(false);
  expect(goneAfter('openssl-r-line', true, true, false)).toBe(false);
  expect(goneAfter('openssl-r-line', false)).toBe(false);
});

it('the next program takes a card away, and its end brings none back', () => {
  expect(goneAfter('openssl-r-line', true, false, true)).toBe(true);
  expect(goneAfter('openssl-r-line', true, false, true, false)).toBe(true);
  expect(goneAfter('smtp-at-shell-prompt', false, true)).toBe(true);
});

it('what is told of the prompt is old news once a program runs', () => {
  expect(goneAfter('smtp-at-shell-prompt', true)).toBe(true);
});

it('another card stands anew', () => {
  const before = standing(undefined, { id: 7, case: 'smtp-at-shell-prompt' }, true);
  expect(standing(before, { id: 8, case: 'openssl-q-line' }, true).gone).toBe(false);
});

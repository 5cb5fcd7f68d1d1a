import { expect, it } from 'vitest';
import { createRowKeys } from './row-keys.ts';

it('a row that stays on the screen keeps its element, and one that comes gets a new one', () => {
  const keysOf = createRowKeys();
  const [first, second, third] = keysOf([9, 8, 7]);
  const next = keysOf([8, 7, 6]);
  expect(next.slice(0, 2)).toEqual([second, third]);
  expect([first, second, third]).not.toContain(next[2]);
});

it('where none stays, the elements are used again in their order', () => {
  const keysOf = createRowKeys();
  const before = keysOf([9, 8, 7]);
  expect(keysOf([3, 2])).toEqual(before.slice(0, 2));
  const more = keysOf([90, 80, 70]);
  expect(more.slice(0, 2)).toEqual(before.slice(0, 2));
  expect(new Set(more).size).toBe(3);
});

it('asked twice about the same rows it says the same', () => {
  const keysOf = createRowKeys();
  keysOf([9, 8]);
  expect(keysOf([3, 2])).toEqual(keysOf([3, 2]));
});

import { describe, expect, it } from 'vitest';
import { mixed, moved } from './order-lines.ts';

describe('lines to put in order', () => {
  it.each([2, 3, 5, 10])('are all there when %i are mixed, and never in order already', (count) => {
    for (const seed of ['a', 'b', 'smtp-by-hand/your-first-mail three-questions 1', '']) {
      const order = mixed(count, seed);
      expect([...order].sort((one, other) => one - other)).toEqual([...order.keys()]);
      expect(order).not.toEqual([...order.keys()]);
    }
  });

  it('stand the same after a reload', () => {
    expect(mixed(5, 'seed')).toEqual(mixed(5, 'seed'));
  });

  it.each([
    ['up', 2, 1, [0, 2, 1, 3]],
    ['down', 0, 1, [1, 0, 2, 3]],
    ['far', 3, 0, [3, 0, 1, 2]],
    ['nowhere above the first', 0, -1, [0, 1, 2, 3]],
    ['nowhere below the last', 3, 4, [0, 1, 2, 3]],
  ] as const)('move %s', (_, from, to, order) => {
    expect(moved([0, 1, 2, 3], from, to)).toEqual(order);
  });
});

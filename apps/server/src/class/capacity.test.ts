import { expect, it } from 'vitest';
import { type Capacity, capacityLine, capacityOf, measureSpeed } from './capacity.ts';

const GIB = 2 ** 30;
it.each<[string, { freeOctets: number; speed: number }, Capacity]>([
  ['little memory', { freeOctets: GIB / 16, speed: 1 }, { students: 160, bound: 'memory' }],
  ['a slow processor', { freeOctets: 8 * GIB, speed: 0.25 }, { students: 205, bound: 'cpu' }],
  ['the bench’s own', { freeOctets: 8 * GIB, speed: 1 }, { students: 830, bound: 'cpu' }],
  ['a large one', { freeOctets: 64 * GIB, speed: 4 }, { students: 1000, bound: 'measured' }],
])('%s takes so many students', (_, machine, wanted) => {
  expect(capacityOf(machine)).toEqual(wanted);
  expect(capacityLine(wanted)).toContain(`some ${wanted.students} students`);
});

it('a machine is as fast as its best try says', () => {
  // Five tries of 8, 0.625, 9, 9 and 9 ms: the second counts, and is twice the bench’s speed.
  const times = [0, 8, 10, 10.625, 20, 29, 30, 39, 40, 49];
  expect(measureSpeed(() => times.shift() as number)).toBe(2);
});

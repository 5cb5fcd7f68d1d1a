import type { Lesson } from '@ehlo/lessons';
import { expect, it } from 'vitest';
import { callOf } from './call-of.ts';

const lesson = (grey: Lesson['grey']) =>
  ({
    host: 'ncat localhost 1025',
    grey,
    steps: [
      { solution: ['ncat --version'] },
      { solution: ['ncat -C localhost 1025', 'QUIT'] },
      { solution: [] },
    ],
  }) as unknown as Lesson;

it('the call of the step where one is, as it says there, else the lesson’s', () => {
  expect([0, 1, 2, 3].map((step) => callOf(lesson('verb'), step))).toEqual([
    'ncat localhost 1025',
    'ncat -C localhost 1025',
    'ncat localhost 1025',
    'ncat localhost 1025',
  ]);
});

it('a challenge gives away no call but its own', () => {
  expect(callOf(lesson('off'), 1)).toBe('ncat localhost 1025');
});

import { describe, expect, it } from 'vitest';
import { behind } from './behind.ts';

const step = (id: string, ...solution: string[]) => ({
  id,
  solution,
  checks: [],
  misses: [],
  tries: [],
  questions: [],
});
const lesson = {
  steps: [
    step('call', 'ncat -C localhost 1025'),
    step('think'),
    step('hello', 'EHLO me'),
    step('mail', 'MAIL FROM:<>'),
  ],
};
const progress = (...done: boolean[]) => ({
  steps: done.map((one) => ({ checks: [], hints: 0, shown: false, answers: [], read: false, done: one })),
});

describe('who is behind their class', () => {
  it.each([
    ['nothing done: two to type, one to think about', [false, false, false, false], 'mail', [0, 2], [1]],
    ['the first is done', [true, false, false, false], 'mail', [2], [1]],
    ['the class’s own step is theirs to do', [true, true, true, false], 'mail', [], []],
    ['they are ahead', [true, true, true, true], 'hello', [], []],
    ['the class is at the first step', [false, false, false, false], 'call', [], []],
    ['the class has a lesson, and no step', [false, false, false, false], undefined, [], []],
    ['the lesson was changed meanwhile', [false, false, false, false], 'gone', [], []],
  ])('%s', (_, done, at, toType, own) => {
    expect(behind(lesson, progress(...done), at)).toEqual({ toType, own });
  });
});

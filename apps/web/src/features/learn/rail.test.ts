import { type Countable, progressOf } from '@ehlo/lessons';
import type { LessonEvent, Logged } from '@ehlo/wire';
import { describe, expect, it } from 'vitest';
import { doneAlone, howNote, openAfter, shareDone } from './rail.ts';
import { learnWords } from './words.ts';

const LESSON: Countable = {
  id: 'a/b',
  steps: [
    { id: 'call', checks: [1, 2], questions: [] },
    { id: 'ask', checks: [], questions: [1] },
    { id: 'end', checks: [1], questions: [] },
  ],
};

const after = (...events: LessonEvent[]) =>
  progressOf(
    LESSON,
    events.map((event, at) => ({ ...event, seq: at + 1, at: at * 1_000 }) as Logged<LessonEvent>),
  );
const passed = (step: string, check: number, how: 'alone' | 'helped' | 'shown' = 'alone'): LessonEvent => ({
  kind: 'lesson.passed',
  lesson: 'a/b',
  step,
  check,
  how,
});
const answered: LessonEvent = {
  kind: 'lesson.answered',
  lesson: 'a/b',
  step: 'ask',
  question: 0,
  answer: [1],
  right: false,
};

describe('the open step', () => {
  const begun = after(passed('call', 0));
  const called = after(passed('call', 0), passed('call', 1));
  const asked = after(passed('call', 0), passed('call', 1), answered);

  it('goes on with whoever types', () => {
    expect(openAfter(0, begun, called)).toBe(1);
  });

  it('stays where somebody looks at another one', () => {
    expect(openAfter(2, begun, called)).toBe(2);
  });

  it('stays with a quiz, whose explanations are to be read', () => {
    expect(openAfter(1, called, asked)).toBe(1);
  });
});

it('a step half done fills half its part of the bar', () => {
  expect(after(passed('call', 0)).steps.map(shareDone)).toEqual([0.5, 0, 0]);
});

it('a step is told with how it was done, and without a word where it was done alone', () => {
  const { how } = learnWords.en;
  expect(howNote({ how: 'alone', hints: 0 }, how)).toBe('');
  expect(howNote({ how: 'helped', hints: 1 }, how)).toBe('one hint');
  expect(howNote({ how: 'helped', hints: 3 }, how)).toBe('three hints');
  expect(howNote({ how: 'shown', hints: 2 }, how)).toBe('shown');
  expect(howNote({ how: 'alone', hints: 0, brought: { file: 1, at: 0 } }, how)).toBe('brought along');
});

it('what was shown does not count as done alone', () => {
  expect(doneAlone(after(passed('call', 0), passed('call', 1, 'shown'), answered, passed('end', 0)))).toBe(2);
});

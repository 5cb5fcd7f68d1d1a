import type { LessonEvent, Logged } from '@ehlo/wire';
import { expect, it } from 'vitest';
import { progressOf } from './progress.ts';

const LESSON = {
  id: 'a/b',
  steps: [
    { id: 'one', checks: [1, 2], questions: [] },
    { id: 'two', checks: [], questions: [1] },
    { id: 'three', checks: [], questions: [] },
  ],
};
let seq = 0;
const at = (event: LessonEvent) =>
  ({ room: 'r', seq: ++seq, at: seq * 1000, ...event }) as Logged<LessonEvent>;
const of = (step: string) => ({ lesson: 'a/b', step });
const started = at({ kind: 'lesson.started', lesson: 'a/b' });

it('is at the first step that is not done, and a later one may be done already', () => {
  const progress = progressOf(LESSON, [
    started,
    at({ kind: 'lesson.passed', ...of('one'), check: 1, how: 'alone' }),
    at({ kind: 'lesson.answered', ...of('two'), question: 0, answer: [1], right: false }),
  ]);
  expect(progress.current).toBe(0);
  expect(progress.steps.map(({ done }) => done)).toEqual([false, true, false]);
});

it('is over when checks passed, questions were answered, and the rest was read', () => {
  const progress = progressOf(LESSON, [
    started,
    at({ kind: 'lesson.passed', ...of('one'), check: 0, how: 'alone' }),
    at({ kind: 'lesson.passed', ...of('one'), check: 1, how: 'helped' }),
    at({ kind: 'lesson.answered', ...of('two'), question: 0, answer: [1], right: false }),
    at({ kind: 'lesson.answered', ...of('two'), question: 0, answer: [0], right: true }),
    at({ kind: 'lesson.passed', ...of('three'), how: 'alone' }),
    at({ kind: 'lesson.rated', lesson: 'a/b', level: 'hard', sentence: 'The dot.' }),
  ]);
  expect(progress.current).toBe(3);
  expect(progress.steps[0]?.how).toBe('helped');
  expect(progress.steps[1]?.answers[0]?.map(({ right }) => right)).toEqual([false, true]);
  expect(progress.rated).toEqual({ level: 'hard', sentence: 'The dot.' });
});

it('begins anew when the lesson is started over', () => {
  const progress = progressOf(LESSON, [
    started,
    at({ kind: 'lesson.hinted', ...of('one'), rung: 1 }),
    at({ kind: 'lesson.passed', ...of('one'), check: 0, how: 'helped' }),
    at({ kind: 'lesson.started', lesson: 'a/b', again: true }),
  ]);
  expect(progress.steps[0]).toMatchObject({ checks: [undefined, undefined], hints: 0 });
});

it.each([['the lesson'], ['all lessons']])('is as if it never began when %s is forgotten', (which) => {
  const before = [
    started,
    at({ kind: 'lesson.passed', ...of('one'), check: 0, how: 'alone' }),
    at({ kind: 'lesson.rated', lesson: 'a/b', level: 'easy' }),
  ];
  const forgotten = at({ kind: 'lesson.forgotten', ...(which === 'the lesson' ? { lesson: 'a/b' } : {}) });
  expect(progressOf(LESSON, [...before, forgotten])).toEqual(progressOf(LESSON, []));
  // Judged while it was being forgotten: by what happened before.
  const late = at({ kind: 'lesson.passed', ...of('one'), check: 0, how: 'alone', evidence: 1 });
  expect(progressOf(LESSON, [...before, forgotten, late]).steps[0]?.checks[0]).toBeUndefined();
  expect(
    progressOf(LESSON, [...before, at({ kind: 'lesson.forgotten', lesson: 'a/c' })]).started,
  ).toBeDefined();
});

it('tells what was brought along from what was done here, which outweighs it', () => {
  const brought = { file: 1, at: 7 };
  const elsewhere = [
    at({ kind: 'lesson.started', lesson: 'a/b', brought }),
    at({ kind: 'lesson.passed', ...of('one'), check: 0, how: 'shown', brought }),
    at({ kind: 'lesson.passed', ...of('one'), check: 1, how: 'alone', brought }),
    at({ kind: 'lesson.answered', ...of('two'), question: 0, answer: [1], right: true, brought }),
    at({ kind: 'lesson.passed', ...of('three'), how: 'alone', brought }),
  ];
  const progress = progressOf(LESSON, elsewhere);
  expect(progress.started).toMatchObject({ at: 7, brought });
  expect(progress.steps.map((step) => step.brought)).toEqual([brought, brought, brought]);
  expect(progress.steps.map((step) => step.at)).toEqual([7, 7, 7]);
  const here = [
    at({ kind: 'lesson.passed', ...of('one'), check: 0, how: 'alone' }),
    at({ kind: 'lesson.passed', ...of('one'), check: 1, how: 'helped' }),
    at({ kind: 'lesson.passed', ...of('three'), how: 'alone' }),
  ];
  for (const both of [
    [...elsewhere, ...here],
    [...here, ...elsewhere],
  ]) {
    const { steps } = progressOf(LESSON, both);
    expect(steps[0]?.how).toBe('helped');
    expect(steps.map((step) => step.brought)).toEqual([undefined, brought, undefined]);
  }
});

it('keeps the first prediction, and the last near miss until something passes', () => {
  const missed = at({ kind: 'lesson.missed', ...of('one'), miss: 1, line: 'X' });
  const before = [
    started,
    at({ kind: 'lesson.predicted', ...of('one'), answer: 2 }),
    at({ kind: 'lesson.predicted', ...of('one'), answer: 0 }),
    missed,
  ];
  expect(progressOf(LESSON, before).steps[0]).toMatchObject({ predicted: 2, missed: { miss: 1, line: 'X' } });
  const passed = at({ kind: 'lesson.passed', ...of('one'), check: 0, how: 'alone' });
  expect(progressOf(LESSON, [...before, passed]).steps[0]?.missed).toBeUndefined();
});

it('leaves events of other lessons, steps that are gone and checks that are gone aside', () => {
  const progress = progressOf(LESSON, [
    at({ kind: 'lesson.passed', lesson: 'x/y', step: 'one', check: 0, how: 'alone' }),
    at({ kind: 'lesson.passed', ...of('gone'), check: 0, how: 'alone' }),
    at({ kind: 'lesson.passed', ...of('one'), check: 7, how: 'alone' }),
  ]);
  expect(progress).toMatchObject({ current: 0 });
  expect(progress.started).toBeUndefined();
  expect(progress.steps[0]?.checks).toEqual([undefined, undefined]);
});

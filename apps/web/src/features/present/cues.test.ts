import type { Inline, Lesson, Playlist } from '@ehlo/lessons';
import { describe, expect, it } from 'vitest';
import { cuesOf, questionOf, sheetOf, stepAt } from './cues.ts';

const text = (words: string): Inline[] => [{ type: 'text', text: words }];
const lesson = {
  steps: [{ solution: ['ncat -C localhost 1025', 'EHLO me'] }, { solution: [] }, { solution: ['QUIT'] }],
};

describe('a lesson as a script', () => {
  it('is its solutions, line by line, each with its step; steps without lines are passed over', () => {
    const cues = cuesOf(lesson as unknown as Lesson);
    expect(cues).toEqual([
      { step: 0, line: 'ncat -C localhost 1025', opens: true },
      { step: 0, line: 'EHLO me', opens: false },
      { step: 2, line: 'QUIT', opens: true },
    ]);
    expect([0, 1, 2, 3].map((line) => stepAt(cues, line))).toEqual([0, 0, 2, 2]);
    expect(stepAt([], 0)).toBeUndefined();
  });

  it('asks a prediction with its answers, cut to what a question may be', () => {
    const asked = questionOf({
      asks: text('What? '.repeat(60)),
      options: [{ text: text('250') }, { text: text('x'.repeat(90)) }],
    });
    expect(asked?.text).toHaveLength(200);
    expect(asked?.options).toEqual(['250', `${'x'.repeat(79)}…`]);
  });

  it.each([
    ['none', undefined],
    ['one answer', { asks: text('What?'), options: [{ text: text('250') }] }],
    ['answers that look alike', { asks: text('What?'), options: [{ text: text('a') }, { text: text('a') }] }],
  ])('asks nothing of %s', (_title, predict) => {
    expect(questionOf(predict)).toBeUndefined();
  });

  it('has the run sheet of the playlist that the class follows, else of the first that has the lesson', () => {
    const playlist = (id: string): Playlist => {
      const words = { title: id, summary: '', entries: [{ title: id, shows: '', asks: '', trouble: '' }] };
      return { id, entries: [{ lesson: 'a/b', minutes: 5 }], words: { en: words, fr: words } };
    };
    const both = [playlist('one'), playlist('two')];
    expect(sheetOf(both, 'a/b', 'en', 'two')?.title).toBe('two');
    expect(sheetOf(both, 'a/b', 'en', undefined)?.title).toBe('one');
    expect(sheetOf(both, 'a/c', 'en', undefined)).toBeUndefined();
  });
});

import type { LessonRow } from '@ehlo/lessons';
import { describe, expect, it } from 'vitest';
import { nextFor } from './next-for.ts';

const row = (id: string, current = 0): LessonRow => ({
  ...{ id, minutes: 5, level: 'at-ease', core: false, steps: 2, current },
  words: { en: { title: id, summary: '' }, fr: { title: id, summary: '' } },
});
const chapter = (id: string, ...lessons: LessonRow[]) => ({ id, lessons, words: row(id).words });

describe('what an early finisher may do', () => {
  const code = (current = 0) => chapter('from-ncat-to-code', row('from-ncat-to-code/repair-these', current));

  it('is a client to repair, and the first challenge that is not done', () => {
    const chapters = [code(), chapter('challenges', row('challenges/one', 2), row('challenges/two', 1))];
    const { repair, challenge } = nextFor('smtp-by-hand/your-first-mail', { chapters });
    expect([repair?.id, challenge?.id]).toEqual(['from-ncat-to-code/repair-these', 'challenges/two']);
  });

  it('is never what they finished just now, nor what was done before', () => {
    const chapters = [code(2), chapter('challenges', row('challenges/one'))];
    expect(nextFor('challenges/one', { chapters })).toEqual({});
  });

  it('is nothing where an operator ships other lessons, or none is known yet', () => {
    expect(nextFor('a/b', { chapters: [chapter('a', row('a/b'))] })).toEqual({});
    expect(nextFor('a/b', undefined)).toEqual({});
  });
});

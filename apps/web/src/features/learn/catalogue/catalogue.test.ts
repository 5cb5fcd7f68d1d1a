import type { LessonList, LessonRow } from '@ehlo/lessons';
import { describe, expect, it } from 'vitest';
import { codesOf } from './album.ts';
import { found, goOnWith, onRoute } from './catalogue.ts';

const row = (id: string, more: Partial<LessonRow> = {}): LessonRow => ({
  id,
  minutes: 10,
  level: 'first-steps',
  core: false,
  steps: 4,
  current: 0,
  words: { en: { title: id, summary: 'About MX.' }, fr: { title: `Leçon ${id}`, summary: 'Le détour.' } },
  ...more,
});
const list = (...lessons: LessonRow[]): LessonList['chapters'] => [
  { id: 'c', words: { en: { title: 'One', summary: '' }, fr: { title: 'Un', summary: '' } }, lessons },
];

describe('the one lesson to go on with', () => {
  const goOn = (...lessons: LessonRow[]) => goOnWith({ chapters: list(...lessons) }, () => true)?.id;

  it('is the first mail for a newcomer, wherever it stands', () => {
    expect(goOn(row('networks/ports'), row('smtp-by-hand/your-first-mail'))).toBe(
      'smtp-by-hand/your-first-mail',
    );
  });

  it('is the newest that was begun and is not done', () => {
    expect(
      goOn(
        row('a', { startedAt: 1, current: 1 }),
        row('b', { startedAt: 3, current: 4 }),
        row('c', { startedAt: 2, current: 2 }),
      ),
    ).toBe('c');
  });

  it('is the one after the last that is done, and then those before it', () => {
    expect(goOn(row('a'), row('b', { startedAt: 1, current: 4 }), row('c'))).toBe('c');
    expect(goOn(row('a'), row('b', { startedAt: 1, current: 4 }))).toBe('a');
  });

  it('is none when all are done', () => {
    expect(goOn(row('a', { startedAt: 1, current: 4 }))).toBeUndefined();
  });
});

describe('a route', () => {
  it('"today" is what the playlist names, and nothing without one', () => {
    const playlist = { entries: [{ minutes: 5 }, { lesson: 'a/mx', minutes: 15 }] };
    expect([row('a/dots'), row('a/mx')].filter(onRoute('today', playlist)).map(({ id }) => id)).toEqual([
      'a/mx',
    ]);
    expect([row('a/mx')].filter(onRoute('today', undefined))).toEqual([]);
  });
});

describe('finding a lesson', () => {
  const find = (query: string, language: 'en' | 'fr' = 'en') =>
    found(list(row('a/dots'), row('a/mx', { core: true })), () => true, query, language).flatMap(
      ({ lessons }) => lessons.map(({ id }) => id),
    );

  it.each([
    ['', ['a/dots', 'a/mx']],
    ['  DOTS ', ['a/dots']],
    ['mx about', ['a/dots', 'a/mx']],
    ['nothing', []],
  ])('by "%s"', (query, ids) => {
    expect(find(query)).toEqual(ids);
  });

  it('takes accents as they come', () => {
    expect(find('lecon detour', 'fr')).toEqual(['a/dots', 'a/mx']);
  });

  it('keeps to the route', () => {
    expect(
      found(list(row('a/dots'), row('a/mx', { core: true })), onRoute('core', undefined), '', 'en')[0]
        ?.lessons,
    ).toHaveLength(1);
  });
});

it('the album has a place for a code that nobody thought of', () => {
  expect(codesOf(5, [555, 250])).toContain(555);
  expect(codesOf(2, [555, 250]).filter((code) => code === 250)).toHaveLength(1);
});

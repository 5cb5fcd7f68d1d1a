import { mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeExample } from '@ehlo/lessons/node';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Catalogue, openCatalogue } from './catalogue.ts';

let folder: string;
let said: string[];
let catalogue: Catalogue;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ehlo-catalogue-'));
  said = [];
});
afterEach(() => {
  catalogue.close();
  rmSync(folder, { recursive: true, force: true });
});
const open = async () => {
  catalogue = await openCatalogue({ folder, report: (sentence) => said.push(sentence) });
};
const LESSON = '10-our-course/10-say-hello/lesson.md';

/** Resolves when the lessons were read anew. */
const changed = (version: number) => vi.waitUntil(() => catalogue.version !== version, 10_000);

it('has EHLO’s lessons, and the operator’s own behind them', async () => {
  writeExample(folder);
  await open();
  expect(said).toEqual([]);
  expect(catalogue.find('smtp-by-hand/your-first-mail')?.core).toBe(true);
  expect(catalogue.find('our-course/say-hello')?.minutes).toBe(5);
  expect(catalogue.chapters.at(-1)?.id).toBe('our-course');
});

const save = async (file: string, change: (text: string) => string) => {
  const { version } = catalogue;
  const path = join(folder, file);
  writeFileSync(path, change(readFileSync(path, 'utf8')));
  await changed(version);
};
const titleOf = (id: string) => catalogue.find(id)?.words.en.title;

it('reads the operator’s lessons anew when one is saved', async () => {
  writeExample(folder);
  await open();
  await save(LESSON, (text) => text.replace('title: Say hello', 'title: Say hello again'));
  expect(titleOf('our-course/say-hello')).toBe('Say hello again');
  expect(said).toEqual([]);
});

it('a lesson that can no longer be read stays as it was, and why is said', async () => {
  writeExample(folder);
  await open();
  await save(LESSON, () => '---\ntitle: Broken\n---\n');
  expect(titleOf('our-course/say-hello')).toBe('Say hello');
  expect(said.join('\n')).toMatch(/10-say-hello\/lesson\.md:2: The front matter, summary/);
  await save('10-our-course/chapter.fr.md', () => '');
  expect(titleOf('our-course/say-hello')).toBe('Say hello');
});

it('a lesson whose folder is taken away is gone', async () => {
  writeExample(folder);
  await open();
  const { version } = catalogue;
  rmSync(join(folder, '10-our-course/10-say-hello'), { recursive: true });
  await changed(version);
  expect(catalogue.find('our-course/say-hello')).toBeUndefined();
});

describe('a chapter that has the name of one of EHLO’s', () => {
  const ids = (chapter: string) =>
    catalogue.chapters
      .filter(({ id }) => id === chapter)
      .flatMap(({ lessons }) => lessons.map(({ id }) => id));

  it('adds its lessons to that one', async () => {
    writeExample(folder);
    renameSync(join(folder, '10-our-course'), join(folder, '10-smtp-by-hand'));
    await open();
    expect(said).toEqual([]);
    expect(ids('smtp-by-hand')[0]).toBe('smtp-by-hand/your-first-mail');
    expect(ids('smtp-by-hand').at(-1)).toBe('smtp-by-hand/say-hello');
    expect(titleOf('smtp-by-hand/say-hello')).toBe('Say hello');
  });

  it('and a lesson that has the name of one of EHLO’s stands in its place', async () => {
    writeExample(folder);
    renameSync(join(folder, '10-our-course'), join(folder, '10-smtp-by-hand'));
    renameSync(
      join(folder, '10-smtp-by-hand/10-say-hello'),
      join(folder, '10-smtp-by-hand/10-your-first-mail'),
    );
    await open();
    expect(ids('smtp-by-hand').filter((id) => id.endsWith('/your-first-mail'))).toHaveLength(1);
    expect(titleOf('smtp-by-hand/your-first-mail')).toBe('Say hello');
  });
});

it.each(['My Lessons', '10_lessons', 'lessons'])('says how a folder "%s" has to be called', async (name) => {
  writeExample(folder);
  renameSync(join(folder, '10-our-course'), join(folder, name));
  await open();
  expect(said.join('\n')).toContain('20-smtp-by-hand');
});

import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeExample } from '@ehlo/lessons/node';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
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

it('reads the operator’s lessons anew when one is saved, and keeps the others where one is broken', async () => {
  writeExample(folder);
  await open();
  const { version } = catalogue;
  writeFileSync(join(folder, LESSON), '---\ntitle: Broken\n---\n');
  await changed(version);
  expect(catalogue.find('our-course/say-hello')).toBeUndefined();
  expect(catalogue.find('smtp-by-hand/your-first-mail')).toBeDefined();
  expect(said.join('\n')).toMatch(/10-say-hello\/lesson\.md:2: The front matter, summary/);
});

it('says what keeps a chapter out that has the name of one of EHLO’s', async () => {
  writeExample(folder);
  renameSync(join(folder, '10-our-course'), join(folder, '10-smtp-by-hand'));
  await open();
  expect(said.join('\n')).toContain('EHLO has a chapter "smtp-by-hand" of its own.');
  expect(catalogue.find('smtp-by-hand/say-hello')).toBeUndefined();
});

it.each(['My Lessons', '10_lessons', 'lessons'])('says how a folder "%s" has to be called', async (name) => {
  writeExample(folder);
  renameSync(join(folder, '10-our-course'), join(folder, name));
  await open();
  expect(said.join('\n')).toContain('20-smtp-by-hand');
});

import { cpSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { sentenceOf } from '../format/index.ts';
import { loadLessons, writeExample } from './index.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ehlo-load-'));
  writeExample(folder);
});
afterEach(() => rmSync(folder, { recursive: true }));

const CHAPTER = '10-our-course';
const LESSON = `${CHAPTER}/10-say-hello`;
const said = async (below = '') => (await loadLessons(join(folder, below))).problems.map(sentenceOf);
const move = (from: string, to: string) => {
  mkdirSync(dirname(join(folder, to)), { recursive: true });
  renameSync(join(folder, from), join(folder, to));
};
const recode = (file: string, change: (text: string) => Buffer) => {
  const path = join(folder, file);
  writeFileSync(path, change(readFileSync(path, 'utf8')));
};

it('reads the lesson of the guide', async () => {
  expect(await said()).toEqual([]);
});

it.each<[string, () => void, string, string]>([
  ['without a place', () => move(LESSON, `${CHAPTER}/say-hello`), 'say-hello:1', 'two digits'],
  ['with one digit', () => move(CHAPTER, '1-our-course'), '1-our-course:1', 'two digits'],
  ['in capitals', () => move(CHAPTER, '10-Our_Course'), '10-Our_Course:1', 'lower case'],
  ['without lessons', () => rmSync(join(folder, LESSON), { recursive: true }), 'chapter.md:1', 'lessons new'],
  [
    'with the name of another',
    () => cpSync(join(folder, LESSON), join(folder, `${CHAPTER}/20-say-hello`), { recursive: true }),
    '20-say-hello:1',
    'another name',
  ],
  ['with no French', () => rmSync(join(folder, LESSON, 'lesson.fr.md')), 'lesson.fr.md:1', 'French words'],
  [
    'with a capital',
    () => move(`${LESSON}/lesson.md`, `${LESSON}/Lesson.md`),
    'lesson.md:1',
    'rename it to lesson.md',
  ],
  [
    'with a hyphen',
    () => move(`${LESSON}/lesson.fr.md`, `${LESSON}/lesson-fr.md`),
    'lesson.fr.md:1',
    'rename it to',
  ],
  [
    'of Windows',
    () => move(`${LESSON}/lesson.md`, `${LESSON}/lesson.md.txt`),
    'lesson.md:1',
    'rename it to lesson.md',
  ],
  [
    'in UTF-16',
    () => recode(`${LESSON}/lesson.md`, (text) => Buffer.from(`\ufeff${text}`, 'utf16le')),
    'lesson.md:1',
    'as UTF-8',
  ],
  [
    'in Latin-1',
    () => recode(`${LESSON}/lesson.fr.md`, (text) => Buffer.from(text, 'latin1')),
    'lesson.fr.md:3',
    'as UTF-8',
  ],
  [
    'too large',
    () => recode(`${LESSON}/lesson.md`, (text) => Buffer.from(text + 'a '.repeat(2 ** 18))),
    'lesson.md:1',
    'smaller',
  ],
  [
    'as a playlist in capitals',
    () => move(`${LESSON}/lesson.md`, 'playlists/My Week.md'),
    'My Week.md:1',
    'lower case',
  ],
])('says of a folder or file %s where it is and what to do', async (_, change, place, remedy) => {
  change();
  const sentence = (await said()).find((one) => one.includes(place));
  expect(sentence).toContain(remedy);
});

it.each([
  [CHAPTER, 'This is the folder of one chapter.', ''],
  [LESSON, 'This is the folder of one lesson.', ''],
])('%s alone is no folder of lessons, and the one above is named', async (below, problem) => {
  const sentences = await said(below);
  expect(sentences).toHaveLength(1);
  expect(sentences[0]).toContain(problem);
  expect(sentences[0]).toContain(`lessons: ${folder}`);
});

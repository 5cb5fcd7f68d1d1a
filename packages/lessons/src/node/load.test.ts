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

it('a lesson that lies beside the chapters is said, and takes none of them away', async () => {
  cpSync(join(folder, LESSON), join(folder, '20-say-hello'), { recursive: true });
  const { chapters, problems } = await loadLessons(folder);
  expect(chapters.flatMap(({ lessons }) => lessons.map(({ id }) => id))).toEqual(['our-course/say-hello']);
  expect(problems.map(sentenceOf).join('\n')).toContain('20-say-hello/chapter.md:1');
});

const PLACES = {
  faultHosts: [{ host: 'mx1.faculty.test', kind: 'mail' as const, tls: true }],
  ruledHosts: ['mx1.faculty.test'],
  mailboxes: ['alice@campus.test'],
};

it.each([
  [
    'faults:\n  - { host: mx1.facultly.test, when: { at: connect }, what: { kind: down } }',
    'lesson.md:4',
    'Did you mean "mx1.faculty.test"?',
  ],
  [
    'faults:\n  - { host: mx1.faculty.test, when: { at: question, name: x.test }, what: { kind: servfail } }',
    'lesson.md:4',
    'DNS servers',
  ],
  [
    'rules:\n  - { host: localhost, rule: denylist, state: on }',
    'lesson.md:4',
    'No server of that name has rules',
  ],
  ['emptied: [alcie@campus.test]', 'lesson.md:3', 'Did you mean "alice@campus.test"?'],
  [
    'letters:\n  - { letter: plain, mailbox: "{handle}" }',
    'lesson.md:4',
    '"{handle}" is no mailbox of the world',
  ],
])('says of %j that the world has no such place', async (world, place, says) => {
  const indented = `world:\n  ${world.replaceAll('\n', '\n  ')}`;
  recode(`${LESSON}/lesson.md`, (text) => Buffer.from(text.replace('---\n', `---\n${indented}\n`)));
  const [problem, ...more] = (await loadLessons(folder, { places: PLACES })).problems.map(sentenceOf);
  expect(problem).toContain(place);
  expect(problem).toContain(says);
  expect(more).toEqual([]);
});

it('says so of a chapter, and takes the reader’s own mailbox for one', async () => {
  recode(`${CHAPTER}/chapter.md`, (text) =>
    Buffer.from(text.replace('---\n', '---\nworld:\n  emptied: ["{mailbox}", nobody@campus.test]\n')),
  );
  const said = (await loadLessons(folder, { places: PLACES })).problems.map(sentenceOf);
  expect(said).toHaveLength(1);
  expect(said[0]).toMatch(/chapter\.md:3: .*"nobody@campus\.test"/);
});

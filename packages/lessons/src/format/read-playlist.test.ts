import { expect, it } from 'vitest';
import { loadLessons, SHIPPED } from '../node/index.ts';
import { minutesOf } from '../playlist.ts';
import type { LessonProblem } from './problem.ts';
import { readPlaylist } from './read-playlist.ts';

const entry = (more = '') =>
  `---\ntitle: T\nsummary: S\n---\n\n## One\n\n\`\`\`run\n${more}shows: a\nasks: b\ntrouble: c\n\`\`\`\n`;
function read(en: string, fr: string) {
  const problems: LessonProblem[] = [];
  const playlist = readPlaylist('p', { file: 'p.md', text: en }, { file: 'p.fr.md', text: fr }, problems);
  return { playlist, problems };
}

it('reads lessons and minutes, and the words of both languages', () => {
  const { playlist, problems } = read(entry('minutes: 5\nlesson: a/b\n'), entry());
  expect(problems).toEqual([]);
  expect(playlist).toMatchObject({
    entries: [{ lesson: 'a/b', minutes: 5 }],
    words: { fr: { title: 'T', entries: [{ title: 'One', asks: 'b' }] } },
  });
});

it.each([
  ['no minutes', entry(), entry(), 'p.md', 9, 'minutes'],
  ['no block', entry('minutes: 5\n').replace('```run', '```'), entry(), 'p.md', 6, 'no block "run"'],
  [
    'an entry too few in French',
    entry('minutes: 5\n'),
    entry().replace('## One', ''),
    'p.fr.md',
    1,
    'entries',
  ],
  ['minutes in French', entry('minutes: 5\n'), entry('minutes: 5\n'), 'p.fr.md', 9, 'minutes'],
])('says with file and line what is wrong: %s', (_, en, fr, file, line, problem) => {
  const { playlist, problems } = read(en, fr);
  expect(playlist).toBeUndefined();
  expect(
    problems.some((one) => one.file === file && one.line === line && one.problem.includes(problem)),
  ).toBe(true);
});

it('"SMTP in 90 minutes" takes 90 minutes, and its lessons are there', async () => {
  const { chapters, playlists } = await loadLessons(SHIPPED);
  const known = chapters.flatMap(({ lessons }) => lessons.map(({ id }) => id));
  const named = playlists.flatMap(({ entries }) => entries.flatMap(({ lesson }) => lesson ?? []));
  expect(known).toEqual(expect.arrayContaining(named));
  expect(playlists.map((playlist) => [playlist.id, minutesOf(playlist)])).toEqual([
    ['smtp-in-90-minutes', 90],
  ]);
});

import { readFileSync } from 'node:fs';
import { mailboxesAt, PREPARED_LETTERS } from '@ehlo/wire';
import { describe, expect, it } from 'vitest';
import { PLACEHOLDERS } from '../placeholders.ts';
import { CONDITION_FIELDS } from './condition-schema.ts';
import { type LessonProblem, sentenceOf } from './problem.ts';
import { readLesson } from './read-lesson.ts';

const EN = `---
title: Say hello
summary: Two commands.
minutes: 5
goals:
- You can say hello.
---

Why.

## Call

Call the server.

\`\`\`check
- says: You called
  called: { port: 1025 }
\`\`\`

\`\`\`hint
- One
- Two
- Three
\`\`\`

\`\`\`solution
ncat -C localhost 1025
\`\`\`
`;
const FR = `---
title: Dire bonjour
summary: Deux commandes.
goals:
- Vous savez dire bonjour.
---

Pourquoi.

## Appeler

Appelez le serveur.

\`\`\`check
- Vous avez appelé
\`\`\`

\`\`\`hint
- Un
- Deux
- Trois
\`\`\`
`;

const read = (en = EN, fr = FR) =>
  readLesson({
    id: 'a/b',
    inherited: {},
    en: { file: 'lesson.md', text: en },
    fr: { file: 'lesson.fr.md', text: fr },
  });
const inEnglish = (from: string, to: string): LessonProblem[] => {
  expect(EN).toContain(from);
  return read(EN.replace(from, to)).problems;
};

it('reads a lesson', () => {
  const { lesson, problems } = read();
  expect(problems).toEqual([]);
  expect(lesson).toMatchObject({
    id: 'a/b',
    minutes: 5,
    level: 'first-steps',
    grey: 'whole',
    steps: [{ id: 'call', checks: [{ called: { port: 1025 } }], solution: ['ncat -C localhost 1025'] }],
    words: { fr: { title: 'Dire bonjour', steps: [{ title: 'Appeler' }] } },
  });
});

it('reads it with the line endings of Windows and a byte order mark', () => {
  const dos = (text: string) => `\ufeff${text.replace(/\n/g, '\r\n')}`;
  expect(read(dos(EN), dos(FR)).problems).toEqual([]);
});

it('reads it with the line endings of old Macs, a blank line first, and blanks behind the hyphens', () => {
  expect(read(EN.replace(/\n/g, '\r')).problems).toEqual([]);
  expect(read(`\n${EN.replace(/^---$/gm, '--- ')}`).problems).toEqual([]);
  expect(read(`\n${EN.replace('minutes: 5', 'minutes: five')}`).problems[0]?.line).toBe(5);
});

it('takes over from the chapter what it does not say itself', () => {
  const en = { file: 'e', text: EN.replace('minutes: 5', 'minutes: 5\ngrey: off') };
  const fr = { file: 'f', text: FR };
  const { lesson } = readLesson({ id: 'a/b', inherited: { grey: 'verb', host: 'ncat x 25' }, en, fr });
  expect(lesson).toMatchObject({ grey: 'off', host: 'ncat x 25' });
});

describe('a program for one’s own machine', () => {
  const OUTSIDE = EN.replace(
    '```solution\nncat -C localhost 1025\n```',
    '```program Hello.java\nclass Hello {}\n```\n\n```program hello.py\npass\n```\n\n```outside\njavac Hello.java\njava Hello\n```',
  );

  it('is read with its name, and its command lines stand for a solution', () => {
    const { lesson, problems } = read(OUTSIDE);
    expect(problems).toEqual([]);
    expect(lesson?.steps[0]).toMatchObject({
      solution: [],
      programs: [
        { name: 'Hello.java', text: 'class Hello {}\n' },
        { name: 'hello.py', text: 'pass\n' },
      ],
      outside: ['javac Hello.java', 'java Hello'],
    });
  });

  it.each([' Makefile', ' my-client.test.js'])('may be called%s', (name) => {
    expect(read(OUTSIDE.replace(' Hello.java', name)).problems).toEqual([]);
  });

  it.each(['', ' ../x.py', ' .profile', ' two words.py'])('has a file name, not %j', (name) => {
    const { problems } = read(OUTSIDE.replace(' Hello.java', name));
    expect(problems.map(sentenceOf).join('\n')).toContain('no file name');
  });

  it('stands in the English file alone', () => {
    const { problems } = read(EN, `${FR}\n\`\`\`program a.py\npass\n\`\`\`\n`);
    expect(problems.map(sentenceOf).join('\n')).toContain('The French file has a block "program"');
  });
});

describe('a mistake is told with its line and its remedy', () => {
  it.each<[string, string, string, number, string, string]>([
    ['no front matter', '---\ntitle', 'title', 1, 'does not begin with front matter', 'three hyphens'],
    ['a missing field', 'minutes: 5\n', '', 2, 'minutes: it is missing', 'a number is wanted'],
    ['a field of the wrong kind', 'minutes: 5', 'minutes: soon', 4, 'minutes', 'authoring-lessons.md'],
    ['a field that is not known', 'minutes: 5', 'minutes: 5\nminuts: 4', 2, 'minuts', 'mean "minutes"?'],
    [
      'a brace that stays open',
      'called: { port: 1025 }',
      'called: { port: 1025',
      17,
      'not closed',
      'Close it',
    ],
    ['an unknown condition', 'called:', 'caled:', 16, 'no condition "caled"', 'called'],
    ['an unknown field of one', '{ port: 1025 }', '{ prot: 1025 }', 17, 'prot', 'host, port, by, tls'],
    ['a bad value in one', '{ port: 1025 }', '{ port: smtp }', 17, 'port', 'host, port'],
    ['two conditions', '  called: { port: 1025 }', '  called: {}\n  line: {}', 16, '2 conditions', 'all:'],
    ['no condition', '\n  called: { port: 1025 }', '', 16, 'is empty', 'one name'],
    [
      'a "not" that is true at once',
      '{ port: 1025 }',
      '{ port: 1025 }\n- says: No\n  not: { line: {} }',
      18,
      '"not"',
      'then',
    ],
    ['an unknown block', '```hint', '```hints', 20, 'no block "hints"', 'Known blocks'],
    ['two hints', '- Three\n', '', 21, 'three hints', 'authoring-lessons.md'],
    ['no solution', '```solution\nncat -C localhost 1025\n```\n', '', 11, 'no solution', 'Show me'],
    [
      'a block twice',
      '```hint\n',
      '```hint\n- One\n- Two\n- Three\n```\n\n```hint\n',
      27,
      'two blocks',
      'one block',
    ],
    ['HTML', 'Call the server.', 'Call <b>the</b> server.', 13, 'HTML', 'backquotes'],
    ['a link that leads anywhere', 'Call the', '[Call](javascript:alert) the', 13, 'javascript', 'https://'],
    ['a block before the first step', 'Why.', 'Why.\n\n```quiz\n```', 11, 'before the first step', '##'],
    ['a step without a name', '## Call', '## —', 11, 'no letters', 'its own'],
    ['a tab', '  called:', '\tcalled:', 17, 'with a tab', 'two blanks'],
    ['a field too far right', '  called:', '    called:', 17, 'indented deeper', 'same column'],
    ['a field too far left', '  called:', 'called:', 17, 'another column', 'same column'],
    ['no blank behind a colon', 'called: {', 'called:{', 16, 'behind "called:"', 'called: {'],
    ['a colon in a text', 'You called', 'Now: you called', 16, 'colon and a blank', '"quotes"'],
    ['a colon in a hint', '- One', '- One: two', 21, '"One:" makes a field', '"quotes"'],
    ['a backquote first', 'You called', '`EHLO` was said', 16, 'begins with "`"', '"quotes"'],
    ['a star first', '{ port: 1025 }', '{ host: *.test }', 17, 'begins with a star', '"quotes"'],
    [
      'a bare placeholder',
      'called: { port: 1025 }',
      'stored: { from: {mailbox} }',
      17,
      '{mailbox}',
      '"{mailbox}"',
    ],
    ['another placeholder', '{ port: 1025 }', '{ host: "{hande}" }', 17, '{hande}', 'mean {handle}?'],
    ['a field twice', 'minutes: 5', 'minutes: 5\nminutes: 6', 5, 'there twice', 'Keep one'],
    ['a word for a number', 'minutes: 5', 'minutes: five', 4, '"five" stands there', 'authoring-lessons.md'],
    ['a text for a list', 'goals:\n- You', 'goals: You', 5, 'a list is wanted', 'behind a hyphen'],
    [
      'a level that is none',
      'minutes: 5',
      'minutes: 5\nlevel: deepr',
      5,
      'none of: first-steps',
      'mean "deeper"?',
    ],
    ['a condition by another name', 'called:', 'connected:', 16, 'no condition', 'mean "called"?'],
    [
      'a verb and more',
      'called: { port: 1025 }',
      'line: { verb: MAIL FROM }',
      17,
      'more than a verb',
      'verb: MAIL',
    ],
    [
      'a path in brackets',
      'called: { port: 1025 }',
      'stored: { from: <a@b.test> }',
      17,
      'brackets',
      '"a@b.test"',
    ],
    [
      'a case that the coach has not',
      'called: { port: 1025 }',
      'advised: { case: x }',
      17,
      'no case',
      'has them all',
    ],
    ['a heading of another size', '## Call', '### Call', 11, 'no heading of a step', '## Call'],
    ['a heading without its blank', '## Call', '##Call', 11, 'no heading of a step', '## Call'],
    ['a block that is not closed', '1025 }\n```', '1025 }', 15, 'not closed', 'three backquotes'],
    [
      'a last block that is not closed',
      'localhost 1025\n```\n',
      'localhost 1025\n',
      26,
      'not closed',
      'three backquotes',
    ],
    ['a block in capitals', '```solution', '```Solution', 26, 'no block "Solution"', 'mean "solution"?'],
    ['a solution without lines', 'ncat -C localhost 1025\n', '', 11, 'no solution', 'lines to type'],
    ['front matter that does not end', 'hello.\n---', 'hello.', 1, 'does not end', 'three hyphens'],
    ['an empty file', EN, '', 1, 'is empty', 'lessons new'],
  ])('%s', (_, from, to, line, problem, remedy) => {
    const [first] = inEnglish(from, to);
    expect(first?.file).toBe('lesson.md');
    expect(sentenceOf(first as LessonProblem)).toContain(problem);
    expect(first?.remedy).toContain(remedy);
    expect(first?.line).toBe(line);
    expect(first?.problem).toMatch(/\.$/);
  });

  it.each<[string, string, string, string]>([
    ['a step is missing', '## Appeler\n', '', 'steps'],
    ['a check is missing', '```check\n- Vous avez appelé\n```\n', '', '"check"'],
    ['a hint is missing', '- Trois\n', '', '"hint"'],
    ['it has what is judged', '- Vous avez appelé', '- says: Vous avez appelé', 'a sentence alone is wanted'],
    [
      'it has a field of the English file',
      'summary:',
      'minutes: 5\nsummary:',
      'Take it out: the English file',
    ],
    ['it has a goal more', 'goals:', 'goals:\n- Et ceci.', '2 goals, the English one 1'],
    ['it has a solution', '```hint', '```solution\nx\n```\n\n```hint', 'solution'],
  ])('in French: %s', (_, from, to, problem) => {
    expect(FR).toContain(from);
    const { problems, lesson } = read(EN, FR.replace(from, to));
    expect(lesson).toBeUndefined();
    expect(problems.map(({ file }) => file)).toContain('lesson.fr.md');
    expect(problems.map(sentenceOf).join('\n')).toContain(problem);
  });

  it('what could not be read in one language is not missed in the other', () => {
    expect(inEnglish('called: {', 'called:{')).toHaveLength(1);
    expect(read(EN, FR.replace('- Deux', '- Deux: trois')).problems).toHaveLength(1);
    expect(inEnglish('1025 }\n```', '1025 }')).toHaveLength(1);
  });

  it('and every mistake is told, not the first only', () => {
    const en = EN.replace('minutes: 5', 'minutes: soon').replace('called:', 'caled:');
    expect(read(en, FR.replace('- Trois\n', '')).problems.length).toBeGreaterThanOrEqual(3);
  });
});

it('survives whatever a file holds', () => {
  for (const text of ['', '---\n---\n', `---\n${'a: &a [*a]\n'}---\n`, '\0\0', `${EN}${'> '.repeat(2000)}x`])
    expect(read(text, FR).lesson === undefined || text.startsWith(EN)).toBe(true);
});

it('docs/authoring-lessons.md names every mailbox, placeholder and prepared letter that a lesson may count on', () => {
  const guide = readFileSync(new URL('../../../../docs/authoring-lessons.md', import.meta.url), 'utf8');
  for (const address of [...mailboxesAt('mta', '{mailbox}'), ...mailboxesAt('mx1', '')])
    expect(guide, address).toContain(`\`${address.replace(/@.*/, '')}\``);
  for (const name of PLACEHOLDERS) expect(guide).toContain(`\`{${name}}\``);
  for (const letter of PREPARED_LETTERS) expect(guide).toMatch(new RegExp(`# .*\\b${letter}\\b`));
});

it('docs/authoring-lessons.md names every condition and every field of it', () => {
  const guide = readFileSync(new URL('../../../../docs/authoring-lessons.md', import.meta.url), 'utf8');
  const rows = guide.split('\n').filter((line) => line.startsWith('| `'));
  for (const [name, fields] of Object.entries(CONDITION_FIELDS)) {
    const row = rows.find((line) => line.split('|')[1]?.includes(`\`${name}\``));
    expect(row, name).toBeDefined();
    for (const field of fields) expect(row, `${name}: ${field}`).toContain(`\`${field}\``);
  }
});

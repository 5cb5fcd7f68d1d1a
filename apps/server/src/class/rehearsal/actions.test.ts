import { filledInAll, type Lesson } from '@ehlo/lessons';
import { loadLessons, SHIPPED } from '@ehlo/lessons/node';
import { beforeAll, describe, expect, it } from 'vitest';
import { nameProblem } from '../member-names.ts';
import { actionsOf, callOf, canRehearse, misspelled } from './actions.ts';
import { CHARACTERS, type Character } from './characters.ts';

let lessons: Lesson[];
let first: Lesson;
beforeAll(async () => {
  lessons = (await loadLessons(SHIPPED)).chapters.flatMap((chapter) => [...chapter.lessons]);
  const found = lessons.find(({ id }) => id === 'smtp-by-hand/your-first-mail') as Lesson;
  first = filledInAll(found, {
    ...{ handle: 'ocean7', mailbox: 'ocean7@campus.test', address: '10.20.1.7', password: 'secret' },
    outside: {},
  });
});

const plain: Character = { name: 'Ada', paceMs: 1000, level: 'easy' };
const typed = (who: Character) =>
  actionsOf(first, who, 'en').flatMap((action) => (action.do === 'type' ? [action.line] : []));

describe('a call', () => {
  it.each([
    ['ncat -C localhost 1025', { host: 'localhost', port: 1025, lineEnd: '\r\n' }],
    ['ncat localhost 1025', { host: 'localhost', port: 1025, lineEnd: '\n' }],
    ['telnet mail.campus.test 25', { host: 'mail.campus.test', port: 25, lineEnd: '\r\n' }],
    ['ncat -l 2525', undefined],
    ['openssl s_client -connect mail.campus.test:465', undefined],
    ['EHLO me', undefined],
  ])('%j', (line, call) => {
    expect(callOf(line)).toEqual(call);
  });
});

describe('what simulated students can type', () => {
  it('is every lesson of calls and lines, and none that needs a shell, a key or one’s own machine', () => {
    const can = lessons.filter(canRehearse).map(({ id }) => id);
    expect(can).toEqual(
      expect.arrayContaining([
        'smtp-by-hand/your-first-mail',
        'smtp-by-hand/envelope-and-letter',
        'reading-mail/pop3-by-hand',
      ]),
    );
    for (const id of ['networking-refresher/names', 'security/tls', 'from-ncat-to-code/running-your-own'])
      expect(can).not.toContain(id);
  });
});

describe('what a simulated student does', () => {
  it('is the lesson’s own solution, its questions answered, and a ticket at the end', () => {
    expect(typed(plain)).toEqual(first.steps.flatMap(({ solution }) => solution));
    const actions = actionsOf(first, plain, 'en');
    const said = actions.flatMap((action) => (action.do === 'say' ? [action.event] : []));
    expect(said.filter((event) => event.kind === 'lesson.answered' && !event.right)).toEqual([]);
    expect(said.filter(({ kind }) => kind === 'lesson.answered')).toHaveLength(3);
    expect(said.at(-1)).toEqual({ kind: 'lesson.rated', lesson: first.id, level: 'easy' });
  });

  it('is wrong where they err: what the lesson knows as a near miss, else a slip of the hand', () => {
    expect(typed({ ...plain, errs: { at: 0, times: 1 } })[0]).toBe('ncat -C localhost 1024');
    const lines = typed({ ...plain, errs: { at: 1, times: 3 } });
    expect(lines.slice(1, 5)).toEqual([
      ...Array(3).fill('ELHO ocean7.campus.test'),
      'EHLO ocean7.campus.test',
    ]);
  });

  it('stops where they fall silent, and waits where they ask', () => {
    const silent = actionsOf(first, { ...plain, silentAt: 1 }, 'en');
    expect(silent.at(-1)).toEqual({ do: 'fall-silent' });
    expect(silent.filter((action) => action.do === 'type')).toHaveLength(1);
    const asks = { at: 1, sentence: { en: 'Why?', fr: 'Pourquoi ?' } };
    expect(actionsOf(first, { ...plain, asks }, 'fr')).toContainEqual({ do: 'ask', sentence: 'Pourquoi ?' });
  });

  it.each([
    ['MAIL FROM:<>', 'MIAL FROM:<>'],
    ['QUIT', 'QIUT'],
    ['a1 LOGIN alice secret', undefined],
    ['Subject: hello', undefined],
  ])('%j slips to %j', (line, wrong) => {
    expect(misspelled(line)).toBe(wrong);
  });
});

describe('those who come', () => {
  it('are ten, and each name says that they are simulated and may stand in a class', () => {
    expect(CHARACTERS).toHaveLength(10);
    for (const { name } of CHARACTERS) {
      expect(name).toMatch(/ \(simul\.\)$/);
      expect(
        nameProblem(name, () => false),
        name,
      ).toBeUndefined();
    }
  });
});

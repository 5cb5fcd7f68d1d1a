import { describe, expect, it } from 'vitest';
import { keyOf, linesToShow, listens, type Seen, type Standing, wantsLine } from './typist.ts';

const talking: Seen = {
  program: { connection: { calling: false } },
  prompted: false,
  written: true,
  crossed: true,
  turn: 'client',
  quietFor: 50,
};

describe('the next line is wanted', () => {
  it.each<[string, Partial<Omit<Seen, 'turn'>> & { turn?: Seen['turn'] | undefined }, boolean]>([
    ['when the server has answered', {}, true],
    ['not while it is the server’s turn', { turn: 'server', quietFor: 1_000 }, false],
    ['when the server says nothing for long', { turn: 'server', quietFor: 3_000 }, true],
    ['not in the middle of a breath', { quietFor: 10 }, false],
    ['not while the phone rings', { program: { connection: { calling: true } }, quietFor: 9_000 }, false],
    ['not before the line itself crossed', { crossed: false, quietFor: 500 }, false],
    ['when nobody reads the dialogue, after a silence', { turn: undefined, quietFor: 2_600 }, true],
    [
      'not while nobody has called a program that listens',
      { program: { listens: true }, quietFor: 9_000 },
      false,
    ],
    [
      'of a program that listened, as of any other, once somebody called',
      { program: { listens: true, connection: { calling: false } } },
      true,
    ],
    ['when a program without a connection is quiet', { program: {}, quietFor: 500 }, true],
    [
      'not while a program is being fetched and shows nothing',
      { program: {}, written: false, quietFor: 500 },
      false,
    ],
  ])('%s', (_, change, wanted) => {
    const { turn, ...rest } = { ...talking, ...change };
    expect(wantsLine({ ...rest, ...(turn === undefined ? {} : { turn }) })).toBe(wanted);
  });

  it('at the shell only once a new prompt stands there', () => {
    const { program: _, ...atPrompt } = talking;
    expect(wantsLine({ ...atPrompt, prompted: false, quietFor: 9_000 })).toBe(false);
    expect(wantsLine({ ...atPrompt, prompted: true, quietFor: 0 })).toBe(true);
  });
});

it.each([
  ['ncat -l -C 2525', true],
  ['nc -lk 2525', true],
  ['ncat --listen 2525', true],
  ['ncat -C localhost 1025', false],
  ['ls -l', false],
])('%s listens: %s', (line, does) => {
  expect(listens(line)).toBe(does);
});

it('a key is a line of its own, and nothing else', () => {
  expect(['^C', '^D', '^Z', '^X', ' ^C', '^C '].map(keyOf)).toEqual([
    'C',
    'D',
    'Z',
    undefined,
    undefined,
    undefined,
  ]);
});

describe('what "Show me" types', () => {
  const solutions = [['ncat -C localhost 1025'], ['EHLO a.test'], ['MAIL FROM:<a@a.test>', 'QUIT'], []];
  const isProgram = (name: string) => name === 'ncat';

  const whole = ['ncat -C localhost 1025', 'EHLO a.test', 'MAIL FROM:<a@a.test>', 'QUIT'];

  it.each<[string, number, Omit<Standing, 'isProgram'>, string[]]>([
    ['the call', 0, { running: false }, ['ncat -C localhost 1025']],
    ['the call, after what runs was ended', 0, { running: true }, ['^C', 'ncat -C localhost 1025']],
    [
      'only the step in a dialogue that stands as the step before left it',
      1,
      { running: true, saidSince: [] },
      ['EHLO a.test'],
    ],
    ['the steps that it stands on where nothing runs', 2, { running: false }, whole],
  ])('is %s', (_, step, standing, lines) => {
    expect(linesToShow(solutions, step, { ...standing, isProgram })).toEqual(lines);
  });

  it('is the rest of a step that was done in part', () => {
    const standing = { running: true, saidSince: ['MAIL FROM:<a@a.test>'], isProgram };
    expect(linesToShow(solutions, 2, standing)).toEqual(['QUIT']);
  });

  it('is a key for the program that runs, wherever its dialogue stands', () => {
    expect(linesToShow([['ncat a 25'], ['^C']], 1, { running: true, isProgram })).toEqual(['^C']);
    expect(linesToShow([['ncat a 25'], ['^C']], 1, { running: false, isProgram })).toEqual([
      'ncat a 25',
      '^C',
    ]);
  });

  it.each<[string, Omit<Standing, 'isProgram'>]>([
    ['something else was said since', { running: true, saidSince: ['MAIL FROM:<b@a.test>'] }],
    ['all was said, and did not do it', { running: true, saidSince: ['MAIL FROM:<a@a.test>', 'QUIT'] }],
    ['another call stands, or a letter is open', { running: true }],
  ])('begins anew, not in the middle, where %s', (_, standing) => {
    expect(linesToShow(solutions, 2, { ...standing, isProgram })).toEqual(['^C', ...whole]);
  });

  it('is the solution alone where no step before it begins a program', () => {
    expect(linesToShow([['EHLO a.test']], 0, { running: false, isProgram })).toEqual(['EHLO a.test']);
  });
});

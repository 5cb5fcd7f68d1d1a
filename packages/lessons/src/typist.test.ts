import { describe, expect, it } from 'vitest';
import { keyOf, linesToShow, type Seen, wantsLine } from './typist.ts';

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

  it.each<[string, number, boolean, string[]]>([
    ['the call', 0, false, ['ncat -C localhost 1025']],
    ['the call, after what runs was ended', 0, true, ['^C', 'ncat -C localhost 1025']],
    ['only the step in a dialogue that stands', 1, true, ['EHLO a.test']],
    [
      'the steps that it stands on where nothing runs',
      2,
      false,
      ['ncat -C localhost 1025', 'EHLO a.test', 'MAIL FROM:<a@a.test>', 'QUIT'],
    ],
  ])('is %s', (_, step, running, lines) => {
    expect(linesToShow(solutions, step, { running, isProgram })).toEqual(lines);
  });

  it('is the solution alone where no step before it begins a program', () => {
    expect(linesToShow([['EHLO a.test']], 0, { running: false, isProgram })).toEqual(['EHLO a.test']);
  });
});

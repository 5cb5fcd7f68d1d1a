import { describe, expect, it } from 'vitest';
import { lookOf, nameProblem, proposeName, tidyName } from './member-names.ts';

const among =
  (...names: string[]) =>
  (look: string) =>
    names.some((name) => lookOf(name) === look);

describe('a name in a class', () => {
  it.each([
    'Ana',
    'Zoë',
    'ocean7',
    'Jean-Luc',
    'Nguyễn Thị',
    '李明',
    'محمد',
    'Ana 2',
    'R2-D2',
    'Mel',
    'Bobo',
  ])('may be %j', (name) => {
    expect(nameProblem(name, among('Bob 2'))).toBeUndefined();
  });

  it.each([
    ['', 'empty'],
    ['   ', 'empty'],
    ['...', 'empty'],
    ['a'.repeat(25), 'too-long'],
    ['Ana\u0000', 'strange'],
    ['Ana\n', 'strange'],
    ['\u202eanA', 'strange'],
    ['An\u200da', 'strange'],
    ['An\u200ba', 'strange'],
    ['\u3164', 'strange'],
    ['A\u0301\u0302\u0303\u0304\u0305', 'strange'],
    ['ana@example.org', 'address'],
    ['prof', 'reserved'],
    ['Prof.', 'reserved'],
    ['ＰＲＯＦ', 'reserved'],
    ['pr0f', 'reserved'],
    ['рrоf', 'reserved'],
    ['Adm1n', 'reserved'],
    ['postmaster 2', 'reserved'],
    ['Teacher', 'reserved'],
    ['Maître', 'reserved'],
    ['léa', 'taken'],
    ['LEA', 'taken'],
    ['L e a', 'taken'],
    ['Lеа', 'taken'],
    ['Ｌｅａ', 'taken'],
  ])('may not be %j: %s', (name, problem) => {
    expect(nameProblem(name, among('Léa'))).toBe(problem);
  });

  it('is shown without blanks that look like one, and without compatibility forms', () => {
    expect(tidyName('  Ａna\u00a0 \u2003Li ')).toBe('Ana Li');
  });
});

describe('a proposal', () => {
  it.each([
    ['Ana', [], 'Ana'],
    ['Ana', ['ana'], 'Ana 2'],
    ['Ana', ['ana', 'Ana 2'], 'Ana 3'],
    ['prof', [], 'ocean7'],
    ['', [], 'ocean7'],
    ['admin', ['ocean7'], 'ocean7 2'],
  ])('for %j among %j is %j', (wanted, names, proposed) => {
    expect(proposeName(wanted, 'ocean7', among(...names))).toBe(proposed);
    expect(nameProblem(proposed, among(...names))).toBeUndefined();
  });
});

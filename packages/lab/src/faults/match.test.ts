import { describe, expect, it } from 'vitest';
import { fits, isAbout } from './match.ts';

describe('a pattern', () => {
  it.each([
    ['dean@faculty.test', 'Dean@Faculty.TEST', true],
    ['dean@faculty.test', 'dean@faculty.tes', false],
    ['*@faculty.test', 'a@faculty.test', true],
    ['*@faculty.test', 'a@faculty.test.example', false],
    ['*', '', true],
    ['', '', true],
    ['', 'a@b', false],
    ['a*a', 'a', false],
    ['a*a', 'aa', true],
    ['*.*@*', 'first.last@campus.test', true],
    ['*.*@*', 'first@campus', false],
    ['a*b*c', 'aXbYbZc', true],
    ['(a+)+$*', 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', false],
  ])('%s of %s: %s', (pattern, path, is) => {
    expect(fits(pattern, path)).toBe(is);
  });
});

describe('a fault', () => {
  const fault = (when: object) =>
    ({ host: 'h', when: { at: 'RCPT', ...when }, what: { kind: 'drop' } }) as const;
  it('is about its place, its sender and its recipient together', () => {
    const occasion = { at: 'RCPT', sender: 'a@campus.test', recipients: ['dean@faculty.test'] } as const;
    expect(isAbout(fault({}), occasion)).toBe(true);
    expect(isAbout(fault({ sender: '*@campus.test', recipient: 'dean@*' }), occasion)).toBe(true);
    expect(isAbout(fault({ sender: '*@spam.test', recipient: 'dean@*' }), occasion)).toBe(false);
    expect(isAbout(fault({ recipient: 'prof@*' }), occasion)).toBe(false);
    expect(isAbout(fault({ at: 'DATA' }), occasion)).toBe(false);
  });

  it('about a sender does not strike where none is known; <> is one', () => {
    expect(isAbout(fault({ sender: '*' }), { at: 'RCPT', recipients: [] })).toBe(false);
    expect(isAbout(fault({ sender: '' }), { at: 'RCPT', sender: '', recipients: [] })).toBe(true);
  });
});

import { describe, expect, it } from 'vitest';
import { readPattern } from './list-pattern.ts';

describe('readPattern (RFC 3501 §6.3.8)', () => {
  it.each([
    ['*', 'a/b', true],
    ['%', 'a/b', false],
    ['%', 'a', true],
    ['%/%', 'a/b', true],
    ['%/%', 'a/b/c', false],
    ['a/%', 'a/', true],
    ['a%c', 'abbc', true],
    ['a%c', 'ab/c', false],
    ['a*c', 'ab/c', true],
    ['*%*', 'x/y', true],
    ['%%', 'x/y', false],
    ['inbox', 'INBOX', true],
    ['inbox/%', 'INBOX/a', true],
    ['inboxes', 'INBOXES', false],
    ['', '', true],
    ['a', 'A', false],
    ['*a*a*a', 'aa', false],
    ['*a*a*a', 'abaca', true],
  ])('%j and %j: %s', (pattern, name, fits) => {
    expect(readPattern(pattern).fits(name)).toBe(fits);
  });

  it('counts wildcards that stand apart', () => {
    expect(readPattern('%%a**b%*').wildcards).toBe(3);
  });

  it('agrees with a regular expression on patterns and names made at random', () => {
    let seed = 3;
    const dice = (below: number) => {
      seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
      return Math.floor((seed / 2 ** 32) * below);
    };
    const made = (signs: string) => Array.from({ length: dice(8) }, () => signs[dice(signs.length)]).join('');
    for (let n = 0; n < 3000; n++) {
      const [pattern, name] = [made('ab/*%'), made('ab/')];
      const like = new RegExp(`^${pattern.replace(/[*%]/g, (sign) => (sign === '*' ? '.*' : '[^/]*'))}$`);
      expect([pattern, name, readPattern(pattern).fits(name)]).toEqual([pattern, name, like.test(name)]);
    }
  });
});

import { describe, expect, it } from 'vitest';
import { expandGlob, fillGlob } from './glob.ts';

describe('patterns in URLs (src/tool_urlglob.c)', () => {
  it.each([
    ['http://h/{a,b}[1-2]', ['http://h/a1', 'http://h/a2', 'http://h/b1', 'http://h/b2']],
    ['[08-10]', ['08', '09', '10']],
    ['[a-e:2]', ['a', 'c', 'e']],
    ['http://[::1]/x', ['http://[::1]/x']],
    ['\\{a\\}', ['{a}']],
    ['x[]', ['x[]']],
    ['{a,}', ['a', '']],
  ])('%s', (pattern, texts) => expect(expandGlob(pattern).map(({ text }) => text)).toEqual(texts));

  it.each([
    ['http://localhost:1/{a,b', 'unmatched brace in URL position 20'],
    ['http://localhost:1/[1-', 'bad range in URL position 23'],
    ['{}', 'empty string within braces in URL position 2'],
    ['a}', 'unmatched close brace/bracket in URL position 2'],
    ['{a{', 'nested brace in URL position 3'],
    ['[9-1]', 'bad range'],
    ['[1-99999999]', 'range overflow'],
  ])('%s: %s', (pattern, problem) => expect(() => expandGlob(pattern)).toThrow(problem));

  it('fills a name', () => expect(fillGlob('#1_#2#3', ['a', 'b'])).toBe('a_b#3'));
});

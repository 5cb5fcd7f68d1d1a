import { describe, expect, it } from 'vitest';
import { absoluteName, readName } from './name-reading.ts';

describe('names as BIND’s tools read them (RFC 1035 §5.1)', () => {
  it.each([
    ['.', [], true],
    ['campus.test', ['campus', 'test'], false],
    ['campus.test.', ['campus', 'test'], true],
    ['a\\.b.test', ['a.b', 'test'], false],
    ['a\\046b', ['a.b'], false],
    ['MaIl', ['MaIl'], false],
    ['*.x', ['*', 'x'], false],
    ['@', [], false],
  ])('%j', (text, labels, absolute) => expect(readName(text)).toEqual({ ok: true, labels, absolute }));

  it.each([
    ['', 'unexpected end of input'],
    ['a..b', 'empty label'],
    ['.a', 'empty label'],
    [`${'a'.repeat(64)}.b`, 'label too long'],
    ['a\\300', 'bad escape'],
    ['a\\1x', 'bad escape'],
    ['a\\', 'unexpected end of input'],
    ['\\[x', 'bad label type'],
    [Array.from({ length: 5 }, () => 'a'.repeat(60)).join('.'), 'ran out of space'],
  ])('%j is refused: %s', (text, problem) => expect(readName(text)).toEqual({ ok: false, problem }));

  it('is no name beyond 255 octets (RFC 1035 §2.3.4)', () => {
    expect(absoluteName(Array.from({ length: 127 }, () => 'a'))).toBeDefined();
    expect(absoluteName(Array.from({ length: 128 }, () => 'a'))).toBeUndefined();
  });
});

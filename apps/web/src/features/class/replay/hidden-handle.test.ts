import { expect, it } from 'vitest';
import { hideHandle } from './hidden-handle.ts';

it.each([
  ['EHLO ocean.campus.test', 'EHLO xxxxx.campus.test'],
  ['MAIL FROM:<Ocean@x.test> oceanocean', 'MAIL FROM:<xxxxx@x.test> xxxxxxxxxx'],
  ['İ ocean', 'İ xxxxx'],
  ['NOOP', 'NOOP'],
])('a handle is hidden in %j wherever it stands', (line, shown) => {
  expect(hideHandle(line, 'ocean')).toBe(shown);
});

it('no handle hides nothing', () => {
  expect(hideHandle('NOOP', '')).toBe('NOOP');
});

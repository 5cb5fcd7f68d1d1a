import { expect, it } from 'vitest';
import { decoded } from './decoded.ts';

it.each([
  ['AGJvYgBzZWNyZXQ=', ['bob', 'secret']],
  ['c2VjcmV0', ['secret']],
  ['Ym9i', ['bob']],
])('reads %s as anybody on the wire can', (secret, parts) => {
  expect(decoded(secret)).toEqual(parts);
});

it.each([['secret'], ['****************'], ['+/+/'], ['']])('leaves %j as it is', (secret) => {
  expect(decoded(secret)).toBeUndefined();
});

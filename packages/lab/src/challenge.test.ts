import { expect, it } from 'vitest';
import { newChallenge } from './challenge.ts';

it('is random digits, a time and the server’s name, as an address in brackets (RFC 2195 §2)', () => {
  const challenge = newChallenge('mail.campus.test', { now: () => 1_790_000_000_900 });
  expect(challenge).toMatch(/^<\d+\.1790000000@mail\.campus\.test>$/);
});

it('never comes twice', () => {
  const all = Array.from({ length: 1000 }, () => newChallenge('mail.campus.test', { now: () => 0 }));
  expect(new Set(all).size).toBe(1000);
});

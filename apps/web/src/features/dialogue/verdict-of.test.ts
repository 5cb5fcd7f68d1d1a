import type { Exchange } from '@ehlo/protocol/reading';
import { expect, it } from 'vitest';
import { verdictOf } from './verdict-of.ts';

const letter = {
  lines: [],
  total: 1,
  octets: 1,
  ended: true,
  skipped: 0,
  counts: {},
} as unknown as NonNullable<Exchange['letter']>;
const exchanges = [
  { id: 1, at: 10 },
  { id: 2, at: 20, letter },
  { id: 3, at: 40 },
  { id: 4, at: 50, letter },
  { id: 5, at: 70 },
];
const verdicts = [
  { seq: 100, at: 30 },
  { seq: 200, at: 60 },
];

it.each([
  [2, 100],
  [4, 200],
  [5, undefined],
  [1, undefined],
])('of exchange %d: %s', (id, seq) => {
  expect(verdictOf(exchanges, id, verdicts)?.seq).toBe(seq);
});

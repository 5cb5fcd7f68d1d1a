import { expect, it } from 'vitest';
import { stampShape } from './stamp-shape.ts';

it.each([
  ['pass', 'pass', 44],
  ['fail', 'fail', 44],
  ['none', 'open', 44],
  ['softfail', 'doubt', 84],
  ['temperror', 'doubt', 84],
  ['permerror', 'fail', 84],
  ['neutral', 'open', 84],
  ['policy', 'fail', 44],
  ['somethingelse', 'open', 84],
] as const)('%s is %s, %d wide', (result, ink, width) => {
  expect(stampShape(result)).toMatchObject({ ink, width });
});

it('draws no two of the seven alike in shape, colour and word', () => {
  const seven = ['pass', 'fail', 'softfail', 'neutral', 'none', 'temperror', 'permerror'];
  const looks = seven.map((result) => `${stampShape(result).ink} ${stampShape(result).path} ${result}`);
  expect(new Set(looks).size).toBe(7);
});

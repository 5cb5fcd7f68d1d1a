import { expect, it } from 'vitest';
import { StaticTextsAtHand } from './static-texts.ts';

it('keeps what was used last, and no more than it may', () => {
  const kept = new StaticTextsAtHand(100);
  kept.keep('a', { ENVELOPE: 'x'.repeat(40) });
  kept.keep('b', { BODY: 'y'.repeat(40) });
  expect(kept.of('a')).toEqual({ ENVELOPE: 'x'.repeat(40) });
  kept.keep('c', { BODYSTRUCTURE: 'z'.repeat(40) });
  expect(kept.of('b')).toEqual({});
  expect([kept.of('a').ENVELOPE?.length, kept.of('c').BODYSTRUCTURE?.length]).toEqual([40, 40]);
});

it('counts a letter once, however often more is known of it', () => {
  const kept = new StaticTextsAtHand(100);
  for (let n = 0; n < 10; n++) kept.keep('a', { ENVELOPE: 'x'.repeat(40), BODY: 'y'.repeat(n) });
  kept.keep('b', { ENVELOPE: 'x'.repeat(40) });
  expect(kept.of('a').BODY).toHaveLength(9);
});

it('keeps nothing of a letter about which there is too much to say', () => {
  const kept = new StaticTextsAtHand();
  kept.keep('a', { BODY: 'x'.repeat(100_000) });
  expect(kept.of('a')).toEqual({});
});

import { describe, expect, it } from 'vitest';
import { Credit, creditOf } from './credit.ts';
import { CREDIT_OCTETS, MAX_CREDIT_OCTETS } from './frame.ts';

/** Takes whole windows, each in `ms`. */
function take(credit: Credit, windows: number, ms: number, waiting = 0) {
  let taken = 0;
  let now = 0;
  for (let window = 0; window < windows; window++) {
    taken += credit.window;
    now += ms;
    credit.taken(taken, waiting, now);
  }
}

describe('Credit', () => {
  it('starts with what every stream has, which the acknowledgement does not say', () => {
    const credit = new Credit(0, 0);
    expect(credit.window).toBe(CREDIT_OCTETS);
    expect(credit.ack(3, 40_000)).toEqual({ type: 'ack', stream: 3, offset: 40_000 });
  });

  it('doubles with each window taken quickly, and says so', () => {
    const credit = new Credit(0, 0);
    take(credit, 1, 10);
    expect(credit.ack(3, 262_144)).toEqual({
      type: 'ack',
      stream: 3,
      offset: 262_144,
      window: 2 * CREDIT_OCTETS,
    });
  });

  it('stops at the most there is', () => {
    const credit = new Credit(0, 0);
    take(credit, 20, 1);
    expect(credit.window).toBe(MAX_CREDIT_OCTETS);
  });

  it.each([
    ['takes a window slowly', 51, 0],
    ['always has more waiting', 10, 1],
  ])('never grows for a reader that %s', (_, ms, waiting) => {
    const credit = new Credit(0, 0);
    take(credit, 20, ms, waiting);
    expect(credit.window).toBe(CREDIT_OCTETS);
  });

  it('counts windows, not acknowledgements: many small reads are as good as a large one', () => {
    const credit = new Credit(1_000, 0);
    for (let taken = 1_000; taken < 1_000 + CREDIT_OCTETS; taken += 1_024) credit.taken(taken, 0, 5);
    expect(credit.window).toBe(CREDIT_OCTETS);
    credit.taken(1_000 + CREDIT_OCTETS, 0, 5);
    expect(credit.window).toBe(2 * CREDIT_OCTETS);
  });

  it('keeps what it granted when the reader becomes slow: it may be on its way', () => {
    const credit = new Credit(0, 0);
    take(credit, 1, 10);
    credit.taken(10 * 2 ** 20, 0, 60_000);
    expect(credit.window).toBe(2 * CREDIT_OCTETS);
  });

  it('makes an acknowledgement due eight times a window', () => {
    const credit = new Credit(0, 0);
    expect(credit.step).toBe(32 * 1024);
    take(credit, 2, 1);
    expect(credit.step).toBe(128 * 1024);
  });
});

describe('creditOf', () => {
  it.each([
    ['nothing said', undefined, CREDIT_OCTETS],
    ['less than the start', 0, CREDIT_OCTETS],
    ['more than the start', 500_000, 500_000],
    ['more than the most', 2 ** 40, MAX_CREDIT_OCTETS],
  ])('%s: %s is %i', (_, window, credit) => {
    expect(creditOf(window)).toBe(credit);
  });
});

import { describe, expect, it } from 'vitest';
import { createPasses } from './passes.ts';

describe('a pass', () => {
  it('lets one device in, once', () => {
    const passes = createPasses(() => 0);
    const { pass } = passes.give('class-1');
    expect(passes.take('another')).toBeUndefined();
    expect(passes.take(pass)).toBe('class-1');
    expect(passes.take(pass)).toBeUndefined();
  });

  it('is good for two minutes', () => {
    let now = 0;
    const passes = createPasses(() => now);
    const { pass, until } = passes.give('class-1');
    expect(until).toBe(120_000);
    now = 120_000;
    expect(passes.take(pass)).toBeUndefined();
  });

  it('takes the place of the one before, of its class alone', () => {
    const passes = createPasses(() => 0);
    const [first, other, second] = [passes.give('class-1'), passes.give('class-2'), passes.give('class-1')];
    expect(passes.take(first.pass)).toBeUndefined();
    expect(passes.take(second.pass)).toBe('class-1');
    expect(passes.take(other.pass)).toBe('class-2');
  });
});

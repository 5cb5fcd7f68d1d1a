import { describe, expect, it } from 'vitest';
import { createPresence } from './presence.ts';

describe('presence', () => {
  it('lasts as long as the last page, and tells its beginning and its end', () => {
    let now = 100;
    const presence = createPresence(() => now);
    const told: string[] = [];
    const stop = presence.onChange((home) => told.push(home));
    expect([presence.isHere('a'), presence.since('a')]).toEqual([false, undefined]);
    presence.enter('a');
    now = 200;
    presence.enter('a');
    expect([presence.isHere('a'), presence.since('a')]).toEqual([true, 100]);
    presence.leave('a');
    expect(presence.isHere('a')).toBe(true);
    now = 300;
    presence.leave('a');
    expect([presence.isHere('a'), presence.since('a')]).toEqual([false, 300]);
    expect(told).toEqual(['a', 'a']);
    stop();
    presence.enter('a');
    expect(told).toEqual(['a', 'a']);
  });
});

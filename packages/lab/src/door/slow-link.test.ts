import { latin1, octetsOfLatin1 } from '@ehlo/protocol';
import { describe, expect, it } from 'vitest';
import { createFakeClock } from '../fake-clock.fixture.ts';
import { SlowLink } from './slow-link.ts';

function start(octetsPerSecond: number) {
  const clock = createFakeClock();
  const arrived: string[] = [];
  let empties = 0;
  const link = new SlowLink(
    octetsPerSecond,
    clock,
    (octets) => arrived.push(latin1(octets)),
    () => empties++,
  );
  const send = (text: string) => link.send(octetsOfLatin1(text));
  return { clock, link, send, arrived, text: () => arrived.join(''), empties: () => empties };
}

describe('a slow link', () => {
  it.each([
    [16, 100, 6_250],
    [100, 1_000, 10_000],
    [1_000_000, 1_000_000, 1_000],
  ])('of %i octets a second brings %i in %i ms, all and in order', (rate, count, ms) => {
    const { clock, link, send, text, empties } = start(rate);
    const all = Array.from({ length: count }, (_, index) => String.fromCharCode(33 + (index % 90))).join('');
    send(all.slice(0, 40));
    send(all.slice(40));
    // Pieces are whole octets, and a timer's milliseconds are.
    clock.turn(ms * 0.99 - 1);
    expect(link.busy).toBe(true);
    expect(all.startsWith(text())).toBe(true);
    clock.turn(ms * 0.05 + 2);
    expect(text()).toBe(all);
    expect(link.busy).toBe(false);
    expect(empties()).toBe(1);
  });

  it('saves nothing up while it is idle', () => {
    const { clock, send, text } = start(100);
    clock.turn(60_000);
    send('x'.repeat(100));
    clock.turn(200);
    expect(text()).toHaveLength(20);
  });

  it('brings nothing while it is held, and goes on after that', () => {
    const { clock, link, send, text } = start(100);
    send('x'.repeat(40));
    clock.turn(200);
    link.hold();
    clock.turn(10_000);
    expect(text()).toHaveLength(20);
    link.letGo();
    clock.turn(200);
    expect(text()).toHaveLength(40);
  });

  it('brings the rest at once in a hurry, and nothing when it is cut', () => {
    const hurried = start(100);
    hurried.send('x'.repeat(40));
    hurried.link.hurry();
    expect(hurried.text()).toHaveLength(40);
    const cut = start(100);
    cut.send('x'.repeat(40));
    cut.link.cut();
    cut.clock.turn(10_000);
    expect(cut.text()).toBe('');
  });
});

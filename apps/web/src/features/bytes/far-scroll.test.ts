import { describe, expect, it } from 'vitest';
import { type FarScroll, heightOf, MOST_PX, resized, scrolledTo, settled, settlesAt } from './far-scroll.ts';

const VIEW = 600;
const at = (whole: number, top = 0): FarScroll =>
  resized({ whole, element: heightOf(whole), view: VIEW, scrolled: 0, top }, whole, VIEW);

describe('scrolling further than an element is high', () => {
  it('is scrolling where the rows fit', () => {
    expect(scrolledTo(at(30_000), 1234)).toMatchObject({ top: 1234 });
    expect(settled(scrolledTo(at(30_000), 1234))).toBe(1234);
  });

  const FAR = 100_000_000;
  it('reaches every row: the end is the end, and a jump goes to its fraction', () => {
    expect(heightOf(FAR)).toBe(MOST_PX);
    expect(scrolledTo(at(FAR), MOST_PX - VIEW).top).toBe(FAR - VIEW);
    const half = scrolledTo(at(FAR), (MOST_PX - VIEW) / 2);
    expect(half.top).toBe((FAR - VIEW) / 2);
    expect(scrolledTo(half, 0).top).toBe(0);
  });

  it('moves by steps as they are, and puts the bar where it belongs once nothing moves', () => {
    let place = scrolledTo(at(FAR), 4_000_000);
    const { top } = place;
    for (let step = 1; step <= 100; step++) place = scrolledTo(place, 4_000_000 + step * 100);
    expect(place.top).toBe(top + 10_000);
    const bar = settled(place);
    expect(Math.abs(bar - (place.top / (FAR - VIEW)) * (MOST_PX - VIEW))).toBeLessThan(1);
    // What the browser tells of that is no step.
    expect(scrolledTo({ ...place, scrolled: bar }, bar).top).toBe(place.top);
  });

  it('leaves the bar to whoever moved it on before the next frame told of that', () => {
    let place = scrolledTo(at(FAR), 4_000_000);
    for (let step = 1; step <= 100; step++) place = scrolledTo(place, 4_000_000 + step * 100);
    expect(settlesAt(place, place.scrolled)).toBe(settled(place));
    expect(settlesAt(place, 1_000_000)).toBeUndefined();
  });

  it('never stands at an end of the bar while there are rows beyond', () => {
    expect(settled(at(FAR, 5))).toBeGreaterThan(0);
    expect(settled(at(FAR, FAR - VIEW - 5))).toBeLessThan(MOST_PX - VIEW - 1);
    expect(settled(at(FAR, FAR - VIEW))).toBe(MOST_PX - VIEW);
  });
});

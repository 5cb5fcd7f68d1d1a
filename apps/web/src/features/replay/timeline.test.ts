import { describe, expect, it } from 'vitest';
import { read, recorded } from './recording.fixture.ts';
import { drawnMarks, timelineOf } from './timeline.ts';

describe('marks that are drawn', () => {
  it('are no more than a track has place for, however many a stranger’s link has', () => {
    const timeline = timelineOf(read(recorded([['server', '550 x\r\n'.repeat(5000), 1]])));
    expect(timeline.marked.length).toBeGreaterThan(4000);
    const drawn = drawnMarks(timeline);
    expect(drawn.length).toBeLessThanOrEqual(200);
    expect(drawn).toEqual(drawn.toSorted((a, b) => a - b));
  });

  it('are all of them where there is place', () => {
    const timeline = timelineOf(read(recorded([['server', '550 x\r\n'.repeat(20), 1]])));
    expect(drawnMarks(timeline)).toEqual(timeline.marked);
  });
});

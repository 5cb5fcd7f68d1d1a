import type { ReplayedEvent } from '@ehlo/wire';
import { describe, expect, it } from 'vitest';
import { axisOf, barsOf } from './axis.ts';

const BEGAN = 1_000_000;
const event = (kind: string, seconds: number) =>
  ({ kind, room: 'class-1', seq: seconds, at: (BEGAN + seconds * 1000) * 1000 }) as ReplayedEvent;

describe('the axis of a class', () => {
  const axis = axisOf(
    {
      ...{ beganAt: BEGAN, now: BEGAN + 600_000 },
      marks: [
        { at: BEGAN + 30_000, home: 'r-ana', what: 'mistake' },
        { at: BEGAN + 31_000, home: 'r-ana', what: 'mistake' },
        { at: BEGAN + 300_000, home: 'r-ana', what: 'step' },
      ],
    },
    [event('class.joined', 1), event('class.note', 5), event('class.hand-up', 200), event('class.note', 900)],
  );

  it('has everything in order of time, to its end and no further', () => {
    expect(axis.moments.map(({ at, kind }) => [at, kind])).toEqual([
      ...[
        [1, 'came'],
        [5, 'teacher'],
        [30, 'mistake'],
        [31, 'mistake'],
      ],
      ...[
        [200, 'hand'],
        [300, 'step'],
        [600, 'time'],
      ],
    ]);
    expect(axis.marked).toEqual([1, 4]);
  });

  it('shortens what is a long pause for a class', () => {
    expect(axis.moments.map(({ shortAt }) => shortAt)).toEqual([1, 5, 8, 9, 12, 15, 18]);
  });

  it('counts what lies too close together to be told apart', () => {
    expect(barsOf(axis, 'mistake', 10)).toEqual([{ left: 0, count: 2 }]);
    expect(barsOf(axis, 'step', 10)).toEqual([{ left: 50, count: 1 }]);
    expect(barsOf(axisOf({ beganAt: 0, now: 0, marks: [] }, []), 'time', 10)).toEqual([
      { left: 0, count: 1 },
    ]);
  });
});

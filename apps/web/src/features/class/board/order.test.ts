import type { RosterRow } from '@ehlo/wire';
import { describe, expect, it } from 'vitest';
import { columnsOf, ordered, standingOf } from './order.ts';

const row = (name: string, change: Partial<RosterRow> = {}): RosterRow => ({
  home: `room-${name}`,
  name,
  handle: name,
  here: true,
  since: 0,
  steps: [
    { step: 'call', state: 'alone', hints: 0 },
    { step: 'hello', state: 'working', hints: 0 },
  ],
  lesson: 'a/b',
  current: 1,
  watched: false,
  refusesWatching: false,
  ...change,
});
const names = (rows: readonly RosterRow[]) => rows.map(({ name }) => name);

describe('the order of a class', () => {
  it('puts a raised hand first, then who is stuck for longest, then who is least far; who is away comes last', () => {
    const rows = [
      row('zoe', { current: 2 }),
      row('amber', { here: false }),
      row('sam'),
      row('ivo', { current: 0 }),
      row('noa', { stuck: { why: 'same-error', since: 50 } }),
      row('elm', { stuck: { why: 'no-progress', since: 20 } }),
      row('fox', { stuck: { why: 'silent', since: 1 } }),
      row('luca', { hand: { sentence: 'Which brackets?', since: 90 } }),
    ];
    expect(names(ordered(rows, [], false))).toEqual([
      'luca',
      'elm',
      'noa',
      'fox',
      'ivo',
      'sam',
      'zoe',
      'amber',
    ]);
  });

  it('does not jump while it is held; who comes meanwhile stands below', () => {
    const rows = [row('new'), row('b', { hand: { sentence: '?', since: 1 } }), row('a')];
    expect(names(ordered(rows, ['room-a', 'room-b'], true))).toEqual(['a', 'b', 'new']);
  });

  it('has the columns of the class’s lesson, else of the one that most are in', () => {
    const rows = [row('a', { lesson: 'x/y' }), row('b'), row('c')];
    expect(columnsOf(rows, 'q/r')).toBe('q/r');
    expect(columnsOf(rows, undefined)).toBe('a/b');
    expect(columnsOf([], undefined)).toBeUndefined();
  });

  it('is summed up: here, stuck, hands, finished, and where most are', () => {
    const rows = [
      row('a'),
      row('b', { stuck: { why: 'same-error', since: 1 } }),
      row('c', { current: 2, hand: { sentence: '?', since: 1 } }),
      row('d', { here: false }),
    ];
    expect(standingOf(rows, 'a/b')).toEqual({
      here: 3,
      away: 1,
      stuck: 1,
      hands: 1,
      finished: 1,
      crowd: { step: 'hello', count: 2 },
    });
  });
});

import type { Logged, RoomEvent } from '@ehlo/wire';
import { describe, expect, it } from 'vitest';
import { createObserver } from './observer.ts';

const failed = (more: { cause?: number }): Logged =>
  ({
    kind: 'connection.failed',
    to: { host: 'mx1.faculty.test', address: '198.51.100.10', port: 25 },
    failure: 'refused',
    seq: 2,
    at: 2,
    room: 'room-1',
    ...more,
  }) satisfies RoomEvent & Record<string, unknown> as Logged;

describe('a dial that failed', () => {
  it.each([
    [{}, 'terminal'],
    [{ cause: 1 }, 'relay'],
  ] as const)('that %j brought about was made by the %s', (more, by) => {
    const [refused] = createObserver({ handle: 'ocean7' }).take(failed(more));
    expect(refused).toMatchObject({ name: 'refused', value: { by, port: 25, failure: 'refused' } });
  });
});

import { StoreFull } from '@ehlo/log';
import { expect, it } from 'vitest';
import { beginState, takeClassEvent } from './class-state.ts';
import { createClassWorlds } from './class-worlds.ts';

it('the end of a class on a full disk takes its rooms along, though it cannot be written that they are held no more', async () => {
  const dropped: string[] = [];
  const cleared: string[] = [];
  const errors: unknown[] = [];
  const teachers = { id: 1, by: 'teacher' };
  const lab = {
    wire: { switch: () => Promise.reject(new StoreFull('the disk')) },
    faults: {
      list: () => [teachers],
      clear: async (room: string, id?: number) => void (id === undefined || cleared.push(room)),
    },
    rules: { reset: async () => undefined },
    zones: { reset: async () => undefined },
    queue: { forget: () => undefined },
    hangUp: () => undefined,
    down: () => [],
    switchService: async () => undefined,
  };
  const worlds = createClassWorlds({
    lab: lab as never,
    log: { drop: async (room) => void dropped.push(room) },
    expired: () => undefined,
    now: () => 0,
    report: (error) => errors.push(error),
  });
  const of = { room: 'class-1', at: 0 };
  const state = beginState({
    ...{ kind: 'class.begun', class: 'class-1', code: 'K3K3', keyHash: '', watching: 'may-refuse' },
    ...{ room: 'lobby', seq: 1, at: 0 },
  });
  for (const [seq, came] of (['new', 'known'] as const).entries())
    takeClassEvent(state, {
      ...{ kind: 'class.joined', home: `room-${came}`, name: came, handle: came, came },
      ...{ ...of, seq },
    });
  await worlds.clean(state);
  expect(dropped).toEqual(['room-new']);
  expect(cleared).toEqual(['room-known']);
  expect(errors).toHaveLength(2);
});

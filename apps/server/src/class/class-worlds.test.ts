import type { Lab } from '@ehlo/lab';
import { expect, it } from 'vitest';
import { beginState, takeClassEvent } from './class-state.ts';
import { createClassWorlds } from './class-worlds.ts';

it('a class that is paused, or holds its wires, does so again after a restart, and no longer than it said', () => {
  const state = beginState({
    ...{ kind: 'class.begun', class: 'class-1', code: 'K4X7', keyHash: '', watching: 'always' },
    ...{ room: 'lobby', seq: 1, at: 0 },
  });
  const logged = { room: 'class-1', seq: 2, at: 0 };
  takeClassEvent(state, {
    ...{ kind: 'class.joined', home: 'home-1', name: 'Ana', handle: 'ocean7', came: 'new' },
    ...logged,
  });
  takeClassEvent(state, { kind: 'class.paused', ...logged });
  takeClassEvent(state, { kind: 'class.hold', state: 'on', from: 'client', until: 9_000, ...logged });
  const switched: unknown[][] = [];
  const wire: Pick<Lab['wire'], 'switch'> = {
    switch: async (...one) => void switched.push(one),
  };
  const worlds = createClassWorlds({
    lab: { wire } as Lab,
    log: { drop: async () => undefined },
    expired: () => undefined,
    now: () => 5_000,
    report: (error) => {
      throw error;
    },
  });
  worlds.follow({ all: () => [state], onChange: () => () => undefined });
  expect(switched).toEqual([
    ['home-1', 'pause', 'both'],
    ['home-1', 'teacher', 'client', 9_000],
  ]);
});

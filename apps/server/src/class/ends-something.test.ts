import type { ClassPair } from '@ehlo/wire';
import { expect, it } from 'vitest';
import { endsSomething } from './ends-something.ts';

it('a pair ends with a no or when it is over, which a full class takes too', () => {
  const who = { home: 'room-1', name: 'Ana', handle: 'lake1' };
  const ends = (state: ClassPair['state']) =>
    endsSomething({ kind: 'class.pair', state, server: who, client: { ...who, home: 'room-2' } });
  expect([ends('over'), ends('refused')]).toEqual([true, true]);
  expect([ends('offered'), ends('agreed')]).toEqual([false, false]);
});

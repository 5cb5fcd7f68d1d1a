import type { ClassPairView, RosterRow } from '@ehlo/wire';
import { describe, expect, it } from 'vitest';
import { nextPair } from './propose.ts';

const row = (name: string, more: Partial<RosterRow> = {}): RosterRow => ({
  ...{ home: name, name, handle: name, here: true, since: 0, current: 1 },
  steps: [{ step: 'call', state: 'alone', hints: 0 }],
  ...{ watched: false, refusesWatching: false, activeAt: 1 },
  ...more,
});
const one = (name: string) => ({ home: name, name, handle: name });
const pair = (server: string, client: string, more: Partial<ClassPairView> = {}): ClassPairView => ({
  ...{ server: one(server), client: one(client), agreed: [] },
  ...more,
});
const names = (found: ReturnType<typeof nextPair>) => found && [found.server.name, found.client.name];

describe('whom a teacher may pair next', () => {
  it('are two who are through, those first who wait longest', () => {
    const rows = [row('ana', { activeAt: 9 }), row('bea', { activeAt: 2 }), row('cleo', { activeAt: 5 })];
    expect(names(nextPair(rows, []))).toEqual(['bea', 'cleo']);
  });

  it.each<[string, Partial<RosterRow>]>([
    ['at work', { current: 0 }],
    ['away', { here: false }],
    ['somebody with a question', { hand: { sentence: 'Why?', since: 1 } }],
    ['nobody', { simulated: true }],
  ])('are never who is %s', (_, more) => {
    expect(nextPair([row('ana'), row('bea', more)], [])).toBeUndefined();
  });

  it('are not who is in a pair, nor who would rather not; their classmate may be asked again', () => {
    const rows = [row('ana'), row('bea'), row('cleo')];
    expect(nextPair(rows, [pair('ana', 'bea')])).toBeUndefined();
    expect(names(nextPair(rows, [pair('ana', 'bea', { refused: 'client' })]))).toEqual(['ana', 'cleo']);
  });
});

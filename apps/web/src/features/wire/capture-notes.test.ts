import type { ImportedCapture, ImportedConnection } from '@ehlo/protocol/capture';
import { describe, expect, it } from 'vitest';
import { notesOf } from './capture-notes.ts';

const COUNTS = { packets: 9, others: 0, unknownLinks: {}, cut: 0, fragments: 0, leftOut: 0 };
const SIDE = { segments: 1, sentAgain: 0, early: 0, missing: 0 };
const connection = (why?: 'limit' | 'lost'): ImportedConnection => ({
  ...{ id: 1, protocol: 'smtp', openedAt: 0, endedAt: 1, midway: false },
  client: { address: '10.0.0.1', port: 50_000 },
  server: { address: '10.0.0.2', port: 25 },
  events: [
    { kind: 'octets', at: 0, from: 'client', layer: 'clear', offset: 0, length: 9, ...(why && { why }) },
  ],
  counts: { client: SIDE, server: SIDE },
  end: { how: 'open' },
});
const notes = (change: Partial<ImportedCapture>) =>
  notesOf({ connections: [connection()], questions: [], counts: COUNTS, ...change });

describe('beside what a capture holds', () => {
  it('nothing is said where all of it was read', () => {
    expect(notes({})).toEqual([]);
    expect(notes({ connections: [connection('lost')] })).toEqual([]);
  });

  it('an empty list has its reason: other packets, or a link that is not read', () => {
    expect(notes({ connections: [] })).toEqual([{ id: 'nothing', packets: 9 }]);
    const counts = { ...COUNTS, unknownLinks: { 105: 4, 127: 3 } };
    expect(notes({ connections: [], counts })).toEqual([{ id: 'link', link: 105, packets: 7 }]);
    expect(notes({ connections: [], problem: { id: 'empty', params: {} } })).toEqual([]);
  });

  it('what was cut or left out is counted', () => {
    expect(notes({ connections: [connection('limit')], counts: { ...COUNTS, cut: 2, leftOut: 3 } })).toEqual([
      { id: 'cut', packets: 2 },
      { id: 'left-out', count: 3 },
      { id: 'limit' },
    ]);
  });
});

import { entryOf, FAMILIES } from '@ehlo/protocol/knowledge';
import { describe, expect, it } from 'vitest';
import { SHELVES, shelfOf } from './shelves.ts';

describe('the shelves of the reference', () => {
  it('have a place for every family, and one only', () => {
    expect(SHELVES.flatMap(({ families }) => families).sort()).toEqual([...FAMILIES].sort());
  });

  it('show entries that there are, each under its own family', () => {
    for (const { shown } of SHELVES)
      for (const { family, ids } of shown)
        for (const id of ids) expect([id, entryOf(id)?.id, entryOf(id)?.family]).toEqual([id, id, family]);
  });

  it('begin with SMTP where nothing is chosen', () => {
    expect(shelfOf(undefined).id).toBe('smtp');
    expect(shelfOf('imap-flag').id).toBe('imap');
  });
});

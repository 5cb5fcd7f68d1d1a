import { createMemoryBlobs, createMemoryLog } from '@ehlo/log';
import { latin1 } from '@ehlo/protocol';
import { describe, expect, it } from 'vitest';
import { SEED_LETTERS } from './letters/seed-letters.ts';
import { createMailStore } from './mail/create-mail-store.ts';
import { createSeeder } from './seed.ts';

function setUp() {
  const log = createMemoryLog();
  const blobs = createMemoryBlobs();
  const parts = { log, blobs, trace: () => 'Return-Path: <x>\r\n' };
  return { log, parts, seed: createSeeder(parts), store: createMailStore(parts) };
}

describe('the letters a room is born with', () => {
  it('are of different kinds, decoded in the list', async () => {
    const { seed, store } = setUp();
    await seed('r');
    const boxes = await store.mailboxes('r');
    expect(boxes.map(({ mailbox, newest }) => [mailbox, newest?.summary.subject])).toEqual([
      ['postmaster@campus.test', 'Horaires du semestre d’été'],
      ['bob@campus.test', 'Welcome to the lab'],
      ['alice@campus.test', 'Your first stamp'],
      ['dean@faculty.test', 'Two doors to one house'],
      ['prof@faculty.test', 'How did this get here?'],
    ]);
    const { mails } = await store.list('r', 'postmaster@campus.test');
    expect(mails[0]?.summary).toMatchObject({ from: 'Zoë Favre <alice@campus.test>', attachments: 1 });
    expect(mails[0]?.summary.snippet).toContain('les horaires d’été');
    expect(mails[1]?.envelope.reversePath).toBe('bounce-3991@bulk.spam.test');
  });

  it('have CR LF at the end of every line and no line over 998 octets (RFC 5322 §2.1.1)', async () => {
    const { seed, store } = setUp();
    await seed('r');
    for (let id = 1; id <= SEED_LETTERS.length; id++) {
      const source = latin1((await store.source('r', id)) as Uint8Array);
      expect(source).not.toMatch(/(^|[^\r])\n|\r(?!\n)/);
      expect(Math.max(...source.split('\r\n').map((line) => line.length))).toBeLessThanOrEqual(998);
      expect(source).toMatch(/^[\r\n\t -~]*$/);
    }
  });

  it('come once: not again for a second visit, a new process, or after they were thrown away', async () => {
    const { log, parts, seed, store } = setUp();
    await Promise.all([seed('r'), seed('r')]);
    await store.expunge('r', [1, 2, 3, 4]);
    await createSeeder(parts)('r');
    expect(await log.head('r')).toBe(SEED_LETTERS.length + 1);
  });

  it('come also to a room that got mail before', async () => {
    const { log, seed } = setUp();
    await seed('template');
    const [letter] = await log.read('template', { limit: 1 });
    if (letter?.kind !== 'mail.stored') throw new Error('no letter');
    const { room: _room, seq: _seq, at: _at, ...draft } = letter;
    await log.append('r', [{ ...draft, mail: 1, mailbox: 'mock' }]).committed;
    await seed('r');
    expect(await log.head('r')).toBe(SEED_LETTERS.length + 1);
  });
});

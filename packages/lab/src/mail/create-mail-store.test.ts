import { createMemoryBlobs, createMemoryLog } from '@ehlo/log';
import { latin1, octetsOfLatin1 } from '@ehlo/protocol';
import type { Draft, MailStored } from '@ehlo/wire';
import { describe, expect, it } from 'vitest';
import type { StoredMail } from '../mail-store.ts';
import { createMailStore } from './create-mail-store.ts';
import { mailSearch } from './search.ts';

async function setUp() {
  const log = createMemoryLog();
  const blobs = createMemoryBlobs();
  const writer = blobs.create();
  await writer.write(octetsOfLatin1('Subject: hi\r\n\r\nHello\r\n'));
  const { sha256 } = await writer.finish();
  const mail = (subject: string, more: Partial<MailStored> = {}): Draft<MailStored> => ({
    kind: 'mail.stored',
    mailbox: 'mock',
    folder: 'INBOX',
    blob: sha256,
    size: 22,
    prefix: 'Return-Path: <a@campus.test>\r\n',
    flags: [],
    envelope: { reversePath: 'a@campus.test', forwardPaths: ['b@campus.test'] },
    summary: {
      from: 'a@campus.test',
      to: 'b@campus.test',
      subject,
      date: '',
      attachments: 0,
      snippet: 'Hello',
    },
    ...more,
  });
  return { log, store: createMailStore({ log, blobs }), mail };
}
const subjects = ({ mails }: { mails: StoredMail[] }) => mails.map(({ summary }) => summary.subject);

describe('createMailStore', () => {
  it('lists a mailbox, newest first, in pages', async () => {
    const { log, store, mail } = await setUp();
    await log.append('r', [
      mail('one'),
      mail('two'),
      mail('three', { mailbox: 'bob@campus.test' }),
      mail('four'),
    ]).committed;
    const all = await store.list('r', 'mock');
    expect(all).toMatchObject({ total: 3, unseen: 3, matching: 3 });
    expect(subjects(all)).toEqual(['four', 'two', 'one']);
    expect(subjects(await store.list('r', 'mock', { start: 1, limit: 1 }))).toEqual(['two']);
    expect(subjects(await store.list('r', 'mock', { start: 2, limit: 9 }))).toEqual(['one']);
    expect(subjects(await store.list('r', 'mock', { start: 9, limit: 9 }))).toEqual([]);
    expect(await store.list('r', 'nobody')).toMatchObject({ total: 0, mails: [] });
    expect(await store.mailboxes('r')).toMatchObject([
      { mailbox: 'mock', total: 3, newest: { id: 4 } },
      { mailbox: 'bob@campus.test', total: 1 },
    ]);
  });

  it('has what is committed while it is open, and nothing of another room', async () => {
    const { log, store, mail } = await setUp();
    expect(await store.list('r', 'mock')).toMatchObject({ total: 0 });
    await log.append('r', [mail('late')]).committed;
    expect(subjects(await store.list('r', 'mock'))).toEqual(['late']);
    expect(await store.mailboxes('s')).toEqual([]);
  });

  it('gives the trace fields and then the octets as they crossed', async () => {
    const { log, store, mail } = await setUp();
    await log.append('r', [mail('x'), mail('pruned', { blob: 'gone' })]).committed;
    expect(latin1((await store.source('r', 1)) as Uint8Array)).toBe(
      'Return-Path: <a@campus.test>\r\nSubject: hi\r\n\r\nHello\r\n',
    );
    expect(await store.source('r', 2)).toBeUndefined();
    expect(await store.source('r', 3)).toBeUndefined();
  });

  it('gives any piece of it, across the seam too', async () => {
    const { log, store, mail } = await setUp();
    await log.append('r', [mail('x')]).committed;
    const whole = latin1((await store.source('r', 1)) as Uint8Array);
    for (const [start, end] of [
      [0, 5],
      [10, 30],
      [30, 40],
      [40, 999],
      [31, 53],
    ] as const)
      expect(latin1((await store.piece('r', 1, { start, end })) as Uint8Array)).toBe(whole.slice(start, end));
    expect(await store.piece('r', 2, { start: 0, end: 9 })).toBeUndefined();
  });

  it('counts the unseen as flags change, and logs no change that is none', async () => {
    const { log, store, mail } = await setUp();
    await log.append('r', [mail('one'), mail('two')]).committed;
    await store.flag('r', [1, 2, 99], { add: ['\\Seen'] });
    await store.flag('r', [1], { add: ['\\Seen'] });
    expect(await store.list('r', 'mock')).toMatchObject({ unseen: 0 });
    await store.flag('r', [2], { remove: ['\\Seen'], add: ['\\Flagged'] });
    expect(await store.get('r', 2)).toMatchObject({ flags: ['\\Flagged'] });
    expect(await store.list('r', 'mock')).toMatchObject({ unseen: 1 });
    expect(await log.head('r')).toBe(5);
  });

  it('forgets what is expunged, once', async () => {
    const { log, store, mail } = await setUp();
    await log.append('r', [mail('one'), mail('two'), mail('three')]).committed;
    await store.expunge('r', [1, 3, 3, 77]);
    await store.expunge('r', [1]);
    expect(await store.list('r', 'mock')).toMatchObject({ total: 1, unseen: 1, mails: [{ id: 2 }] });
    expect(await store.get('r', 1)).toBeUndefined();
    expect(await log.head('r')).toBe(4);
  });

  it('begins anew when its room was dropped', async () => {
    const { log, store, mail } = await setUp();
    await log.append('r', [mail('one'), mail('two')]).committed;
    expect(await store.list('r', 'mock')).toMatchObject({ total: 2 });
    await log.drop('r');
    await log.append('r', [mail('first again')]).committed;
    expect(subjects(await store.list('r', 'mock'))).toEqual(['first again']);
  });

  it('reads a room again that was pushed out by others', async () => {
    const { log, store, mail } = await setUp();
    await log.append('r', [mail('one')]).committed;
    await store.list('r', 'mock');
    for (let n = 0; n < 250; n++) await store.list(`other-${n}`, 'mock');
    await log.append('r', [mail('two')]).committed;
    expect(subjects(await store.list('r', 'mock'))).toEqual(['two', 'one']);
  });
});

describe('mailSearch', () => {
  const mail = {
    flags: ['\\Seen'],
    envelope: { reversePath: 'bounce@campus.test', forwardPaths: ['hidden@campus.test'] },
    summary: {
      from: 'Zoë <zoe@campus.test>',
      to: 'Bob <bob@campus.test>',
      subject: 'Lunch at 12:30?',
      date: '',
      attachments: 1,
      snippet: 'See you in the canteen',
    },
  } as unknown as StoredMail;

  it.each([
    ['lunch', true],
    ['ZOË canteen', true],
    ['lunch dinner', false],
    ['"in the canteen"', true],
    ['"the in canteen"', false],
    ['subject:lunch', true],
    ['subject:canteen', false],
    ['subject:"at 12"', true],
    ['from:zoe', true],
    ['from:bounce', true],
    ['from:bob', false],
    ['to:bob', true],
    ['to:hidden', true],
    ['is:read', true],
    ['is:unread', false],
    ['-is:unread lunch', true],
    ['is:nonsense', false],
    ['has:attachment', true],
    ['-dinner', true],
    ['-lunch', false],
    ['!from:bob', true],
    ['12:30', true],
    ['"never closed', false],
    ['', true],
    ['""', true],
  ])('%j finds the mail: %s', (search, found) => {
    expect(mailSearch(search)(mail)).toBe(found);
  });
});

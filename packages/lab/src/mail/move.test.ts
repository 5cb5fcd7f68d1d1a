import { createMemoryBlobs, createMemoryLog } from '@ehlo/log';
import { octetsOfLatin1 } from '@ehlo/protocol';
import { expect, it } from 'vitest';
import { createMailStore } from './create-mail-store.ts';
import { move } from './move.ts';
import { putLetters } from './put-letters.ts';

const MAILBOX = 'ocean7@campus.test';

async function withLetter() {
  const blobs = createMemoryBlobs();
  const mail = createMailStore({ log: createMemoryLog(), blobs });
  await putLetters(
    { mail, blobs, hasPlace: async () => true },
    { room: 'r', mailbox: MAILBOX, folder: 'INBOX' },
    [{ octets: octetsOfLatin1('Subject: one\r\n\r\nHello\r\n') }],
  );
  const list = async (folder: string) => (await mail.list('r', MAILBOX, { folder })).mails;
  const id = (await list('INBOX'))[0]?.id ?? 0;
  return { mail, list, id };
}

it('a letter lies in the other folder afterwards, the same octets under a new number, and can be brought back', async () => {
  const { mail, list, id } = await withLetter();
  const moved = (await move(mail, { room: 'r', id, folder: 'Junk' })) as number;
  expect(moved).toBeGreaterThan(id);
  expect(await list('INBOX')).toEqual([]);
  expect(await list('Junk')).toMatchObject([{ id: moved, summary: { subject: 'one' } }]);
  await move(mail, { room: 'r', id: moved, folder: 'INBOX' });
  expect(await list('INBOX')).toHaveLength(1);
  expect(await list('Junk')).toEqual([]);
});

it('a letter that two move at once is moved once', async () => {
  const { mail, list, id } = await withLetter();
  const to = (folder: string) => move(mail, { room: 'r', id, folder });
  const moved = await Promise.all([to('Junk'), to('Trash')]);
  expect(moved[1]).toBeUndefined();
  expect(await list('INBOX')).toEqual([]);
  expect(await list('Junk')).toMatchObject([{ id: moved[0] }]);
  expect(await list('Trash')).toEqual([]);
});

it('nothing happens to one that lies there already', async () => {
  const { mail, list, id } = await withLetter();
  expect(await move(mail, { room: 'r', id, folder: 'INBOX' })).toBe(id);
  expect(await list('INBOX')).toMatchObject([{ id }]);
});

it.each([
  ['a letter that is gone', 999, 'Junk'],
  ['a folder that is none', undefined, 'Nowhere'],
])('%s is not moved', async (_title, other, folder) => {
  const { mail, list, id } = await withLetter();
  expect(await move(mail, { room: 'r', id: other ?? id, folder })).toBeUndefined();
  expect(await list('INBOX')).toHaveLength(1);
});

import { createMemoryBlobs, createMemoryLog } from '@ehlo/log';
import { octetsOfLatin1 } from '@ehlo/protocol';
import { expect, it } from 'vitest';
import { createMailStore } from './create-mail-store.ts';
import { putAside } from './put-aside.ts';
import { putLetters } from './put-letters.ts';

const MAILBOX = 'ocean7@campus.test';

async function withLetters(...subjects: string[]) {
  const blobs = createMemoryBlobs();
  const mail = createMailStore({ log: createMemoryLog(), blobs });
  const put = (more: readonly string[], mailbox = MAILBOX) =>
    putLetters(
      { mail, blobs, hasPlace: async () => true },
      { room: 'r', mailbox, folder: 'INBOX' },
      more.map((subject) => ({ octets: octetsOfLatin1(`Subject: ${subject}\r\n\r\nHello\r\n`) })),
    );
  await put(subjects);
  const list = async (folder: string, mailbox = MAILBOX) =>
    (await mail.list('r', mailbox, { folder })).mails.map(({ summary }) => summary.subject).reverse();
  return { mail, put, list, aside: () => putAside(mail, { room: 'r', mailbox: MAILBOX, folder: 'Earlier' }) };
}

it('all of INBOX lies in the folder afterwards, in its order, and INBOX is empty', async () => {
  const { aside, list } = await withLetters('one', 'two');
  expect(await aside()).toBe(2);
  expect(await list('INBOX')).toEqual([]);
  expect(await list('Earlier')).toEqual(['one', 'two']);
});

it('a second time what came since is put beside it, and another mailbox is left alone', async () => {
  const { aside, list, put } = await withLetters('one');
  await aside();
  await put(['two']);
  await put(['hers'], 'alice@campus.test');
  expect(await aside()).toBe(1);
  expect(await list('Earlier')).toEqual(['one', 'two']);
  expect(await list('INBOX', 'alice@campus.test')).toEqual(['hers']);
});

it('an empty INBOX makes no folder', async () => {
  const { aside, mail } = await withLetters();
  expect(await aside()).toBe(0);
  expect([...(await mail.box('r', MAILBOX)).made]).toEqual([]);
});

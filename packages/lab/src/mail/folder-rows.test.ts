import { expect, it } from 'vitest';
import type { StoredMail } from '../mail-store.ts';
import { folderRows } from './folder-rows.ts';

const mail = (folder: string, ...flags: string[]) => ({ folder, flags }) as unknown as StoredMail;

it('lists INBOX, then the special uses of RFC 6154, then folders that were made, each with what is unread', () => {
  const mails = [mail('INBOX'), mail('INBOX', '\\Seen'), mail('Sent', '\\Seen'), mail('b/c')];
  expect(folderRows({ mails, made: new Set(['b', 'a', 'b/c']) })).toEqual([
    { folder: 'INBOX', total: 2, unseen: 1 },
    { folder: 'Drafts', use: '\\Drafts', total: 0, unseen: 0 },
    { folder: 'Sent', use: '\\Sent', total: 1, unseen: 0 },
    { folder: 'Junk', use: '\\Junk', total: 0, unseen: 0 },
    { folder: 'Trash', use: '\\Trash', total: 0, unseen: 0 },
    { folder: 'a', total: 0, unseen: 0 },
    { folder: 'b', total: 0, unseen: 0 },
    { folder: 'b/c', total: 1, unseen: 1 },
  ]);
});

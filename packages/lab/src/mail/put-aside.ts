import type { Draft, FolderChanged, MailExpunged, MailStored, RoomId } from '@ehlo/wire';
import type { MailStore } from '../mail-store.ts';
import { copied } from './copied.ts';
import { hasFolder } from './imap-mail.ts';

export interface Aside {
  room: RoomId;
  mailbox: string;
  /** Made where there is none. */
  folder: string;
}

/** Moves all that lies in INBOX into another folder, as MOVE does, so that INBOX is empty and nothing is lost. @returns how many letters */
export function putAside(mail: MailStore, aside: Aside): Promise<number> {
  return mail.inTurn(aside.room, () => putAsideNow(mail, aside));
}

async function putAsideNow(mail: MailStore, { room, mailbox, folder }: Aside): Promise<number> {
  const box = await mail.box(room, mailbox);
  const inInbox = box.mails.filter((one) => one.folder === 'INBOX');
  if (inInbox.length === 0) return 0;
  const drafts: Draft<MailStored | MailExpunged | FolderChanged>[] = inInbox.map((one) =>
    copied(one, folder),
  );
  if (!hasFolder(box, folder)) drafts.unshift({ kind: 'folder.changed', mailbox, folder, change: 'created' });
  await mail.write(room, [...drafts, { kind: 'mail.expunged', stored: inInbox.map(({ id }) => id) }]);
  return inInbox.length;
}

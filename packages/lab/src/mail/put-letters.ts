import type { BlobStore } from '@ehlo/log';
import type { Draft, FolderChanged, MailStored, RoomId } from '@ehlo/wire';
import type { MailStore } from '../mail-store.ts';
import { createAttachmentCounter } from './attachment-counter.ts';
import { hasFolder } from './imap-mail.ts';
import type { FileLetter } from './letter-files.ts';
import { summarize } from './summary.ts';

export interface PutTo {
  room: RoomId;
  mailbox: string;
  folder: string;
  /** The folder is made where there is none. */
  make?: true;
}

/**
 * Letters that no server carried, as APPEND puts them: without envelope and trace fields. All of them or none. Rejects with
 * `StoreFull`, or when the log cannot be written.
 */
export async function putLetters(
  parts: {
    mail: MailStore;
    blobs: BlobStore;
    hasPlace: (room: RoomId, octets: number) => Promise<boolean>;
  },
  { room, mailbox, folder, make }: PutTo,
  letters: readonly FileLetter[],
): Promise<'put' | 'no-folder' | 'room-full'> {
  const { mail, blobs, hasPlace } = parts;
  const there = hasFolder(await mail.box(room, mailbox), folder);
  if (!there && !make) return 'no-folder';
  const whole = letters.reduce((sum, { octets }) => sum + octets.length, 0);
  if (!(await hasPlace(room, whole))) return 'room-full';
  const drafts: Draft<MailStored | FolderChanged>[] = there
    ? []
    : [{ kind: 'folder.changed', mailbox, folder, change: 'created' }];
  for (const { octets, at, flags = [], brought } of letters) {
    const attachments = createAttachmentCounter();
    attachments.write(octets);
    const writer = blobs.create();
    await writer.write(octets);
    const { sha256, size } = await writer.finish();
    drafts.push({
      kind: 'mail.stored',
      mailbox,
      folder,
      blob: sha256,
      size,
      prefix: '',
      flags,
      envelope: { reversePath: '', forwardPaths: [] },
      summary: summarize(octets, attachments.count()),
      ...(at !== undefined && { receivedAt: at }),
      ...(brought && { brought }),
    });
  }
  await mail.write(room, drafts);
  return 'put';
}

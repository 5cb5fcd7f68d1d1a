import type { BlobStore } from '@ehlo/log';
import type { Draft, MailStored, RoomId } from '@ehlo/wire';
import type { MailStore } from '../mail-store.ts';
import { createAttachmentCounter } from './attachment-counter.ts';
import { hasFolder } from './imap-mail.ts';
import type { FileLetter } from './letter-files.ts';
import { summarize } from './summary.ts';

export interface PutTo {
  room: RoomId;
  mailbox: string;
  folder: string;
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
  { room, mailbox, folder }: PutTo,
  letters: readonly FileLetter[],
): Promise<'put' | 'no-folder' | 'room-full'> {
  const { mail, blobs, hasPlace } = parts;
  if (!hasFolder(await mail.box(room, mailbox), folder)) return 'no-folder';
  const whole = letters.reduce((sum, { octets }) => sum + octets.length, 0);
  if (!(await hasPlace(room, whole))) return 'room-full';
  const drafts: Draft<MailStored>[] = [];
  for (const { octets, at, flags = [] } of letters) {
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
    });
  }
  await mail.write(room, drafts);
  return 'put';
}

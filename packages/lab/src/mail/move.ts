import type { RoomId, Seq } from '@ehlo/wire';
import type { MailStore } from '../mail-store.ts';
import { copied } from './copied.ts';
import { hasFolder } from './imap-mail.ts';

/**
 * Moves one letter into another folder of its mailbox, as MOVE does (RFC 6851 §3.1): programs that look on see it go here and come there.
 *
 * @returns its new number; the old one where it lies there already; undefined where there is no such letter, or no such folder
 */
export function move(
  mail: MailStore,
  { room, id, folder }: { room: RoomId; id: Seq; folder: string },
): Promise<Seq | undefined> {
  return mail.inTurn(room, async () => {
    const stored = await mail.get(room, id);
    if (!stored || !hasFolder(await mail.box(room, stored.mailbox), folder)) return undefined;
    if (stored.folder === folder) return id;
    const [moved] = await mail.write(room, [copied(stored, folder), { kind: 'mail.expunged', stored: [id] }]);
    return moved;
  });
}

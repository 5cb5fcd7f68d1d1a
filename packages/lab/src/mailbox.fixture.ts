import { octetsOfLatin1 } from '@ehlo/protocol';
import type { RoomId, Seq } from '@ehlo/wire';
import { OCEAN, type StartedLab } from './lab.fixture.ts';

/** What the last server put in front of a letter. */
export const PREFIX = 'Return-Path: <alice@campus.test>\r\n';

/** Puts letters into a mailbox, as if they had been delivered. Resolves with their ids, which are their UIDs. */
export async function fill(
  { log, blobs }: Pick<StartedLab, 'log' | 'blobs'>,
  letters: readonly string[],
  where: { mailbox?: string; folder?: string; room?: RoomId; flags?: string[] } = {},
): Promise<Seq[]> {
  const { mailbox = 'bob@campus.test', folder = 'INBOX', room = OCEAN.room, flags = [] } = where;
  const ids: Seq[] = [];
  for (const text of letters) {
    const writer = blobs.create();
    await writer.write(octetsOfLatin1(text));
    const { sha256, size } = await writer.finish();
    const { events, committed } = log.append(room, [
      {
        kind: 'mail.stored',
        mailbox,
        folder,
        blob: sha256,
        size,
        prefix: PREFIX,
        flags,
        envelope: { reversePath: 'alice@campus.test', forwardPaths: [mailbox] },
        summary: { from: '', to: '', subject: '', date: '', attachments: 0, snippet: '' },
      },
    ]);
    await committed;
    ids.push(events[0]?.seq as Seq);
  }
  return ids;
}

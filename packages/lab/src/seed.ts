import type { BlobStore, EventLog } from '@ehlo/log';
import { utf8 } from '@ehlo/protocol';
import type { Draft, Envelope, MailStored, RoomId } from '@ehlo/wire';
import { SEED_LETTERS, type SeedLetter } from './letters/seed-letters.ts';
import { createAttachmentCounter } from './mail/attachment-counter.ts';
import { summarize } from './mail/summary.ts';
import { CAMPUS_DOMAIN } from './world.ts';

/** Trace fields of a letter that was there before anybody came, as mail.campus.test would have put them. */
export type SeedTrace = (letter: SeedLetter, envelope: Envelope) => string;

/** Mail of a room is looked through for seeds this far: they come with its first visit. */
const LOOK_THROUGH = 200;

/**
 * Gives rooms the letters they are born with, once: what is in the log is not put there again, also after it was
 * thrown away. A room that expired is born again.
 */
export function createSeeder(parts: {
  log: EventLog;
  blobs: BlobStore;
  trace: SeedTrace;
}): (room: RoomId) => Promise<void> {
  const { log, blobs, trace } = parts;
  const seeding = new Map<RoomId, Promise<void>>();
  let kept: Promise<{ letter: SeedLetter; sha256: string; octets: Uint8Array }[]> | undefined;

  /** The octets are the same in every room, so there is one blob of each. */
  async function keepLetters() {
    return Promise.all(
      SEED_LETTERS.map(async (letter) => {
        const octets = utf8(letter.text.replace(/\n/g, '\r\n'));
        const writer = blobs.create();
        await writer.write(octets);
        return { letter, octets, ...(await writer.finish()) };
      }),
    );
  }

  async function seed(room: RoomId): Promise<void> {
    const stored = await log.read(room, { kinds: ['mail.stored'], limit: LOOK_THROUGH });
    if (stored.some((event) => event.kind === 'mail.stored' && event.mail === undefined)) return;
    kept ??= keepLetters();
    const letters = await kept.catch((error: unknown) => {
      kept = undefined;
      throw error;
    });
    const drafts = letters.map(({ letter, octets, sha256 }): Draft<MailStored> => {
      const mailbox = `${letter.to}@${letter.domain ?? CAMPUS_DOMAIN}`;
      const envelope = { reversePath: letter.reversePath, forwardPaths: [mailbox] };
      const attachments = createAttachmentCounter();
      attachments.write(octets);
      return {
        kind: 'mail.stored',
        mailbox,
        folder: 'INBOX',
        blob: sha256,
        size: octets.length,
        prefix: trace(letter, envelope),
        flags: [],
        envelope,
        summary: summarize(octets, attachments.count()),
      };
    });
    await log.append(room, drafts).committed;
  }

  return (room) => {
    const found = seeding.get(room) ?? seed(room).finally(() => seeding.delete(room));
    seeding.set(room, found);
    return found;
  };
}

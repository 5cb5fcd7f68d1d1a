import type { DialogueInput } from '@ehlo/protocol';
import type { RoomId, Seq } from '@ehlo/wire';
import type { Maildrops, OpenMaildrop } from './maildrops.ts';

/** The one maildrop that a connection may have open. */
export interface MaildropSession {
  /** Never rejects. */
  open(user: string): Promise<DialogueInput>;
  /** Size of a letter; undefined when there is none of this number. */
  sizeOf(id: Seq): number | undefined;
  /** Octets [start, end) of a letter; undefined when it is kept no more, or cannot be read. Never rejects. */
  read(id: Seq, range: { start: number; end: number }): Promise<Uint8Array | undefined>;
  /** Never rejects. */
  expunge(ids: readonly Seq[]): Promise<DialogueInput>;
  close(): void;
}

/** @param whose the mailbox of who logged in, and its room */
export function createMaildropSession(
  maildrops: Maildrops,
  whose: (user: string) => Promise<{ room: RoomId; mailbox: string } | undefined>,
): MaildropSession {
  let drop: OpenMaildrop | undefined;
  let sizes: ReadonlyMap<Seq, number> = new Map();
  let over = false;

  return {
    async open(user) {
      try {
        const found = await whose(user);
        if (!found) return { kind: 'noMaildrop', reason: 'error' };
        const opened = await maildrops.open(found.room, found.mailbox);
        if (opened === 'in-use') return { kind: 'noMaildrop', reason: 'in-use' };
        // Who hung up meanwhile must not keep it.
        if (over) opened.close();
        drop = opened;
        sizes = new Map(opened.letters.map(({ id, size }) => [id, size]));
        return { kind: 'maildrop', letters: opened.letters };
      } catch {
        // It could not be read: the client is told, and may try again.
        return { kind: 'noMaildrop', reason: 'error' };
      }
    },
    sizeOf: (id) => sizes.get(id),
    async read(id, range) {
      try {
        return await drop?.read(id, range);
      } catch {
        // As good as gone: the client is told.
        return undefined;
      }
    },
    async expunge(ids) {
      try {
        await drop?.expunge(ids);
        return { kind: 'expunged' };
      } catch {
        // Said to the client, in so many words.
        return { kind: 'notExpunged' };
      } finally {
        drop?.close();
      }
    },
    close() {
      over = true;
      drop?.close();
    },
  };
}

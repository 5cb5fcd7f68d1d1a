import type { MaildropLetter } from '@ehlo/protocol';
import type { RoomId, Seq } from '@ehlo/wire';
import type { MailStore, StoredMail } from '../mail-store.ts';

/** The INBOX of a mailbox, for one session of POP3 alone (RFC 1939 §3). */
export interface OpenMaildrop {
  /** Oldest first. */
  letters: readonly MaildropLetter[];
  /** Octets [start, end) of a letter; undefined when it is kept no more. */
  read(id: Seq, range: { start: number; end: number }): Promise<Uint8Array | undefined>;
  /** Rejects when the log cannot be written; then nothing is gone. */
  expunge(ids: readonly Seq[]): Promise<void>;
  /** Others may open it. Safe to call twice. */
  close(): void;
}

export interface Maildrops {
  /** Rejects when the log cannot be read. */
  open(room: RoomId, mailbox: string): Promise<OpenMaildrop | 'in-use'>;
}

/** Letters that a session may number: who has more sees the oldest, as of a spool that is being emptied. */
const MAX_LETTERS = 100_000;

export function createMaildrops(mail: MailStore): Maildrops {
  const open = new Set<string>();

  return {
    async open(room, mailbox) {
      const key = `${room} ${mailbox}`;
      if (open.has(key)) return 'in-use';
      open.add(key);
      try {
        const { mails } = await mail.list(room, mailbox, { limit: Number.POSITIVE_INFINITY });
        return {
          letters: mails
            .filter(({ folder }) => folder === 'INBOX')
            .reverse()
            .slice(0, MAX_LETTERS)
            .map(letterOf),
          read: (id, range) => mail.piece(room, id, range),
          expunge: (ids) => mail.expunge(room, [...ids]),
          close: () => open.delete(key),
        };
      } catch (error) {
        open.delete(key);
        throw error;
      }
    },
  };
}

/** The hash keeps it unlike any letter of a world that began anew, whose numbers come again. */
function letterOf({ id, size, prefix, blob }: StoredMail): MaildropLetter {
  return { id, size: size + prefix.length, uniqueId: `${id}-${blob.slice(0, 16)}` };
}

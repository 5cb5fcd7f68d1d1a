import type { Envelope, MailStored, RoomId, Seq } from '@ehlo/wire';

/** A row of a mailbox list. `id` is the `seq` of its `mail.stored`. */
export interface StoredMail {
  id: Seq;
  /** Microseconds. */
  at: number;
  mailbox: string;
  folder: string;
  size: number;
  flags: string[];
  envelope: Envelope;
  summary: MailStored['summary'];
  blob: string;
  prefix: string;
  sentBy?: string;
}

/**
 * Mail as a reading of the room's log: incremental, one fold per room, kept in memory while the room is in use.
 * Octets stay in blobs until somebody opens a mail.
 */
export interface MailStore {
  /** Newest first. `matching`: mails that the search finds, all of them without one. */
  list(
    room: RoomId,
    mailbox: string,
    query?: { start?: number; limit?: number; search?: string },
  ): Promise<{ total: number; unseen: number; matching: number; mails: StoredMail[] }>;
  mailboxes(room: RoomId): Promise<{ mailbox: string; total: number; unseen: number; newest?: StoredMail }[]>;
  get(room: RoomId, id: Seq): Promise<StoredMail | undefined>;
  /** Trace fields of the last hop, then the octets as they crossed. Undefined when the blob was pruned. */
  source(room: RoomId, id: Seq): Promise<Uint8Array | undefined>;
  /** Octets [start, end) of the source, read no further. Undefined as there. */
  piece(room: RoomId, id: Seq, range: { start: number; end: number }): Promise<Uint8Array | undefined>;
  flag(room: RoomId, ids: Seq[], change: { add?: string[]; remove?: string[] }): Promise<void>;
  expunge(room: RoomId, ids: Seq[]): Promise<void>;
}

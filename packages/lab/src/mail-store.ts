import type { Draft, Envelope, FolderChanged, MailExpunged, MailStored, RoomId, Seq } from '@ehlo/wire';

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
  /** `seq` of the `mail.accepted` it comes from, also where it is a copy of what came. */
  accepted?: Seq;
  /** It was copied or moved here, or came before it was put here. */
  copied?: true;
}

/** `mail`: it came, or its flags are others. `folders`: one was made, renamed or deleted, or somebody subscribed. */
export type MailboxChange =
  | { kind: 'mail'; mail: StoredMail }
  | { kind: 'gone'; ids: ReadonlySet<Seq> }
  | { kind: 'folders' };

/** Not to be kept over an `await`: it changes. */
export interface MailboxNow {
  /** All of it, oldest first: ids ascend. */
  readonly mails: readonly StoredMail[];
  /** The same as long as revisions count on; another one after the room began anew. */
  readonly fold: object;
  /** Another number after every change. */
  readonly revision: number;
  /** What happened since a revision, in order; undefined where that is not at hand any more. */
  changesSince(revision: number): readonly MailboxChange[] | undefined;
  /** Folders that were made, beside the standard ones. */
  readonly made: ReadonlySet<string>;
  readonly subscribed: ReadonlySet<string>;
  /** The largest id that a folder ever had; 0 where it had none. */
  newest(folder: string): Seq;
  /**
   * UIDVALIDITY of a folder (RFC 3501 §2.3.1.1): seconds since the epoch when mail began in this room, whose ids are never given
   * twice; and one more each time that RENAME puts older mail where a folder of this name had had later mail.
   */
  validity(folder: string): number;
}

/**
 * Mail as a reading of the room's log: incremental, one fold per room, kept in memory while the room is in use.
 * Octets stay in blobs until somebody opens a mail.
 */
export interface MailStore {
  /** Newest first, of one folder or of all. `matching`: mails that the search finds, all of them without one. */
  list(
    room: RoomId,
    mailbox: string,
    query?: { start?: number; limit?: number; folder?: string; search?: string },
  ): Promise<{ total: number; unseen: number; matching: number; mails: StoredMail[] }>;
  mailboxes(room: RoomId): Promise<{ mailbox: string; total: number; unseen: number; newest?: StoredMail }[]>;
  get(room: RoomId, id: Seq): Promise<StoredMail | undefined>;
  /** Trace fields of the last hop, then the octets as they crossed. Undefined when the blob was pruned. */
  source(room: RoomId, id: Seq): Promise<Uint8Array | undefined>;
  /** Octets [start, end) of the source, read no further. Undefined as there. */
  piece(room: RoomId, id: Seq, range: { start: number; end: number }): Promise<Uint8Array | undefined>;
  /** A mailbox with its folders, as they stand; also of one that never had mail. */
  box(room: RoomId, mailbox: string): Promise<MailboxNow>;
  /** Writes these down, together; resolves with their numbers when the list has them. Rejects when the log cannot be written. */
  write(room: RoomId, drafts: Draft<MailStored | MailExpunged | FolderChanged>[]): Promise<Seq[]>;
  /** Calls on every change of mail in the room, until the returned function is called. */
  watch(room: RoomId, changed: () => void): () => void;
  /** One after the other in a room: what asks where a letter lies, and then moves it. */
  inTurn<T>(room: RoomId, act: () => Promise<T>): Promise<T>;
  flag(room: RoomId, ids: Seq[], change: { add?: string[]; remove?: string[] }): Promise<void>;
  expunge(room: RoomId, ids: Seq[]): Promise<void>;
}

import type { ImapMessage } from '@ehlo/protocol/imap/server';
import type { RoomId, Seq } from '@ehlo/wire';
import type { MailboxNow, MailStore } from '../mail-store.ts';
import { Turns } from '../turns.ts';
import { STANDARD_FOLDERS } from './folders.ts';

/** A folder as it stands; until it changes, the same messages are the same array. */
export interface FolderNow {
  messages: readonly ImapMessage[];
  uidValidity: number;
  uidNext: number;
}

/** The mailboxes of the rooms as IMAP has them: folders of messages, and which of them are new to everybody. */
export interface ImapMail {
  readonly mail: MailStore;
  /** Whose turn it is to have a large letter in memory as a whole. */
  readonly largeLetters: Turns;
  /** Undefined: there is no such folder. */
  folder(room: RoomId, mailbox: string, folder: string): Promise<FolderNow | undefined>;
  /** Messages that no session was told of as recent; with `claim` none is told again (RFC 3501 §2.3.2). */
  recent(whose: { room: RoomId; mailbox: string; folder: string }, now: FolderNow, claim: boolean): number[];
}

/** Large letters in memory as a whole, at a time. */
const LARGE_LETTERS = { all: 8, room: 2 };
/** Folders kept at hand. */
const FOLDERS_AT_HAND = 500;

export const hasFolder = (box: MailboxNow, folder: string): boolean =>
  STANDARD_FOLDERS.has(folder) || box.made.has(folder);

export function createImapMail(mail: MailStore): ImapMail {
  /** The last used come last. */
  const atHand = new Map<string, { revision: number; mails: MailboxNow['mails']; now: FolderNow }>();
  const claimed = new Map<string, Seq>();
  const keyOf = (room: RoomId, mailbox: string, folder: string) => JSON.stringify([room, mailbox, folder]);

  return {
    mail,
    largeLetters: new Turns(LARGE_LETTERS),
    async folder(room, mailbox, folder) {
      const box = await mail.box(room, mailbox);
      const key = keyOf(room, mailbox, folder);
      if (!hasFolder(box, folder)) {
        atHand.delete(key);
        return undefined;
      }
      const { revision, mails } = box;
      const uidValidity = box.validity(folder);
      const found = atHand.get(key);
      atHand.delete(key);
      const stands = found?.revision === revision && found.mails === mails;
      if (stands && found.now.uidValidity === uidValidity) {
        atHand.set(key, found);
        return found.now;
      }
      const messages: ImapMessage[] = [];
      for (const { id, size, prefix, at, flags, folder: own } of mails)
        if (own === folder) messages.push({ uid: id, size: size + prefix.length, at, flags });
      // UIDNEXT changes with new messages and with nothing else (RFC 3501 §2.3.1.1).
      const now = { messages, uidValidity, uidNext: box.newest(folder) + 1 };
      atHand.set(key, { revision, mails, now });
      if (atHand.size > FOLDERS_AT_HAND) atHand.delete(atHand.keys().next().value as string);
      return now;
    },
    recent({ room, mailbox, folder }, { messages, uidValidity }, claim) {
      const key = `${keyOf(room, mailbox, folder)} ${uidValidity}`;
      const last = claimed.get(key) ?? 0;
      let from = messages.length;
      while (from > 0 && (messages[from - 1] as ImapMessage).uid > last) from--;
      const fresh = messages.slice(from).map(({ uid }) => uid);
      if (claim && fresh.length > 0) claimed.set(key, fresh.at(-1) as number);
      return fresh;
    },
  };
}

import type { ImapMessage } from '@ehlo/protocol/imap/server';
import type { RoomId, Seq } from '@ehlo/wire';
import type { MailboxChange, MailboxNow, MailStore, StoredMail } from '../mail-store.ts';
import { Turns } from '../turns.ts';
import { STANDARD_FOLDERS } from './folders.ts';
import { StaticTextsAtHand } from './static-texts.ts';

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
  readonly staticTexts: StaticTextsAtHand;
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
  const atHand = new Map<string, { fold: MailboxNow['fold']; revision: number; now: FolderNow }>();
  const claimed = new Map<string, Seq>();
  const keyOf = (room: RoomId, mailbox: string, folder: string) => JSON.stringify([room, mailbox, folder]);

  return {
    mail,
    largeLetters: new Turns(LARGE_LETTERS),
    staticTexts: new StaticTextsAtHand(),
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
      // A mailbox that began anew has other mails, and revisions that come again.
      const known = found?.fold === box.fold ? found : undefined;
      if (known?.revision === revision && known.now.uidValidity === uidValidity) {
        atHand.set(key, known);
        return known.now;
      }
      const changes = known && box.changesSince(known.revision);
      const messages =
        (changes && changedBy(known.now.messages, folder, changes)) ??
        mails.filter((mail) => mail.folder === folder).map(messageOf);
      // UIDNEXT changes with new messages and with nothing else (RFC 3501 §2.3.1.1).
      const now = { messages, uidValidity, uidNext: box.newest(folder) + 1 };
      atHand.set(key, { fold: box.fold, revision, now });
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

const messageOf = ({ id, size, prefix, at, flags }: StoredMail): ImapMessage => ({
  uid: id,
  size: size + prefix.length,
  at,
  flags,
});

/**
 * A folder's messages after changes of its mailbox: the same array where none is of this folder; else a copy, in which what did
 * not change is the same. Undefined where all has to be read anew.
 */
function changedBy(
  before: readonly ImapMessage[],
  folder: string,
  changes: readonly MailboxChange[],
): readonly ImapMessage[] | undefined {
  let messages: ImapMessage[] | undefined;
  for (const change of changes) {
    const now: readonly ImapMessage[] = messages ?? before;
    switch (change.kind) {
      case 'folders':
        return undefined;
      case 'gone':
        if (now.some(({ uid }) => change.ids.has(uid)))
          messages = now.filter(({ uid }) => !change.ids.has(uid));
        break;
      case 'mail': {
        const { mail } = change;
        if (mail.folder !== folder) break;
        const index = placeOf(now, mail.id);
        messages ??= before.slice();
        messages[index] = messageOf(mail);
        break;
      }
      default:
        change satisfies never;
    }
  }
  return messages ?? before;
}

/** Where a UID stands, or would stand behind all smaller ones. */
function placeOf(messages: readonly ImapMessage[], uid: Seq): number {
  let low = 0;
  let high = messages.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((messages[middle] as ImapMessage).uid < uid) low = middle + 1;
    else high = middle;
  }
  return low;
}

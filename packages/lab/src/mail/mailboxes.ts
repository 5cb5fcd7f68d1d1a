import type { FolderChanged, Logged, MailExpunged, MailFlagged, MailStored, Seq } from '@ehlo/wire';
import type { MailboxChange, StoredMail } from '../mail-store.ts';
import { createFolders, type Folders, renamed } from './folders.ts';
import { SEEN } from './search.ts';

export const MAIL_KINDS = ['mail.stored', 'mail.flagged', 'mail.expunged', 'folder.changed'] as const;

type MailEvent = Logged<MailStored | MailFlagged | MailExpunged | FolderChanged>;

/** Changes that are kept of a mailbox; who was away for more reads all of it again. */
const CHANGES_AT_HAND = 2000;

/** One mailbox, oldest first: ids ascend, since they are positions in the log. */
export interface Mailbox {
  mails: StoredMail[];
  unseen: number;
  /** Goes up by one with every change. */
  revision: number;
  /** The last of them, in order: what became of which mail. */
  changes: MailboxChange[];
  /** The largest id that a folder ever had, also of what is gone. */
  newest: Map<string, Seq>;
  /** How often a folder came to stand, by RENAME, where another one of its name had had later mail: its UIDs begin anew. */
  rebirths: Map<string, number>;
  folders: Folders;
}

/** The mail of one room, folded from its log. */
export interface Mailboxes {
  /** Folds one event; costs what it changes. */
  take(event: MailEvent): void;
  get(id: Seq): StoredMail | undefined;
  /** In the order in which they first got mail. */
  readonly all: ReadonlyMap<string, Mailbox>;
}

export function createMailboxes(): Mailboxes {
  const all = new Map<string, Mailbox>();
  const byId = new Map<Seq, StoredMail>();

  function boxOf(mailbox: string): Mailbox {
    const found = all.get(mailbox);
    if (found) return found;
    const box: Mailbox = {
      mails: [],
      unseen: 0,
      revision: 0,
      changes: [],
      newest: new Map(),
      rebirths: new Map(),
      folders: createFolders(),
    };
    all.set(mailbox, box);
    return box;
  }

  function note(box: Mailbox, change: MailboxChange): void {
    box.revision++;
    box.changes.push(change);
    // In portions, since each time costs what is kept.
    if (box.changes.length > 2 * CHANGES_AT_HAND) box.changes.splice(0, CHANGES_AT_HAND);
  }

  function changeFolder(event: Logged<FolderChanged>): void {
    const { mailbox, folder, change, to } = event;
    const box = boxOf(mailbox);
    note(box, { kind: 'folders' });
    box.folders.take(event);
    if (change !== 'renamed' || to === undefined) return;
    const before = new Map(box.newest);
    const reborn = new Set<string>();
    for (const mail of box.mails) {
      const name = renamed(mail.folder, folder, to);
      if (name === mail.folder) continue;
      mail.folder = name;
      if (mail.id < (before.get(name) ?? 0)) reborn.add(name);
      box.newest.set(name, Math.max(mail.id, box.newest.get(name) ?? 0));
    }
    for (const name of reborn) box.rebirths.set(name, (box.rebirths.get(name) ?? 0) + 1);
  }

  function store(event: Logged<MailStored>): void {
    const { seq, at, mailbox, folder, size, flags, envelope, summary, blob, prefix } = event;
    const { sentBy, receivedAt, copyOf } = event;
    // What it is a copy of is still here, or was when it was copied.
    const accepted = event.mail ?? (copyOf === undefined ? undefined : byId.get(copyOf)?.accepted);
    const mail: StoredMail = {
      id: seq,
      at: receivedAt ?? at,
      mailbox,
      folder,
      size,
      flags: [...flags],
      envelope,
      summary,
      blob,
      prefix,
      ...(sentBy !== undefined && { sentBy }),
      ...(accepted !== undefined && { accepted }),
      ...((receivedAt ?? copyOf) !== undefined && { copied: true as const }),
    };
    const box = boxOf(mailbox);
    box.mails.push(mail);
    note(box, { kind: 'mail', mail });
    box.newest.set(folder, seq);
    if (!flags.includes(SEEN)) box.unseen++;
    byId.set(seq, mail);
  }

  function flag({ stored, add, remove }: Logged<MailFlagged>): void {
    const mail = byId.get(stored);
    const box = mail && all.get(mail.mailbox);
    if (!mail || !box) return;
    const wasSeen = mail.flags.includes(SEEN);
    const flags = new Set([...mail.flags, ...add]);
    for (const name of remove) flags.delete(name);
    mail.flags = [...flags];
    note(box, { kind: 'mail', mail });
    box.unseen += Number(wasSeen) - Number(flags.has(SEEN));
  }

  function expunge(ids: readonly Seq[]): void {
    const gone = new Set(ids);
    const touched = new Set<Mailbox>();
    for (const id of gone) {
      const mail = byId.get(id);
      const box = mail && all.get(mail.mailbox);
      if (!mail || !box) continue;
      byId.delete(id);
      if (!mail.flags.includes(SEEN)) box.unseen--;
      touched.add(box);
    }
    for (const box of touched) {
      note(box, { kind: 'gone', ids: gone });
      box.mails = box.mails.filter(({ id }) => !gone.has(id));
    }
  }

  return {
    all,
    get: (id) => byId.get(id),
    take(event) {
      switch (event.kind) {
        case 'mail.stored':
          return store(event);
        case 'mail.flagged':
          return flag(event);
        case 'mail.expunged':
          return expunge(event.stored);
        case 'folder.changed':
          return changeFolder(event);
        default:
          return event satisfies never;
      }
    },
  };
}

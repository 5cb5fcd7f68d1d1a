import type { Logged, MailExpunged, MailFlagged, MailStored, Seq } from '@ehlo/wire';
import type { StoredMail } from '../mail-store.ts';
import { SEEN } from './search.ts';

export const MAIL_KINDS = ['mail.stored', 'mail.flagged', 'mail.expunged'] as const;

type MailEvent = Logged<MailStored | MailFlagged | MailExpunged>;

/** One mailbox, oldest first: ids ascend, since they are positions in the log. */
export interface Mailbox {
  mails: StoredMail[];
  unseen: number;
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

  function store(event: Logged<MailStored>): void {
    const { seq, at, mailbox, folder, size, flags, envelope, summary, blob, prefix, sentBy } = event;
    const mail: StoredMail = {
      id: seq,
      at,
      mailbox,
      folder,
      size,
      flags: [...flags],
      envelope,
      summary,
      blob,
      prefix,
      ...(sentBy !== undefined && { sentBy }),
    };
    let box = all.get(mailbox);
    if (!box) {
      box = { mails: [], unseen: 0 };
      all.set(mailbox, box);
    }
    box.mails.push(mail);
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
    for (const box of touched) box.mails = box.mails.filter(({ id }) => !gone.has(id));
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
        default:
          return event satisfies never;
      }
    },
  };
}

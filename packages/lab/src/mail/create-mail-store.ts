import type { BlobStore, EventLog } from '@ehlo/log';
import { concat, octetsOfLatin1 } from '@ehlo/protocol';
import type { Draft, Logged, MailFlagged, RoomId, Seq } from '@ehlo/wire';
import type { MailStore } from '../mail-store.ts';
import { createMailboxes, MAIL_KINDS, type Mailboxes } from './mailboxes.ts';
import { mailSearch } from './search.ts';

/** Rooms whose mail is kept at hand; another one's is read again from its log. */
const ROOMS_AT_HAND = 200;

interface OpenRoom {
  mailboxes: Mailboxes;
  stop: () => void;
}

/** Mail as a reading of rooms' logs: what a list says is what the log has committed, never ahead of it. */
export function createMailStore({ log, blobs }: { log: EventLog; blobs: BlobStore }): MailStore {
  /** The last used come last. */
  const rooms = new Map<RoomId, Promise<OpenRoom>>();

  async function read(room: RoomId): Promise<OpenRoom> {
    const head = await log.head(room);
    let upTo = head;
    let opened: OpenRoom;
    const past = (await log.read(room, { upTo: head, kinds: MAIL_KINDS })) as MailEvent[];
    const mailboxes = createMailboxes();
    past.forEach(mailboxes.take);
    const stop = log.follow(room, head, (events) => {
      for (const event of events) {
        // The room was dropped, and began anew.
        if (event.seq <= upTo) opened.mailboxes = createMailboxes();
        upTo = event.seq;
        if (isMailEvent(event)) opened.mailboxes.take(event);
      }
    });
    opened = { mailboxes, stop };
    return opened;
  }

  async function open(room: RoomId): Promise<Mailboxes> {
    const found = rooms.get(room) ?? read(room);
    rooms.delete(room);
    rooms.set(room, found);
    if (rooms.size > ROOMS_AT_HAND) close(rooms.keys().next().value as RoomId);
    try {
      return (await found).mailboxes;
    } catch (error) {
      if (rooms.get(room) === found) rooms.delete(room);
      throw error;
    }
  }

  function close(room: RoomId): void {
    rooms.get(room)?.then(
      ({ stop }) => stop(),
      // It could not be read, so it follows nothing; whoever asked was told.
      () => undefined,
    );
    rooms.delete(room);
  }

  return {
    async list(room, mailbox, { start = 0, limit = 50, search = '' } = {}) {
      const box = (await open(room)).all.get(mailbox);
      if (!box) return { total: 0, unseen: 0, matching: 0, mails: [] };
      const { mails, unseen } = box;
      const newestFirst = (count: number, skip: number, from: typeof mails) =>
        from.slice(Math.max(0, from.length - skip - count), Math.max(0, from.length - skip)).reverse();
      const found = search.trim() === '' ? mails : mails.filter(mailSearch(search));
      return {
        total: mails.length,
        unseen,
        matching: found.length,
        mails: newestFirst(limit, start, found),
      };
    },

    async mailboxes(room) {
      return [...(await open(room)).all].map(([mailbox, { mails, unseen }]) => {
        const newest = mails.at(-1);
        return { mailbox, total: mails.length, unseen, ...(newest && { newest }) };
      });
    },

    async get(room, id) {
      return (await open(room)).get(id);
    },

    async source(room, id) {
      const mail = (await open(room)).get(id);
      const octets = mail && (await blobs.read(mail.blob));
      return octets && concat([octetsOfLatin1(mail.prefix), octets]);
    },

    async piece(room, id, { start, end }) {
      const mail = (await open(room)).get(id);
      if (!mail) return undefined;
      const prefix = octetsOfLatin1(mail.prefix).subarray(start, end);
      const ahead = mail.prefix.length;
      if (end <= ahead) return prefix;
      const range = { start: Math.max(0, start - ahead), end: end - ahead };
      const octets = await blobs.read(mail.blob, range);
      return octets && (prefix.length > 0 ? concat([prefix, octets]) : octets);
    },

    async flag(room, ids, { add = [], remove = [] }) {
      const mailboxes = await open(room);
      const drafts = ids.flatMap((stored): Draft<MailFlagged>[] => {
        const flags = mailboxes.get(stored)?.flags;
        const changes =
          flags && (add.some((f) => !flags.includes(f)) || remove.some((f) => flags.includes(f)));
        return changes ? [{ kind: 'mail.flagged', stored, add: [...add], remove: [...remove] }] : [];
      });
      if (drafts.length > 0) await log.append(room, drafts).committed;
    },

    async expunge(room, ids) {
      const mailboxes = await open(room);
      const stored: Seq[] = [...new Set(ids)].filter((id) => mailboxes.get(id) !== undefined);
      if (stored.length > 0) await log.append(room, [{ kind: 'mail.expunged', stored }]).committed;
    },
  };
}

type MailEvent = Parameters<Mailboxes['take']>[0];

function isMailEvent(event: Logged): event is MailEvent {
  return (MAIL_KINDS as readonly string[]).includes(event.kind);
}

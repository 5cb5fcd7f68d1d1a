import type { BlobStore, EventLog } from '@ehlo/log';
import { concat, octetsOfLatin1 } from '@ehlo/protocol';
import type { Draft, Logged, MailFlagged, RoomId, Seq } from '@ehlo/wire';
import type { MailStore } from '../mail-store.ts';
import { createFolders } from './folders.ts';
import { createMailboxes, MAIL_KINDS, type Mailboxes } from './mailboxes.ts';
import { mailSearch, SEEN } from './search.ts';

/** Rooms whose mail is kept at hand; another one's is read again from its log. */
const ROOMS_AT_HAND = 200;

interface OpenRoom {
  mailboxes: Mailboxes;
  /** Microseconds: of its first mail; 0 without any. */
  since: number;
  stop: () => void;
}

/** Mail as a reading of rooms' logs: what a list says is what the log has committed, never ahead of it. */
export function createMailStore({ log, blobs }: { log: EventLog; blobs: BlobStore }): MailStore {
  /** The last used come last. */
  const rooms = new Map<RoomId, Promise<OpenRoom>>();
  const watchers = new Map<RoomId, Set<() => void>>();
  const turns = new Map<RoomId, Promise<unknown>>();

  async function read(room: RoomId): Promise<OpenRoom> {
    const head = await log.head(room);
    let upTo = head;
    let opened: OpenRoom;
    const past = (await log.read(room, { upTo: head, kinds: MAIL_KINDS })) as MailEvent[];
    const mailboxes = createMailboxes();
    past.forEach(mailboxes.take);
    let since = past[0]?.at ?? 0;
    const stop = log.follow(room, head, (events) => {
      for (const event of events) {
        // The room was dropped, and began anew.
        if (event.seq <= upTo) {
          opened.mailboxes = createMailboxes();
          since = 0;
        }
        upTo = event.seq;
        if (!isMailEvent(event)) continue;
        if (since === 0) since = event.at;
        opened.since = since;
        opened.mailboxes.take(event);
      }
      if (events.some(isMailEvent)) for (const changed of watchers.get(room) ?? []) changed();
    });
    opened = { mailboxes, stop, since };
    return opened;
  }

  async function open(room: RoomId): Promise<Mailboxes> {
    return (await openRoom(room)).mailboxes;
  }

  async function openRoom(room: RoomId): Promise<OpenRoom> {
    const found = rooms.get(room) ?? read(room);
    rooms.delete(room);
    rooms.set(room, found);
    if (rooms.size > ROOMS_AT_HAND) {
      // Who watches a room is to hear of it.
      const oldest = [...rooms.keys()].find((one) => !watchers.has(one));
      if (oldest !== undefined) close(oldest);
    }
    try {
      return await found;
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
    async list(room, mailbox, { start = 0, limit = 50, folder, search = '' } = {}) {
      const box = (await open(room)).all.get(mailbox);
      if (!box) return { total: 0, unseen: 0, matching: 0, mails: [] };
      const mails = folder === undefined ? box.mails : box.mails.filter((mail) => mail.folder === folder);
      const unseen =
        folder === undefined ? box.unseen : mails.filter(({ flags }) => !flags.includes(SEEN)).length;
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

    async box(room, mailbox) {
      const { mailboxes, since } = await openRoom(room);
      const box = mailboxes.all.get(mailbox) ?? {
        mails: [],
        revision: 0,
        changes: [],
        newest: NEVER,
        rebirths: NEVER,
        folders: createFolders(),
      };
      const { mails, revision, changes, newest, rebirths, folders } = box;
      const { made, subscribed } = folders;
      return {
        mails,
        fold: mailboxes,
        revision,
        changesSince: (since) => {
          const count = revision - since;
          return count >= 0 && count <= changes.length ? changes.slice(changes.length - count) : undefined;
        },
        made,
        subscribed,
        newest: (folder) => newest.get(folder) ?? 0,
        validity: (folder) => Math.max(1, Math.floor(since / 1_000_000)) + (rebirths.get(folder) ?? 0),
      };
    },

    async write(room, drafts) {
      await openRoom(room);
      const { events, committed } = log.append(room, drafts);
      await committed;
      return events.map(({ seq }) => seq);
    },

    watch(room, changed) {
      const all = watchers.get(room) ?? new Set();
      watchers.set(room, all.add(changed));
      return () => {
        all.delete(changed);
        if (all.size === 0 && watchers.get(room) === all) watchers.delete(room);
      };
    },

    inTurn(room, act) {
      const done = (turns.get(room) ?? Promise.resolve()).then(act);
      const over = () => {
        if (turns.get(room) === turn) turns.delete(room);
      };
      // Whoever asked hears of it; the next one has its turn all the same.
      const turn = done.then(over, over);
      turns.set(room, turn);
      return done;
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

const NEVER: ReadonlyMap<string, Seq> = new Map();

type MailEvent = Parameters<Mailboxes['take']>[0];

function isMailEvent(event: Logged): event is MailEvent {
  return (MAIL_KINDS as readonly string[]).includes(event.kind);
}

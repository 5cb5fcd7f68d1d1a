import {
  type ImapAnswer,
  type ImapAsk,
  type ImapMessage,
  type ImapRow,
  levelsAbove,
} from '@ehlo/protocol/imap/server';
import type { Draft, FolderChanged, MailExpunged, MailStored, RoomId, Seq } from '@ehlo/wire';
import type { KeptLetter } from '../line-server/incoming-letter.ts';
import type { MailboxNow, StoredMail } from '../mail-store.ts';
import { copied } from './copied.ts';
import { isBelow, STANDARD_FOLDERS } from './folders.ts';
import { hasFolder, type ImapMail } from './imap-mail.ts';
import { findRows, type LetterReader } from './imap-search.ts';

type Whose = { room: RoomId; mailbox: string };
type Write = Draft<MailStored | MailExpunged | FolderChanged>;

/** What one connection does with the mail of who logged in. */
export interface ImapSession {
  /** Never rejects. @param letter of an `append` */
  ask(ask: ImapAsk, letter: KeptLetter | undefined): Promise<ImapAnswer>;
  readonly letters: LetterReader;
  /** Calls on every change of the mail, or no more. */
  watch(changed: (() => void) | undefined): void;
  close(): void;
}

/** Folders that one mailbox may have, beside the standard ones. */
const MOST_FOLDERS = 200;
/** They stay when their folders go (RFC 3501 §6.3.6). */
const MOST_SUBSCRIBED = 1000;
/** Letters up to this size are read whole whenever they are asked for. */
const SMALL_OCTETS = 256 * 1024;
const NO_FOLDER = { kind: 'refused', why: 'nonexistent' } as const;
const DONE = { kind: 'done' } as const;

/**
 * @param parts.whose the mailbox of who logged in, and its room
 * @param parts.hasPlace whether a room may keep so many octets more
 */
export function createImapSession(parts: {
  imap: ImapMail;
  whose: (user: string) => Promise<Whose | undefined>;
  hasPlace: (room: RoomId, octets: number) => Promise<boolean>;
}): ImapSession {
  const { imap, hasPlace } = parts;
  const { mail } = imap;
  let mine: Whose | undefined;
  let selected: { folder: string; claims: boolean } | undefined;
  let stopWatching: (() => void) | undefined;
  let over = false;

  const here = (): Whose => {
    if (!mine) throw new Error('A dialogue asked for the mail of nobody.');
    return mine;
  };
  const box = (): Promise<MailboxNow> => mail.box(here().room, here().mailbox);

  async function folderNow(folder: string, claims: boolean): Promise<ImapAnswer> {
    const now = await imap.folder(here().room, here().mailbox, folder);
    if (!now) return NO_FOLDER;
    return { kind: 'folder', ...now, recent: imap.recent({ ...here(), folder }, now, claims) };
  }

  /** The selected folder after whatever was done. */
  async function poll(): Promise<ImapAnswer> {
    if (!selected) return NO_FOLDER;
    const { folder, claims } = selected;
    const now = await imap.folder(here().room, here().mailbox, folder);
    // Somebody deleted it: for whoever has it open it is empty.
    if (!now) return { kind: 'messages', messages: [], recent: [] };
    const recent = claims ? imap.recent({ ...here(), folder }, now, true) : [];
    return { kind: 'messages', messages: now.messages, recent };
  }

  const copy = (ask: Extract<ImapAsk, { about: 'copy' }>) => mail.inTurn(here().room, () => copyNow(ask));

  async function copyNow({ uids, folder, move }: Extract<ImapAsk, { about: 'copy' }>): Promise<ImapAnswer> {
    const { room, mailbox } = here();
    const target = await box();
    if (!hasFolder(target, folder)) return NO_FOLDER;
    const mails: StoredMail[] = [];
    for (const uid of uids) {
      const one = await mail.get(room, uid);
      if (one && one.mailbox === mailbox) mails.push(one);
    }
    const from = mails.map(({ id }) => id);
    // The octets are there already, and are kept once; only a room that is full takes no more.
    if (!(await hasPlace(room, 0))) return { kind: 'refused', why: 'full' };
    const drafts: Write[] = mails.map((one) => copied(one, folder));
    if (move && from.length > 0) drafts.push({ kind: 'mail.expunged', stored: from });
    const written = drafts.length > 0 ? await mail.write(room, drafts) : [];
    return { kind: 'copied', uidValidity: target.validity(folder), from, to: written.slice(0, from.length) };
  }

  async function append(
    { folder, flags, at }: Extract<ImapAsk, { about: 'append' }>,
    letter: KeptLetter | undefined,
  ): Promise<ImapAnswer> {
    const { room, mailbox } = here();
    if (!letter) return { kind: 'refused', why: 'error' };
    if (!hasFolder(await box(), folder)) return NO_FOLDER;
    if (!(await hasPlace(room, letter.size))) return { kind: 'refused', why: 'full' };
    const { sha256, size, summary } = letter;
    const [uid = 0] = await mail.write(room, [
      {
        kind: 'mail.stored',
        mailbox,
        folder,
        blob: sha256,
        size,
        prefix: '',
        flags: [...flags],
        envelope: { reversePath: '', forwardPaths: [] },
        summary,
        ...(at !== undefined && { receivedAt: at }),
      },
    ]);
    return { kind: 'appended', uidValidity: (await box()).validity(folder), uid };
  }

  async function change(drafts: Write[]): Promise<ImapAnswer> {
    if (drafts.length > 0) await mail.write(here().room, drafts);
    return DONE;
  }

  const draft = (folder: string, what: FolderChanged['change'], to?: string): Draft<FolderChanged> => ({
    kind: 'folder.changed',
    mailbox: here().mailbox,
    folder,
    change: what,
    ...(to !== undefined && { to }),
  });

  async function create(folder: string): Promise<ImapAnswer> {
    const now = await box();
    if (hasFolder(now, folder)) return { kind: 'refused', why: 'exists' };
    // Levels above are made too (RFC 3501 §6.3.3).
    const names = [...levelsAbove(folder), folder].filter((name) => !hasFolder(now, name));
    if (now.made.size + names.length > MOST_FOLDERS) return { kind: 'refused', why: 'limit' };
    return change(names.map((name) => draft(name, 'created')));
  }

  async function remove(folder: string): Promise<ImapAnswer> {
    if (STANDARD_FOLDERS.has(folder)) return { kind: 'refused', why: 'cannot' };
    const now = await box();
    if (!now.made.has(folder)) return NO_FOLDER;
    const stored = now.mails.filter((one) => one.folder === folder).map(({ id }) => id);
    return change([
      ...(stored.length > 0 ? [{ kind: 'mail.expunged' as const, stored }] : []),
      draft(folder, 'deleted'),
    ]);
  }

  async function rename(folder: string, to: string): Promise<ImapAnswer> {
    if (STANDARD_FOLDERS.has(folder) && folder !== 'INBOX') return { kind: 'refused', why: 'cannot' };
    const now = await box();
    if (folder !== 'INBOX' && !now.made.has(folder)) return NO_FOLDER;
    if (hasFolder(now, to) || [...now.made].some((name) => isBelow(name, to)))
      return { kind: 'refused', why: 'exists' };
    if (folder !== 'INBOX' && isBelow(to, folder)) return { kind: 'refused', why: 'cannot' };
    // Levels above are made too (§6.3.5).
    const above = levelsAbove(to).filter((name) => !hasFolder(now, name));
    if (now.made.size + above.length > MOST_FOLDERS) return { kind: 'refused', why: 'limit' };
    return change([...above.map((name) => draft(name, 'created')), draft(folder, 'renamed', to)]);
  }

  async function answer(ask: ImapAsk, letter: KeptLetter | undefined): Promise<ImapAnswer> {
    switch (ask.about) {
      case 'open':
        mine = await parts.whose(ask.user);
        return mine ? DONE : { kind: 'refused', why: 'error' };
      case 'folders': {
        const { made, subscribed } = await box();
        const own = [...made].sort().map((name) => ({ name }));
        const standard = [...STANDARD_FOLDERS].map(([name, attribute]) =>
          attribute === undefined ? { name } : { name, attribute },
        );
        return { kind: 'folders', folders: [...standard, ...own], subscribed: [...subscribed] };
      }
      case 'select': {
        selected = undefined;
        const opened = await folderNow(ask.folder, ask.claims);
        if (opened.kind === 'folder') selected = ask;
        return opened;
      }
      case 'unselect':
        selected = undefined;
        return DONE;
      case 'status':
        return folderNow(ask.folder, false);
      case 'poll':
        return poll();
      case 'flag':
        await mail.flag(here().room, [...ask.uids], { add: [...ask.add], remove: [...ask.remove] });
        return poll();
      case 'expunge':
        await mail.expunge(here().room, [...ask.uids]);
        return poll();
      case 'copy':
        return copy(ask);
      case 'append':
        return append(ask, letter);
      case 'search': {
        const rows: readonly ImapRow[] = await findRows(ask.tree, ask.rows, letters, () => over);
        return { kind: 'found', rows };
      }
      case 'create':
        return create(ask.folder);
      case 'delete':
        return remove(ask.folder);
      case 'rename':
        return rename(ask.folder, ask.to);
      case 'subscribe': {
        const now = await box();
        if (!hasFolder(now, ask.folder)) return NO_FOLDER;
        if (now.subscribed.size >= MOST_SUBSCRIBED) return { kind: 'refused', why: 'limit' };
        return change(now.subscribed.has(ask.folder) ? [] : [draft(ask.folder, 'subscribed')]);
      }
      case 'unsubscribe':
        return change((await box()).subscribed.has(ask.folder) ? [draft(ask.folder, 'unsubscribed')] : []);
      default:
        return ask satisfies never;
    }
  }

  async function read(uid: Seq, range: { start: number; end: number }): Promise<Uint8Array | undefined> {
    try {
      return await mail.piece(here().room, uid, range);
    } catch {
      // As good as gone: the client is told.
      return undefined;
    }
  }

  // In a room that began anew the numbers come again, for letters that came at another time.
  const nameOf = ({ uid, at, size }: ImapMessage): string => `${here().room} ${uid} ${at} ${size}`;
  const letters: LetterReader = {
    read,
    known: (message) => imap.staticTexts.of(nameOf(message)),
    learn: (message, texts) => imap.staticTexts.keep(nameOf(message), texts),
    async whole({ uid, size }, use) {
      const range = { start: 0, end: size };
      if (size <= SMALL_OCTETS) return use(await read(uid, range));
      const { room } = here();
      await imap.largeLetters.begin(room);
      try {
        // Who hung up while it waited needs it no more.
        return await use(over ? undefined : await read(uid, range));
      } finally {
        imap.largeLetters.end(room);
      }
    },
  };

  return {
    async ask(ask, letter) {
      try {
        return await answer(ask, letter);
      } catch {
        // The log cannot be read or written now: the client is told, and may try again.
        return { kind: 'refused', why: 'error' };
      }
    },
    letters,
    watch(changed) {
      stopWatching?.();
      stopWatching = changed && mine && !over ? mail.watch(mine.room, changed) : undefined;
    },
    close() {
      over = true;
      stopWatching?.();
      stopWatching = undefined;
    },
  };
}

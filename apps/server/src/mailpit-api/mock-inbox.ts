import type { MailStore, StoredMail } from '@ehlo/lab';
import { SEEN } from '@ehlo/lab';
import type { BlobStore } from '@ehlo/log';
import type { RoomId, Seq } from '@ehlo/wire';
import { readLetter, textOfHtml } from '../letter/index.ts';
import { createHeads, type Heads } from './head.ts';
import { type Candidate, compared, mailpitSearch } from './search.ts';

const MOCK = 'mock';
/** Octets of a mail that words are looked for in. */
const SEARCHED_OCTETS = 256 * 1024;

/** The mock inbox of one room as Mailpit's API sees it: one mailbox, and nothing beside it. */
export interface MockInbox {
  readonly heads: Heads;
  /** Newest first, all of them. */
  all(room: RoomId): Promise<{ total: number; unseen: number; mails: StoredMail[] }>;
  /** Newest first. */
  search(room: RoomId, query: string): Promise<StoredMail[]>;
  /** @param id as the URL or the body has it; undefined for what is no id, or of another mailbox */
  get(room: RoomId, id: string): Promise<StoredMail | undefined>;
  latest(room: RoomId, query: string): Promise<StoredMail | undefined>;
  source(room: RoomId, mail: StoredMail): Promise<Uint8Array | undefined>;
  markRead(room: RoomId, mails: readonly StoredMail[], read: boolean): Promise<void>;
  remove(room: RoomId, mails: readonly StoredMail[]): Promise<void>;
}

export function createMockInbox(mail: MailStore, blobs: Pick<BlobStore, 'read'>): MockInbox {
  const heads = createHeads(blobs);
  const ids = (mails: readonly StoredMail[]): Seq[] => mails.map(({ id }) => id);

  function candidate(stored: StoredMail): Candidate {
    const open = async () =>
      readLetter((await blobs.read(stored.blob, { start: 0, end: SEARCHED_OCTETS })) ?? NOTHING);
    return {
      mail: stored,
      head: () => heads.of(stored),
      async words() {
        const letter = await open();
        const html = letter.html();
        const { from, subject, to, cc, bcc, replyTo } = await heads.of(stored);
        const addresses = [from, ...to, ...cc, ...bcc, ...replyTo].map(
          ({ Name, Address }) => `${Name} ${Address}`,
        );
        return compared(
          [
            subject,
            ...addresses,
            stored.envelope.reversePath,
            html === undefined ? (letter.text() ?? '') : textOfHtml(html),
            ...letter.parts.map(({ name }) => name),
          ].join(' '),
        );
      },
      hasInline: async () => (await open()).parts.some(({ disposition }) => disposition === 'inline'),
    };
  }

  async function all(room: RoomId) {
    const { total, unseen, mails } = await mail.list(room, MOCK, { limit: Number.POSITIVE_INFINITY });
    return { total, unseen, mails };
  }

  /** Stops after `enough` of them. */
  async function search(room: RoomId, query: string, enough: number): Promise<StoredMail[]> {
    const isFound = mailpitSearch(query);
    const found: StoredMail[] = [];
    for (const stored of (await all(room)).mails) {
      if (found.length >= enough) break;
      if (await isFound(candidate(stored))) found.push(stored);
    }
    return found;
  }

  return {
    heads,
    all,
    search: (room, query) => search(room, query, Number.POSITIVE_INFINITY),
    async get(room, id) {
      if (!/^[1-9]\d{0,14}$/.test(id)) return undefined;
      const stored = await mail.get(room, Number(id));
      return stored?.mailbox === MOCK ? stored : undefined;
    },
    async latest(room, query) {
      if (query !== '') return (await search(room, query, 1))[0];
      return (await mail.list(room, MOCK, { limit: 1 })).mails[0];
    },
    source: (room, { id }) => mail.source(room, id),
    markRead: (room, mails, read) => mail.flag(room, ids(mails), read ? { add: [SEEN] } : { remove: [SEEN] }),
    remove: (room, mails) => mail.expunge(room, ids(mails)),
  };
}

const NOTHING = new Uint8Array(0);

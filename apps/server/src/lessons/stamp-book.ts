import type { Own } from '@ehlo/lessons';
import { createObserver, type Fact, stampOf } from '@ehlo/lessons/judging';
import type { EventLog } from '@ehlo/log';
import type { Logged, RoomEventKind, RoomId, Seq, StampEarned } from '@ehlo/wire';

/** How far back it looks for codes that were met while no lesson was open. */
const LOOKED_BACK = 20_000;
const PIECE = 500;
/** Rooms whose stamps are kept in memory; the others are read again. */
const REMEMBERED = 500;

const KINDS = [
  'connection.opened',
  'connection.octets',
  'connection.secret',
  'connection.secured',
  'connection.closed',
] as const satisfies RoomEventKind[];

export interface StampBook {
  /** A fact of a lesson that is judged; its stamp is logged if it is new. */
  offer(room: RoomId, fact: Fact): Promise<void>;
  /** Looks through what happened since it last looked, and gives all stamps, in the order in which they were earned. */
  collect(room: RoomId): Promise<Logged<StampEarned>[]>;
}

interface Page {
  codes: Set<number>;
  /** The log was looked through up to here. */
  upTo: Seq;
}

export function createStampBook(log: EventLog, ownOf: (room: RoomId) => Own | undefined): StampBook {
  const pages = new Map<RoomId, Promise<Page>>();

  const stampsIn = async (room: RoomId): Promise<Logged<StampEarned>[]> => {
    const events = (await log.read(room, { kinds: ['stamp.earned'] })) as Logged<StampEarned>[];
    const seen = new Set<number>();
    return events.filter(({ code }) => !seen.has(code) && seen.add(code));
  };

  function pageOf(room: RoomId): Promise<Page> {
    let page = pages.get(room);
    if (!page) {
      page = stampsIn(room).then((stamps) => ({ codes: new Set(stamps.map(({ code }) => code)), upTo: 0 }));
      page.catch(() => pages.delete(room));
      pages.set(room, page);
      if (pages.size > REMEMBERED) pages.delete(pages.keys().next().value as RoomId);
    }
    return page;
  }

  async function offer(room: RoomId, fact: Fact): Promise<void> {
    const stamp = stampOf(fact);
    if (!stamp) return;
    const { codes } = await pageOf(room);
    if (codes.has(stamp.code)) return;
    codes.add(stamp.code);
    await log.append(room, [stamp]).committed;
  }

  return {
    offer,
    async collect(room) {
      const own = ownOf(room);
      const page = await pageOf(room);
      const head = await log.head(room);
      if (own && head > page.upTo) {
        const observer = createObserver(own);
        let after = Math.max(page.upTo, head - LOOKED_BACK);
        page.upTo = head;
        while (after < head) {
          const events = await log.read(room, { after, upTo: head, kinds: KINDS, limit: PIECE });
          for (const event of events) for (const fact of observer.take(event)) await offer(room, fact);
          after = events.length < PIECE ? head : (events.at(-1)?.seq ?? head);
        }
      }
      return stampsIn(room);
    },
  };
}

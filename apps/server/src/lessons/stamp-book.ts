import { type Own, stampsIn } from '@ehlo/lessons';
import { createObserver, type Fact, stampOf } from '@ehlo/lessons/judging';
import type { EventLog } from '@ehlo/log';
import type { LessonEvent, Logged, RoomEventKind, RoomId, Seq, StampEarned } from '@ehlo/wire';

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
  /** The log says since `seq` that all of them are forgotten. */
  forgotten(room: RoomId, seq: Seq): void;
}

interface Page {
  /** Met here: one that was only brought along can still be earned. */
  codes: Set<number>;
  /** What was met before it counts no more. */
  origin: Seq;
  /** The log was looked through up to here. */
  upTo: Seq;
}

export function createStampBook(log: EventLog, ownOf: (room: RoomId) => Own | undefined): StampBook {
  const pages = new Map<RoomId, Promise<Page>>();

  const eventsOf = async (room: RoomId) =>
    (await log.read(room, { kinds: ['stamp.earned', 'lesson.forgotten'] })) as Logged<LessonEvent>[];

  function pageOf(room: RoomId): Promise<Page> {
    let page = pages.get(room);
    if (!page) {
      page = eventsOf(room).then((events) => {
        const own = stampsIn(events).filter(({ brought }) => !brought);
        const origin = events.findLast(forgetsStamps)?.seq ?? 0;
        return { codes: new Set(own.map(({ code }) => code)), origin, upTo: origin };
      });
      page.catch(() => pages.delete(room));
      pages.set(room, page);
      if (pages.size > REMEMBERED) pages.delete(pages.keys().next().value as RoomId);
    }
    return page;
  }

  async function offer(room: RoomId, fact: Fact): Promise<void> {
    const stamp = stampOf(fact);
    if (!stamp) return;
    const { codes, origin } = await pageOf(room);
    if (codes.has(stamp.code) || fact.seq <= origin) return;
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
      return stampsIn(await eventsOf(room));
    },
    forgotten(room, seq) {
      pages.set(room, Promise.resolve({ codes: new Set(), origin: seq, upTo: seq }));
    },
  };
}

const forgetsStamps = (event: LessonEvent): boolean =>
  event.kind === 'lesson.forgotten' && event.lesson === undefined;

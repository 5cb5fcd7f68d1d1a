import type { EventLog } from '@ehlo/log';
import { type Logged, mayRead, type Seq, type Viewer, type ViewQuery } from '@ehlo/wire';
import type { Outbox } from '../bridge/outbox.ts';
import { createRoomFeeds, encodeEvent, type RoomFeed } from './room-feed.ts';
import { isInView, readMissed, readSnapshot } from './snapshot.ts';

/** What one page follows. */
export interface PageViews {
  subscribe(subscription: number, view: ViewQuery, after: Seq | undefined): void;
  unsubscribe(subscription: number): void;
  close(): void;
}

export interface Views {
  /** @param viewer whose eyes see it: every event passes `mayRead` */
  open(viewer: Viewer, outbox: Outbox): PageViews;
}

/** Subscriptions of one page at a time. */
export const MAX_SUBSCRIPTIONS = 64;
/** Characters of JSON in one frame, roughly: a long dialogue arrives in several. */
const FRAME_CHARACTERS = 128 * 1024;

interface Following {
  view: ViewQuery;
  /** The page has everything of this view up to here. */
  upTo: Seq;
  /** `reading`: the log is being read, and what comes meanwhile is read with it. `behind`: the page takes nothing now. */
  state: 'reading' | 'live' | 'behind' | 'over';
  stop: () => void;
  /** Reads what was missed while `behind`. */
  goOn: () => Promise<void>;
}

/**
 * State at N, then events after N. Nobody is queued for: a page that does not take what it is sent is left behind and
 * catches up from the log once its socket drains, so a slow reader costs no memory and delays nobody.
 */
export function createViews(log: EventLog): Views {
  const feeds = createRoomFeeds(log);

  function open(viewer: Viewer, outbox: Outbox): PageViews {
    const followed = new Map<number, Following>();
    const { room } = viewer;
    outbox.onDrain(() => {
      for (const following of followed.values()) if (following.state === 'behind') attempt(following.goOn());
    });

    function send(subscription: number, following: Following, news: News): void {
      const { reset, upTo } = news;
      let first = true;
      let texts: string[] = [];
      let characters = 0;
      const flush = (to: Seq) => {
        const head = `{"type":"events","subscription":${subscription},"reset":${reset && first},"upTo":${to},"events":[`;
        outbox.json(`${head}${texts.join()}]}`);
        first = false;
        texts = [];
        characters = 0;
      };
      let last = following.upTo;
      for (const event of news.events) {
        if (characters > FRAME_CHARACTERS) flush(last);
        const text = encodeEvent(event);
        texts.push(text);
        characters += text.length;
        last = event.seq;
      }
      flush(upTo);
      following.upTo = upTo;
    }

    function readable(events: readonly Logged[], view: ViewQuery, feed: RoomFeed): Logged[] {
      const seen: Logged[] = [];
      for (const event of events) {
        if (!isInView(view, event)) continue;
        const allowed = mayRead(viewer, event, feed.secrets);
        if (allowed) seen.push(allowed);
      }
      return seen;
    }

    /** Reads what the page lacks until nothing came meanwhile, then it is live. */
    async function catchUp(subscription: number, following: Following, feed: RoomFeed, anew: boolean) {
      const { view } = following;
      following.state = 'reading';
      let reset = anew;
      do {
        if (outbox.full && !reset) {
          following.state = 'behind';
          return;
        }
        const { upTo } = feed;
        const missed = reset ? undefined : await readMissed(log, room, view, { after: following.upTo, upTo });
        const events = missed ?? (await readSnapshot(log, room, view, upTo));
        if (isOver(following)) return;
        send(subscription, following, {
          reset: missed === undefined,
          upTo,
          events: readable(events, view, feed),
        });
        reset = false;
      } while (following.upTo !== feed.upTo);
      following.state = 'live';
    }

    async function start(subscription: number, following: Following, after: Seq | undefined): Promise<void> {
      const feed = await feeds.open(room);
      if (isOver(following)) return;
      const leave = feed.subscribe((events) => onEvents(subscription, following, feed, events));
      following.stop = leave;
      if (after !== undefined) following.upTo = after;
      following.goOn = () => catchUp(subscription, following, feed, false);
      await catchUp(subscription, following, feed, after === undefined);
    }

    function onEvents(subscription: number, following: Following, feed: RoomFeed, events: readonly Logged[]) {
      if (following.state !== 'live') return;
      const upTo = events.at(-1)!.seq;
      if (events[0]!.seq <= following.upTo) {
        // The room was dropped and began anew.
        attempt(catchUp(subscription, following, feed, true));
      } else if (outbox.full) {
        following.state = 'behind';
      } else {
        const seen = readable(events, following.view, feed);
        // Nothing of this view: the page's `upTo` lags behind, which costs it nothing.
        if (seen.length === 0) following.upTo = upTo;
        else send(subscription, following, { reset: false, upTo, events: seen });
      }
    }

    /** A log that cannot be read is a fault of ours: the page is told, and stays with what it has. */
    function attempt(reading: Promise<void>): void {
      reading.catch(() => outbox.frame({ type: 'problem', problem: { code: 'internal', params: {} } }));
    }

    function unsubscribe(subscription: number): void {
      const following = followed.get(subscription);
      if (!following) return;
      followed.delete(subscription);
      following.state = 'over';
      following.stop();
    }

    return {
      subscribe(subscription, view, after) {
        unsubscribe(subscription);
        if (followed.size >= MAX_SUBSCRIPTIONS) {
          outbox.frame({
            type: 'problem',
            problem: { code: 'too-many', params: { limit: MAX_SUBSCRIPTIONS } },
          });
          return;
        }
        const following: Following = {
          view,
          upTo: 0,
          state: 'reading',
          stop: () => undefined,
          goOn: async () => undefined,
        };
        followed.set(subscription, following);
        attempt(start(subscription, following, after));
      },
      unsubscribe,
      close() {
        for (const subscription of [...followed.keys()]) unsubscribe(subscription);
      },
    };
  }

  return { open };
}

interface News {
  reset: boolean;
  upTo: Seq;
  events: Logged[];
}

/** A function of its own, for the compiler would take the state for what it was before the `await`. */
function isOver(following: Following): boolean {
  return following.state === 'over';
}

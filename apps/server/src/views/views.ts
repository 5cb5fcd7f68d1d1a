import type { EventLog } from '@ehlo/log';
import { type Logged, mayRead, type RoomId, type Seq, type Viewer, type ViewQuery } from '@ehlo/wire';
import type { Outbox } from '../bridge/outbox.ts';
import { GUEST_ROOM } from '../people/person.ts';
import { createRoomFeeds, encodeEvent, type RoomFeed, type RoomFeeds } from './room-feed.ts';
import { isInView, readMissed, readSnapshot } from './snapshot.ts';
import { createUnclaimedReader, type MayBelong } from './unclaimed.ts';

export interface Views {
  /**
   * @param viewer whose eyes see it: every event passes `mayRead`
   * @param mayBelong for the one view that shows something of a room that is not the viewer's
   */
  open(viewer: Viewer, outbox: Outbox, mayBelong?: MayBelong): PageViews;
}

/** Subscriptions of one page at a time. */
export const MAX_SUBSCRIPTIONS = 64;
/** Characters of JSON in one frame, roughly: a long dialogue arrives in several. */
const FRAME_CHARACTERS = 128 * 1024;

interface Following {
  subscription: number;
  view: ViewQuery;
  feed: RoomFeed | undefined;
  /** The page has everything of this view up to here. */
  upTo: Seq;
  /** `reading`: the log is being read, and what comes meanwhile is read with it. `behind`: the page takes nothing now. */
  state: 'reading' | 'live' | 'behind' | 'over';
  /** The page has nothing of it yet, or what it has is of a room that was dropped. */
  anew: boolean;
  stop: (() => void) | undefined;
  /** For the view of what nobody claimed: what of it the viewer may know. */
  unclaimed: ((events: readonly Logged[]) => Logged[]) | undefined;
}

/** Told which lessons are followed, so that they are judged meanwhile (lessons/judging.ts). */
export interface Judges {
  open(room: RoomId, lesson: string): () => void;
}

export function createViews(log: EventLog, judges?: Judges): Views {
  const feeds = createRoomFeeds(log);
  return {
    open: (viewer, outbox, mayBelong = () => false) =>
      new PageViews(log, feeds, viewer, outbox, mayBelong, judges),
  };
}

/**
 * What one page follows: state at N, then events after N. Nobody is queued for: a page that does not take what it is
 * sent is left behind and catches up from the log once its socket drains, so a slow reader costs no memory and delays
 * nobody.
 */
export class PageViews {
  readonly #log: EventLog;
  readonly #feeds: RoomFeeds;
  readonly #viewer: Viewer;
  readonly #outbox: Outbox;
  readonly #mayBelong: MayBelong;
  readonly #judges: Judges | undefined;
  readonly #followed = new Map<number, Following>();
  /** The log is read for one view at a time, so that a page costs the memory of one, however many it asks for. */
  #reading: Promise<void> = Promise.resolve();

  constructor(
    log: EventLog,
    feeds: RoomFeeds,
    viewer: Viewer,
    outbox: Outbox,
    mayBelong: MayBelong,
    judges?: Judges,
  ) {
    this.#log = log;
    this.#feeds = feeds;
    this.#viewer = viewer;
    this.#outbox = outbox;
    this.#mayBelong = mayBelong;
    this.#judges = judges;
    outbox.onDrain(() => {
      for (const following of this.#followed.values())
        if (following.state === 'behind') this.#readLater(following, () => this.#catchUp(following));
    });
  }

  subscribe(subscription: number, view: ViewQuery, after: Seq | undefined): void {
    this.unsubscribe(subscription);
    if (this.#followed.size >= MAX_SUBSCRIPTIONS) {
      const problem = { code: 'too-many', params: { limit: MAX_SUBSCRIPTIONS } };
      this.#outbox.frame({ type: 'problem', problem });
      return;
    }
    const following: Following = {
      subscription,
      view,
      feed: undefined,
      upTo: after ?? 0,
      state: 'reading',
      // What is known of connections that nobody claimed is not kept from one socket to the next, and is little.
      anew: after === undefined || view.view === 'unclaimed',
      stop: undefined,
      unclaimed: view.view === 'unclaimed' ? createUnclaimedReader(this.#mayBelong) : undefined,
    };
    this.#followed.set(subscription, following);
    this.#readLater(following, () => this.#start(following));
  }

  unsubscribe(subscription: number): void {
    const following = this.#followed.get(subscription);
    if (!following) return;
    this.#followed.delete(subscription);
    following.state = 'over';
    following.stop?.();
  }

  close(): void {
    for (const subscription of [...this.#followed.keys()]) this.unsubscribe(subscription);
  }

  async #start(following: Following): Promise<void> {
    const feed = await this.#feeds.open(this.#roomOf(following));
    following.feed = feed;
    const { view } = following;
    const unsubscribe = feed.subscribe((events) => this.#onEvents(following, feed, events));
    const release = view.view === 'lesson' ? this.#judges?.open(this.#viewer.room, view.lesson) : undefined;
    following.stop = () => {
      unsubscribe();
      release?.();
    };
    if (isOver(following)) following.stop();
    else await this.#catchUp(following);
  }

  /** Reads what the page lacks, a piece at a time, until nothing came meanwhile; then it is live. */
  async #catchUp(following: Following): Promise<void> {
    const { view, feed } = following;
    if (!feed) return;
    const room = this.#roomOf(following);
    do {
      if (this.#outbox.full) {
        following.state = 'behind';
        return;
      }
      const { upTo } = feed;
      const missed = following.anew
        ? undefined
        : await readMissed(this.#log, room, view, { after: following.upTo, upTo });
      const piece = missed ?? (await readSnapshot(this.#log, room, view, upTo, this.#mayBelong));
      if (isOver(following)) return;
      this.#send(following, {
        reset: missed === undefined,
        upTo: piece.upTo,
        events: this.#readable(piece.events, following),
      });
      following.anew = false;
    } while (following.upTo !== feed.upTo);
    following.state = 'live';
  }

  #onEvents(following: Following, feed: RoomFeed, events: readonly Logged[]): void {
    if (following.state !== 'live') return;
    if (events[0]!.seq <= following.upTo) {
      // The room was dropped and began anew.
      following.anew = true;
      this.#readLater(following, () => this.#catchUp(following));
    } else if (this.#outbox.full) {
      following.state = 'behind';
    } else {
      const seen = this.#readable(events, following);
      // Nothing of this view: the page's `upTo` lags behind, which costs it nothing.
      if (seen.length === 0) following.upTo = feed.upTo;
      else this.#send(following, { reset: false, upTo: events.at(-1)!.seq, events: seen });
    }
  }

  #roomOf({ view }: Following): RoomId {
    return view.view === 'unclaimed' ? GUEST_ROOM : this.#viewer.room;
  }

  #readable(events: readonly Logged[], { view, feed, unclaimed }: Following): Logged[] {
    if (unclaimed) return unclaimed(events);
    const seen: Logged[] = [];
    for (const event of events) {
      if (!feed || !isInView(view, event)) continue;
      const allowed = mayRead(this.#viewer, event, feed.secrets);
      if (allowed) seen.push(allowed);
    }
    return seen;
  }

  #send(following: Following, news: { reset: boolean; upTo: Seq; events: Logged[] }): void {
    const { subscription } = following;
    const outbox = this.#outbox;
    let { reset } = news;
    let texts: string[] = [];
    let characters = 0;
    let upTo = following.upTo;
    for (const event of news.events) {
      if (characters > FRAME_CHARACTERS) {
        outbox.json(eventsFrame(subscription, reset, upTo, texts));
        reset = false;
        texts = [];
        characters = 0;
      }
      const text = encodeEvent(event);
      texts.push(text);
      characters += text.length;
      upTo = event.seq;
    }
    outbox.json(eventsFrame(subscription, reset, news.upTo, texts));
    following.upTo = news.upTo;
  }

  /** In its turn. A log that cannot be read is a fault of ours: the page is told, and stays with what it has. */
  #readLater(following: Following, read: () => Promise<void>): void {
    following.state = 'reading';
    this.#reading = this.#reading
      .then(() => (isOver(following) ? undefined : read()))
      .catch(() => this.#outbox.frame({ type: 'problem', problem: { code: 'internal', params: {} } }));
  }
}

/** As JSON, around events that are JSON already. */
function eventsFrame(subscription: number, reset: boolean, upTo: Seq, events: readonly string[]): string {
  return `{"type":"events","subscription":${subscription},"reset":${reset},"upTo":${upTo},"events":[${events.join()}]}`;
}

/** A function of its own, for the compiler would take the state for what it was before the `await`. */
function isOver(following: Following): boolean {
  return following.state === 'over';
}

import type { EventLog } from '@ehlo/log';
import type { Logged, RoomId, Seq, ViewQuery } from '@ehlo/wire';
import type { Outbox } from '../bridge/outbox.ts';
import { createRoomFeeds, encodeEvent, type RoomFeed, type RoomFeeds } from './room-feed.ts';
import { isLive, type LiveQuery, type LiveView, ownSight, type Rights, type Sight } from './sight.ts';
import { isInView, readMissed, readSnapshot } from './snapshot.ts';
import { createUnclaimedReader, type MayBelong } from './unclaimed.ts';

export interface Views {
  /**
   * @param home room of whose eyes see it: every event passes `mayRead`, or is of a class and passes its rights
   * @param mayBelong for the one view that shows something of the guest room
   */
  open(home: RoomId, outbox: Outbox, mayBelong?: MayBelong): PageViews;
}

/** Subscriptions of one page at a time. */
export const MAX_SUBSCRIPTIONS = 64;
/** Characters of JSON in one frame, roughly: a long dialogue arrives in several. */
const FRAME_CHARACTERS = 128 * 1024;

const NOTHING_READ: Promise<void> = Promise.resolve();

interface Following {
  subscription: number;
  view: ViewQuery;
  sight: Sight;
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

export interface ViewsParts {
  judges?: Judges | undefined;
  /** Absent: nobody sees more than what is their own. */
  rights?: Rights | undefined;
}

export function createViews(log: EventLog, parts: ViewsParts = {}): Views {
  const feeds = createRoomFeeds(log);
  return {
    open: (home, outbox, mayBelong = () => false) =>
      new PageViews(log, feeds, home, outbox, mayBelong, parts),
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
  readonly #home: RoomId;
  readonly #outbox: Outbox;
  readonly #mayBelong: MayBelong;
  readonly #parts: ViewsParts;
  readonly #followed = new Map<number, Following>();
  /** Only teachers have some. */
  #live: Map<number, LiveView> | undefined;
  #stopRights: (() => void) | undefined;
  /** The log is read for one view at a time, so that a page costs the memory of one, however many it asks for. */
  #reading = NOTHING_READ;

  constructor(
    log: EventLog,
    feeds: RoomFeeds,
    home: RoomId,
    outbox: Outbox,
    mayBelong: MayBelong,
    parts: ViewsParts,
  ) {
    this.#log = log;
    this.#feeds = feeds;
    this.#home = home;
    this.#outbox = outbox;
    this.#mayBelong = mayBelong;
    this.#parts = parts;
    outbox.onDrain(() => {
      for (const live of this.#live?.values() ?? []) live.drained();
      for (const following of this.#followed.values())
        if (following.state === 'behind') this.#readLater(following, () => this.#catchUp(following));
    });
  }

  subscribe(subscription: number, view: ViewQuery, after: Seq | undefined): void {
    this.unsubscribe(subscription);
    if (this.#followed.size + (this.#live?.size ?? 0) >= MAX_SUBSCRIPTIONS) {
      const problem = { code: 'too-many', params: { limit: MAX_SUBSCRIPTIONS } };
      this.#outbox.frame({ type: 'problem', problem });
      return;
    }
    if (isLive(view)) {
      this.#followLive({ view, subscription, after });
      return;
    }
    const sight = this.#sightOf(view);
    if (!sight) {
      this.#refuse(subscription);
      return;
    }
    // What is one's own stays so; what one sees by right may be taken away.
    if (sight.key !== 'own' && view.view !== 'unclaimed')
      this.#stopRights ??= this.#parts.rights?.onChange(() => this.#lookAgain());
    const following: Following = {
      subscription,
      view,
      sight,
      feed: undefined,
      upTo: after ?? 0,
      state: 'reading',
      // What is known of connections that nobody claimed is not kept from one socket to the next, and is little.
      // Nor does a page that comes back know which connection was on the stage.
      anew: after === undefined || view.view === 'unclaimed' || view.view === 'stage',
      stop: undefined,
      unclaimed: view.view === 'unclaimed' ? createUnclaimedReader(this.#mayBelong) : undefined,
    };
    this.#followed.set(subscription, following);
    this.#readLater(following, () => this.#start(following));
  }

  unsubscribe(subscription: number): void {
    this.#live?.get(subscription)?.stop();
    this.#live?.delete(subscription);
    const following = this.#followed.get(subscription);
    if (!following) return;
    this.#followed.delete(subscription);
    following.state = 'over';
    following.stop?.();
  }

  close(): void {
    this.#stopRights?.();
    for (const subscription of [...this.#followed.keys(), ...(this.#live?.keys() ?? [])])
      this.unsubscribe(subscription);
  }

  #sightOf(view: ViewQuery): Sight | undefined {
    return ownSight(this.#home, view) ?? this.#parts.rights?.sightOf(this.#home, view);
  }

  #followLive(query: LiveQuery): void {
    const live = this.#parts.rights?.live(this.#home, query, this.#outbox);
    if (!live) {
      this.#refuse(query.subscription);
      return;
    }
    this.#live ??= new Map();
    this.#live.set(query.subscription, live);
  }

  #refuse(subscription: number): void {
    this.unsubscribe(subscription);
    this.#outbox.frame({ type: 'refused', subscription, problem: { code: 'not-yours', params: {} } });
  }

  /** Somebody left a class, refuses to be watched, or is on the stage now. */
  #lookAgain(): void {
    for (const following of [...this.#followed.values()]) {
      const sight = this.#sightOf(following.view);
      if (!sight) this.#refuse(following.subscription);
      else if (sight.key !== following.sight.key) {
        following.stop?.();
        Object.assign(following, { sight, feed: undefined, stop: undefined, upTo: 0, anew: true });
        this.#readLater(following, () => this.#start(following));
      }
    }
  }

  async #start(following: Following): Promise<void> {
    const { sight, view } = following;
    if (sight.room === undefined) {
      this.#send(following, { reset: true, upTo: 0, events: [] });
      following.state = 'live';
      return;
    }
    const feed = await this.#feeds.open(sight.room);
    // Meanwhile something else is to be seen: that is read next.
    const still = !isOver(following) && following.sight === sight;
    const unsubscribe = feed.subscribe((events) => this.#onEvents(following, feed, events));
    if (!still) return unsubscribe();
    following.feed = feed;
    // Only one's own lessons are judged: a teacher who looks changes nothing.
    const isOwn = view.view === 'lesson' && sight.room === this.#home;
    const release = isOwn ? this.#parts.judges?.open(this.#home, view.lesson) : undefined;
    const leave = sight.enter?.();
    following.stop = () => {
      unsubscribe();
      release?.();
      leave?.();
    };
    await this.#catchUp(following);
  }

  /** Reads what the page lacks, a piece at a time, until nothing came meanwhile; then it is live. */
  async #catchUp(following: Following): Promise<void> {
    const { feed, sight } = following;
    const { room, view } = sight;
    if (!feed || room === undefined) return;
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
      if (isOver(following) || following.feed !== feed) return;
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

  #readable(events: readonly Logged[], { sight, feed, unclaimed }: Following): Logged[] {
    if (unclaimed) return unclaimed(events);
    const seen: Logged[] = [];
    for (const event of events) {
      if (!feed || !isInView(sight.view, event)) continue;
      const allowed = sight.read(event, feed.secrets);
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

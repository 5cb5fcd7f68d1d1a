import type { EventLog } from '@ehlo/log';
import {
  type Logged,
  learnSecret,
  type RoomId,
  type SecretSpan,
  type Secrets,
  type Seq,
  toJsonEvent,
} from '@ehlo/wire';

/** The live end of one room's log, shared by every subscription to it. */
export interface RoomFeed {
  /** Newest `seq` handed out. */
  readonly upTo: Seq;
  readonly secrets: Secrets;
  subscribe(listener: (events: readonly Logged[]) => void): () => void;
  /** Its last subscriber left: it follows nothing any more. */
  readonly over: boolean;
}

export interface RoomFeeds {
  /** Follows the room from now on, for as long as somebody is subscribed. */
  open(room: RoomId): Promise<RoomFeed>;
}

export function createRoomFeeds(log: EventLog): RoomFeeds {
  const feeds = new Map<RoomId, Promise<RoomFeed>>();

  async function start(room: RoomId): Promise<RoomFeed> {
    let upTo = await log.head(room);
    const secrets = new Map<Seq, SecretSpan[]>();
    for (const event of await log.read(room, { upTo, kinds: ['connection.secret'] }))
      learnSecret(secrets, event);
    const listeners = new Set<(events: readonly Logged[]) => void>();
    let over = false;
    const stop = log.follow(room, upTo, (events) => {
      upTo = events.at(-1)!.seq;
      for (const event of events) learnSecret(secrets, event);
      for (const listener of listeners) listener(events);
    });
    return {
      get upTo() {
        return upTo;
      },
      get over() {
        return over;
      },
      secrets,
      subscribe(listener) {
        listeners.add(listener);
        return () => {
          listeners.delete(listener);
          if (listeners.size > 0) return;
          over = true;
          stop();
          feeds.delete(room);
        };
      },
    };
  }

  function shared(room: RoomId): Promise<RoomFeed> {
    let feed = feeds.get(room);
    if (!feed) {
      feed = start(room);
      feeds.set(room, feed);
      // It could not be read: whoever asked is told, and the next one tries again.
      feed.catch(() => feeds.delete(room));
    }
    return feed;
  }

  return {
    async open(room) {
      for (;;) {
        const feed = await shared(room);
        // Else its last subscriber left just now, after this one had asked for it.
        if (!feed.over) return feed;
      }
    },
  };
}

const encoded = new WeakMap<Logged, string>();

/** The event as JSON text, made once however many pages follow. */
export function encodeEvent(event: Logged): string {
  let text = encoded.get(event);
  if (text === undefined) {
    text = JSON.stringify(toJsonEvent(event));
    encoded.set(event, text);
  }
  return text;
}

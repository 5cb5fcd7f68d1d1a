import type { Draft, Logged, RoomEvent, RoomEventKind, RoomId, Seq } from '@ehlo/wire';

/** What `append` gives back at once: the ids are known before the disk is. */
export interface Appended {
  /** One per draft, in order. */
  events: Logged[];
  /**
   * Resolves once these events are committed (WAL: they survive kill -9). Rejects with `StoreFull` or another
   * error when they could not be: then nobody was told of them and none of them happened.
   */
  committed: Promise<void>;
}

export interface ReadQuery {
  /** Exclusive lower bound; 0 reads from the start. */
  after?: Seq;
  /** Inclusive upper bound. */
  upTo?: Seq;
  /** Only events that belong to this connection (its `opened` included). */
  connection?: Seq;
  kinds?: readonly RoomEventKind[];
  /** Leave out events of these kinds (the room view leaves out octets). */
  notKinds?: readonly RoomEventKind[];
  /** Newest first when true. Default: oldest first. */
  backwards?: boolean;
  limit?: number;
}

/**
 * A room's events, in order, for ever (or until its caps prune the octets of closed connections).
 * Asynchronous so that a networked store can follow; `eventLogContract` is what every store must pass.
 */
export interface EventLog {
  /** Numbers the drafts and queues them for this turn's group commit. Never waits. */
  append(room: RoomId, drafts: readonly Draft[]): Appended;
  read(room: RoomId, query?: ReadQuery): Promise<Logged[]>;
  /** `seq` of the newest committed event; 0 for a room without any. */
  head(room: RoomId): Promise<Seq>;
  /**
   * Hands over committed events with `seq > after`, in order, none twice, none left out. Returns a function that stops it.
   * The listener must not throw; it gets one array per commit.
   */
  follow(room: RoomId, after: Seq, listener: (events: readonly Logged[]) => void): () => void;
  /** Rooms with at least one event. */
  rooms(): Promise<RoomId[]>;
  /** Forgets a room and every event in it. */
  drop(room: RoomId): Promise<void>;
  /** Commits what is queued, then closes. */
  close(): Promise<void>;
}

export type EventOfKind<K extends RoomEventKind> = Logged<Extract<RoomEvent, { kind: K }>>;

import type { Draft, Logged, RoomEvent, RoomEventKind, RoomId, Seq } from '@ehlo/wire';

/** What `append` gives back at once: the ids are known before the disk is. */
export interface Appended {
  /** One per draft, in order. */
  events: Logged[];
  /**
   * Resolves once these events are committed (WAL: they survive kill -9). Rejects with `StoreFull` or another
   * error when they could not be: then nobody was told of them and none of them happened. Need not be awaited:
   * a rejection nobody looks at is not an unhandled one.
   *
   * Commits are shared: what else was queued at that moment, for any room, fails with it, and the numbers given to
   * it will be given again. Whoever holds an id from a failed append lets go of it (the door closes the connection).
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

/** What a room keeps, in octets. Both are counted as events are committed; asking costs nothing. */
export interface RoomUsage {
  /** Octets of connections. */
  octets: number;
  /**
   * Of mail that is stored and not expunged, or accepted and stored nowhere yet: its blobs, each counted once, and its
   * events as they are written. That mail was accepted here and lies elsewhere counts for ever.
   */
  mail: number;
}

/** Limits a store keeps by itself. Mail is not among them: who accepts mail asks `usage` first and says 452. */
export interface LogCaps {
  /** Above this, octets of closed connections are pruned, oldest first; time and length stay. Default 64 MiB a room. */
  roomOctets?: number;
}

export const ROOM_OCTETS = 64 * 2 ** 20;

/**
 * A room's events, in order, for ever (or until its caps prune the octets of closed connections).
 * Asynchronous so that a networked store can follow; `eventLogContract` is what every store must pass.
 */
export interface EventLog {
  /**
   * Numbers the drafts and queues them for this turn's group commit. Never waits. Drafts of one call are committed
   * together or not at all. Their octets are kept by reference until the commit: do not write to them afterwards.
   */
  append(room: RoomId, drafts: readonly Draft[]): Appended;
  read(room: RoomId, query?: ReadQuery): Promise<Logged[]>;
  /** `seq` of the newest committed event; 0 for a room without any. */
  head(room: RoomId): Promise<Seq>;
  /**
   * Hands over committed events with `seq > after`, in order, none twice, none left out. Returns a function that stops it.
   * The listener must not throw; it gets one array per commit (pages of past events first), and gets it before `committed`
   * resolves. Never called before `follow` returns.
   */
  follow(room: RoomId, after: Seq, listener: (events: readonly Logged[]) => void): () => void;
  /** Rooms with at least one event. */
  rooms(): Promise<RoomId[]>;
  usage(room: RoomId): Promise<RoomUsage>;
  /** Whether mail that is still there names this blob, in any room (`collectBlobs`). */
  namesBlob(sha256: string): Promise<boolean>;
  /** Every `mail.queued` that still holds its blob, in all rooms; those of one room ascend. Reads no room. */
  queuedMail(): Promise<{ room: RoomId; queued: Seq }[]>;
  /** Forgets a room and every event in it. What is appended to it later begins at 1 again; its followers stay. */
  drop(room: RoomId): Promise<void>;
  /**
   * Drops rooms that nobody visited for `keepMs`. A visit is any event in the room, or `person.seen` / `person.arrived`
   * naming it as home. `now` in microseconds, as `at`. Rooms in `except` stay, and so does `lobby`.
   * @returns the rooms dropped
   */
  expire(options: { now: number; keepMs: number; except?: readonly RoomId[] }): Promise<RoomId[]>;
  /** Commits what is queued, then closes. Appending afterwards throws. */
  close(): Promise<void>;
}

export type EventOfKind<K extends RoomEventKind> = Logged<Extract<RoomEvent, { kind: K }>>;

/** Room whose log holds the people; it never expires. */
export const LOBBY: RoomId = 'lobby';

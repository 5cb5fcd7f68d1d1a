import { type Logged, mayRead, type RoomId, type Secrets, type ViewQuery } from '@ehlo/wire';
import type { Outbox } from '../bridge/outbox.ts';
import { GUEST_ROOM } from '../people/person.ts';

/** What a view shows to one person: events of which log, and of each what they may see. */
export interface Sight {
  /** Of two sights of the same view the same key means that they show the same. */
  readonly key: string;
  /** Undefined: there is nothing to be seen now. */
  readonly room: RoomId | undefined;
  /** What is read of that log, where it is not the view that was asked for. */
  readonly view: ViewQuery;
  read(event: Logged, secrets: Secrets): Logged | undefined;
  /** Somebody looks, until the returned function is called. */
  enter?(): () => void;
}

/** Who may look at what is not their own (class/rights.ts). */
export interface Rights {
  /** As `home` may see the view now; undefined: not at all. */
  sightOf(home: RoomId, view: ViewQuery): Sight | undefined;
  /** Told when what `sightOf` says may be another. */
  onChange(listener: () => void): () => void;
  /** Follows what a class has that is rows instead of events; undefined: they may not. */
  live(home: RoomId, query: LiveQuery, outbox: Outbox): LiveView | undefined;
}

export type RosterQuery = Extract<ViewQuery, { view: 'roster' }>;
export type HeldQuery = Extract<ViewQuery, { view: 'held' }>;

export interface LiveQuery {
  view: RosterQuery | HeldQuery;
  subscription: number;
  /** `upTo` of the page; absent: it has nothing. */
  after: number | undefined;
}

export const isLive = (view: ViewQuery): view is LiveQuery['view'] =>
  view.view === 'roster' || view.view === 'held';

export interface LiveView {
  /** The page takes again what it is sent. */
  drained(): void;
  stop(): void;
}

/** A person's own room, and the guest room as far as `unclaimed` shows it. */
export function ownSight(home: RoomId, view: ViewQuery): Sight | undefined {
  if (view.view === 'unclaimed') return { key: 'guest', room: GUEST_ROOM, view, read: (event) => event };
  if (view.view === 'class' || view.view === 'stage' || isLive(view)) return undefined;
  if ('of' in view && view.of !== undefined && view.of !== home) return undefined;
  const viewer = { room: home, role: 'owner' } as const;
  return { key: 'own', room: home, view, read: (event, secrets) => mayRead(viewer, event, secrets) };
}

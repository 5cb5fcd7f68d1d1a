/** Lines that wait at doors of a class, pushed to its teachers' pages as they come and go. */
import type { Lab } from '@ehlo/lab';
import type { ClassHeldLine, RoomId } from '@ehlo/wire';
import type { Outbox } from '../../bridge/outbox.ts';
import type { Clock } from '../../clock.ts';
import type { HeldQuery, LiveView } from '../../views/sight.ts';
import type { ClassState } from '../class-state.ts';
import type { Classes } from '../classes.ts';
import { byAge, LISTED, linesOfMember, linesOfProjector } from './held-lines.ts';

/** What changed goes out so often at most, however many lines came and went. */
const EVERY_MS = 100;

/** Events of a class by which other lines may be seen than before. */
const CHANGES: ReadonlySet<string> = new Set([
  'class.joined',
  'class.left',
  'class.renamed',
  'class.refuses-watching',
  'class.hold',
  'class.projector',
]);

export interface HeldFeedsParts {
  classes: Pick<Classes, 'onChange'>;
  wire: Pick<Lab['wire'], 'of' | 'lines' | 'onChange'>;
  clock: Clock;
}

export interface HeldFeeds {
  /** @param teacher who looks; that they may is asked before */
  open(
    state: ClassState,
    query: HeldQuery & { subscription: number },
    teacher: RoomId,
    outbox: Outbox,
  ): LiveView;
  close(): void;
}

export function createHeldFeeds({ classes, wire, clock }: HeldFeedsParts): HeldFeeds {
  const open = new Map<string, Feed>();

  const stopWire = wire.onChange((room) => {
    for (const feed of open.values()) if (feed.concerns(room)) feed.touch([room]);
  });
  const stopClasses = classes.onChange((state, events) => {
    for (const feed of [...open.values()]) {
      if (feed.state !== state) continue;
      if (events === 'ended') feed.end();
      else if (events.some(({ kind }) => CHANGES.has(kind))) feed.touch(feed.all());
    }
  });

  return {
    open(state, query, teacher, outbox) {
      const { what, of } = query;
      // One's own secrets are plain to oneself alone: the projector's lines are not shared among teachers.
      const key = [state.id, what, of ?? '', what === 'projector' ? teacher : ''].join(' ');
      let feed = open.get(key);
      if (!feed) {
        feed = new Feed(state, sourceOf(state, { wire, clock }, query, teacher), clock, () =>
          open.delete(key),
        );
        open.set(key, feed);
      }
      return feed.view(query.subscription, outbox);
    },
    close() {
      stopWire();
      stopClasses();
      for (const feed of [...open.values()]) feed.stop();
    },
  };
}

/** Whose lines a feed has, and which they are. */
interface Source {
  homes(): Iterable<RoomId>;
  concerns(room: RoomId): boolean;
  linesOf(room: RoomId): ClassHeldLine[];
  on(): boolean;
}

function sourceOf(
  state: ClassState,
  { wire, clock }: Pick<HeldFeedsParts, 'wire' | 'clock'>,
  { what, of }: HeldQuery,
  teacher: RoomId,
): Source {
  if (what === 'projector') {
    const isIts = (room: RoomId) => state.projector?.home === room;
    return {
      homes: () => (state.projector ? [state.projector.home] : []),
      concerns: isIts,
      linesOf: (home) =>
        state.projector && isIts(home)
          ? linesOfProjector(wire, state.projector, teacher).map((line) => ({ home, ...line }))
          : [],
      on: () => state.projector !== undefined && wire.of(state.projector.home).length > 0,
    };
  }
  const isOne = (room: RoomId) => (of === undefined || of === room) && state.members.has(room);
  return {
    homes: () => [...state.members.keys()].filter(isOne),
    concerns: isOne,
    linesOf(home) {
      const member = state.members.get(home);
      return member && isOne(home) ? linesOfMember(wire, state, member) : [];
    },
    on: () => state.hold !== undefined && state.hold.until > clock.now(),
  };
}

interface Row {
  key: string;
  text: string;
}

/** One list, however many pages have it: work is by what changed. */
class Feed {
  readonly state: ClassState;
  readonly concerns: (room: RoomId) => boolean;
  /** The oldest lines. */
  rows: readonly Row[] = [];
  waiting = 0;
  on = false;
  readonly #source: Source;
  readonly #clock: Clock;
  readonly #onStop: () => void;
  readonly #views = new Set<View>();
  readonly #lines = new Map<RoomId, ClassHeldLine[]>();
  readonly #dirty = new Set<RoomId>();
  #flushedAt = 0;
  #cancel: (() => void) | undefined;

  constructor(state: ClassState, source: Source, clock: Clock, onStop: () => void) {
    this.state = state;
    this.concerns = source.concerns;
    this.#source = source;
    this.#clock = clock;
    this.#onStop = onStop;
    for (const home of source.homes()) this.#dirty.add(home);
    this.#flush();
  }

  /** Rooms whose lines it may have, now or before. */
  *all(): Iterable<RoomId> {
    yield* this.#lines.keys();
    yield* this.#source.homes();
  }

  touch(rooms: Iterable<RoomId>): void {
    for (const room of rooms) this.#dirty.add(room);
    this.#cancel ??= this.#clock.after(Math.max(0, this.#flushedAt + EVERY_MS - this.#clock.now()), () =>
      this.#flush(),
    );
  }

  view(subscription: number, outbox: Outbox): LiveView {
    const view = new View(this, subscription, outbox, () => {
      this.#views.delete(view);
      if (this.#views.size === 0) this.stop();
    });
    this.#views.add(view);
    view.send();
    return view;
  }

  /** The class is over. */
  end(): void {
    for (const view of [...this.#views]) view.end();
  }

  stop(): void {
    this.#cancel?.();
    this.#onStop();
  }

  #flush(): void {
    this.#cancel = undefined;
    this.#flushedAt = this.#clock.now();
    for (const room of this.#dirty) {
      const lines = this.#source.linesOf(room);
      if (lines.length > 0) this.#lines.set(room, lines);
      else this.#lines.delete(room);
    }
    this.#dirty.clear();
    const all = [...this.#lines.values()].flat().sort(byAge);
    this.rows = all
      .slice(0, LISTED)
      .map((line) => ({ key: `${line.home} ${line.held}`, text: JSON.stringify(line) }));
    this.waiting = all.length;
    this.on = this.#source.on();
    for (const view of this.#views) view.send();
  }
}

/** One page: it is sent what differs from what it has, when it takes it. */
class View implements LiveView {
  readonly #feed: Feed;
  readonly #subscription: number;
  readonly #outbox: Outbox;
  readonly #onStop: () => void;
  #has = new Map<string, string>();
  /** Of the frame that was sent last, all but its lines. */
  #said: string | undefined;
  #over = false;

  constructor(feed: Feed, subscription: number, outbox: Outbox, onStop: () => void) {
    this.#feed = feed;
    this.#subscription = subscription;
    this.#outbox = outbox;
    this.#onStop = onStop;
  }

  drained(): void {
    this.send();
  }

  stop(): void {
    if (this.#over) return;
    this.#over = true;
    this.#onStop();
  }

  end(): void {
    this.stop();
    const problem = { code: 'no-class', params: {} };
    this.#outbox.frame({ type: 'refused', subscription: this.#subscription, problem });
  }

  send(): void {
    if (this.#over || this.#outbox.full) return;
    const { rows, waiting, on } = this.#feed;
    const has = new Map(rows.map(({ key, text }) => [key, text]));
    const fresh = rows.filter(({ key, text }) => this.#has.get(key) !== text).map(({ text }) => text);
    const gone = [...this.#has.keys()].filter((key) => !has.has(key));
    const said = `"on":${on},"waiting":${waiting}`;
    if (said === this.#said && fresh.length === 0 && gone.length === 0) return;
    this.#outbox.json(
      `{"type":"held","subscription":${this.#subscription},"reset":${this.#said === undefined},"upTo":0,${said},"lines":[${fresh.join()}],"gone":${JSON.stringify(gone)}}`,
    );
    this.#said = said;
    this.#has = has;
  }
}

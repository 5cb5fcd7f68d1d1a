/** How a class stood at an instant: a fold of its log. Pure. */
import type { ReplayedEvent, RoomId, Seq, Side } from '@ehlo/wire';

export interface Scene {
  /** Members, by the names that they had. */
  present: ReadonlyMap<RoomId, string>;
  /** Hands that were up, with their sentences. */
  hands: ReadonlyMap<RoomId, string>;
  lesson?: { lesson: string; step?: string } | undefined;
  paused: boolean;
  /** `until`: when it ends by itself, milliseconds since the epoch. */
  hold?: { from: Side | 'both'; until: number } | undefined;
  spotlight?: { home: RoomId; connection: Seq } | undefined;
  broadcast?: { home: RoomId; connection: Seq } | undefined;
  question?: { text: string; options: readonly string[] } | undefined;
  /** When it ends by itself, milliseconds since the epoch. */
  timer?: number | undefined;
}

export const nobody: Scene = { present: new Map(), hands: new Map(), paused: false };

/** Never changes `scene`. */
export function advance(scene: Scene, event: ReplayedEvent): Scene {
  switch (event.kind) {
    case 'class.joined':
    case 'class.renamed':
      if (event.kind === 'class.renamed' && !scene.present.has(event.home)) return scene;
      return { ...scene, present: new Map(scene.present).set(event.home, event.name) };
    case 'class.left':
      return {
        ...scene,
        present: without(scene.present, event.home),
        hands: without(scene.hands, event.home),
        spotlight: scene.spotlight?.home === event.home ? undefined : scene.spotlight,
      };
    case 'class.hand-up':
      return { ...scene, hands: new Map(scene.hands).set(event.home, event.sentence) };
    case 'class.hand-down':
      return { ...scene, hands: without(scene.hands, event.home) };
    case 'class.lesson': {
      const { lesson, step } = event;
      return { ...scene, lesson: { lesson, ...(step === undefined ? {} : { step }) } };
    }
    case 'class.paused':
      return { ...scene, paused: true };
    case 'class.resumed':
      return { ...scene, paused: false };
    case 'class.hold':
      return { ...scene, hold: event.state === 'on' ? { from: event.from, until: event.until } : undefined };
    case 'class.spotlight': {
      if (event.state === 'asked') return scene;
      const { home, connection } = event;
      return {
        ...scene,
        spotlight: event.state === 'on' && home !== undefined ? { home, connection } : undefined,
      };
    }
    case 'class.broadcast':
      return {
        ...scene,
        broadcast: event.state === 'on' ? { home: event.home, connection: event.connection } : undefined,
      };
    case 'class.question':
      if (event.state === 'revealed') return scene;
      return {
        ...scene,
        question: event.state === 'open' ? { text: event.text, options: event.options } : undefined,
      };
    case 'class.timer':
      return { ...scene, timer: event.state === 'on' ? event.until : undefined };
    case 'class.teacher':
    case 'class.hint':
    case 'class.note':
    case 'class.playlist':
    case 'class.let-through':
    case 'class.worlds':
    case 'class.rehearsal':
    case 'class.assessment':
      return scene;
    default:
      event satisfies never;
      // A server that is newer than this page may tell more.
      return scene;
  }
}

/**
 * What of the clock and of the wires' hold still is at an instant: both end by themselves, and nobody says so in the log.
 * `left` is in milliseconds.
 */
export function runningAt({ hold, timer }: Scene, at: number): { held?: Side | 'both'; left?: number } {
  return {
    ...(hold && at < hold.until && { held: hold.from }),
    ...(timer !== undefined && at < timer && { left: timer - at }),
  };
}

function without<Value>(map: ReadonlyMap<RoomId, Value>, home: RoomId): ReadonlyMap<RoomId, Value> {
  if (!map.has(home)) return map;
  const left = new Map(map);
  left.delete(home);
  return left;
}

/** A fold is begun again at most so many events before the one that is looked for. */
const APART = 256;

export interface Scenes {
  /** Events up to this instant, in milliseconds since the epoch. */
  countAt(at: number): number;
  at(at: number): Scene;
}

/** Any instant of a class, without playing it from its beginning each time. @param events ascending */
export function createScenes(events: readonly ReplayedEvent[]): Scenes {
  const kept: Scene[] = [];
  let scene = nobody;
  for (const [count, event] of events.entries()) {
    if (count % APART === 0) kept.push(scene);
    scene = advance(scene, event);
  }
  const last = scene;
  const countAt = (at: number): number => {
    let low = 0;
    let high = events.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (Math.floor((events[middle]?.at ?? 0) / 1000) <= at) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return {
    countAt,
    at(at) {
      const count = countAt(at);
      if (count === events.length) return last;
      const from = Math.floor(count / APART);
      return events.slice(from * APART, count).reduce(advance, kept[from] ?? nobody);
    },
  };
}

/** A number for each member in the order in which they came first: what stands for a name that is hidden. */
export function numbersOf(events: readonly ReplayedEvent[]): ReadonlyMap<RoomId, number> {
  const numbers = new Map<RoomId, number>();
  for (const event of events)
    if (event.kind === 'class.joined' && !numbers.has(event.home)) numbers.set(event.home, numbers.size + 1);
  return numbers;
}

/** By each event that is about a member, the name that they had just before it: still known when they have another one, or left. */
export function namesThen(events: readonly ReplayedEvent[]): ReadonlyMap<Seq, string> {
  const names = new Map<RoomId, string>();
  const then = new Map<Seq, string>();
  for (const event of events) {
    if (event.kind === 'class.joined') names.set(event.home, event.name);
    const name = 'home' in event && event.home !== undefined ? names.get(event.home) : undefined;
    if (name !== undefined) then.set(event.seq, name);
    if (event.kind === 'class.renamed') names.set(event.home, event.name);
  }
  return then;
}

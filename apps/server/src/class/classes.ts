/** All classes that live: a reading of the lobby's log, and of each class's own. */
import { randomBytes } from 'node:crypto';
import { type EventLog, LOBBY } from '@ehlo/log';
import {
  CLASS_KEPT_MS,
  CLASS_LIMITS,
  type ClassBegun,
  type ClassEvent,
  type Logged,
  type RoomId,
  type Watching,
} from '@ehlo/wire';
import type { Clock } from '../clock.ts';
import { hashSecret, newSecret } from '../people/secret.ts';
import { Refused } from '../rooms-api/refusal.ts';
import { beginState, type ClassState, isClassEvent, takeClassEvent } from './class-state.ts';
import { endsSomething } from './ends-something.ts';
import { chooseCode } from './join-code.ts';

const CLASS_ID_OCTETS = 10;
/** A code that stands on a board, or in somebody's notes, leads nowhere else for so long. */
const CODE_RETIRED_MS = 7 * 24 * 3600_000;
const LOOK_EVERY_MS = 10 * 60_000;
const PAGE = 1000;

export interface Classes {
  byId(id: RoomId): ClassState | undefined;
  byCode(code: string): ClassState | undefined;
  byKey(key: string): ClassState | undefined;
  /** Of which somebody is a member: one at most. */
  classOf(home: RoomId): ClassState | undefined;
  taughtBy(home: RoomId): ClassState[];
  all(): Iterable<ClassState>;
  /** @throws Refused where there are too many */
  begin(
    teacher: { home: RoomId; handle: string },
    as: { title?: string; watching?: Watching },
  ): Promise<{ state: ClassState; key: string }>;
  /** Writes into the class's log; resolves once it is committed, and folded. @throws Refused where the log is full, but for what ends something */
  note(state: ClassState, events: readonly ClassEvent[]): Promise<void>;
  /** One after the other: what asks whether a name is free, or a class full, and then takes it. */
  inTurn<T>(act: () => Promise<T>): Promise<T>;
  /** Is told to all, then gone: what it leaves in rooms (`clean`), and its log. */
  end(state: ClassState, by: 'teacher' | 'idle'): Promise<void>;
  /** When it ends by itself, if nothing more happens; milliseconds. */
  endsAt(state: ClassState): number;
  /** Told of every event of every class, folded; and that one ended. Listeners must not throw. */
  onChange(
    listener: (state: ClassState, events: readonly Logged<ClassEvent>[] | 'ended') => void,
  ): () => void;
  close(): void;
}

export interface ClassesParts {
  log: EventLog;
  clock: Clock;
  /** 0 ≤ r < 1 */
  random(): number;
  /** A page of theirs is open: their class is not idle. */
  isHere(home: RoomId): boolean;
  /** What a class leaves behind in rooms goes with it. */
  clean(state: ClassState): Promise<void>;
  report(error: unknown): void;
}

export async function openClasses(parts: ClassesParts): Promise<Classes> {
  const { log, clock, random, isHere, clean, report } = parts;
  const live = new Map<RoomId, { state: ClassState; stop(): void }>();
  const memberOf = new Map<RoomId, ClassState>();
  const retired = new Map<string, number>();
  const listeners = new Set<(state: ClassState, events: readonly Logged<ClassEvent>[] | 'ended') => void>();
  let turn: Promise<unknown> = Promise.resolve();

  const tell = (state: ClassState, events: readonly Logged<ClassEvent>[] | 'ended') => {
    for (const listener of [...listeners]) listener(state, events);
  };

  function take(state: ClassState, events: readonly Logged[]): Logged<ClassEvent>[] {
    const taken = events.filter(isClassEvent);
    for (const event of taken) {
      takeClassEvent(state, event);
      if (event.kind === 'class.joined') memberOf.set(event.home, state);
      if (event.kind === 'class.left' && memberOf.get(event.home) === state) memberOf.delete(event.home);
    }
    return taken;
  }

  function follow(state: ClassState, after: number): void {
    const stop = log.follow(state.id, after, (events) => tell(state, take(state, events)));
    live.set(state.id, { state, stop });
  }

  async function readAgain(begun: Logged<ClassBegun>): Promise<void> {
    const state = beginState(begun);
    let after = 0;
    for (;;) {
      const page = await log.read(state.id, { after, limit: PAGE });
      take(state, page);
      after = page.at(-1)?.seq ?? after;
      if (page.length < PAGE) break;
    }
    follow(state, after);
  }

  const past = await log.read(LOBBY, { kinds: ['class.begun', 'class.ended'] });
  const begun = new Map<RoomId, Logged<ClassBegun>>();
  for (const event of past) {
    if (event.kind === 'class.begun') begun.set(event.class, event);
    if (event.kind === 'class.ended') {
      const { code } = begun.get(event.class) ?? {};
      if (code !== undefined) retired.set(code, event.at / 1000);
      begun.delete(event.class);
    }
  }
  for (const event of begun.values()) await readAgain(event);
  // It ended, and the process before its log was gone.
  for (const room of await log.rooms())
    if (room.startsWith('class-') && !live.has(room)) await log.drop(room);

  const byCode = (code: string) => [...live.values()].find(({ state }) => state.code === code)?.state;

  const endsAt = (state: ClassState): number => {
    const somebody = [...state.members.keys(), ...state.teachers.keys()].some(isHere);
    return (somebody ? clock.now() : state.lastAt) + CLASS_KEPT_MS;
  };

  const ending = new Map<RoomId, Promise<void>>();
  async function endOf(state: ClassState, by: 'teacher' | 'idle'): Promise<void> {
    const one = live.get(state.id);
    if (!one) throw gone();
    const event = { kind: 'class.ended', class: state.id, by } as const;
    await log.append(LOBBY, [event]).committed;
    // Whoever follows it hears it there, and then nothing more.
    await log.append(state.id, [event]).committed;
    live.delete(state.id);
    one.stop();
    for (const [home, of] of memberOf) if (of === state) memberOf.delete(home);
    retired.set(state.code, clock.now());
    tell(state, 'ended');
    await clean(state);
    await log.drop(state.id);
  }

  /** A class that nobody joined, and whose teachers are away, is the first to go: a script that starts classes keeps nobody else from it. */
  async function makePlace(): Promise<void> {
    const empty = [...live.values()]
      .map(({ state }) => state)
      .filter(({ members, teachers }) => members.size === 0 && ![...teachers.keys()].some(isHere))
      .sort((a, b) => a.lastAt - b.lastAt);
    if (empty[0]) await classes.end(empty[0], 'idle');
  }

  const classes: Classes = {
    byId: (id) => live.get(id)?.state,
    byCode,
    byKey(key) {
      const hash = hashSecret(key);
      return [...live.values()].find(({ state }) => state.keyHash === hash)?.state;
    },
    classOf: (home) => memberOf.get(home),
    taughtBy: (home) => [...live.values()].flatMap(({ state }) => (state.teachers.has(home) ? [state] : [])),
    *all() {
      for (const { state } of live.values()) yield state;
    },
    endsAt,
    async begin({ home, handle }, { title, watching = 'may-refuse' }) {
      if (live.size >= CLASS_LIMITS.classes) await makePlace();
      if (live.size >= CLASS_LIMITS.classes)
        throw tooMany(`This EHLO has ${CLASS_LIMITS.classes} classes, which is all it takes. End one.`);
      if (classes.taughtBy(home).length >= CLASS_LIMITS.classesOfOne)
        throw tooMany(`You teach ${CLASS_LIMITS.classesOfOne} classes that have not ended. End one first.`);
      for (const [code, at] of retired) if (clock.now() - at > CODE_RETIRED_MS) retired.delete(code);
      const code = chooseCode((one) => byCode(one) !== undefined || retired.has(one), random);
      if (code === undefined) throw tooMany('No code is free for a class. End one, or wait some days.');
      const key = newSecret();
      const id = `class-${randomBytes(CLASS_ID_OCTETS).toString('hex')}`;
      const keyHash = hashSecret(key);
      const event = { kind: 'class.begun', class: id, code, keyHash, watching } as const;
      const appended = log.append(LOBBY, [{ ...event, ...(title === undefined ? {} : { title }) }]);
      const state = beginState(appended.events[0] as Logged<ClassBegun>);
      follow(state, 0);
      try {
        await appended.committed;
        await classes.note(state, [{ kind: 'class.teacher', home, handle }]);
      } catch (error) {
        live.get(id)?.stop();
        live.delete(id);
        throw error;
      }
      return { state, key };
    },
    async note(state, events) {
      if (!live.has(state.id)) throw gone();
      // Else a pause that is on when it fills is on for good.
      if (state.seq + events.length > CLASS_LIMITS.events && !events.every(endsSomething))
        throw new Refused(413, 'class-full', 'So much happened in this class that it takes no more. End it.');
      await log.append(state.id, events).committed;
    },
    inTurn(act) {
      const done = turn.then(act, act);
      // Whoever asked hears of it; the next one has its turn all the same.
      turn = done.catch(() => undefined);
      return done;
    },
    end(state, by) {
      // Two teachers may say so, or the clock while one does.
      const under = ending.get(state.id) ?? endOf(state, by).finally(() => ending.delete(state.id));
      ending.set(state.id, under);
      return under;
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close() {
      cancel();
      for (const { stop } of live.values()) stop();
    },
  };

  let cancel = () => {};
  function look(): void {
    for (const { state } of [...live.values()])
      if (endsAt(state) <= clock.now()) classes.end(state, 'idle').catch(report);
    cancel = clock.after(LOOK_EVERY_MS, look);
  }
  look();
  return classes;
}

const tooMany = (sentence: string) => new Refused(409, 'too-many-classes', sentence);

export const gone = () =>
  new Refused(
    404,
    'no-class',
    'There is no such class, or no longer. Ask for its code, or look at the board.',
  );

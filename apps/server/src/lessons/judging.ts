/** Judges lessons while somebody follows them: reads the room's log, and writes into it what turned green. */
import { filledInAll, forgets, type Lesson, type Own } from '@ehlo/lessons';
import { createJudge, createObserver, type Fact, type LetterContent } from '@ehlo/lessons/judging';
import type { BlobStore, EventLog } from '@ehlo/log';
import { LESSON_KINDS, type LessonEvent, type Logged, type RoomId, type Seq } from '@ehlo/wire';
import { createPace } from '../rooms-api/pace.ts';
import { OPENED_OCTETS, openLetter } from './open-letter.ts';
import type { StampBook } from './stamp-book.ts';

/** How far back it looks for what was done before the lesson began. */
const LOOKED_BACK = 20_000;
const PIECE = 500;
/** Near misses that are written down: a program that errs a hundred times a second is one that errs. */
const MISSES_AT_ONCE = 20;
const MISSES_PER_SECOND = 2;

export interface Judging {
  /** Judges from now on, until the returned function was called as often as this one. */
  open(room: RoomId, lesson: string): () => void;
}

export interface JudgingOptions {
  log: EventLog;
  blobs: Pick<BlobStore, 'read'>;
  find(lesson: string): Lesson | undefined;
  /** Undefined: a room without a person. */
  ownOf(room: RoomId): Own | undefined;
  /** Milliseconds. */
  now(): number;
  report(error: unknown): void;
  /** Told of every fact that comes while a lesson is open: reply codes are collected. */
  stamps?: Pick<StampBook, 'offer'>;
}

export function createJudging(options: JudgingOptions): Judging {
  const open = new Map<string, { users: number; stop(): void }>();
  const mayMiss = createPace(MISSES_AT_ONCE, MISSES_PER_SECOND, options.now);

  return {
    open(room, id) {
      const own = options.ownOf(room);
      const lesson = options.find(id);
      if (!own || !lesson) return () => undefined;
      const key = `${room}\0${id}`;
      const known = open.get(key) ?? { users: 0, stop: begin(room, lesson, own, options, mayMiss) };
      open.set(key, known);
      known.users++;
      let released = false;
      return () => {
        if (released) return;
        released = true;
        if (--known.users > 0) return;
        open.delete(key);
        known.stop();
      };
    },
  };
}

/** In an assessment a task is another one: what was judged by the one before is judged anew by this. */
function begin(
  room: RoomId,
  lesson: Lesson,
  own: Own,
  options: JudgingOptions,
  mayMiss: (room: RoomId) => boolean,
): () => void {
  let stop = start(room, lesson, own, options, mayMiss, () => {
    stop();
    const now = options.ownOf(room);
    if (now) stop = begin(room, lesson, now, options, mayMiss);
  });
  return () => stop();
}

/** @param changed told once where the lesson is another one than that of `own`: nothing more is judged by it */
function start(
  room: RoomId,
  lesson: Lesson,
  own: Own,
  { log, blobs, stamps, ownOf, report }: JudgingOptions,
  mayMiss: (room: RoomId) => boolean,
  changed: () => void,
): () => void {
  const judge = createJudge(filledInAll(lesson, own));
  const observer = createObserver({ handle: own.handle });
  let stopped = false;
  let unfollow = (): void => undefined;
  const isAnother = () => ownOf(room)?.seed !== own.seed;
  /** One event after the other: opening a letter takes time. */
  let work: Promise<void> = judgePast()
    .then((upTo) => {
      if (stopped) return;
      unfollow = log.follow(room, upTo, (events) => {
        work = work.then(() => judgeLive(events)).catch(report);
      });
    })
    .catch(report);

  /** What stands in the log already. What was missed in the past is past. @returns how far it read */
  async function judgePast(): Promise<Seq> {
    const upTo = await log.head(room);
    let after = Math.max(0, upTo - LOOKED_BACK);
    for (const event of await log.read(room, { upTo: after, kinds: LESSON_KINDS }))
      if (isLessonEvent(event)) judge.note(event);
    const passes = new Map<string, LessonEvent>();
    while (after < upTo && !stopped) {
      const events = await log.read(room, { after, upTo, limit: PIECE });
      for (const event of events) {
        if (isLessonEvent(event)) {
          judge.note(event);
          if (event.kind === 'lesson.passed' && !event.brought) passes.delete(nameOf(event));
          if (event.kind === 'lesson.started' && event.again && event.lesson === lesson.id) passes.clear();
          if (forgets(event, lesson.id)) passes.clear();
        }
        for (const found of await judged(event, false))
          if (found.kind === 'lesson.passed') passes.set(nameOf(found), found);
      }
      after = events.at(-1)?.seq ?? upTo;
    }
    // A lesson that nobody began is looked at, not taken.
    if (passes.size > 0 && !stopped && !isAnother()) log.append(room, [...passes.values()]);
    return upTo;
  }

  async function judgeLive(events: readonly Logged[]): Promise<void> {
    for (const event of events) {
      if (stopped) return;
      if (isLessonEvent(event)) judge.note(event);
      const found = (await judged(event, true)).filter(
        ({ kind }) => kind !== 'lesson.missed' || mayMiss(room),
      );
      // The rest of these events is read again from the log.
      if (!stopped && isAnother()) return changed();
      if (found.length > 0) log.append(room, found);
    }
  }

  async function judged(event: Logged, live: boolean): Promise<LessonEvent[]> {
    const found: LessonEvent[] = [];
    for (const fact of observer.take(event)) {
      if (live) await stamps?.offer(room, fact);
      const opened = judge.wantsLetter(fact) ? await openedFact(fact) : fact;
      found.push(...judge.take(opened));
    }
    return found;
  }

  async function openedFact(fact: Fact): Promise<Fact> {
    const letter = fact.blob === undefined ? undefined : await letterOf(fact.blob);
    return letter ? { ...fact, letter } : fact;
  }

  /** The same letter is accepted, then stored. */
  let last: { blob: string; letter: LetterContent } | undefined;
  async function letterOf(blob: string): Promise<LetterContent | undefined> {
    if (last?.blob !== blob) {
      const octets = await blobs.read(blob, { start: 0, end: OPENED_OCTETS });
      if (!octets) return undefined;
      last = { blob, letter: openLetter(octets) };
    }
    return last.letter;
  }

  return () => {
    stopped = true;
    unfollow();
  };
}

const isLessonEvent = (event: Logged): event is Logged<LessonEvent> =>
  (LESSON_KINDS as readonly string[]).includes(event.kind);

const nameOf = (event: LessonEvent): string =>
  event.kind === 'lesson.passed' ? `${event.lesson} ${event.step} ${event.check ?? ''}` : '';

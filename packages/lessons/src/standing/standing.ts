/**
 * How somebody stands in a class: a fold of their room's events, for a teacher's dashboard. It costs what the new event costs, and keeps
 * no more than its bounds, however long the class.
 */
import { LESSON_KINDS, type LessonEvent, type Logged, type RosterRow, type RosterStuck } from '@ehlo/wire';
import type { Countable } from '../progress.ts';
import { createLessonStanding, type LessonStanding } from './lesson-standing.ts';
import { createWireStanding, type WireStanding } from './wire-standing.ts';

/** So often in a row is a mistake no slip. */
const SAME_ERROR = 3;
/** Lines are said, and nothing turns green. */
const NO_PROGRESS_MS = 5 * 60_000;
/** Nothing is said at all. */
const SILENT_MS = 4 * 60_000;

export type StandingRow = Pick<
  RosterRow,
  'activeAt' | 'lesson' | 'elsewhere' | 'steps' | 'current' | 'wire' | 'line' | 'reply' | 'stuck'
>;

export interface StandingAt {
  /** Milliseconds, as all times here. */
  now: number;
  /** The class's. */
  lesson?: string | undefined;
  /** A page of theirs is open. */
  here: boolean;
  /** What lies before does not make anybody stuck: the class was paused, or they had not come. */
  notBefore: number;
}

export interface Standing {
  /** @returns whether the row may be another now */
  take(event: Logged): boolean;
  row(at: StandingAt): StandingRow;
  /** What was said wrongly to servers, by the coach's case, as far as it was taken in here. */
  readonly mistakes: WireStanding['mistakes'];
}

export interface StandingContext {
  handle: string;
  /** Undefined: no lesson of this installation. */
  lessonOf(id: string): Countable | undefined;
}

export function createStanding({ handle, lessonOf }: StandingContext): Standing {
  const lessons = createLessonStanding();
  const wire = createWireStanding(handle);
  let activeAt: number | undefined;

  return {
    mistakes: wire.mistakes,
    take(event) {
      if (isLessonEvent(event)) {
        lessons.take(event);
        if (event.kind === 'lesson.passed') wire.forgive();
      } else if (!wire.take(event)) return false;
      activeAt = Math.max(activeAt ?? 0, Math.floor(event.at / 1000));
      return true;
    },
    row(at) {
      const id = at.lesson ?? lessons.latest;
      const lesson = id === undefined ? undefined : lessonOf(id);
      const { steps, current, progressAt } = lesson
        ? lessons.cells(lesson)
        : { steps: [], current: 0, progressAt: undefined };
      const elsewhere = at.lesson !== undefined && lessons.latest !== at.lesson ? lessons.latest : undefined;
      const unfinished = steps.length > 0 && current < steps.length;
      const stuck = stuckAt(at, { activeAt, progressAt, unfinished, lessons, wire });
      return {
        steps,
        current,
        ...(activeAt === undefined ? {} : { activeAt }),
        ...(lesson ? { lesson: lesson.id } : {}),
        ...(elsewhere === undefined ? {} : { elsewhere }),
        ...(wire.wire ? { wire: wire.wire } : {}),
        ...(wire.line ? { line: wire.line } : {}),
        ...(wire.reply ? { reply: wire.reply } : {}),
        ...(stuck ? { stuck } : {}),
      };
    },
  };
}

const isLessonEvent = (event: Logged): event is Logged<LessonEvent> =>
  (LESSON_KINDS as readonly string[]).includes(event.kind);

function stuckAt(
  { now, here, notBefore }: StandingAt,
  of: {
    activeAt: number | undefined;
    progressAt: number | undefined;
    unfinished: boolean;
    lessons: LessonStanding;
    wire: WireStanding;
  },
): RosterStuck | undefined {
  const { repeated, line, reply } = of.wire;
  if (repeated && repeated.times >= SAME_ERROR) {
    const { case: known, line: said, reply: answered, times, since } = repeated;
    return {
      why: 'same-error',
      since,
      times,
      ...(said === undefined ? {} : { line: said }),
      ...(answered === undefined ? {} : { reply: answered }),
      ...(known === undefined ? {} : { case: known }),
    };
  }
  if (!of.unfinished || !here || of.progressAt === undefined) return undefined;
  const { missed } = of.lessons;
  const about = {
    ...(missed?.line !== undefined ? { line: missed.line } : line ? { line: line.text } : {}),
    ...(reply ? { reply: reply.text } : {}),
    ...(missed?.case === undefined ? {} : { case: missed.case }),
    ...(missed?.miss === undefined ? {} : { miss: missed.miss }),
  };
  const active = Math.max(of.activeAt ?? 0, notBefore);
  if (now - active >= SILENT_MS) return { why: 'silent', since: active, ...about };
  const progressed = Math.max(of.progressAt, notBefore);
  if (now - progressed >= NO_PROGRESS_MS) return { why: 'no-progress', since: progressed, ...about };
  return undefined;
}

/** Assessments: when they begin and end, and what they close meanwhile. */
import { randomBytes } from 'node:crypto';
import type { Lesson } from '@ehlo/lessons';
import type { EventLog } from '@ehlo/log';
import { CLASS_LIMITS, type RoomId } from '@ehlo/wire';
import type { Clock } from '../../clock.ts';
import { notFound, Refused, shown } from '../../rooms-api/refusal.ts';
import type { Assessment, ClassState } from '../class-state.ts';
import type { Classes } from '../classes.ts';

const SEED_OCTETS = 12;

export interface Assessments {
  /** @throws Refused 404 where a lesson is no task; 409 where one goes on */
  start(state: ClassState, wish: { lessons: readonly string[]; ms: number }): Promise<void>;
  stop(state: ClassState): Promise<void>;
  /** Which one somebody is in now. */
  of(home: RoomId): Assessment | undefined;
  /** Neither mail nor a call crosses between these two rooms: one of them is assessed. */
  keepsApart(from: RoomId, to: RoomId): boolean;
  close(): void;
}

export interface AssessmentsParts {
  classes: Classes;
  log: Pick<EventLog, 'append'>;
  clock: Clock;
  find(lesson: string): Lesson | undefined;
  report(error: unknown): void;
}

export function createAssessments({ classes, log, clock, find, report }: AssessmentsParts): Assessments {
  const timers = new Map<ClassState, () => void>();

  const of = (home: RoomId): Assessment | undefined => {
    const state = classes.classOf(home);
    return state?.members.has(home) ? state.assessment : undefined;
  };

  function endInTime(state: ClassState): void {
    timers.get(state)?.();
    const until = state.assessment?.until;
    if (until === undefined) return void timers.delete(state);
    const end = () => {
      if (state.assessment?.until !== until || !classes.byId(state.id)) return;
      classes.note(state, [{ kind: 'class.assessment', state: 'off', by: 'time' }]).catch(report);
    };
    timers.set(state, clock.after(Math.max(0, until - clock.now()), end));
  }

  /** What they practised in a task counts for nothing now. */
  function beginAnew({ assessment }: ClassState, home: RoomId): void {
    const { lessons = [] } = assessment ?? {};
    const anew = lessons.map((lesson) => ({ kind: 'lesson.started', lesson, again: true }) as const);
    if (anew.length > 0) log.append(home, anew).committed.catch(report);
  }

  const unfollow = classes.onChange((state, events) => {
    if (events === 'ended') {
      timers.get(state)?.();
      timers.delete(state);
      return;
    }
    for (const event of events) {
      if (event.kind === 'class.assessment') {
        endInTime(state);
        for (const home of state.members.keys()) beginAnew(state, home);
      }
      if (event.kind === 'class.joined') beginAnew(state, event.home);
    }
  });
  // After a restart their time goes on.
  for (const state of classes.all()) if (state.assessment) endInTime(state);

  return {
    of,
    async start(state, { lessons, ms }) {
      if (state.assessment)
        throw new Refused(409, 'not-now', 'An assessment goes on in this class. End it first.');
      if (state.rehearsal)
        throw new Refused(409, 'not-now', 'A rehearsal goes on in this class. End it first.');
      for (const lesson of lessons)
        if (!find(lesson)?.task)
          throw notFound(`"${shown(lesson)}" is no task: a lesson that may be assessed says "task: true".`);
      const wanted = [...new Set(lessons)].slice(0, CLASS_LIMITS.tasks);
      const until = clock.now() + ms;
      const seed = randomBytes(SEED_OCTETS).toString('hex');
      await classes.note(state, [
        { kind: 'class.assessment', state: 'on', lessons: wanted, until, seed },
        { kind: 'class.lesson', lesson: wanted[0] ?? '' },
      ]);
    },
    async stop(state) {
      if (state.assessment)
        await classes.note(state, [{ kind: 'class.assessment', state: 'off', by: 'teacher' }]);
    },
    keepsApart: (from, to) => from !== to && (of(from) !== undefined || of(to) !== undefined),
    close() {
      unfollow();
      for (const cancel of timers.values()) cancel();
    },
  };
}

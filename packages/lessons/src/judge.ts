/**
 * Which steps of one lesson are done. A fold: it is given the room's facts and what the log says of the lesson, in order, and answers
 * with what is to be written into the log. It never looks at a clock, a screen or a disk.
 */
import { type CaseId, COACH_CASES } from '@ehlo/protocol/knowledge/coach-cases';
import type { LessonEvent, LessonPassed, Logged, Seq, Solved } from '@ehlo/wire';
import { type Check, createCheck } from './check.ts';
import type { Condition } from './condition.ts';
import type { Fact } from './facts/fact.ts';
import type { Lesson, Step } from './lesson.ts';
import { needsLetter } from './match.ts';
import { forgets } from './progress.ts';

export interface Judge {
  /** @returns what the fact makes of the lesson; to be logged, and told back by `note` only when it is read again */
  take(fact: Fact): LessonEvent[];
  /** An event of this lesson stands in the log. */
  note(event: Logged<LessonEvent>): void;
  /** Somebody has to open the letter of a fact before it is given here. */
  wantsLetter(fact: Fact): boolean;
}

interface StepState {
  step: Step;
  /** `brought`: it passed, and not here; it may yet be done here. */
  checks: { check: Check; passed: boolean; brought: boolean }[];
  misses: { condition: Condition; check: Check }[];
  questions: Set<number>;
  read: boolean;
  hinted: boolean;
  shown: boolean;
}

export function createJudge(lesson: Lesson): Judge {
  let steps = lesson.steps.map(stateOf);
  let startedAt: Seq | undefined;
  /** Facts before it do not count: the lesson was started over. */
  let origin: Seq = 0;
  const opens = lesson.steps.some((step) => [...step.checks, ...step.misses].some(anyNeedsLetter));

  function note(event: Logged<LessonEvent>): void {
    if (forgets(event, lesson.id)) {
      startedAt = undefined;
      origin = event.seq;
      steps = lesson.steps.map(stateOf);
      return;
    }
    if (!('lesson' in event) || event.lesson !== lesson.id) return;
    if (event.kind === 'lesson.started') {
      startedAt ??= event.seq;
      if (!event.again) return;
      startedAt = event.seq;
      origin = event.seq;
      steps = lesson.steps.map(stateOf);
      return;
    }
    if (!('step' in event)) return;
    const state = steps.find(({ step }) => step.id === event.step);
    if (!state) return;
    switch (event.kind) {
      case 'lesson.hinted':
        state.hinted = true;
        return;
      case 'lesson.shown':
        state.shown = true;
        return;
      case 'lesson.answered':
        state.questions.add(event.question);
        return;
      case 'lesson.passed': {
        // It was judged by what happened before the lesson was started over.
        if ((event.evidence ?? event.seq) < origin) return;
        const check = event.check === undefined ? undefined : state.checks[event.check];
        if (check) {
          check.brought = event.brought !== undefined && (check.brought || !check.passed);
          check.passed = true;
        } else if (event.check === undefined) state.read = true;
        return;
      }
      default:
        return;
    }
  }

  function take(fact: Fact): LessonEvent[] {
    if (fact.seq <= origin) return [];
    const events: LessonEvent[] = [];
    const at = steps.findIndex((state) => !isDone(state));
    for (const state of steps) {
      state.checks.forEach((one, number) => {
        const met = one.check.take(fact);
        if ((one.passed && !one.brought) || !met) return;
        one.passed = true;
        one.brought = false;
        events.push(passedBy(state, met, { check: number }));
      });
    }
    const current = steps[at];
    // What was done before the lesson began is nobody's mistake in it.
    // What passes a check is no mistake, and may yet be the first half of one.
    const missed = current && startedAt !== undefined && fact.seq > startedAt ? missedBy(current, fact) : [];
    return events.length > 0 ? events : missed;
  }

  function passedBy(state: StepState, met: Fact, of: Pick<LessonPassed, 'check'>): LessonEvent {
    return {
      kind: 'lesson.passed',
      lesson: lesson.id,
      step: state.step.id,
      ...of,
      how: howOf(state, met),
      evidence: met.seq,
      ...(met.connection === undefined ? {} : { connection: met.connection }),
    };
  }

  function howOf({ hinted, shown }: StepState, met: Fact): Solved {
    if (startedAt === undefined || met.seq < startedAt) return 'earlier';
    return shown ? 'shown' : hinted ? 'helped' : 'alone';
  }

  function missedBy(state: StepState, fact: Fact): LessonEvent[] {
    const found = state.misses.map(({ check }) => check.take(fact)).findIndex((met) => met !== undefined);
    const miss = state.misses[found];
    const of = { lesson: lesson.id, step: state.step.id };
    const where = {
      ...(fact.connection === undefined ? {} : { connection: fact.connection }),
      ...(fact.line === undefined ? {} : { line: fact.line }),
    };
    if (miss) {
      // It may be made again.
      miss.check = createCheck(miss.condition);
      return [{ kind: 'lesson.missed', ...of, miss: found, ...where }];
    }
    const id = fact.name === 'advised' || fact.name === 'slipped' ? String(fact.text.case) : undefined;
    if (id === undefined || state.step.checks.length === 0 || !isMistake(id)) return [];
    return [{ kind: 'lesson.missed', ...of, case: id, ...where }];
  }

  return {
    take,
    note,
    wantsLetter: (fact) =>
      opens &&
      (fact.name === 'accepted' || fact.name === 'stored') &&
      fact.letter === undefined &&
      fact.seq > origin,
  };
}

/** What the standard only remarks on is no mistake, and nobody is stuck with it. */
export const isMistake = (id: string): boolean =>
  Object.hasOwn(COACH_CASES, id) && COACH_CASES[id as CaseId].as === 'card';

function stateOf(step: Step): StepState {
  return {
    step,
    checks: step.checks.map((condition) => ({
      check: createCheck(condition),
      passed: false,
      brought: false,
    })),
    misses: step.misses.map((condition) => ({ condition, check: createCheck(condition) })),
    questions: new Set(),
    read: false,
    hinted: false,
    shown: false,
  };
}

function isDone({ step, checks, questions, read }: StepState): boolean {
  if (step.checks.length === 0 && step.questions.length === 0) return read;
  return checks.every(({ passed }) => passed) && questions.size >= step.questions.length;
}

function anyNeedsLetter(condition: Condition): boolean {
  if ('all' in condition) return condition.all.some(anyNeedsLetter);
  if ('any' in condition) return condition.any.some(anyNeedsLetter);
  if ('inOrder' in condition) return condition.inOrder.some(anyNeedsLetter);
  if ('not' in condition) return anyNeedsLetter(condition.not);
  if ('count' in condition) return anyNeedsLetter(condition.count.of);
  if ('within' in condition) return anyNeedsLetter(condition.within);
  return needsLetter(condition);
}

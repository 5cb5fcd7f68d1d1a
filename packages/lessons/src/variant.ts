/** What differs from person to person in a task, so that nobody can copy from a neighbour: the same for the same seed and handle. Pure. */
import type { Lesson } from './lesson.ts';

export interface Variant {
  recipient: string;
  subject: string;
  /** Chooses among alternatives, by its remainder. */
  pick: number;
}

const RECIPIENTS = ['alice@campus.test', 'bob@campus.test', 'prof@faculty.test', 'registrar@faculty.test'];
const SUBJECTS = ['Report', 'Timetable', 'Minutes', 'Invoice', 'Reading list', 'Lab notes'];

/** FNV-1a, 32 bits (draft-eastlake-fnv): no secret is made of it, only a choice that cannot be guessed by looking at a neighbour's. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) {
    value ^= text.charCodeAt(at);
    value = Math.imul(value, 0x01000193) >>> 0;
  }
  return value;
}

/** @param seed of an assessment; empty: for practice */
export function variantOf(seed: string, handle: string): Variant {
  const of = (what: string): number => hash(`${what} ${seed} ${handle}`);
  const recipient = RECIPIENTS[of('recipient') % RECIPIENTS.length] ?? '';
  const subject = SUBJECTS[of('subject') % SUBJECTS.length] ?? '';
  return { recipient, subject: `${subject} ${1000 + (of('number') % 9000)}`, pick: of('pick') };
}

/** A task as one person has it: of its faults one, by their variant. Other lessons as they are. */
export function withOneFault<L extends Pick<Lesson, 'task' | 'world'>>(lesson: L, { pick }: Variant): L {
  const { faults } = lesson.world;
  if (!lesson.task || faults.length < 2) return lesson;
  const one = faults[pick % faults.length];
  return { ...lesson, world: { ...lesson.world, faults: one ? [one] : [] } };
}

/** A task while it is assessed: what is to be done, and nothing that helps. Steps that only ask are left out. */
export function asAssessed(lesson: Lesson): Lesson {
  const kept = lesson.steps.flatMap(({ checks }, at) => (checks.length > 0 ? [at] : []));
  const words = (of: Lesson['words']['en']): Lesson['words']['en'] => ({
    ...of,
    steps: kept.flatMap((at) => {
      const step = of.steps[at];
      if (!step) return [];
      const { predict: _, ...rest } = step;
      return [{ ...rest, misses: [], hints: [], questions: [] }];
    }),
  });
  return {
    ...lesson,
    grey: 'off',
    steps: kept.flatMap((at) => {
      const step = lesson.steps[at];
      return step
        ? [{ id: step.id, checks: step.checks, misses: [], tries: [], questions: [], solution: [] }]
        : [];
    }),
    words: { en: words(lesson.words.en), fr: words(lesson.words.fr) },
  };
}

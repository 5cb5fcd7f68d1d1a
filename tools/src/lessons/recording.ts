import { filledInAll, type Lesson, type Own } from '@ehlo/lessons';
import { createCheck, createJudge, createObserver, type Fact } from '@ehlo/lessons/judging';
import { openLetter } from '@ehlo/server/open-letter';
import { openStore } from '@ehlo/server/store';
import type { LessonEvent } from '@ehlo/wire';
import { type Mutant, mutantsOf } from './mutants.ts';

/** A person who solved a lesson, and the room in which it happened. */
export interface Solver extends Own {
  room: string;
}

/** What was kept of it, read after the server ended. */
export interface Recording {
  /** Everything that happened in the room while the lesson was solved, as conditions see it. */
  facts(solver: Solver): Promise<Fact[]>;
  close(): Promise<void>;
}

export function openRecording(dataDir: string): Recording {
  const { log, blobs } = openStore(dataDir);
  return {
    async facts(solver) {
      const observer = createObserver(solver);
      const facts: Fact[] = [];
      for (const event of await log.read(solver.room))
        for (const fact of observer.take(event)) {
          const octets = fact.blob === undefined ? undefined : await blobs.read(fact.blob);
          facts.push(octets ? { ...fact, letter: openLetter(octets) } : fact);
        }
      return facts;
    },
    close: () => log.close(),
  };
}

/** Steps and checks that pass when a lesson is judged over what happened: `call-the-server 0`. */
export function judged(lesson: Lesson, own: Own, facts: readonly Fact[]): Set<string> {
  const judge = createJudge(filledInAll(lesson, own));
  const passed = (event: LessonEvent) =>
    event.kind === 'lesson.passed' ? [`${event.step} ${event.check}`] : [];
  return new Set(facts.flatMap((fact) => judge.take(fact).flatMap(passed)));
}

/** Checks that are met all the same when one of their conditions is broken: conditions that check nothing. */
export function survivors(lesson: Lesson, own: Own, facts: readonly Fact[]): string[] {
  return filledInAll(lesson, own).steps.flatMap(({ id, checks }) =>
    checks.flatMap((condition, number) =>
      mutantsOf(condition)
        .filter((mutant) => isMet(mutant, facts))
        .map(({ where }) => `${id}, check ${number + 1}: ${where}`),
    ),
  );
}

function isMet({ condition }: Mutant, facts: readonly Fact[]): boolean {
  const check = createCheck(condition);
  return facts.some((fact) => check.take(fact) !== undefined);
}

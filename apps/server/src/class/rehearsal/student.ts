/** One simulated student at work: what they type and say, at their pace, until they are through or are sent home. */
import type { LessonEvent } from '@ehlo/wire';
import type { Clock } from '../../clock.ts';
import type { Person } from '../../people/person.ts';
import { type Action, callOf } from './actions.ts';
import type { Caller, Standing } from './caller.ts';

const LOOK_EVERY_MS = 250;

export interface StudentParts {
  person: Person;
  actions: readonly Action[];
  paceMs: number;
  call: Caller;
  clock: Clock;
  /** What a page's button writes into their room. */
  note(event: LessonEvent): Promise<void>;
  raise(sentence: string): Promise<void>;
  /** The class is held still. */
  isPaused(): boolean;
  /** Nobody has come to their hand. */
  waitsForHelp(): boolean;
  report(error: unknown): void;
}

/** @returns goes home: hangs up, and types nothing more */
export function atWork(parts: StudentParts): () => void {
  const { person, actions, paceMs, call, clock, note, raise, isPaused, waitsForHelp, report } = parts;
  let home = false;
  let standing: Standing | undefined;
  let wake = () => {};

  const wait = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      const cancel = clock.after(ms, resolve);
      wake = () => {
        cancel();
        resolve();
      };
    });
  async function untilNot(holds: () => boolean): Promise<void> {
    while (!home && holds()) await wait(LOOK_EVERY_MS);
  }

  async function type(line: string): Promise<void> {
    const to = callOf(line);
    // `ncat` typed to a server is a line like any other; a hand that is through with a call has hung up.
    if (to && !standing?.open) {
      standing = await call(person, to);
      if (home) standing?.hangUp();
    } else if (standing?.open) standing.say(line);
    await standing?.answered();
  }

  async function work(): Promise<void> {
    for (const action of actions) {
      await wait(paceMs);
      await untilNot(isPaused);
      if (home) return;
      switch (action.do) {
        case 'type':
          await type(action.line);
          break;
        case 'say':
          await note(action.event);
          break;
        case 'ask':
          await raise(action.sentence);
          await untilNot(waitsForHelp);
          break;
        case 'fall-silent':
          return;
        default:
          action satisfies never;
      }
    }
  }
  work().catch(report);

  return () => {
    home = true;
    standing?.hangUp();
    wake();
  };
}

/** What the rail shows of a step, and which one it opens. */
import type { Progress, StepProgress } from '@ehlo/lessons';
import type { LearnWords } from './words.ts';

/** How a done step was done, in a word; empty where it was done alone. Of one done elsewhere nothing is known but what a file says. */
export function howNote(
  { how, hints, brought }: Pick<StepProgress, 'how' | 'hints' | 'brought'>,
  words: LearnWords['how'],
): string {
  if (brought) return words.brought;
  if (how === 'helped') return words.helped(Math.max(1, hints));
  return how === 'shown' ? words.shown : how === 'earlier' ? words.earlier : '';
}

/** Of how much of the step is done, from 0 to 1: each check and each question counts once. */
export function shareDone({ checks, answers, done }: StepProgress): number {
  if (done) return 1;
  const of = checks.length + answers.length;
  const met =
    checks.filter((check) => check !== undefined).length + answers.filter(({ length }) => length > 0).length;
  return of === 0 ? 0 : met / of;
}

/**
 * The step to show after progress went on. Whoever types is taken along to the next step; whoever looked at another one stays, and so
 * does who has just answered: the explanations are to be read.
 */
export function openAfter(open: number, before: Progress, now: Progress): number {
  if (now.current === before.current || open !== before.current) return open;
  const isQuiz = (now.steps[open]?.answers.length ?? 0) > 0;
  return isQuiz ? open : now.current;
}

/** Lessons that are steps done alone: neither hinted nor shown. Questions are always one's own. */
export const doneAlone = ({ steps }: Progress): number =>
  steps.filter(({ done, how }) => done && (how === undefined || how === 'alone' || how === 'earlier')).length;

import type { Lesson } from '@ehlo/lessons';
import { callsMail } from '../terminal/suggestion.ts';

/**
 * The call that is offered at the prompt in a lesson: the one with which its current step begins, else the lesson's own. Where nothing is
 * to be given away, only the latter.
 */
export function callOf({ host, grey, steps }: Lesson, current: number): string | undefined {
  const first = steps[current]?.solution[0];
  return grey !== 'off' && first !== undefined && callsMail(first) ? first : host;
}

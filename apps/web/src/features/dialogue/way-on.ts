import type { Coach } from '@ehlo/protocol/reading';

/**
 * What a card places at the prompt. Once the call is over a shell reads there, which knows no SMTP.
 *
 * @param over the command line that calls again, once the call is over
 */
export function wayOn({ repair, call }: Pick<Coach, 'repair' | 'call'>, over: string | undefined) {
  if (over === undefined) return repair;
  return call ?? (repair === undefined ? undefined : over);
}

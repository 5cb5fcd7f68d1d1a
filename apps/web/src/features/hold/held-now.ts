import type { ClassHeldLine } from '@ehlo/wire';
import type { News } from '../../bridge/bridge.ts';

/** Lines that wait in a class, for its teachers. */
export interface HeldNow {
  /** They are held now. */
  on: boolean;
  /** In all; `lines` has the oldest. */
  waiting: number;
  lines: readonly ClassHeldLine[];
}

export const NONE_HELD: HeldNow = { on: false, waiting: 0, lines: [] };

/** As it stands after news of it. Pure. */
export function takeHeld(before: HeldNow, { reset, on, waiting, lines = [], gone = [] }: News): HeldNow {
  const left = new Map<string, ClassHeldLine>();
  for (const line of reset ? [] : before.lines) left.set(nameOf(line), line);
  for (const name of gone) left.delete(name);
  for (const line of lines) left.set(nameOf(line), line);
  return {
    on: on ?? before.on,
    waiting: waiting ?? before.waiting,
    lines: [...left.values()].sort((a, b) => a.since - b.since),
  };
}

const nameOf = ({ home, held }: ClassHeldLine): string => `${home} ${held}`;

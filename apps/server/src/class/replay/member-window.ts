/** How one member stood during a stretch of time: a fold of their room's events. Pure. */
import { createStanding, type StandingContext } from '@ehlo/lessons/standing';
import type { Logged, ReplayRow } from '@ehlo/wire';

/** Changes of one member that are told in a window: a line a second, and its reply. */
const CHANGES = 240;

export interface MemberWindow {
  first: ReplayRow;
  changes: { at: number; row: ReplayRow }[];
  /** There were more changes: the last ones are left out. */
  cut: boolean;
}

export interface MemberWindowContext extends StandingContext {
  /** Milliseconds. */
  from: number;
  /** The class's lesson at a moment in milliseconds. */
  classLesson(at: number): string | undefined;
  /** They do not want to be watched: how far they are, and not what they say. */
  refuses: boolean;
}

/**
 * @param past what tells how they stood when it began (`pastOf`)
 * @param events what happened in it, ascending
 */
export function memberWindow(
  past: readonly Logged[],
  events: readonly Logged[],
  { from, classLesson, refuses, ...context }: MemberWindowContext,
): MemberWindow {
  const standing = createStanding(context);
  for (const event of past) standing.take(event);
  const rowAt = (now: number): ReplayRow => {
    const row = standing.row({ now, lesson: classLesson(now), here: false, notBefore: now });
    const { lesson, elsewhere, current, steps, wire, line, reply } = row;
    return {
      ...{ current, steps: steps.length },
      ...(lesson === undefined ? {} : { lesson }),
      ...(elsewhere === undefined ? {} : { elsewhere }),
      ...(wire ? { wire } : {}),
      ...(line && !refuses ? { line } : {}),
      ...(reply && !refuses ? { reply } : {}),
    };
  };
  const first = rowAt(from);
  const changes: MemberWindow['changes'] = [];
  let before = JSON.stringify(first);
  for (const event of events) {
    if (!standing.take(event)) continue;
    const at = Math.floor(event.at / 1000);
    const row = rowAt(at);
    const text = JSON.stringify(row);
    if (text === before) continue;
    if (changes.length === CHANGES) return { first, changes, cut: true };
    before = text;
    changes.push({ at, row });
  }
  return { first, changes, cut: false };
}

/** How one member stood during a stretch of time: a fold of their room's events. Pure. */
import { createStanding, type StandingContext } from '@ehlo/lessons/standing';
import type { Logged, ReplayRow } from '@ehlo/wire';

/** Changes of one member that are told in a window, at most: four a second. */
const CHANGES = 240;
/** A line and its reply are one change where nobody could see them apart. */
const TOGETHER_MS = 250;

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
  /** They joined as it begins: what they said before is not told. */
  joined?: boolean;
  /** Their part of the changes that are told of a whole class. */
  most?: number;
}

/**
 * @param past what tells how they stood when it began (`pastOf`)
 * @param events what happened in it, ascending
 */
export function memberWindow(
  past: readonly Logged[],
  events: readonly Logged[],
  { from, classLesson, refuses, joined = false, most = CHANGES, ...context }: MemberWindowContext,
): MemberWindow {
  const standing = createStanding(context);
  for (const event of past) standing.take(event);
  // A secret stands behind its octets; here no row is made before it is known.
  const secrets = events.filter((event) => event.kind === 'connection.secret');
  for (const secret of secrets) standing.take(secret);
  let untold = joined;
  const rowAt = (now: number): ReplayRow => {
    const row = standing.row({ now, lesson: classLesson(now), here: false, notBefore: now });
    const { lesson, elsewhere, current, steps, wire, line, reply } = row;
    return {
      ...{ current, steps: steps.length },
      ...(lesson === undefined ? {} : { lesson }),
      ...(elsewhere === undefined ? {} : { elsewhere }),
      ...(wire && !untold ? { wire } : {}),
      ...(line && !refuses && !untold ? { line } : {}),
      ...(reply && !refuses && !untold ? { reply } : {}),
    };
  };
  const first = rowAt(from);
  const changes: MemberWindow['changes'] = [];
  let before = JSON.stringify(first);
  /** When the last change began: who says a hundred lines a second has four changes in it all the same. */
  let since = 0;
  for (const event of events) {
    if (!standing.take(event)) continue;
    if (isOwnWord(event)) untold = false;
    if (event.kind === 'connection.opened')
      for (const secret of secrets) if (secret.connection === event.seq) standing.take(secret);
    const at = Math.floor(event.at / 1000);
    const row = rowAt(at);
    const text = JSON.stringify(row);
    if (text === before) continue;
    before = text;
    if (changes.length > 0 && at - since < TOGETHER_MS) {
      changes[changes.length - 1] = { at, row };
      continue;
    }
    if (changes.length >= Math.min(most, CHANGES)) return { first, changes, cut: true };
    since = at;
    changes.push({ at, row });
  }
  return { first, changes, cut: false };
}

const isOwnWord = (event: Logged): boolean =>
  event.kind === 'connection.opened' || (event.kind === 'connection.octets' && event.from === 'client');

/** In which order a class's members stand: who needs somebody first. Pure. */
import type { RosterRow } from '@ehlo/wire';

/** 0 first: hand up; stuck; silent; at work; done; away. */
export function need(row: RosterRow): number {
  if (row.hand) return 0;
  if (row.stuck && row.stuck.why !== 'silent') return 1;
  if (row.stuck) return 2;
  if (!row.here) return 5;
  return isDone(row) ? 4 : 3;
}

export const isDone = ({ steps, current }: RosterRow): boolean => steps.length > 0 && current >= steps.length;

/**
 * Who needs somebody first, and among equals who has waited longest; the rest by how far they are, then by name. While `held` (the
 * pointer is over the table) rows stay where they are, and newcomers stand below.
 */
export function ordered(
  rows: readonly RosterRow[],
  before: readonly string[],
  held: boolean,
): readonly RosterRow[] {
  if (held) {
    const place = new Map(before.map((home, at) => [home, at]));
    const at = ({ home }: RosterRow) => place.get(home) ?? before.length;
    return rows.toSorted((a, b) => at(a) - at(b) || byName(a, b));
  }
  return rows.toSorted(
    (a, b) => need(a) - need(b) || waiting(a) - waiting(b) || a.current - b.current || byName(a, b),
  );
}

/** Milliseconds; the longest wait is the smallest. */
const waiting = ({ hand, stuck }: RosterRow): number =>
  hand?.since ?? stuck?.since ?? Number.MAX_SAFE_INTEGER;

const byName = (a: RosterRow, b: RosterRow) => a.name.localeCompare(b.name);

/** The lesson that the columns show: the class's own, else the one that most are in. */
export function columnsOf(rows: readonly RosterRow[], lesson: string | undefined): string | undefined {
  if (lesson !== undefined) return lesson;
  const counts = new Map<string, number>();
  for (const row of rows) if (row.lesson) counts.set(row.lesson, (counts.get(row.lesson) ?? 0) + 1);
  return [...counts].toSorted(([a, x], [b, y]) => y - x || a.localeCompare(b))[0]?.[0];
}

export interface Standing {
  here: number;
  stuck: number;
  hands: number;
  finished: number;
  away: number;
  /** The step at which most of those at work are, and how many. */
  crowd?: { step: string; count: number };
}

/** What one would say of the class in a sentence. */
export function standingOf(rows: readonly RosterRow[], lesson: string | undefined): Standing {
  const crowd = new Map<string, number>();
  const standing = { here: 0, stuck: 0, hands: 0, finished: 0, away: 0 };
  for (const row of rows) {
    if (row.here) standing.here++;
    else standing.away++;
    if (row.hand) standing.hands++;
    if (row.stuck) standing.stuck++;
    if (row.lesson !== lesson) continue;
    if (isDone(row)) standing.finished++;
    const step = row.steps[row.current]?.step;
    if (step !== undefined && row.here) crowd.set(step, (crowd.get(step) ?? 0) + 1);
  }
  const [most] = [...crowd].toSorted(([, x], [, y]) => y - x);
  return { ...standing, ...(most && { crowd: { step: most[0], count: most[1] } }) };
}

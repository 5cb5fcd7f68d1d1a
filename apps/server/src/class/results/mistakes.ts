/** What a class does wrong most: a fold of its members' near misses. */
import type { ClassMistake, Logged, RoomId } from '@ehlo/wire';

/** Kinds that it reads. */
export const MISTAKE_KINDS = ['lesson.missed', 'terminal.missed'] as const;

const MOST = 50;

/** @param events by member, of `MISTAKE_KINDS`. @returns those of most members first */
export function rankMistakes(events: ReadonlyMap<RoomId, readonly Logged[]>): ClassMistake[] {
  const found = new Map<string, { mistake: ClassMistake; homes: Set<RoomId> }>();
  for (const [home, own] of events) {
    for (const event of own) {
      const about = aboutOf(event);
      if (!about) continue;
      const key = JSON.stringify(about);
      const known = found.get(key) ?? { mistake: { ...about, members: 0, times: 0 }, homes: new Set() };
      found.set(key, known);
      known.homes.add(home);
      known.mistake.times++;
      const line = lineOf(event);
      if (line !== undefined) known.mistake.line = line;
    }
  }
  return [...found.values()]
    .map(({ mistake, homes }) => ({ ...mistake, members: homes.size }))
    .sort((a, b) => b.members - a.members || b.times - a.times)
    .slice(0, MOST);
}

function aboutOf(event: Logged): Pick<ClassMistake, 'case' | 'miss'> | undefined {
  if (event.kind === 'terminal.missed') return { case: event.case };
  if (event.kind !== 'lesson.missed') return undefined;
  if (event.case !== undefined) return { case: event.case };
  const { lesson, step, miss } = event;
  return miss === undefined ? undefined : { miss: { lesson, step, miss } };
}

const lineOf = (event: Logged): string | undefined =>
  event.kind === 'lesson.missed' ? event.line : undefined;

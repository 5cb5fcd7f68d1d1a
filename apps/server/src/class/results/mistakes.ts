/** What a class does wrong most: a fold of its members' near misses, and of what they said wrongly to servers. */
import type { ClassMistake, Logged, RoomId } from '@ehlo/wire';

/** Kinds that it reads. */
export const MISTAKE_KINDS = ['lesson.missed', 'terminal.missed'] as const;

const MOST = 50;

/** By member, then by the coach's case. */
export type WireMistakes = ReadonlyMap<RoomId, ReadonlyMap<string, { times: number; line?: string }>>;

/**
 * @param events by member, of `MISTAKE_KINDS`
 * @param wire what was said to servers; of members who are in it, a near miss that the dialogue's coach knew is counted there
 * @returns those of most members first
 */
export function rankMistakes(
  events: ReadonlyMap<RoomId, readonly Logged[]>,
  wire: WireMistakes = new Map(),
): ClassMistake[] {
  const found = new Map<string, { mistake: ClassMistake; homes: Set<RoomId> }>();
  const count = (home: RoomId, about: About, times: number, line: string | undefined) => {
    const key = JSON.stringify(about);
    const known = found.get(key) ?? { mistake: { ...about, members: 0, times: 0 }, homes: new Set() };
    found.set(key, known);
    known.homes.add(home);
    known.mistake.times += times;
    if (line !== undefined) known.mistake.line = line;
  };
  for (const [home, own] of events)
    for (const event of own) {
      const about = aboutOf(event);
      if (about && !(wire.has(home) && isOfDialogue(event))) count(home, about, 1, lineOf(event));
    }
  for (const [home, own] of wire)
    for (const [id, { times, line }] of own) count(home, { case: id }, times, line);
  return [...found.values()]
    .map(({ mistake, homes }) => ({ ...mistake, members: homes.size }))
    .sort((a, b) => b.members - a.members || b.times - a.times)
    .slice(0, MOST);
}

type About = Pick<ClassMistake, 'case' | 'miss'>;

const isOfDialogue = (event: Logged): boolean =>
  event.kind === 'lesson.missed' && event.case !== undefined && event.connection !== undefined;

function aboutOf(event: Logged): About | undefined {
  if (event.kind === 'terminal.missed') return { case: event.case };
  if (event.kind !== 'lesson.missed') return undefined;
  if (event.case !== undefined) return { case: event.case };
  const { lesson, step, miss } = event;
  return miss === undefined ? undefined : { miss: { lesson, step, miss } };
}

const lineOf = (event: Logged): string | undefined =>
  event.kind === 'lesson.missed' ? event.line : undefined;

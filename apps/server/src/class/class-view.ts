import type { ClassView, MyClasses, RoomId } from '@ehlo/wire';
import type { ClassState } from './class-state.ts';
import { allPairs, myPair } from './pairs/pairs.ts';

/** How a class stands, as one person may know it. */
export function classView(state: ClassState, home: RoomId, endsAt: number, now: number): ClassView {
  const role = state.teachers.has(home) ? 'teacher' : 'member';
  const { id, code, title, watching, members, paused, hold, lesson, playlist, timer, broadcast, assessment } =
    state;
  const spotlight = spotlightFor(state, home, role);
  const question = questionFor(state, role);
  const me = members.get(home);
  const pair = myPair(state.pairs, home);
  return {
    class: id,
    code,
    ...(title === undefined ? {} : { title }),
    role,
    watching,
    members: members.size,
    endsAt: Math.floor(endsAt),
    paused,
    ...(hold && hold.until > now ? { hold } : {}),
    ...(lesson ? { lesson } : {}),
    ...(playlist ? { playlist } : {}),
    ...(timer ? { timer } : {}),
    ...(broadcast ? { broadcast: { connection: broadcast.connection } } : {}),
    ...(spotlight ? { spotlight } : {}),
    ...(question ? { question } : {}),
    ...(assessment ? { assessment: { lessons: assessment.lessons, until: assessment.until } } : {}),
    ...(role === 'teacher' ? forTeachers(state) : {}),
    ...(me
      ? {
          me: {
            name: me.name,
            ...(me.hand ? { hand: me.hand } : {}),
            refusesWatching: me.refusesWatching,
            watched: me.watched,
            reported: state.reported.get(home) ?? [],
            ...(pair ? { pair } : {}),
          },
        }
      : {}),
  };
}

type Role = ClassView['role'];

function forTeachers({
  projector,
  script,
  reports,
  rehearsal,
  assessed,
  pairs,
}: ClassState): Partial<ClassView> {
  return {
    ...(projector ? { projector } : {}),
    ...(script ? { script } : {}),
    ...(rehearsal ? { rehearsal } : {}),
    ...(assessed ? { assessed: true as const } : {}),
    reports: [...reports.values()],
    pairs: allPairs(pairs),
  };
}

/** That somebody was asked is between them and the teachers. */
function spotlightFor(
  { spotlight }: ClassState,
  home: RoomId,
  role: Role,
): ClassView['spotlight'] | undefined {
  if (!spotlight) return undefined;
  const { state, connection, named, name } = spotlight;
  const knows = role === 'teacher' || spotlight.home === home;
  if (knows) return { state, connection, named, name };
  if (state === 'asked') return undefined;
  return { state, connection: 0, named, ...(named ? { name } : {}) };
}

function questionFor({ question }: ClassState, role: Role): ClassView['question'] | undefined {
  if (!question) return undefined;
  const { question: id, text, options, revealed } = question;
  return {
    question: id,
    text,
    options,
    revealed,
    ...(role === 'teacher' ? { votes: votesOf(question) } : {}),
  };
}

/** Of each option. */
export function votesOf({ options, votes }: NonNullable<ClassState['question']>): number[] {
  const counts = options.map(() => 0);
  for (const option of votes.values()) counts[option] = (counts[option] ?? 0) + 1;
  return counts;
}

export function myClasses(
  member: ClassState | undefined,
  home: RoomId,
  teaches: readonly ClassState[],
  students: number,
): MyClasses {
  const titled = ({ id, code, title }: ClassState) => ({
    class: id,
    code,
    ...(title === undefined ? {} : { title }),
  });
  const name = member?.members.get(home)?.name;
  return {
    ...(member && name !== undefined ? { member: { ...titled(member), name } } : {}),
    teaches: teaches.map((state) => ({ ...titled(state), members: state.members.size })),
    students,
  };
}

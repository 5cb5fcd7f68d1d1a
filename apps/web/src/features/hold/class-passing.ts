import type { ClassHeldLine } from '@ehlo/wire';
import type { Answer, asTeacher } from '../class/api.ts';
import type { Done, Passing } from './api.ts';

/** What a teacher does with a line of a member. */
export function classPassing(
  teacher: ReturnType<typeof asTeacher>,
  { home, held, connection }: ClassHeldLine,
): Passing {
  return {
    pass: () => done(teacher.passLine(home, held, { connection, as: 'same' })),
    edit: (text) => done(teacher.passLine(home, held, { connection, as: 'edited', text })),
    drop: () => done(teacher.passLine(home, held, { connection, as: 'dropped' })),
    untilReply: () => done(teacher.letThrough('reply', home)),
  };
}

async function done(doing: Promise<Answer<unknown>>): Promise<Done> {
  const answer = await doing;
  if (answer.ok) return { ok: true };
  return { ok: false, failure: answer.problem.code === 'not-held' ? 'gone' : 'other' };
}

import type { RoomId } from '@ehlo/wire';
import type { ClassState } from './class-state.ts';
import type { Classes } from './classes.ts';
import { nameProblem, tidyName } from './member-names.ts';
import { freeName, nameRefusal } from './name-refusal.ts';

/** Gives a member another name. @throws Refused 409 with one that is free */
export function rename(
  classes: Pick<Classes, 'inTurn' | 'note'>,
  state: ClassState,
  home: RoomId,
  typed: string,
  by?: 'teacher',
): Promise<void> {
  return classes.inTurn(async () => {
    const member = state.members.get(home);
    if (!member) return;
    const problem = nameProblem(typed, (look) => (state.looks.get(look) ?? home) !== home);
    if (problem) throw nameRefusal(problem, typed, freeName(state, typed, member.handle, home));
    const name = tidyName(typed);
    if (name === member.name) return;
    await classes.note(state, [{ kind: 'class.renamed', home, name, ...(by ? { by } : {}) }]);
  });
}

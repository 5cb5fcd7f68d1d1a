import { CLASS_LIMITS, type RoomId } from '@ehlo/wire';
import { Refused, shown } from '../rooms-api/refusal.ts';
import type { ClassState } from './class-state.ts';
import { type NameProblem, proposeName } from './member-names.ts';

/** A name near `wanted` that `home` may have. */
export function freeName(state: ClassState, wanted: string, handle: string, home: RoomId): string {
  return proposeName(wanted, handle, (look) => (state.looks.get(look) ?? home) !== home);
}

/** Says what is wrong with a name, and one that is free. */
export function nameRefusal(problem: NameProblem, typed: string, proposal: string): Refused {
  const name = shown(typed);
  const why: Readonly<Record<NameProblem, string>> = {
    empty: 'A name needs a letter or a digit.',
    'too-long': `A name has ${CLASS_LIMITS.name} characters at most.`,
    strange: 'This name has characters that cannot be seen, or that change how others are read.',
    address: 'Use a nickname, not an address: everybody in the class can read it.',
    reserved: `"${name}" would pass for somebody else.`,
    taken: `Somebody here is called "${name}", or so that it looks like it.`,
  };
  return new Refused(409, `name-${problem}`, `${why[problem]} "${proposal}" is free.`, {
    name,
    proposal,
    most: CLASS_LIMITS.name,
  });
}

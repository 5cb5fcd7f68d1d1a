/** What a class's teachers may see of lines that wait at a door. */
import type { Lab } from '@ehlo/lab';
import type { ClassHeldLine, HeldLineView, ProjectorView, RoomId } from '@ehlo/wire';
import { heldLineView } from '../../rooms-api/wire-routes.ts';
import type { ClassState, Member } from '../class-state.ts';
import { refuses } from '../refuses.ts';

type Wire = Pick<Lab['wire'], 'of' | 'lines'>;

/** Lines that are listed: a teacher looks at these, and at one student's by their dialogue. */
export const LISTED = 60;

/** The class holds this member's wire. What they hold on their own is theirs. */
export const isHeldByClass = (wire: Pick<Wire, 'of'>, home: RoomId): boolean =>
  wire.of(home).some(({ holder }) => holder !== 'self');

/** All of a member, without the text of who refuses to be watched. */
export function linesOfMember(wire: Wire, state: ClassState, member: Member): ClassHeldLine[] {
  const { home, name } = member;
  if (!isHeldByClass(wire, home)) return [];
  const who = refuses(state, member) ? 'nobody' : 'teacher';
  return wire.lines(home).map((line) => ({ home, name, ...heldLineView(line, who) }));
}

/** Of whoever's page is the projector. @param teacher who looks */
export function linesOfProjector(wire: Wire, { home }: ProjectorView, teacher: RoomId): HeldLineView[] {
  return wire.lines(home).map((line) => heldLineView(line, teacher === home ? 'owner' : 'teacher'));
}

export const byAge = (a: Pick<HeldLineView, 'since'>, b: Pick<HeldLineView, 'since'>): number =>
  a.since - b.since;

import type { ClassEnded, ClassEvent, ClassPair } from './class-event.ts';
import type { Logged, RoomId } from './event.ts';

/** Somebody who looks at a class's log. */
export interface ClassViewer {
  class: RoomId;
  home: RoomId;
  role: 'teacher' | 'member' | 'other';
}

/**
 * The one guard of a class's log: teachers see all of it, members what is for all and what is about themselves, others nothing.
 *
 * @returns The event as this viewer may see it, or undefined. Never changes `event`.
 */
export function mayReadClass(viewer: ClassViewer, event: Logged): Logged | undefined {
  if (viewer.class !== event.room || !isClassEvent(event)) return undefined;
  switch (viewer.role) {
    case 'teacher':
      return event;
    case 'member':
      return forMember(viewer.home, event);
    case 'other':
      return undefined;
    default:
      return viewer.role satisfies never;
  }
}

function forMember(home: RoomId, event: Logged<ClassEvent | ClassEnded>): Logged | undefined {
  switch (event.kind) {
    case 'class.note':
    case 'class.lesson':
    case 'class.playlist':
    case 'class.timer':
    case 'class.paused':
    case 'class.resumed':
    case 'class.hold':
    case 'class.worlds':
    case 'class.question':
    case 'class.ended':
      return event;
    case 'class.broadcast':
      // Whose it is says nothing to them, and would be the address of a room.
      return event.state === 'on' ? { ...event, home: '' } : event;
    case 'class.assessment':
      // From the seed everybody's variants could be worked out.
      return event.state === 'on' ? { ...event, seed: '' } : event;
    case 'class.spotlight':
      return spotlightFor(home, event);
    case 'class.pair':
      return pairFor(home, event);
    case 'class.joined':
    case 'class.left':
    case 'class.renamed':
    case 'class.hand-up':
    case 'class.hand-down':
    case 'class.watched':
    case 'class.refuses-watching':
    case 'class.hint':
    case 'class.voted':
    case 'class.mail-reported':
    case 'class.report-closed':
      return event.home === home ? event : undefined;
    case 'class.teacher':
    // What the projector shows, they see on it.
    case 'class.projector':
    case 'class.script':
    case 'class.rehearsal':
    // What became of their own lines stands in their room.
    case 'class.let-through':
      return undefined;
    default:
      return event satisfies never;
  }
}

/** What was asked, and answered, is between a teacher and one member; what is on the projector is for all. */
function spotlightFor(
  home: RoomId,
  event: Logged<Extract<ClassEvent, { kind: 'class.spotlight' }>>,
): Logged | undefined {
  if (event.home === home) return event;
  if (event.state === 'asked' || event.state === 'refused') return undefined;
  const { home: _home, name, connection: _connection, ...rest } = event;
  return { ...rest, connection: 0, ...(event.named && name !== undefined ? { name } : {}) };
}

/** It is between the two and the teachers; which room the other has stays the teachers' to know. */
function pairFor(home: RoomId, event: Logged<ClassPair>): Logged | undefined {
  const { server, client } = event;
  if (server.home === home) return { ...event, client: { ...client, home: '' } };
  if (client.home === home) return { ...event, server: { ...server, home: '' } };
  return undefined;
}

function isClassEvent(event: Logged): event is Logged<ClassEvent | ClassEnded> {
  return event.kind.startsWith('class.') && event.kind !== 'class.begun';
}

import type { RoomEvent, Seq } from '@ehlo/wire';

export interface MailReference {
  sha256: string;
  size: number;
}

/**
 * How an event changes the set of a room's references to blobs, keyed by the `seq` that holds them. A stored mail
 * holds its blob until it is expunged; an accepted one until the first `mail.stored` or `mail.queued` that comes from it
 * takes over (append all of an acceptance's together with it, or at once: an expunge in between would free the blob); a
 * queued one until its last recipient is settled. A dialogue that somebody brought along is kept like a mail.
 * One whose copies lie in other rooms holds nothing: nobody here could let go of it.
 *
 * The event itself weighs too (`eventWeight`), since a tiny mail may have a thousand recipients. Whoever holds counts its
 * weight, and takes that of the acceptance it takes over from; `'nothing held'` counts for ever.
 */
export type ReferenceChange =
  | { hold: MailReference; insteadOf?: Seq }
  | { release: readonly Seq[] }
  | 'nothing held'
  | undefined;

export function referenceChange(event: RoomEvent): ReferenceChange {
  switch (event.kind) {
    case 'mail.accepted':
      return event.elsewhere ? 'nothing held' : { hold: { sha256: event.blob, size: event.size } };
    case 'mail.stored':
      return {
        hold: { sha256: event.blob, size: event.size },
        ...(event.mail !== undefined && { insteadOf: event.mail }),
      };
    case 'dialogue.brought':
      return { hold: { sha256: event.blob, size: event.size } };
    case 'lesson.forgotten':
      return event.dialogues ? { release: event.dialogues } : undefined;
    case 'mail.queued':
      return { hold: { sha256: event.blob, size: event.size }, insteadOf: event.mail };
    case 'mail.relayed':
    case 'mail.bounced':
      return event.settled ? { release: [event.queued] } : undefined;
    case 'mail.expunged':
      return { release: event.stored };
    default:
      return undefined;
  }
}

/** The room a person's visit counts for, beside the room (lobby) that the event is in. */
export function visitedHome(event: RoomEvent): string | undefined {
  return event.kind === 'person.seen' || event.kind === 'person.arrived' ? event.home : undefined;
}

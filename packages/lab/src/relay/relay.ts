import type { DeliveryFailure, Hop, MailQueued, RoomId, Seq } from '@ehlo/wire';
import type { KeptLetter } from '../line-server/incoming-letter.ts';
import type { FindOutside } from './dial.ts';
import type { QueueLimit } from './queues.ts';
import type { RelayTimeouts, Schedule } from './schedule.ts';

/** A mail that a host of the world took and has to send on: what its `mail.queued` says, without the times. */
export interface ToRelay extends Omit<MailQueued, 'kind' | 'nextAt' | 'expiresAt'> {
  room: RoomId;
}

/** A mail that waits, as the queue page lists it. */
export interface QueuedMail extends Omit<MailQueued, 'kind' | 'blob' | 'prefix'> {
  /** `seq` of its `mail.queued`. */
  id: Seq;
  /** Milliseconds since the epoch. */
  queuedAt: number;
  /** Recipients that still wait. */
  waiting: { forwardPath: string; failure?: DeliveryFailure }[];
  /** Tries so far. */
  attempts: number;
  /** It is being sent at this moment, or held. */
  active: boolean;
  /** Where it is held, and when it goes on by itself, in milliseconds since the epoch. */
  held: { hop: Hop; until: number }[];
}

/** Mails behind `after`, at most `mails` of them, and no further one once they have so many recipients. */
export interface QueuePage {
  after: Seq;
  mails: number;
  recipients: number;
}

/** The queues of all hosts that relay, and the agent that empties them (RFC 5321 §4.5.4). */
export interface Relay {
  readonly schedule: Schedule;
  /**
   * Queues a mail durably. Call it in the turn in which `mail.accepted` was appended (`mail.mail` is that event's seq), so
   * that both are committed together: who says 250 awaits the promise. Rejects as `EventLog.append` does; then nothing is
   * queued.
   */
  accept(mail: ToRelay): Promise<void>;
  /** Whether a mail for so many may wait; ask in the turn in which it is accepted. Reports of hosts are not asked for. */
  hasPlace(room: RoomId, recipients: number): boolean;
  /** What waits in a room, oldest first: all of it, or a page. */
  queue(room: RoomId, page?: QueuePage): QueuedMail[];
  /** How many mails that are. */
  waits(room: RoomId): number;
  /** A held one goes on. @returns false when it is not there any more */
  tryNow(room: RoomId, id: Seq, by: string | undefined): Promise<boolean>;
  /** Bounces what still waits. @returns false when it is not there any more */
  giveUp(room: RoomId, id: Seq): Promise<boolean>;
  /** Mails of a room are held at each hop until then, in milliseconds since the epoch; undefined: they are not. */
  holdUntil(room: RoomId): number | undefined;
  /** Holds mails of this room at each hop, for half an hour at most, or lets all of them go on. */
  hold(room: RoomId, state: 'on' | 'off', by: string | undefined): Promise<void>;
  /** Lets a held mail go on to its next hop. @returns false when it is not held */
  letGo(room: RoomId, id: Seq, by: string | undefined): Promise<boolean>;
  /** The room's world is born again: what waits there is forgotten without a report. */
  forget(room: RoomId): void;
  /** Finds what waited when the process ended, in all rooms, and goes on with it. */
  start(): Promise<void>;
  /** Begins nothing new; what is under way after `graceMs` is torn down. Everything that waits is on disk. */
  close(graceMs: number): Promise<void>;
}

export interface RelayOptions {
  schedule?: Schedule;
  timeouts?: Partial<RelayTimeouts>;
  queueLimits?: Record<'room' | 'all', QueueLimit>;
  outside?: FindOutside;
  /** From 0 up to 1: puts servers of equal preference in order. */
  random?: () => number;
}

/** A report on its way to whoever sent the mail that came to nothing. Its reverse-path is `<>`. */
export interface Posting {
  room: RoomId;
  /** Host that writes it. */
  host: string;
  /** `seq` of the `mail.queued` that it is about. */
  cause: Seq;
  forwardPath: string;
  letter: KeptLetter;
  smtputf8: boolean;
  body: '7BIT' | '8BITMIME';
}

/**
 * Accepts a report as a mail of that host, and lays it into a mailbox or queues it. Calls `accepted` in the turn in which
 * its `mail.accepted` was appended. Rejects, having stored nothing, as a delivery does.
 */
export type Post = (posting: Posting, accepted: (mail: Seq) => void) => Promise<void>;

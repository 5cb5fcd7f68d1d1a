import type { DeliveryFailure, Hop, Seq } from './event.ts';

/** A mail that waits to be sent on, as `/api/rooms/me/queue` gives it to the page and to scripts. */
export interface QueuedMailView {
  /** `seq` of its `mail.queued`. */
  id: Seq;
  /** `seq` of its `mail.accepted`. */
  mail: Seq;
  /** Whose queue. */
  host: string;
  /** The host's own name for it. */
  queueId: string;
  /** '' for `<>`. */
  reversePath: string;
  /** All it was queued for. */
  forwardPaths: string[];
  /** Those that still wait, and why they waited the last time. */
  waiting: { forwardPath: string; failure?: DeliveryFailure }[];
  subject?: string;
  /** Octets. */
  size: number;
  /** Tries so far. */
  attempts: number;
  /** It is being sent at this moment. */
  active: boolean;
  /** Where it is held, hop by hop; most often none or one. */
  held: { hop: Hop; until: number }[];
  /** Milliseconds since the epoch, by the server's clock. */
  queuedAt: number;
  nextAt: number;
  expiresAt: number;
}

/** `PUT /api/rooms/me/queue/hold` gives it, and `QueueView` has it. */
export interface HoldView {
  /** Mails are held at each hop until then, in milliseconds since the epoch; absent: they are not. */
  holdUntil?: number;
}

/** `GET /api/rooms/me/queue` */
export interface QueueView extends HoldView {
  /** The server's clock, in milliseconds since the epoch: a page's own may be wrong. */
  now: number;
  /** When hosts try again, and when they give up, in seconds. The last pause stands for all that follow. */
  schedule: { retrySeconds: number[]; lifetimeSeconds: number };
  /** How many wait. */
  waits: number;
  /** The oldest of them, or those behind `after`; oldest first. */
  mails: QueuedMailView[];
}

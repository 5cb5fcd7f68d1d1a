import type { Seq } from './event.ts';
import type { JsonEvent } from './frame.ts';

/** `GET /api/rooms/me/journeys`: mails that somebody handed in, newest first. */
export interface JourneyListView {
  mails: {
    /** `seq` of the `mail.accepted` with which it set out. */
    id: Seq;
    /** Microseconds since the epoch. */
    at: number;
    /** '' for `<>`. */
    reversePath: string;
    forwardPaths: string[];
    /** '' where nobody read it. */
    subject: string;
  }[];
  /** There are older ones. */
  more: boolean;
}

/** `GET /api/rooms/me/journeys/{id}`: what happened to one of them, and to the reports about it. */
export interface JourneyView {
  id: Seq;
  /** In order; of connections no octets. */
  events: JsonEvent[];
  /** It went on for longer. */
  more: boolean;
}

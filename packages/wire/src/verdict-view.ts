import type { MailJudged, Seq } from './event.ts';

/** `GET /api/rooms/me/verdicts/:id`: what a server found out about who sent a mail, and what became of it. */
export interface VerdictView extends Omit<MailJudged, 'kind'> {
  /** `seq` of its `mail.judged`. */
  id: Seq;
  /** Microseconds since the epoch. */
  at: number;
  /** What the server said to the dot, as it crossed, without CRLF; absent where it is not kept. */
  reply?: string;
  /** `seq` of its `mail.accepted`: then it has a journey. */
  accepted?: Seq;
  /** Where copies were laid down. */
  stored: { id: Seq; mailbox: string; folder: string }[];
}

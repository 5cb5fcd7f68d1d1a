/** Dialogues as `/api/rooms/me/dialogues` lists them, to choose one to print. */
import type { OpenedBy, Seq, ServiceName } from './event.ts';

export interface DialogueRow {
  /** `seq` of its `connection.opened`, or of its `dialogue.brought`. */
  id: Seq;
  /** Microseconds since the epoch. */
  at: number;
  by: Exclude<OpenedBy, 'relay'>;
  service: ServiceName;
  host: string;
  port: number;
  /** Lines that were said to the server, and letters that it took. */
  lines: number;
  mails: number;
  /** Lines that were refused, or that the coach has a word about. Absent where it was brought along: nobody here read it. */
  mistakes?: number;
  brought?: true;
}

export interface DialogueList {
  /** Newest first. */
  dialogues: DialogueRow[];
  /** The one to show: of those that brought a letter to its end, with the fewest mistakes; the newest of these. */
  best?: Seq;
}

/** `GET /api/rooms/me/dialogues/:id`: who said what, one character an octet; secrets are asterisks. */
export interface DialogueSaid {
  said: { by: 'client' | 'server'; octets: string; tls?: true }[];
  /** More was said. */
  cut?: true;
}

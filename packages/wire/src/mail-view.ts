/** Mail as `/api/rooms/me/…` gives it to the page. Octets stay on the server; text is decoded, HTML has its own route. */
import type { Envelope, MailStored, Seq } from './event.ts';

/** `GET /api/rooms/me/mailboxes` */
export interface MailboxView {
  /** `mock`, or an address. */
  mailbox: string;
  total: number;
  unseen: number;
}

/** One row of `GET /api/rooms/me/mailboxes/:mailbox/folders`: INBOX, then those with a use of their own, then others by name. */
export interface FolderView {
  /** As IMAP names it, levels parted by `/`. */
  folder: string;
  /** Its special use (RFC 6154 §2), e.g. `\\Sent`. */
  use?: string;
  total: number;
  unseen: number;
}

/** Octets of a file of letters that is taken: `POST /api/rooms/me/mailboxes/:mailbox/mails`. */
export const IMPORT_OCTETS = 32 * 2 ** 20;

/** Its answer. */
export interface MailPut {
  mails: number;
}

/** How a mail came to lie where it lies: `put` by a program over IMAP or from a file, `copied` from another folder. */
export type MailOrigin = 'sent' | 'seeded' | 'put' | 'copied';

/** One row of `GET /api/rooms/me/mailboxes/:mailbox`. */
export interface MailRowView {
  id: Seq;
  /** Microseconds since the epoch. */
  at: number;
  mailbox: string;
  folder: string;
  size: number;
  flags: string[];
  summary: MailStored['summary'];
  sentBy?: string;
}

export interface MailListView {
  total: number;
  unseen: number;
  mails: MailRowView[];
}

/** `GET /api/rooms/me/mails/:id` */
export interface MailView extends MailRowView {
  envelope: Envelope;
  origin: MailOrigin;
  /** `seq` of the `mail.accepted` it comes from: then it has a journey. */
  accepted?: Seq;
  /** `seq` of the `mail.judged`, where its server looked at who sent it: `GET /api/rooms/me/verdicts/:id`. */
  verdict?: Seq;
  /**
   * So many of `headers`, from the top, the server wrote that laid it here. What is below came with the letter, and says whatever
   * whoever sent it wants; all of them where no server laid it here.
   */
  ownFields: number;
  /** Top to bottom as they stand in the source; `value` decoded, `raw` as it crossed, folding kept. */
  headers: { name: string; value: string; raw: string }[];
  /** Decoded plain text, cut at 256 KiB of characters; `textMore` counts characters left out. */
  text?: string;
  textMore: number;
  /** There is an HTML part: `GET /api/rooms/me/mails/:id/html` shows it under its own policy. */
  html: boolean;
  /** MIME parts below the letter, numbered as `/parts/:n` names them; `partId` is where in the letter they stand (`2.1`: the first part of the second one). */
  parts: {
    n: number;
    partId: string;
    name: string;
    type: string;
    size: number;
    disposition: 'attachment' | 'inline';
  }[];
}

/** Letters that are prepared for practice, by what each is there to teach. */
export const PREPARED_LETTERS = [
  'plain',
  'utf8',
  'alternative',
  'html',
  'attachment',
  'list',
  'bounce',
  'phishing',
  'dots',
  'long-lines',
  'deep',
  'large',
] as const;
export type PreparedLetter = (typeof PREPARED_LETTERS)[number];

/** Letters that one request puts into a folder, and that a mailbox has afterwards at most. */
export const MOST_FILLED = 1000;
export const MOST_IN_MAILBOX = 20_000;

/** `POST /api/rooms/me/mailboxes/:mailbox/prepared`: one of them, or so many small ones of all sorts. */
export type PreparedWish = { letter: PreparedLetter } | { count: number };

/** `DELETE /api/rooms/me/mailboxes/:mailbox/mails` */
export interface FolderEmptied {
  mails: number;
}

/**
 * Every reply code that a mail server may give, and where it is defined. A row named `250@VRFY` says that the code
 * means something of its own after that command; `@greeting` stands for the first line of a connection, `@letter` for
 * the answer after the lone dot, `@answer` and `@cancel` for what AUTH makes of a line behind its 334. The words are in `prose.reply`.
 */
export const REPLY_CODES = {
  '211': 'RFC 5321 §4.2.3',
  '214': 'RFC 5321 §4.2.3',
  '220': 'RFC 5321 §4.2.3',
  '220@greeting': 'RFC 5321 §3.1',
  '220@STARTTLS': 'RFC 3207 §4',
  '221': 'RFC 5321 §4.2.3',
  '235': 'RFC 4954 §6',
  '250': 'RFC 5321 §4.2.3',
  '250@EHLO': 'RFC 5321 §4.1.1.1',
  '250@HELO': 'RFC 5321 §4.1.1.1',
  '250@MAIL': 'RFC 5321 §3.3',
  '250@RCPT': 'RFC 5321 §3.3',
  '250@VRFY': 'RFC 5321 §3.5.2',
  '250@EXPN': 'RFC 5321 §3.5.2',
  '250@letter': 'RFC 5321 §4.2.5',
  '251': 'RFC 5321 §3.4',
  '252': 'RFC 5321 §3.5.3',
  '253': 'RFC 1985 §5.1',
  '334': 'RFC 4954 §4',
  '354': 'RFC 5321 §4.2.3',
  '355': 'RFC 1845 §3',
  '421': 'RFC 5321 §3.8',
  '432': 'RFC 4954 §6',
  '450': 'RFC 5321 §4.2.3',
  '450@MAIL': 'RFC 5321 §4.2.3',
  '450@letter': 'RFC 5321 §4.3.2',
  '451': 'RFC 5321 §4.2.3',
  '452': 'RFC 5321 §4.2.3',
  '452@RCPT': 'RFC 5321 §4.5.3.1.10',
  '453': 'RFC 2645 §5.2.1',
  '454': 'RFC 4954 §6',
  '454@STARTTLS': 'RFC 3207 §4',
  '455': 'RFC 5321 §4.2.3',
  '458': 'RFC 1985 §5.1',
  '459': 'RFC 1985 §5.1',
  '500': 'RFC 5321 §4.2.4',
  '501': 'RFC 5321 §4.2.3',
  '501@EHLO': 'RFC 5321 §4.1.4',
  '501@HELO': 'RFC 5321 §4.1.1.1',
  '501@MAIL': 'RFC 5321 §4.1.1.2',
  '501@RCPT': 'RFC 5321 §4.1.1.3',
  '501@answer': 'RFC 4954 §4',
  '501@cancel': 'RFC 4954 §4',
  '502': 'RFC 5321 §4.2.4',
  '503': 'RFC 5321 §4.1.4',
  '504': 'RFC 5321 §4.2.3',
  '521': 'RFC 7504 §3',
  '530': 'RFC 4954 §6',
  '534': 'RFC 4954 §6',
  '535': 'RFC 4954 §6',
  '538': 'RFC 4954 §6',
  '550': 'RFC 5321 §4.2.3',
  '550@MAIL': 'RFC 5321 §4.3.2',
  '550@VRFY': 'RFC 5321 §3.5.3',
  '550@EXPN': 'RFC 5321 §3.5.3',
  '550@letter': 'RFC 5321 §4.3.2',
  '551': 'RFC 5321 §3.4',
  '552': 'RFC 5321 §4.2.3',
  '552@MAIL': 'RFC 1870 §6.1',
  '552@letter': 'RFC 1870 §6.3',
  '553': 'RFC 5321 §4.2.3',
  '554': 'RFC 5321 §4.2.3',
  '554@greeting': 'RFC 5321 §3.1',
  '554@RCPT': 'RFC 5321 §4.2.3',
  '554@DATA': 'RFC 5321 §3.3',
  '554@letter': 'RFC 5321 §4.2.5',
  '555': 'RFC 5321 §4.1.1.11',
  '556': 'RFC 7504 §4',
} as const;

export type ReplyId = `${keyof typeof REPLY_CODES}`;

/** Where in a dialogue a reply stands when no verb names the place. */
export type ReplyPlace = 'greeting' | 'letter' | (string & {});

/** The row for a code at a place, the code's own row, or nothing if no standard names it. */
export function replyId(code: number, place?: ReplyPlace): ReplyId | undefined {
  const placed = `${code}@${place}`;
  if (Object.hasOwn(REPLY_CODES, placed)) return placed as ReplyId;
  return Object.hasOwn(REPLY_CODES, `${code}`) ? (`${code}` as ReplyId) : undefined;
}

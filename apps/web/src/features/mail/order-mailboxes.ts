/** Where a mailbox stands among others: the mock inbox, one's own campus, then other universities and hosts. */
export function mailboxRank(mailbox: string): number {
  if (mailbox === 'mock') return 0;
  if (mailbox.endsWith('@campus.test')) return 1;
  return mailbox.endsWith('@faculty.test') ? 2 : 3;
}

/** By rank, and within one as they came. */
export const orderMailboxes = (names: Iterable<string>): string[] =>
  [...names].sort((a, b) => mailboxRank(a) - mailboxRank(b));

import { useRoom } from '../../rooms/context.ts';
import { listMailboxes } from './api.ts';
import { useMailAnswer } from './use-mail-answer.ts';

/** Names of all mailboxes that have mail: as the server has them, and those that mail has just come to. */
export function useMailboxes(): readonly string[] {
  const asked = useMailAnswer('', listMailboxes);
  const mails = useRoom((state) => state.mails);
  return [...(asked ?? []).map(({ mailbox }) => mailbox), ...mails.map(({ mailbox }) => mailbox)];
}

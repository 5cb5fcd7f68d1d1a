import type { ImapKeptValues } from '../prose/imap-words.ts';
import type { Said } from '../reading/reading.ts';
import { shown } from '../reading/words.ts';
import type { ImapFolding } from './folding.ts';
import { decodeMailbox } from './mailbox-name.ts';
import { deletedNumbers } from './selected.ts';

/** Messages flagged \Deleted that are named; of further ones the count is enough. */
const NAMED = 5;

/** What the row "Server remembers" says. */
export function saidOfKept({ state, user, box }: Pick<ImapFolding, 'state' | 'user' | 'box'>): Said {
  const values: ImapKeptValues & Record<string, string | number> = {
    state: state ?? 'greeting',
    user: shown(user ?? ''),
    mailbox: shown(decodeMailbox(box?.name ?? '')),
    readOnly: box?.readOnly ? 1 : 0,
    messages: box?.exists ?? -1,
    deleted: box?.deleted ?? 0,
    numbers: box && box.deleted > 0 ? deletedNumbers(box, NAMED).join(', ') : '',
  };
  return { id: 'imapRemembers', params: values };
}

import type { MailboxNow } from '../mail-store.ts';
import { STANDARD_FOLDERS } from './folders.ts';
import { SEEN } from './search.ts';

export interface FolderRow {
  folder: string;
  /** Its special use (RFC 6154 §2). */
  use?: string;
  total: number;
  unseen: number;
}

/** Every folder of a mailbox that programs log in to: INBOX, those with a use of their own, then those that were made, by name. */
export function folderRows({ mails, made }: Pick<MailboxNow, 'mails' | 'made'>): FolderRow[] {
  const rows = new Map<string, FolderRow>();
  for (const [folder, use] of STANDARD_FOLDERS)
    rows.set(folder, { folder, ...(use !== undefined && { use }), total: 0, unseen: 0 });
  for (const folder of [...made].sort()) rows.set(folder, { folder, total: 0, unseen: 0 });
  for (const { folder, flags } of mails) {
    const row = rows.get(folder);
    if (!row) continue;
    row.total++;
    if (!flags.includes(SEEN)) row.unseen++;
  }
  return [...rows.values()];
}

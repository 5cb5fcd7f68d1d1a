import type { FolderView } from '@ehlo/wire';
import { listFolders } from './api.ts';
import { useMailAnswer } from './use-mail-answer.ts';

/** The mailbox's folders. Where the server does not answer, what was known stands; the list beside it says so. */
export const useFolders = (mailbox: string): readonly FolderView[] | undefined =>
  useMailAnswer(mailbox, () => listFolders(mailbox));

import type { FolderView } from '@ehlo/wire';
import { useEffect, useState } from 'react';
import { useBridge, useRoom } from '../../rooms/context.ts';
import { listFolders } from './api.ts';

/** The mailbox's folders, asked again whenever the room's mail changes; undefined until the first answer. */
export function useFolders(mailbox: string): readonly FolderView[] | undefined {
  const [known, setKnown] = useState<{ mailbox: string; folders: readonly FolderView[] } | undefined>();
  const change = useRoom((state) => state.mailChange);
  const offline = useBridge((state) => state.link === 'lost');
  // biome-ignore lint/correctness/useExhaustiveDependencies: mail that came, went or was read asks again
  useEffect(() => {
    let current = true;
    void listFolders(mailbox).then((folders) => {
      // Where it did not answer, what was known stands; the list beside it says so.
      if (current && folders) setKnown({ mailbox, folders });
    });
    return () => {
      current = false;
    };
  }, [mailbox, change, offline]);
  return known?.mailbox === mailbox ? known.folders : undefined;
}

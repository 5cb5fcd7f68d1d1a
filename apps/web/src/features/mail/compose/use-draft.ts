import type { Attachment } from '@ehlo/protocol/compose';
import type { Me } from '@ehlo/wire';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { randomId } from '../../../bridge/socket.ts';
import { openMail } from '../api.ts';
import { type Draft, newDraft } from './draft.ts';
import { createDraftKeeper } from './keep-draft.ts';
import { replyDraft } from './reply-to.ts';
import { useComposeWords } from './use-words.ts';

export interface DraftInHand {
  draft: Draft;
  files: readonly Attachment[];
  /** What the browser keeps of it. */
  kept: 'all' | 'letter' | 'nothing';
  /** The letter to answer is gone. */
  replyGone: boolean;
  change(change: Partial<Draft>): void;
  setFiles(files: readonly Attachment[]): void;
  /** All of its recipients have it: what was kept is forgotten, what stands in the form stays. */
  taken(): void;
  /** A new one in its place; what was kept is forgotten. */
  startAnew(): void;
}

function storage(): Storage | undefined {
  try {
    return localStorage;
  } catch {
    // Forbidden by the browser's settings: the draft lasts as long as the page.
    return undefined;
  }
}

/** Letters and digits that no other letter has. */
const freshId = (): string =>
  randomId()
    .replace(/[^a-z0-9]/gi, '')
    .slice(0, 20);

/** The draft of this place, as the browser kept it; undefined until that is known. @param answers id of the mail that is answered */
export function useDraft(me: Me | undefined, answers: number | undefined): DraftInHand | undefined {
  const words = useComposeWords();
  const [draft, setDraft] = useState<Draft | undefined>();
  const [files, setOwnFiles] = useState<readonly Attachment[]>([]);
  const [kept, setKept] = useState<DraftInHand['kept']>('all');
  const [replyGone, setReplyGone] = useState(false);
  const place = answers === undefined ? 'new' : `reply-${answers}`;
  const { room, handle, mailbox } = me ?? {};
  const known = useMemo(() => {
    if (room === undefined || handle === undefined || mailbox === undefined) return undefined;
    return { handle, mailbox, keeper: createDraftKeeper(room, { handle, mailbox }, storage()) };
  }, [room, handle, mailbox]);
  /** The newest, for what happens between two renders. */
  const now = useRef<Draft | undefined>(undefined);
  const put = useCallback((next: Draft | undefined) => {
    now.current = next;
    setDraft(next);
  }, []);
  const wrote = useRef(words.quoted);
  wrote.current = words.quoted;

  useEffect(() => {
    if (!known) return;
    let current = true;
    const { keeper } = known;
    const begin = async (): Promise<Draft> => {
      const found = keeper.read(place);
      if (found) return found;
      const fresh = newDraft(known, freshId());
      if (answers === undefined) return fresh;
      const mail = await openMail(answers);
      if (current && (mail === undefined || mail === 'gone')) setReplyGone(true);
      return mail === undefined || mail === 'gone' ? fresh : { ...fresh, ...replyDraft(mail, wrote.current) };
    };
    put(undefined);
    setReplyGone(false);
    void Promise.all([begin(), keeper.readFiles(place)]).then(([found, attached]) => {
      if (!current) return;
      put(found.id === '' ? { ...found, id: freshId() } : found);
      setOwnFiles(attached);
    });
    return () => {
      current = false;
    };
  }, [known, place, answers, put]);

  const change = useCallback(
    (to: Partial<Draft>) => {
      if (!now.current || !known) return;
      const after = { ...now.current, ...to };
      put(after);
      if (!known.keeper.write(place, after)) setKept('nothing');
    },
    [known, place, put],
  );
  const setFiles = useCallback(
    (next: readonly Attachment[]) => {
      setOwnFiles(next);
      void known?.keeper.writeFiles(place, next).then((ok) => {
        setKept((before) => (before === 'nothing' ? before : ok ? 'all' : 'letter'));
      });
    },
    [known, place],
  );
  const taken = useCallback(() => {
    known?.keeper.forget(place);
    // Sent again it is another letter.
    if (now.current) put({ ...now.current, handed: undefined, id: freshId() });
  }, [known, place, put]);
  const startAnew = useCallback(() => {
    if (!known) return;
    known.keeper.forget(place);
    setOwnFiles([]);
    put(newDraft(known, freshId()));
  }, [known, place, put]);

  return draft && { draft, files, kept, replyGone, change, setFiles, taken, startAnew };
}

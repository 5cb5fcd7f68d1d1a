import { lazy, type ReactNode, Suspense } from 'react';
import { useWords } from '../../i18n/i18n.ts';
import { useDialogue, useFailedCall, useRoom, useTerminal } from '../../rooms/context.ts';
import { Boundary } from '../../ui/Boundary.tsx';
import { Pane } from '../../ui/Pane.tsx';
import { TranscriptDrop } from '../transcript/TranscriptDrop.tsx';
import { FirstVisit } from './FirstVisit.tsx';
import { OutsideNotice } from './OutsideNotice.tsx';
import styles from './Playground.module.css';
import { Ringing } from './Ringing.tsx';

const DialoguePane = lazy(async () => ({
  default: (await import('../dialogue/DialoguePane.tsx')).DialoguePane,
}));
const CallFailed = lazy(async () => ({ default: (await import('./CallFailed.tsx')).CallFailed }));
const TerminalCoach = lazy(async () => ({ default: (await import('./TerminalCoach.tsx')).TerminalCoach }));

/** The middle pane: the five lines before any call (or what else is `first`), the story of a call, and then the dialogue itself. */
export function DialogueSlot({ first = <FirstVisit /> }: { first?: ReactNode }) {
  const words = useWords();
  const shell = useTerminal((state) => state.shell);
  const failure = useFailedCall();
  const connection = useDialogue((state) => state.connection);
  const pinned = useDialogue((state) => state.pinned);
  const missed = useRoom((state) => state.missed !== undefined);
  const call = shell.kind === 'running' ? shell.connection : undefined;
  const body = pinned ? undefined : call?.calling ? (
    <Ringing port={call.port} />
  ) : failure ? (
    <Boundary>
      <Suspense>
        <CallFailed {...failure} />
      </Suspense>
    </Boundary>
  ) : connection === undefined ? (
    first
  ) : undefined;
  return (
    <TranscriptDrop className={styles.slot}>
      <OutsideNotice />
      {missed && (
        <Suspense>
          <TerminalCoach />
        </Suspense>
      )}
      {body ? (
        <Pane id="dialogue" title={words.dialogue.title} note={words.first.note}>
          {body}
        </Pane>
      ) : (
        <Boundary>
          <Suspense
            fallback={
              <Pane id="dialogue" title={words.dialogue.title}>
                <p className={styles.wait}>{words.dialogue.loading}</p>
              </Pane>
            }
          >
            <DialoguePane />
          </Suspense>
        </Boundary>
      )}
    </TranscriptDrop>
  );
}

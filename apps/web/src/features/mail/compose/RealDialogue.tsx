import { lazy, type ReactNode, Suspense } from 'react';
import { useDialogue } from '../../../rooms/context.ts';
import { Boundary } from '../../../ui/Boundary.tsx';
import { Pane, PaneBody } from '../../../ui/Pane.tsx';
import styles from './RealDialogue.module.css';
import type { SendingState } from './use-sending.ts';
import { useComposeWords } from './use-words.ts';

const DialoguePane = lazy(async () => ({
  default: (await import('../../dialogue/DialoguePane.tsx')).DialoguePane,
}));

/** What really crossed, as the playground's panel shows it; before that, what will stand here. */
export function RealDialogue({
  state,
  empty,
  end,
}: {
  state: SendingState;
  /** What stands here before anything crosses. */
  empty: string;
  end: ReactNode;
}) {
  const words = useComposeWords().dialogue;
  const shown = useDialogue((dialogue) => dialogue.connection);
  const connection = state.kind === 'idle' ? undefined : state.connection;
  if (connection === undefined || connection !== shown)
    return (
      <Pane id="dialogue" title={words.title} end={end || undefined}>
        <PaneBody>
          <p className={styles.said}>
            {state.kind === 'sending' ? words.calling(state.server.host, state.server.port) : empty}
          </p>
        </PaneBody>
      </Pane>
    );
  return (
    <div className={styles.real}>
      {end && <div className={styles.tabs}>{end}</div>}
      <Boundary>
        <Suspense
          fallback={
            <Pane id="dialogue" title={words.title}>
              {null}
            </Pane>
          }
        >
          <DialoguePane />
        </Suspense>
      </Boundary>
    </div>
  );
}

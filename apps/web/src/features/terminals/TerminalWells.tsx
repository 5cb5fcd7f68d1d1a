import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { useLanguage } from '../../i18n/i18n.ts';
import { PlaygroundContext, usePlayground, useTerminals } from '../../rooms/context.ts';
import { preferences } from '../../session/preferences.ts';
import type { TerminalSession } from '../terminal/session.ts';
import styles from './TerminalWells.module.css';
import { titleOf } from './title.ts';
import { terminalsWords } from './words.ts';

interface Props {
  /** What shows one of them, whichever that is. */
  children: ReactNode;
}

/** The terminals that are shown: one, or two beside each other where the pane is wide enough, else below each other. */
export function TerminalWells({ children }: Props) {
  const { shown, used, sessions } = useTerminals((state) => state);
  // The composer types into the terminal used: another one's field would take keys behind its back.
  const reader = useStore(preferences, (state) => state.reader);
  const ids = reader ? [used] : shown;
  return (
    <div className={styles.wells} data-split={ids.length > 1 || undefined}>
      {ids.map((id) => (
        <Panel key={id} id={id} session={sessions.get(id) as TerminalSession} used={id === used}>
          {children}
        </Panel>
      ))}
    </div>
  );
}

interface PanelProps extends Props {
  id: number;
  session: TerminalSession;
  used: boolean;
}

function Panel({ id, session, used, children }: PanelProps) {
  const says = terminalsWords[useLanguage()];
  const playground = usePlayground();
  const title = titleOf(useStore(session.state, (state) => state.shell));
  return (
    <div
      className={styles.panel}
      role="tabpanel"
      id={`terminal-${id}`}
      aria-label={says.tab(id, title)}
      data-used={used || undefined}
    >
      <PlaygroundContext value={{ ...playground, terminal: session }}>{children}</PlaygroundContext>
    </div>
  );
}

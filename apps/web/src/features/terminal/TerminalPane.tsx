import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { useWords } from '../../i18n/i18n.ts';
import { useTerminals } from '../../rooms/context.ts';
import { preferences } from '../../session/preferences.ts';
import { Pane } from '../../ui/Pane.tsx';
import { LaterComposer } from '../playground/LaterComposer.tsx';
import { NextBar } from './NextBar.tsx';
import styles from './Terminal.module.css';
import { TerminalStatus } from './TerminalStatus.tsx';
import { TerminalTools } from './TerminalTools.tsx';
import { TerminalWell } from './TerminalWell.tsx';

type Several = typeof import('../terminals/several.ts');

/** The one place to type. Screens are made once and live outside React; here they get their slots. */
export function TerminalPane() {
  const words = useWords();
  const reader = useStore(preferences, (state) => state.reader);
  const several = useSeveral();
  return (
    <Pane
      id="terminal"
      title={words.terminal.title}
      note={<TerminalStatus />}
      end={<TerminalTools />}
      className={styles.terminal}
    >
      {several && <several.TerminalTabs />}
      {/* Before the screen in the order of Tab, after it on the page: Tab reaches the terminal last. */}
      {reader ? <LaterComposer /> : <NextBar />}
      {several ? (
        <several.TerminalWells>
          <TerminalWell />
        </several.TerminalWells>
      ) : (
        <TerminalWell />
      )}
    </Pane>
  );
}

/** What several terminals take, once there are any. Not lazy(): a screen moves, and must not be in two places meanwhile. */
function useSeveral(): Several | undefined {
  const wanted = useTerminals(({ order }) => order.length > 1);
  const [several, setSeveral] = useState<Several>();
  useEffect(() => {
    if (wanted) void import('../terminals/several.ts').then(setSeveral);
  }, [wanted]);
  return wanted ? several : undefined;
}

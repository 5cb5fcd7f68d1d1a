import { lazy, Suspense, useEffect, useState } from 'react';
import { useWords } from '../../i18n/i18n.ts';
import { useFailedCall, useTerminal } from '../../rooms/context.ts';
import { Boundary } from '../../ui/Boundary.tsx';
import { Pane } from '../../ui/Pane.tsx';
import { Tabs } from '../../ui/Tabs.tsx';
import { TerminalSlot } from '../terminal/TerminalWell.tsx';
import { DialogueSlot } from './DialogueSlot.tsx';
import { LaterComposer } from './LaterComposer.tsx';
import { XraySlot } from './Panes.tsx';
import styles from './Playground.module.css';

const MailboxList = lazy(async () => ({ default: (await import('../mail/MailboxList.tsx')).MailboxList }));

const TerminalTabs = lazy(async () => ({
  default: (await import('../terminals/several.ts')).TerminalTabs,
}));

type TabName = 'dialogue' | 'envelope' | 'state' | 'mail';

/** Four tabs and a composer. What the shell itself prints (ls, help, man) opens the terminal's screen over the tab. */
export function PhoneLayout() {
  const words = useWords();
  const [tab, setTab] = useState<TabName>('dialogue');
  const [screen, setScreen] = useState(false);
  const shell = useTerminal((state) => state.shell);
  const local = shell.kind === 'running' && !shell.connection;
  const connected = shell.kind === 'running' && shell.connection !== undefined;
  const failed = useFailedCall();
  useEffect(() => {
    if (local) setScreen(true);
    else if (connected || failed) setScreen(false);
  }, [local, connected, failed]);
  return (
    <div className={styles.phone}>
      <Tabs
        label={words.tabs.label}
        look="fill"
        panel="phone"
        tabs={[
          { id: 'dialogue', label: words.tabs.dialogue },
          { id: 'envelope', label: words.tabs.envelope },
          { id: 'state', label: words.tabs.state },
          { id: 'mail', label: words.tabs.mail },
        ]}
        chosen={tab}
        onChoose={(chosen) => {
          setTab(chosen);
          setScreen(false);
        }}
      />
      <div className={styles.phoneBody} role="tabpanel" id={`phone-${tab}`} aria-label={words.tabs[tab]}>
        {tab === 'dialogue' && <DialogueSlot />}
        {tab === 'envelope' && <XraySlot part="envelope" />}
        {tab === 'state' && <XraySlot part="state" />}
        {tab === 'mail' && (
          <Pane id="mail" title={words.tabs.mail}>
            <Boundary>
              <Suspense>
                <MailboxList />
              </Suspense>
            </Boundary>
          </Pane>
        )}
        <div className={styles.screenSheet} hidden={!screen} data-pane="terminal" tabIndex={-1}>
          {screen && (
            <Suspense>
              <TerminalTabs phone />
            </Suspense>
          )}
          <TerminalSlot />
        </div>
      </div>
      <LaterComposer screen={{ shown: screen, onShow: setScreen }} />
    </div>
  );
}

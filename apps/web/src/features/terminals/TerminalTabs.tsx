import { useRef, useState } from 'react';
import { useStore } from 'zustand';
import { useLanguage, useWords } from '../../i18n/i18n.ts';
import { usePlayground, useTerminals } from '../../rooms/context.ts';
import { preferences } from '../../session/preferences.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import type { TerminalSession } from '../terminal/session.ts';
import { chooseTerminal, closeTerminal, openTerminal, splitTerminals } from './actions.ts';
import { CloseDialog } from './CloseDialog.tsx';
import styles from './TerminalTabs.module.css';
import { titleOf } from './title.ts';
import { terminalsWords } from './words.ts';

/**
 * A tab for each terminal, named by what runs in it (WAI-ARIA tabs: arrows choose, Delete closes). `phone`: there is no
 * head above it to open another in, and no room for two side by side.
 */
export function TerminalTabs({ phone = false }: { phone?: boolean }) {
  const says = terminalsWords[useLanguage()];
  const { another } = useWords().terminal;
  const { terminals } = usePlayground();
  const { order, shown, used, sessions } = useTerminals((state) => state);
  const reader = useStore(preferences, (state) => state.reader);
  const list = useRef<HTMLDivElement>(null);
  const [asking, setAsking] = useState<{ id: number; target: string }>();
  const choose = (id: number) => {
    chooseTerminal(terminals, id, false);
    list.current?.querySelector<HTMLElement>(`[data-terminal="${id}"]`)?.focus();
  };
  const close = (id: number) => {
    const shell = sessions.get(id)?.state.getState().shell;
    const call = shell?.kind === 'running' ? shell.connection : undefined;
    if (call && !call.calling) setAsking({ id, target: `${call.host}:${call.port}` });
    else closeTerminal(terminals, id);
  };
  return (
    <div className={styles.row}>
      <div
        ref={list}
        role="tablist"
        aria-label={says.label}
        className={styles.tabs}
        onKeyDown={(event) => {
          const at = order.indexOf(used);
          const step = { ArrowRight: 1, ArrowLeft: -1, Home: -at, End: order.length - 1 - at }[event.key];
          if (step !== undefined) choose(order[(at + step + order.length) % order.length] as number);
          else if (event.key === 'Delete') close(used);
          else return;
          event.preventDefault();
        }}
      >
        {order.map((id) => (
          <Tab
            key={id}
            id={id}
            session={sessions.get(id) as TerminalSession}
            used={id === used}
            shown={shown.includes(id)}
            onChoose={() => chooseTerminal(terminals, id)}
          />
        ))}
      </div>
      {phone && (
        <Button
          kind="quiet"
          size="icon"
          aria-label={another}
          title={another}
          onClick={() => openTerminal(terminals)}
        >
          <Icon name="plus" size={18} />
        </Button>
      )}
      {!reader && !phone && (
        <Button
          kind="quiet"
          size="icon"
          aria-label={shown.length > 1 ? says.join : says.split}
          title={shown.length > 1 ? says.join : says.split}
          onClick={() => splitTerminals(terminals)}
        >
          <svg
            viewBox="0 0 24 24"
            width="18"
            height="18"
            fill="none"
            stroke="currentColor"
            strokeWidth="1.6"
            aria-hidden="true"
          >
            <path d={shown.length > 1 ? 'M3 5h18v14H3z' : 'M3 5h18v14H3zM12 5v14'} />
          </svg>
        </Button>
      )}
      {order.length > 1 && (
        <Button
          kind="quiet"
          size="icon"
          aria-label={says.close}
          title={says.close}
          onClick={() => close(used)}
        >
          <Icon name="cross" size={18} />
        </Button>
      )}
      {asking && (
        <CloseDialog
          {...asking}
          onYes={() => closeTerminal(terminals, asking.id)}
          onDone={() => setAsking(undefined)}
        />
      )}
    </div>
  );
}

interface TabProps {
  id: number;
  session: TerminalSession;
  used: boolean;
  shown: boolean;
  onChoose: () => void;
}

function Tab({ id, session, used, shown, onChoose }: TabProps) {
  const says = terminalsWords[useLanguage()];
  const title = titleOf(useStore(session.state, (state) => state.shell));
  return (
    <button
      type="button"
      role="tab"
      className={styles.tab}
      data-terminal={id}
      data-shown={shown || undefined}
      aria-selected={used}
      aria-controls={shown ? `terminal-${id}` : undefined}
      aria-label={says.tab(id, title)}
      title={title}
      tabIndex={used ? 0 : -1}
      onClick={onChoose}
    >
      <span className={styles.number}>{id}</span>
      <span className={styles.title} translate="no">
        {title}
      </span>
    </button>
  );
}

import { lazy, Suspense, useCallback, useRef, useState } from 'react';
import { useWords } from '../../i18n/i18n.ts';
import { usePlayground, useTerminal } from '../../rooms/context.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Popover } from '../../ui/Popover.tsx';
import styles from './Terminal.module.css';

const ReadingChoices = lazy(async () => ({ default: (await import('./ReadingChoices.tsx')).ReadingChoices }));

/** What Enter adds to a line, another terminal, and how the terminal is read. */
export function TerminalTools() {
  const { terminal: says } = useWords();
  const { terminals } = usePlayground();
  const shell = useTerminal((state) => state.shell);
  const button = useRef<HTMLButtonElement>(null);
  const [wanted, setWanted] = useState(false);
  const want = useCallback(() => setWanted(true), []);
  const call = shell.kind === 'running' ? shell.connection : undefined;
  const another = async () => (await import('../terminals/actions.ts')).openTerminal(terminals);
  return (
    <span className={styles.tools}>
      {call && (
        <span className={styles.ending} title={call.crlf ? says.crlfNote : says.lfNote} translate="no">
          {call.crlf ? says.crlf : says.lf}
        </span>
      )}
      <Button kind="quiet" size="icon" aria-label={says.another} title={says.another} onClick={another}>
        <Icon name="plus" size={18} />
      </Button>
      <Button
        ref={button}
        kind="quiet"
        size="icon"
        aria-label={says.reading}
        title={says.reading}
        popoverTarget="terminal-reading"
      >
        <Icon name="letters" size={18} />
      </Button>
      <Popover id="terminal-reading" anchor={button} label={says.reading} onToggle={want}>
        <Suspense>{wanted && <ReadingChoices />}</Suspense>
      </Popover>
    </span>
  );
}

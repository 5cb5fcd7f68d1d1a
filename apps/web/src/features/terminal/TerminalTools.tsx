import { useRef } from 'react';
import { useStore } from 'zustand';
import { useWords } from '../../i18n/i18n.ts';
import { useTerminal } from '../../rooms/context.ts';
import { FONT_SIZES, preferences, setPreference } from '../../session/preferences.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Popover } from '../../ui/Popover.tsx';
import styles from './Terminal.module.css';

/** What Enter adds to a line, and how the terminal is read. */
export function TerminalTools() {
  const words = useWords();
  const { terminal: says } = words;
  const shell = useTerminal((state) => state.shell);
  const { fontSize, screenReader, reader, advice, lens } = useStore(preferences);
  const button = useRef<HTMLButtonElement>(null);
  const call = shell.kind === 'running' ? shell.connection : undefined;
  const size = (step: number) =>
    setPreference({ fontSize: Math.min(FONT_SIZES.most, Math.max(FONT_SIZES.least, fontSize + step)) });
  return (
    <span className={styles.tools}>
      {call && (
        <span className={styles.ending} title={call.crlf ? says.crlfNote : says.lfNote} translate="no">
          {call.crlf ? says.crlf : says.lf}
        </span>
      )}
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
      <Popover id="terminal-reading" anchor={button} label={says.reading}>
        <div className={styles.panel}>
          <div className={styles.size}>
            <output>{says.typeSize(fontSize)}</output>
            <Button size="small" aria-label={says.smaller} onClick={() => size(-1)}>
              A−
            </Button>
            <Button size="small" aria-label={says.larger} onClick={() => size(1)}>
              A+
            </Button>
          </div>
          <label className={styles.check}>
            <input
              type="checkbox"
              checked={screenReader}
              onChange={(event) => setPreference({ screenReader: event.currentTarget.checked })}
            />
            {says.screenReader}
          </label>
          <label className={styles.check}>
            <input
              type="checkbox"
              checked={reader}
              onChange={(event) => setPreference({ reader: event.currentTarget.checked })}
            />
            {says.reader}
          </label>
          <label className={styles.check}>
            <input
              type="checkbox"
              checked={lens}
              onChange={(event) => setPreference({ lens: event.currentTarget.checked })}
            />
            {words.look.lens}
          </label>
          <label className={styles.check}>
            <input
              type="checkbox"
              checked={advice}
              onChange={(event) => setPreference({ advice: event.currentTarget.checked })}
            />
            {words.dialogue.advice}
          </label>
        </div>
      </Popover>
    </span>
  );
}

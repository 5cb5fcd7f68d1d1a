import { useStore } from 'zustand';
import { useLanguage, useWords } from '../../i18n/i18n.ts';
import { usePlayground } from '../../rooms/context.ts';
import { FONT_SIZES, preferences, setPreference } from '../../session/preferences.ts';
import { Button } from '../../ui/Button.tsx';
import { terminalsWords } from '../terminals/words.ts';
import styles from './ReadingChoices.module.css';

/** How the terminal is read: fetched when somebody wants to change it. */
export function ReadingChoices() {
  const words = useWords();
  const { terminal: says } = words;
  const own = terminalsWords[useLanguage()];
  const { terminal } = usePlayground();
  const { fontSize, screenReader, reader, advice, lens, bellSound } = useStore(preferences);
  const size = (step: number) =>
    setPreference({ fontSize: Math.min(FONT_SIZES.most, Math.max(FONT_SIZES.least, fontSize + step)) });
  return (
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
      <Button
        size="small"
        onClick={(event) => {
          event.currentTarget.closest<HTMLElement>('[popover]')?.hidePopover();
          terminal.state.setState({ searching: true });
        }}
      >
        {own.search.label}
      </Button>
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
          checked={bellSound}
          onChange={(event) => setPreference({ bellSound: event.currentTarget.checked })}
        />
        {own.bellSound}
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
  );
}

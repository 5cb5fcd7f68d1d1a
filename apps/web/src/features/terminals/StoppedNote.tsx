import { useLanguage } from '../../i18n/i18n.ts';
import { usePlayground } from '../../rooms/context.ts';
import { Button } from '../../ui/Button.tsx';
import { Kbd } from '../../ui/Kbd.tsx';
import styles from './StoppedNote.module.css';
import { terminalsWords } from './words.ts';

/** A terminal that shows nothing more looks dead: it says why, and how it goes on. */
export function StoppedNote() {
  const says = terminalsWords[useLanguage()].stopped;
  const { terminal } = usePlayground();
  return (
    <div className={styles.note} role="status">
      <p>
        <b>{says.is}</b> <Kbd>Ctrl S</Kbd> {says.did}
      </p>
      <Button
        size="small"
        onClick={() => {
          terminal.resume();
          terminal.focus();
        }}
      >
        {says.goOn}
      </Button>
    </div>
  );
}

import { useEffect, useRef } from 'react';
import { useLanguage, useWords } from '../../i18n/i18n.ts';
import { useAssessed } from '../../rooms/class-standing.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { assessmentWords } from '../class/assessment/words.ts';
import styles from './FindDialog.module.css';
import { FindField } from './FindField.tsx';
import { referenceWords } from './words.ts';

/** Ctrl K from anywhere: find an entry and go there. */
export function FindDialog({ onClose }: { onClose: () => void }) {
  const language = useLanguage();
  const words = referenceWords[language];
  const assessed = useAssessed();
  const { frame } = useWords();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
    // Opened to type in: a dialog by itself gives the focus to its first control, which closes it.
    dialog.current?.querySelector('input')?.focus();
  }, []);
  return (
    <dialog ref={dialog} className={styles.dialog} aria-label={words.find} onClose={onClose}>
      <Button
        kind="quiet"
        size="icon"
        className={styles.close}
        aria-label={frame.close}
        onClick={() => dialog.current?.close()}
      >
        <Icon name="cross" size={18} />
      </Button>
      {assessed ? (
        <p role="status">{assessmentWords[language].closed}</p>
      ) : (
        <FindField onGo={() => dialog.current?.close()} />
      )}
    </dialog>
  );
}

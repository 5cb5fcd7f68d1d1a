import { useEffect, useRef } from 'react';
import { useLanguage, useWords } from '../../i18n/i18n.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import styles from './FindDialog.module.css';
import { FindField } from './FindField.tsx';
import { referenceWords } from './words.ts';

/** Ctrl K from anywhere: find an entry and go there. */
export function FindDialog({ onClose }: { onClose: () => void }) {
  const words = referenceWords[useLanguage()];
  const { frame } = useWords();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
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
      <FindField autoFocus onGo={() => dialog.current?.close()} />
    </dialog>
  );
}

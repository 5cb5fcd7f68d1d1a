import { useEffect, useRef } from 'react';
import { useLanguage } from '../../i18n/i18n.ts';
import { Button } from '../../ui/Button.tsx';
import styles from './Dialog.module.css';
import { terminalsWords } from './words.ts';

interface Props {
  id: number;
  /** What it is connected to. */
  target: string;
  onYes: () => void;
  onDone: () => void;
}

/** Closing a terminal ends its connection: asked once, and only then. */
export function CloseDialog({ id, target, onYes, onDone }: Props) {
  const says = terminalsWords[useLanguage()].closing;
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} className={styles.dialog} aria-labelledby="close-title" onClose={onDone}>
      <h2 id="close-title">{says.title(id)}</h2>
      <p>{says.says(target)}</p>
      <div className={styles.choices}>
        <Button
          kind="primary"
          onClick={() => {
            dialog.current?.close();
            onYes();
          }}
        >
          {says.yes}
        </Button>
        <Button onClick={() => dialog.current?.close()}>{says.no}</Button>
      </div>
    </dialog>
  );
}

import { useEffect, useRef } from 'react';
import { createPortal } from 'react-dom';
import styles from './ClassBar.module.css';

/** The class is held: nothing can be typed until the teacher lets it go on. Nothing of the page is lost behind it. */
export function Curtain({ head, text, says }: { head: string; text: string | undefined; says: string }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current;
    const before = document.activeElement;
    element?.showModal();
    return () => {
      element?.close();
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return createPortal(
    // Escape would open it, and the class is held still.
    <dialog
      ref={dialog}
      className={styles.curtain}
      onCancel={(event) => event.preventDefault()}
      role="alertdialog"
    >
      <h2>{head}</h2>
      {text !== undefined && <p className={styles.text}>{text}</p>}
      <p>{says}</p>
    </dialog>,
    document.body,
  );
}

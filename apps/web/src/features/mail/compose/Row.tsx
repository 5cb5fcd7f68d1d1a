import type { ReactNode } from 'react';
import { cx } from '../../../ui/cx.ts';
import styles from './ComposeForm.module.css';

interface Props {
  /** Of the control; what is said about it has `-says` behind. */
  id: string;
  label: string;
  says?: string | undefined;
  wrong?: string | undefined;
  children: ReactNode;
}

/** One field of the form: its name, the control, and below it what is wrong or to be known. */
export function Row({ id, label, says, wrong, children }: Props) {
  return (
    <div className={cx(styles.row, wrong !== undefined && styles.bad)}>
      <label htmlFor={id}>{label}</label>
      {children}
      {(wrong ?? says) !== undefined && (
        <p id={`${id}-says`} className={wrong === undefined ? styles.says : styles.wrong}>
          {wrong ?? says}
        </p>
      )}
    </div>
  );
}

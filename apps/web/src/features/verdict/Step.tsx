import type { ReactNode } from 'react';
import styles from './VerdictStory.module.css';

/** One step of the story: its stamp, what was asked, and how that was found out. */
export function Step({ stamp, head, children }: { stamp?: ReactNode; head: string; children: ReactNode }) {
  return (
    <li className={styles.step}>
      <div className={styles.stamp}>{stamp}</div>
      <div className={styles.told}>
        <h3>{head}</h3>
        {children}
      </div>
    </li>
  );
}

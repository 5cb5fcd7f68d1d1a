import type { ReactNode } from 'react';
import styles from './Kbd.module.css';

export function Kbd({ children }: { children: ReactNode }) {
  return <kbd className={styles.kbd}>{children}</kbd>;
}

/** The right arrow key. Drawn, because not every subset of a face has the sign. */
export function RightKey({ label }: { label: string }) {
  return (
    <kbd className={styles.kbd}>
      <svg
        viewBox="0 0 14 10"
        role="img"
        aria-label={label}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.8"
        strokeLinecap="round"
        strokeLinejoin="round"
      >
        <path d="M1 5h11M8.5 1.5L12 5 8.5 8.5" />
      </svg>
    </kbd>
  );
}

import type { ReactNode } from 'react';
import { cx } from './cx.ts';
import styles from './Status.module.css';

export type StatusKind = 'on' | 'off' | 'wait' | 'bad' | 'held';

/** A small sign and what it means, always both. */
export function Status({ kind, children }: { kind: StatusKind; children: ReactNode }) {
  return (
    <span className={cx(styles.status, kind !== 'on' && styles[kind])}>
      <span>{children}</span>
    </span>
  );
}

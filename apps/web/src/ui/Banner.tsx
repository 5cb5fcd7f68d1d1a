import type { ReactNode } from 'react';
import styles from './Banner.module.css';
import { cx } from './cx.ts';

/** A strip that says what is the matter: a fact in bold, then what still holds, then perhaps a button. */
export function Banner({ kind, children }: { kind?: 'warn' | 'bad' | 'held'; children: ReactNode }) {
  return <div className={cx(styles.banner, kind && styles[kind])}>{children}</div>;
}

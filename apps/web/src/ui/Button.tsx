import type { ComponentProps } from 'react';
import styles from './Button.module.css';
import { cx } from './cx.ts';

export type ButtonKind = 'primary' | 'plain' | 'quiet' | 'not-now';

interface Props extends ComponentProps<'button'> {
  /** `primary`: one per region. `not-now`: cannot be done yet; stays focusable and its text says why. */
  kind?: ButtonKind;
  size?: 'small' | 'icon';
}

export function Button({ kind = 'plain', size, className, onClick, ...rest }: Props) {
  return (
    <button
      type="button"
      {...rest}
      aria-disabled={kind === 'not-now' || rest['aria-disabled']}
      onClick={kind === 'not-now' ? undefined : onClick}
      className={cx(
        styles.button,
        kind === 'primary' && styles.primary,
        kind === 'quiet' && styles.quiet,
        kind === 'not-now' && styles.notNow,
        size === 'small' && styles.small,
        size === 'icon' && styles.icon,
        className,
      )}
    />
  );
}

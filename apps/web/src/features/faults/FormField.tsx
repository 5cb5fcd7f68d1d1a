import type { ReactNode } from 'react';
import { cx } from '../../ui/cx.ts';
import styles from './FaultForm.module.css';

interface Shared {
  id: string;
  name: string;
  label: string;
  says?: string | undefined;
  /** What is wrong with it. */
  wrong?: string | undefined;
  /** `short`: a number; `rest`: what a short one, or two, leave of the line; `all`: a line. Else half of it. */
  size?: 'short' | 'rest' | 'all';
  value: string;
  onChange(to: string): void;
  children?: ReactNode;
}

const described = ({ id, says, wrong }: Shared) =>
  [wrong !== undefined && `${id}-wrong`, says !== undefined && `${id}-says`].filter(Boolean).join(' ') ||
  undefined;

export function InputField(
  props: Shared & {
    /** What is written is octets of the wire. */
    wire?: boolean;
    numeric?: boolean;
  },
) {
  const { id, name, value, wrong, onChange, wire, numeric, children } = props;
  return (
    <FormField {...props} below={children}>
      <input
        id={id}
        name={name}
        className={cx(styles.input, (wire || numeric) && styles.wire)}
        value={value}
        inputMode={numeric ? 'numeric' : undefined}
        spellCheck={false}
        autoCapitalize="none"
        autoComplete="off"
        aria-invalid={wrong !== undefined}
        aria-describedby={described(props)}
        onChange={(event) => onChange(event.target.value)}
      />
    </FormField>
  );
}

export function SelectField(props: Shared) {
  const { id, name, value, wrong, onChange, children } = props;
  return (
    <FormField {...props}>
      <select
        id={id}
        name={name}
        className={styles.input}
        value={value}
        aria-invalid={wrong !== undefined}
        aria-describedby={described(props)}
        onChange={(event) => onChange(event.target.value)}
      >
        {children}
      </select>
    </FormField>
  );
}

/** Label, control, and below it what is wrong or what it means. */
export function FormField({
  id,
  label,
  says,
  wrong,
  size,
  children,
  below,
}: Partial<Pick<Shared, 'id' | 'says' | 'wrong' | 'size'>> & {
  label: string;
  children: ReactNode;
  below?: ReactNode;
}) {
  return (
    <div className={cx(styles.field, size && styles[size])}>
      {id === undefined ? <span className={styles.label}>{label}</span> : <label htmlFor={id}>{label}</label>}
      {children}
      {below}
      {wrong !== undefined && (
        <p id={`${id}-wrong`} className={styles.wrong}>
          {wrong}
        </p>
      )}
      {says !== undefined && (
        <p id={`${id}-says`} className={styles.says}>
          {says}
        </p>
      )}
    </div>
  );
}

import { cx } from '../../ui/cx.ts';
import styles from './VerdictStamp.module.css';

/** Right, wrong, or neither: shape, colour and word together. */
const SHAPES = {
  pass: 'M22 1.5a20.5 20.5 0 110 41 20.5 20.5 0 010-41z',
  fail: 'M13.5 1.5h17L42.5 13.5v17L30.5 42.5h-17L1.5 30.5v-17z',
  open: 'M22 1.5a20.5 20.5 0 110 41 20.5 20.5 0 010-41z',
} as const;

const kindOf = (result: string): keyof typeof SHAPES =>
  result === 'pass'
    ? 'pass'
    : ['fail', 'hardfail', 'softfail', 'policy', 'discard'].includes(result)
      ? 'fail'
      : 'open';

interface Props {
  method: string;
  result: string;
  /** Only claimed: the shape is drawn, and not inked. */
  told?: boolean;
}

export function VerdictStamp({ method, result, told = false }: Props) {
  const kind = kindOf(result);
  const text = result.slice(0, 10);
  return (
    <svg
      className={cx(styles.stamp, styles[told ? 'open' : kind])}
      viewBox="0 0 44 44"
      role="img"
      aria-label={`${method}: ${result}`}
    >
      <path d={SHAPES[kind]} />
      <text x="22" y="26" className={text.length > 6 ? styles.long : undefined}>
        {text}
      </text>
    </svg>
  );
}

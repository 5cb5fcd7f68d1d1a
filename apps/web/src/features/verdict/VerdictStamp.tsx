import { cx } from '../../ui/cx.ts';
import { stampShape } from './stamp-shape.ts';
import styles from './VerdictStamp.module.css';

interface Props {
  method: string;
  result: string;
  /** Only claimed: the shape is drawn, and not inked. */
  told?: boolean;
}

/** Right, wrong, doubtful, or neither, as an ink stamp. */
export function VerdictStamp({ method, result, told = false }: Props) {
  const { ink, width, path } = stampShape(result);
  const text = result.slice(0, 11);
  return (
    <svg
      className={cx(styles.stamp, styles[told ? 'open' : ink])}
      style={{ '--wide': width / 44 } as React.CSSProperties}
      viewBox={`0 0 ${width} 44`}
      role="img"
      aria-label={`${method}: ${result}`}
    >
      <path d={path} />
      <text x={width / 2} y="26" className={text.length > 9 ? styles.long : undefined}>
        {text}
      </text>
    </svg>
  );
}

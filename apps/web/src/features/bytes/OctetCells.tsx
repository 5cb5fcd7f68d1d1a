import { memo } from 'react';
import { cx } from '../../ui/cx.ts';
import styles from './OctetCells.module.css';
import { CR, glyphOf, hexOf, LF } from './octet-cells.ts';

interface Props {
  octets: Uint8Array;
  /** What `over` and `onOver` count from. */
  start: number;
  /** Those under the pointer and of the same field, [from, to): marked in both. */
  over?: readonly [number, number] | undefined;
  onOver?(at: number): void;
}

/** Up to eight octets as hexadecimal and as text side by side, CR and LF boxed. */
export const OctetCells = memo(function OctetCells({ octets, start, over, onOver }: Props) {
  const all = [...octets];
  const isOver = (index: number) =>
    over !== undefined && start + index >= over[0] && start + index < over[1] && styles.over;
  const enter = onOver && ((index: number) => () => onOver(start + index));
  return (
    <>
      <span className={styles.hex}>
        {all.map((octet, index) => (
          <span
            key={index}
            className={cx((octet === CR || octet === LF) && styles.boxed, isOver(index))}
            onPointerEnter={enter?.(index)}
          >
            {hexOf(octet)}
          </span>
        ))}
      </span>
      <span className={styles.text}>
        {all.map((octet, index) => (
          <span
            key={index}
            className={cx((octet === CR || octet === LF) && styles.boxed, isOver(index))}
            onPointerEnter={enter?.(index)}
          >
            {glyphOf(octet)}
          </span>
        ))}
      </span>
    </>
  );
});

import { memo, type PointerEvent } from 'react';
import { cx } from '../../ui/cx.ts';
import styles from './OctetCells.module.css';
import { CR, glyphOf, hexOf, isPlain, LF } from './octet-cells.ts';

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
  const enter =
    onOver &&
    ((event: PointerEvent<HTMLElement>) => {
      const index = octetAt(event, all.length);
      if (index !== undefined) onOver(start + index);
    });
  const isMarked = over !== undefined && over[0] < start + all.length && over[1] > start;
  // Of most rows of a letter nothing is boxed or marked. Two pieces of text are laid out five times as fast as sixteen.
  if (!isMarked && isPlain(octets))
    return (
      <>
        <span className={styles.hex} onPointerOver={enter}>
          <span className={styles.run}>{all.map(hexOf).join(' ')}</span>
        </span>
        <span className={styles.text} onPointerOver={enter}>
          <span>{all.map(glyphOf).join('')}</span>
        </span>
      </>
    );
  const lookOf = (octet: number, index: number) =>
    cx(
      (octet === CR || octet === LF) && styles.boxed,
      over && start + index >= over[0] && start + index < over[1] && styles.over,
    );
  return (
    <>
      <span className={styles.hex} onPointerOver={enter}>
        {all.map((octet, index) => [
          // Seen by nobody, and in what is copied.
          index > 0 && ' ',
          <span key={index} className={cx(styles.cell, lookOf(octet, index))}>
            {hexOf(octet)}
          </span>,
        ])}
      </span>
      <span className={styles.text} onPointerOver={enter}>
        {all.map((octet, index) => (
          <span key={index} className={lookOf(octet, index)}>
            {glyphOf(octet)}
          </span>
        ))}
      </span>
    </>
  );
});

/** Which of so many octets the pointer has come to: that of its cell, or of its part of a run; undefined between them. */
function octetAt(event: PointerEvent<HTMLElement>, count: number): number | undefined {
  const { children } = event.currentTarget;
  const cell = [...children].indexOf(event.target as Element);
  if (cell < 0 || children.length === count) return cell < 0 ? undefined : cell;
  const { left, width } = (event.target as Element).getBoundingClientRect();
  const part = Math.floor(((event.clientX - left) / width) * count);
  return Math.max(0, Math.min(count - 1, part));
}

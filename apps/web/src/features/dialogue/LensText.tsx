import type { WireLine } from '@ehlo/protocol/reading';
import { cx } from '../../ui/cx.ts';
import { Wire } from '../../ui/Wire.tsx';
import styles from './LensText.module.css';
import { lensPieces } from './lens-pieces.ts';

/** Of a line as much as the explained views show; Bytes has all of it. */
const MOST = 240;

interface Props extends Pick<WireLine, 'text' | 'ending'> {
  className?: string | undefined;
}

/** A line under the lens: what does not show itself stands in boxes, by its name. */
export function LensText({ text, ending, className }: Props) {
  const cut = text.length > MOST;
  return (
    <Wire className={cx(className, styles.wrap)}>
      {lensPieces(cut ? text.slice(0, MOST) : text, ending).map((piece, index) => {
        if (piece.kind === 'text') return piece.text;
        if (piece.kind === 'blank')
          return (
            <span key={index} className={styles.blank}>
              {piece.text}
            </span>
          );
        return (
          <span key={index}>
            {cut && piece.kind === 'ending' && piece.text === 'CR' && '…'}
            <b className={styles.box}>{piece.text}</b>
          </span>
        );
      })}
    </Wire>
  );
}

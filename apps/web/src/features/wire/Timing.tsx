import { useLanguage } from '../../i18n/i18n.ts';
import type { Piece } from './capture-rows.ts';
import { offsetText } from './timed-lines.ts';
import styles from './WirePage.module.css';
import { wireWords } from './words.ts';

const WIDTH = 1000;
const MIDDLE = 90;

/** Pieces as TCP brought them, on an axis of time: batches, delays and faults show as distance. */
export function Timing({ pieces }: { pieces: readonly Piece[] }) {
  const words = wireWords[useLanguage()];
  const span = Math.max(0.001, pieces.at(-1)?.seconds ?? 0);
  return (
    <div className={styles.timing}>
      <p>{words.timingSays}</p>
      <svg viewBox={`0 0 ${WIDTH} ${MIDDLE * 2}`} aria-hidden="true">
        <path className={styles.axis} d={`M0 ${MIDDLE}h${WIDTH}`} />
        {pieces.map(({ key, from, seconds, length }) => {
          const x = Math.max(1, (seconds / span) * (WIDTH - 2));
          const height = Math.min(MIDDLE - 8, 8 + Math.log2(length + 1) * 6);
          return (
            <path
              key={key}
              className={styles[from]}
              d={`M${x} ${MIDDLE}v${from === 'client' ? -height : height}`}
            />
          );
        })}
      </svg>
      <ol>
        {pieces.slice(-200).map(({ key, from, seconds, length }) => (
          <li key={key}>
            <time>{offsetText(seconds)}</time> {words[from]}, {words.lineOf(length)}
          </li>
        ))}
      </ol>
    </div>
  );
}

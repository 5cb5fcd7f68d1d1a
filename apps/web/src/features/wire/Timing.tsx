import type { Seq } from '@ehlo/wire';
import { useEffect, useState } from 'react';
import { useLanguage } from '../../i18n/i18n.ts';
import { usePlayground } from '../../rooms/context.ts';
import { offsetText } from './timed-lines.ts';
import styles from './WirePage.module.css';
import { wireWords } from './words.ts';

interface Piece {
  seq: Seq;
  from: 'client' | 'server';
  seconds: number;
  length: number;
}

/** So many pieces are drawn; a dialogue typed by hand has far fewer. */
const MOST = 2000;
const WIDTH = 1000;
const MIDDLE = 90;

/** Pieces as TCP brought them, on an axis of time: batches, delays and faults show as distance. */
export function Timing({ connection, openedAt }: { connection: Seq; openedAt: number }) {
  const words = wireWords[useLanguage()];
  const { bridge } = usePlayground();
  const [pieces, setPieces] = useState<readonly Piece[]>([]);
  useEffect(
    () =>
      bridge.subscribe({ view: 'dialogue', connection }, (events, { reset }) => {
        const more = events.flatMap((event) =>
          event.kind === 'connection.octets' && event.layer === 'clear'
            ? [
                {
                  seq: event.seq,
                  from: event.from,
                  length: event.length,
                  seconds: (event.at - openedAt) / 1e6,
                },
              ]
            : [],
        );
        setPieces((before) => [...(reset ? [] : before), ...more].slice(-MOST));
      }),
    [bridge, connection, openedAt],
  );
  const span = Math.max(0.001, pieces.at(-1)?.seconds ?? 0);
  return (
    <div className={styles.timing}>
      <p>{words.timingSays}</p>
      <svg viewBox={`0 0 ${WIDTH} ${MIDDLE * 2}`} aria-hidden="true">
        <path className={styles.axis} d={`M0 ${MIDDLE}h${WIDTH}`} />
        {pieces.map(({ seq, from, seconds, length }) => {
          const x = Math.max(1, (seconds / span) * (WIDTH - 2));
          const height = Math.min(MIDDLE - 8, 8 + Math.log2(length + 1) * 6);
          return (
            <path
              key={seq}
              className={styles[from]}
              d={`M${x} ${MIDDLE}v${from === 'client' ? -height : height}`}
            />
          );
        })}
      </svg>
      <ol>
        {pieces.slice(-200).map(({ seq, from, seconds, length }) => (
          <li key={seq}>
            <time>{offsetText(seconds)}</time> {words[from]}, {words.lineOf(length)}
          </li>
        ))}
      </ol>
    </div>
  );
}

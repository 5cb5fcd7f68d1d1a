import { useState } from 'react';
import { useLanguage } from '../../i18n/i18n.ts';
import { OctetCells } from '../bytes/OctetCells.tsx';
import { PER_ROW } from '../bytes/octet-rows.ts';
import type { TimedLine } from './timed-lines.ts';
import styles from './WirePage.module.css';
import { wireWords } from './words.ts';

const ENDINGS = { crlf: [13, 10], lf: [10], none: [] } as const;
/** Of a line of megabytes the first are shown here; Bytes has them all. */
const MOST = 4096;

/**
 * The octets of one line, hex and text side by side; what the pointer is on is marked in both.
 * @param none  what is said where there is no line
 */
export function LineBytes({ line, none }: { line: TimedLine | undefined; none: string }) {
  const words = wireWords[useLanguage()];
  const [over, setOver] = useState<number>();
  if (!line) return <p className={styles.says}>{none}</p>;
  const { text, ending, chunks, offset } = line.line;
  const octets = Uint8Array.from([
    ...[...text.slice(0, MOST)].map((one) => one.charCodeAt(0)),
    ...ENDINGS[ending],
  ]);
  const rows = Array.from({ length: Math.ceil(octets.length / PER_ROW) }, (_, row) => row * PER_ROW);
  return (
    // What scrolls is reached by key (WCAG 2.1.1).
    <section className={styles.bytes} tabIndex={0} aria-label={words.bytesOfLine}>
      <ol lang="en" translate="no" onPointerLeave={() => setOver(undefined)}>
        {rows.map((start) => (
          <li key={start}>
            <span>{offset + start}</span>
            <OctetCells
              octets={octets.subarray(start, start + PER_ROW)}
              start={start}
              over={over === undefined ? undefined : [over, over + 1]}
              onOver={setOver}
            />
          </li>
        ))}
      </ol>
      <p>{ending === 'crlf' ? words.crlf : ending === 'lf' ? words.lf : words.noEnd}</p>
      {chunks > 1 && <p>{words.segments(chunks)}</p>}
    </section>
  );
}

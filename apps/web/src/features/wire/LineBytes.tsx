import { useState } from 'react';
import { useLanguage } from '../../i18n/i18n.ts';
import { cx } from '../../ui/cx.ts';
import type { TimedLine } from './timed-lines.ts';
import styles from './WirePage.module.css';
import { wireWords } from './words.ts';

const PER_ROW = 8;
const ENDINGS = { crlf: [13, 10], lf: [10], none: [] } as const;
/** Of a line of megabytes the first are shown here; Bytes has them all. */
const MOST = 4096;

/** The octets of one line, eight a row, hex and text side by side; what the pointer is on is marked in both. */
export function LineBytes({ line }: { line: TimedLine | undefined }) {
  const words = wireWords[useLanguage()];
  const [over, setOver] = useState<number>();
  if (!line) return <p className={styles.says}>{words.bytesNone}</p>;
  const { text, ending, chunks, offset } = line.line;
  const octets = [...[...text.slice(0, MOST)].map((one) => one.charCodeAt(0)), ...ENDINGS[ending]];
  const rows = Array.from({ length: Math.ceil(octets.length / PER_ROW) }, (_, row) =>
    octets.slice(row * PER_ROW, (row + 1) * PER_ROW),
  );
  const end = octets.length - ENDINGS[ending].length;
  return (
    <div className={styles.bytes}>
      <table lang="en" translate="no" onPointerLeave={() => setOver(undefined)}>
        <tbody>
          {rows.map((row, at) => (
            <tr key={at}>
              <th scope="row">{(offset + at * PER_ROW).toString(16).padStart(4, '0')}</th>
              <td>
                {row.map((octet, place) => {
                  const index = at * PER_ROW + place;
                  return (
                    <span
                      key={index}
                      className={cx(index >= end && styles.ending, index === over && styles.over)}
                      onPointerEnter={() => setOver(index)}
                    >
                      {octet.toString(16).padStart(2, '0')}
                    </span>
                  );
                })}
              </td>
              <td>
                {row.map((octet, place) => {
                  const index = at * PER_ROW + place;
                  return (
                    <span
                      key={index}
                      className={cx(index >= end && styles.box, index === over && styles.over)}
                      onPointerEnter={() => setOver(index)}
                    >
                      {index >= end ? (octet === 13 ? 'CR' : 'LF') : glyph(octet)}
                    </span>
                  );
                })}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>{ending === 'crlf' ? words.crlf : ending === 'lf' ? words.lf : words.noEnd}</p>
      {chunks > 1 && <p>{words.segments(chunks)}</p>}
    </div>
  );
}

/** A printable ASCII octet as itself, anything else as a dot, as every hex dump does. */
const glyph = (octet: number) => (octet >= 0x20 && octet < 0x7f ? String.fromCharCode(octet) : '·');

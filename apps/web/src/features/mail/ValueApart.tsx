import type { FieldReading } from '@ehlo/protocol/letter';
import { useId, useState } from 'react';
import type { Say } from '../../prose/prose.ts';
import { Rich } from '../../prose/Rich.tsx';
import { cx } from '../../ui/cx.ts';
import styles from './ValueApart.module.css';

type Part = FieldReading['parts'][number];

interface Piece {
  text: string;
  /** Which part it is; undefined for what stands between. */
  part?: number;
}

/** The value cut at its parts, folds kept. */
function piecesOf(value: string, parts: readonly Part[]): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  parts.forEach(({ start, end }, part) => {
    if (start > at) pieces.push({ text: value.slice(at, start) });
    pieces.push({ text: value.slice(start, end), part });
    at = end;
  });
  if (at < value.length) pieces.push({ text: value.slice(at) });
  return pieces;
}

/** Parts of one value that are listed; a signature of fifty fields says the same fifty times. */
const MOST = 80;
const LONGEST = 60;

/** The value as it crossed, each part underlined, and under it what each one is. A part and its name light up together. */
export function ValueApart({ value, parts, say }: { value: string; parts: readonly Part[]; say: Say }) {
  const [lit, setLit] = useState<number | undefined>();
  const id = useId();
  const light = (part: number | undefined) => ({
    onPointerEnter: () => setLit(part),
    onPointerLeave: () => setLit(undefined),
  });
  return (
    <>
      <p className={styles.value} lang="en" translate="no">
        {piecesOf(value, parts).map(({ text, part }, index) =>
          part === undefined ? (
            text
          ) : (
            <span
              key={index}
              className={cx(styles.part, part === lit && styles.lit)}
              aria-describedby={`${id}-${part}`}
              {...light(part)}
            >
              {text}
            </span>
          ),
        )}
      </p>
      <dl className={styles.names}>
        {parts.slice(0, MOST).map((part, index) => {
          const { start, end, said, rfc } = part;
          const again = parts.findIndex((other) => other.said.id === said.id) < index;
          const text = value.slice(start, end).replace(/\s+/g, ' ');
          return (
            <div key={index} className={cx(index === lit && styles.lit)} {...light(index)} title={rfc}>
              <dt lang="en" translate="no">
                {text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text}
              </dt>
              <dd id={`${id}-${index}`} className={cx(again && said.params === undefined && styles.again)}>
                <Rich text={say(said)} />
              </dd>
            </div>
          );
        })}
      </dl>
    </>
  );
}

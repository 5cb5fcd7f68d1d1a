import type { Seq } from '@ehlo/wire';
import { useEffect, useRef } from 'react';
import { clockTime, useLanguage } from '../../i18n/i18n.ts';
import { Rich } from '../../prose/Rich.tsx';
import { Button } from '../../ui/Button.tsx';
import { cx } from '../../ui/cx.ts';
import { StampSign } from '../../ui/Stamp.tsx';
import styles from './JourneyPage.module.css';
import type { Journey, JourneyRow, Leg } from './journey.ts';
import { belongsTo } from './legs.ts';
import { told } from './told.ts';
import type { JourneyWords } from './words.ts';

interface Props {
  journey: Journey;
  /** Later ones have not happened yet, as it is drawn. */
  until: Seq | undefined;
  /** The one that is drawn. */
  step: Seq | undefined;
  /** Until the next try. */
  seconds: number | undefined;
  leg: Leg | undefined;
  words: JourneyWords;
  onOpen: (row: Seq) => void;
}

/** What happened, in order: one row a connection, a question, or what a server did with the mail. */
export function Rows({ journey, until, step, seconds, leg, words, onOpen }: Props) {
  const language = useLanguage();
  const box = useRef<HTMLDivElement>(null);
  const here = useRef<HTMLTableRowElement>(null);
  const several = journey.legs.length > 1;
  // Whoever steps sees the row; who reads elsewhere in the list is left there.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new step is the reason
  useEffect(() => {
    const [row, frame] = [here.current, box.current];
    if (!row || !frame || frame.scrollHeight <= frame.clientHeight) return;
    const { top, bottom } = row.getBoundingClientRect();
    const { top: above, bottom: below } = frame.getBoundingClientRect();
    if (bottom > below) frame.scrollTop += bottom - below;
    else if (top < above + 32) frame.scrollTop -= above + 32 - top;
  }, [step]);
  return (
    <section
      ref={box}
      className={styles.rows}
      tabIndex={0}
      aria-label={words.story.happened}
      data-pane="journey-rows"
    >
      <table>
        <thead>
          <tr>
            {words.columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {journey.rows.map((row) => {
            const { what, outcome, code, tone } = told(row, journey, words);
            const chosen = row.id === step;
            return (
              <tr
                key={row.id}
                ref={chosen ? here : undefined}
                aria-current={chosen ? 'step' : undefined}
                className={cx(
                  until !== undefined && row.id > until && styles.later,
                  chosen && styles.here,
                  several && !belongsTo(row, leg) && styles.other,
                )}
              >
                <td>
                  <time>{clockTime(row.at, language, true)}</time>
                </td>
                <td className={styles.fromTo}>
                  {row.from === row.to ? row.from : `${row.from} → ${row.to}`}
                </td>
                <td className={styles.what}>
                  <Rich text={what} />
                  {row.faults.length > 0 && <em className={styles.fault}>{words.onPurpose}</em>}
                </td>
                <td className={cx(styles.outcome, tone && styles[tone])}>
                  {code === undefined ? outcome : <StampSign code={code} />}
                </td>
                <td>
                  <Button kind="quiet" size="small" className={styles.open} onClick={() => onOpen(row.id)}>
                    {nameOf(row, words)}
                  </Button>
                </td>
              </tr>
            );
          })}
          {until === undefined && leg?.state === 'waiting' && leg.queue && (
            <tr className={styles.later}>
              <td />
              <td className={styles.fromTo}>{leg.host}</td>
              <td className={styles.what}>{words.what.next(leg.queue.attempts + 1, seconds ?? 0)}</td>
              <td className={styles.outcome}>{words.outcome.toCome}</td>
              <td />
            </tr>
          )}
        </tbody>
      </table>
    </section>
  );
}

function nameOf(row: JourneyRow, { read }: JourneyWords): string {
  if (row.kind === 'question' || row.kind === 'no-answer') return read.query(row.id);
  if (row.kind === 'no-call') return read.connection(row.id);
  if (row.connection !== undefined) return read.dialogue(row.connection);
  return row.kind === 'stored' ? read.letter : read.more;
}

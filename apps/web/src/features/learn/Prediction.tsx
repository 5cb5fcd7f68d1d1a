import type { Prediction as Predicted, StepWords } from '@ehlo/lessons';
import { useId } from 'react';
import { useLanguage } from '../../i18n/i18n.ts';
import { cx } from '../../ui/cx.ts';
import styles from './Prediction.module.css';
import { Inlines } from './Prose.tsx';
import { learnWords } from './words.ts';

type Words = NonNullable<StepWords['predict']>;

/** A question before a decisive Enter. Any answer is kept; the first one is what was thought. */
export function Prediction({
  words: said,
  chosen,
  onChoose,
}: {
  words: Words;
  chosen: number | undefined;
  onChoose: (option: number) => void;
}) {
  const words = learnWords[useLanguage()].predict;
  const id = useId();
  return (
    <section className={styles.predict} aria-labelledby={id}>
      <h3 id={id}>
        <small>{words.title}</small>
        <Inlines of={said.asks} />
      </h3>
      <ul>
        {said.options.map((option, at) => (
          <li key={at}>
            <button
              type="button"
              aria-pressed={chosen === at}
              aria-disabled={chosen !== undefined}
              className={cx(chosen === at && styles.chosen)}
              onClick={() => chosen === undefined && onChoose(at)}
            >
              <span className={styles.dot} />
              <span>
                <Inlines of={option.text} />
              </span>
            </button>
          </li>
        ))}
      </ul>
      <p role="status" className={styles.kept}>
        {chosen !== undefined && words.waits}
      </p>
    </section>
  );
}

/** What was thought beside what happened. */
export function Compared({
  predict,
  words: said,
  chosen,
}: {
  predict: Predicted;
  words: Words;
  chosen: number | undefined;
}) {
  const words = learnWords[useLanguage()].predict;
  const right = said.options[predict.right];
  const thought = chosen === undefined || chosen === predict.right ? undefined : said.options[chosen];
  if (!right) return null;
  return (
    <div className={styles.compared}>
      <p className={styles.asked}>
        <Inlines of={said.asks} />
      </p>
      <p>
        <b>{chosen === undefined ? words.none : chosen === predict.right ? words.same : words.other}</b>{' '}
        <Inlines of={right.text} /> <Inlines of={right.because} />
      </p>
      {thought && (
        <p>
          {words.chosen} <Inlines of={thought.text} /> <Inlines of={thought.because} />
        </p>
      )}
    </div>
  );
}

import { useLanguage } from '../../../i18n/i18n.ts';
import { cx } from '../../../ui/cx.ts';
import { Wire } from '../../../ui/Wire.tsx';
import { Inlines } from '../Prose.tsx';
import { learnWords } from '../words.ts';
import styles from './Quiz.module.css';
import type { QuestionProps } from './Quiz.tsx';

/** Which line of a dialogue is wrong. After two tries it is marked. */
export function WrongLine({ wrong, words: said, answers, onAnswer }: QuestionProps & { wrong: number }) {
  const words = learnWords[useLanguage()].question;
  const solved = answers.some(({ right }) => right);
  const open = !solved && answers.length < 2;
  const tried = answers.filter(({ right }) => !right).flatMap(({ answer }) => answer.slice(0, 1));
  return (
    <>
      <ol className={styles.lines} aria-label={words.lineLabel}>
        {said.lines.map((line, at) => {
          const found = !open && at === wrong;
          return (
            <li key={at}>
              <button
                type="button"
                aria-pressed={tried.includes(at) || found}
                aria-disabled={!open}
                className={cx(found && styles.right, tried.includes(at) && styles.wrong)}
                onClick={() => open && onAnswer([at])}
              >
                <Wire>{line}</Wire>
              </button>
            </li>
          );
        })}
      </ol>
      <div role="status" className={styles.told}>
        {tried.map((at, number) => (
          <p key={at}>
            <b className={styles.no}>{number === 0 ? words.firstAnswer : words.yourAnswer}</b>{' '}
            <Wire>{said.lines[at]}</Wire>
            <span className={styles.because}>
              {said.others[at] ? <Inlines of={said.others[at]} /> : words.lineStands}
            </span>
          </p>
        ))}
        {!open && (
          <p>
            <b className={cx(solved && styles.yes)}>{solved ? words.right : words.rightAnswer}</b>{' '}
            <Wire>{said.lines[wrong]}</Wire>
            <span className={styles.because}>
              <Inlines of={said.because} />
            </span>
          </p>
        )}
      </div>
    </>
  );
}

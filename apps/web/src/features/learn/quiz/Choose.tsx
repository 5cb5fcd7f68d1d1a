import { useState } from 'react';
import { useLanguage } from '../../../i18n/i18n.ts';
import { Button } from '../../../ui/Button.tsx';
import { cx } from '../../../ui/cx.ts';
import { Icon } from '../../../ui/Icon.tsx';
import { Inlines } from '../Prose.tsx';
import { learnWords } from '../words.ts';
import styles from './Quiz.module.css';
import type { QuestionProps } from './Quiz.tsx';

/** One or several of the options. Once one is right, or two tries were made, every explanation stands there. */
export function Choose({
  right,
  words: said,
  answers,
  onAnswer,
}: QuestionProps & { right: readonly number[] }) {
  const words = learnWords[useLanguage()].question;
  const several = right.length > 1;
  const [chosen, setChosen] = useState<readonly number[]>([]);
  const solved = answers.some((answer) => answer.right);
  const open = !solved && answers.length < 2;
  const first = answers[0];
  const tried = new Set(answers.flatMap(({ answer }) => answer));
  const choose = (at: number) => {
    if (!open) return;
    if (!several) return onAnswer([at]);
    setChosen(chosen.includes(at) ? chosen.filter((one) => one !== at) : [...chosen, at]);
  };
  return (
    <>
      {several && <p className={styles.note}>{words.several}</p>}
      <ul className={styles.options}>
        {said.options.map((option, at) => {
          const isRight = right.includes(at);
          const isFirst = first?.answer.includes(at) ?? false;
          const told = !open || (!several && tried.has(at));
          const good = told && isRight;
          const bad = told && !isRight && tried.has(at);
          return (
            <li key={at}>
              <button
                type="button"
                aria-pressed={several ? chosen.includes(at) : tried.has(at)}
                aria-disabled={!open}
                className={cx(
                  good && styles.right,
                  bad && styles.wrong,
                  open && chosen.includes(at) && styles.chosen,
                )}
                onClick={() => choose(at)}
              >
                <span className={cx(styles.dot, several && styles.square)}>
                  {good ? <Icon name="check" size={11} /> : bad ? <Icon name="cross" size={10} /> : null}
                </span>
                <span>
                  <Inlines of={option.text} />
                  {told && (
                    <span className={styles.because}>
                      {good ? (
                        <b className={styles.yes}>{words.right} </b>
                      ) : (
                        bad && <b className={styles.no}>{isFirst ? words.firstAnswer : words.yourAnswer} </b>
                      )}
                      <Inlines of={option.because} />
                    </span>
                  )}
                </span>
              </button>
            </li>
          );
        })}
      </ul>
      <p role="status" className={several && open ? styles.told : 'visually-hidden'}>
        {solved ? words.right : answers.length === 0 ? '' : several && open ? words.notAll : words.yourAnswer}
      </p>
      {several && open && (
        <div className={styles.on}>
          <Button
            kind={chosen.length > 0 ? 'primary' : 'not-now'}
            onClick={() => onAnswer([...chosen].sort((one, other) => one - other))}
          >
            {answers.length > 0 ? words.again : words.check}
          </Button>
        </div>
      )}
    </>
  );
}

import type { ClassView } from '@ehlo/wire';
import { useLanguage } from '../../i18n/i18n.ts';
import styles from './Votes.module.css';
import { presentWords } from './words.ts';

interface Props {
  question: NonNullable<ClassView['question']>;
  /** For each option. */
  counts: readonly number[];
  members: number;
}

/** The open question for the last row: how many answered, and, once they are shown, how. */
export function Votes({ question, counts, members }: Props) {
  const words = presentWords[useLanguage()].votes;
  const all = counts.reduce((sum, count) => sum + count, 0);
  return (
    <section className={styles.votes} aria-label={words.title}>
      <h1>{question.text}</h1>
      <ol data-revealed={question.revealed || undefined}>
        {question.options.map((option, at) => {
          const count = counts[at] ?? 0;
          return (
            <li key={option}>
              <span className={styles.option}>{option}</span>
              {question.revealed && (
                <>
                  <b>{count}</b>
                  <i
                    aria-hidden="true"
                    style={{ '--share': all === 0 ? 0 : count / all } as React.CSSProperties}
                  />
                </>
              )}
            </li>
          );
        })}
      </ol>
      <p role="status">{words.answered(all, members)}</p>
    </section>
  );
}

import type { ClassView } from '@ehlo/wire';
import { useState } from 'react';
import { useLanguage } from '../../../i18n/i18n.ts';
import { Button } from '../../../ui/Button.tsx';
import { classWords } from '../words.ts';
import styles from './ClassBar.module.css';

/** The teacher's question to all; one answer, which may be changed while it is open. */
export function Question({
  question,
  onVote,
}: {
  question: NonNullable<ClassView['question']>;
  onVote(option: number): Promise<boolean>;
}) {
  const says = classWords[useLanguage()].bar;
  const [vote, setVote] = useState<{ of: number; option: number }>();
  const mine = vote?.of === question.question ? vote.option : undefined;
  return (
    <section className={styles.bar} aria-label={says.question}>
      <p>
        <b>{question.text}</b>
      </p>
      <div className={styles.options}>
        {question.options.map((option, at) => (
          <Button
            key={option}
            size="small"
            aria-pressed={mine === at}
            kind={mine === at ? 'primary' : 'plain'}
            onClick={() =>
              void onVote(at).then((done) => done && setVote({ of: question.question, option: at }))
            }
          >
            {option}
          </Button>
        ))}
      </div>
      <span role="status">{mine !== undefined && says.voted}</span>
    </section>
  );
}

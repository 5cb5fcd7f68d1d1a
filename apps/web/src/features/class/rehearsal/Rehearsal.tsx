import type { LessonList } from '@ehlo/lessons';
import { useState } from 'react';
import { useLanguage } from '../../../i18n/i18n.ts';
import { Button } from '../../../ui/Button.tsx';
import { useNow } from '../../../ui/use-now.ts';
import { type Answer, asTeacher } from '../api.ts';
import type { ClassNow } from '../class-now.ts';
import { clockOf } from '../time.ts';
import { classWords, problemText } from '../words.ts';
import styles from './Rehearsal.module.css';
import { rehearsalWords } from './words.ts';

/** Before the class: ten come who are nobody. `wish`: a lesson; empty: the class's own, or the first mail. */
export function StartRehearsal({ now, wish = '' }: { now: ClassNow; wish?: string }) {
  const language = useLanguage();
  const words = rehearsalWords[language];
  const [problem, setProblem] = useState<string>();
  if (now.view.rehearsal) return null;
  const start = async () => {
    const answer = await asTeacher(now.view.class).rehearse(language, wish === '' ? undefined : wish);
    setProblem(answer.ok ? undefined : problemText(classWords[language], answer.problem));
  };
  return (
    <div className={styles.start}>
      <Button onClick={() => void start()}>{words.start}</Button>
      <p>{words.says}</p>
      {problem !== undefined && <p role="alert">{problem}</p>}
    </div>
  );
}

interface Props {
  now: ClassNow;
  list: LessonList | undefined;
  act(doing: Promise<Answer<unknown>>): Promise<boolean>;
}

/** Says all the while that nobody here is real, and ends it. */
export function RehearsalBar({ now, list, act }: Props) {
  const language = useLanguage();
  const words = rehearsalWords[language];
  const { rehearsal } = now.view;
  const time = useNow(rehearsal !== undefined);
  if (!rehearsal) return null;
  const { lesson, students, until } = rehearsal;
  const title = list?.chapters.flatMap(({ lessons }) => lessons).find(({ id }) => id === lesson)?.words[
    language
  ].title;
  return (
    <section className={styles.bar} aria-label={words.going}>
      <p>
        <b>{words.going}</b> {words.goingSays(students, title ?? lesson)} {words.left(clockOf(until - time))}.
      </p>
      <Button
        size="small"
        title={words.endSays}
        onClick={() => void act(asTeacher(now.view.class).endRehearsal())}
      >
        {words.end}
      </Button>
    </section>
  );
}

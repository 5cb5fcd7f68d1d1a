import type { LessonList } from '@ehlo/lessons';
import type { ClassTickets, Problem } from '@ehlo/wire';
import { useEffect, useState } from 'react';
import { useLanguage } from '../../../i18n/i18n.ts';
import { useNow } from '../../../ui/use-now.ts';
import { readTickets } from '../api.ts';
import { classWords, problemText } from '../words.ts';
import styles from './Lists.module.css';

/** Asked again so often while they are looked at, seconds. */
const EVERY_S = 10;

/** Exit tickets as sentences, without names. */
export function Tickets({ id, list }: { id: string; list: LessonList | undefined }) {
  const language = useLanguage();
  const words = classWords[language];
  const says = words.board;
  const [tickets, setTickets] = useState<ClassTickets>();
  const [problem, setProblem] = useState<Problem>();
  const turn = Math.floor(useNow(true) / (EVERY_S * 1000));
  // biome-ignore lint/correctness/useExhaustiveDependencies: time is a reason to ask again
  useEffect(() => {
    let wanted = true;
    void readTickets(id).then((answer) => {
      if (!wanted) return;
      if (answer.ok) setTickets(answer.value);
      setProblem(answer.ok ? undefined : answer.problem);
    });
    return () => {
      wanted = false;
    };
  }, [id, turn]);
  if (problem) return <p className={styles.says}>{problemText(words, problem)}</p>;
  if (tickets?.lessons.length === 0) return <p className={styles.says}>{says.noTickets}</p>;
  const titleOf = (lesson: string) =>
    list?.chapters.flatMap(({ lessons }) => lessons).find((one) => one.id === lesson)?.words[language]
      .title ?? lesson;
  return (
    <ul className={styles.list}>
      {tickets?.lessons.map(({ lesson, easy, right, hard, sentences }) => (
        <li key={lesson} className={styles.ticket}>
          <p className={styles.head}>{titleOf(lesson)}</p>
          <p>{says.ticketLine(easy, right, hard)}.</p>
          {sentences.map(({ sentence }, at) => (
            <p key={at}>
              {says.wrote} <q>{sentence}</q>
            </p>
          ))}
          <p className={styles.small}>{says.noNames}</p>
        </li>
      ))}
    </ul>
  );
}

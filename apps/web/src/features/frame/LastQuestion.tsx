import { readExchange } from '@ehlo/protocol/dns/reading';
import { useMemo } from 'react';
import { useSay } from '../../prose/prose.ts';
import { Rich } from '../../prose/Rich.tsx';
import { useRoom } from '../../rooms/context.ts';
import { Wire } from '../../ui/Wire.tsx';
import styles from './StationStory.module.css';

/** Records shown; the look-up panel has them all. */
const MOST_RECORDS = 6;

/** The room's newest question to the DNS, what came back, and what it means for mail. */
export function LastQuestion() {
  const question = useRoom((state) => state.question);
  const say = useSay('dns');
  const read = useMemo(() => question && readExchange(question.query, question.response), [question]);
  const title = say({ id: 'dnsPanel.last' });
  if (!read?.ok || !read.reading.question || title === '') return null;
  const { question: asked, answers, outcome, mail } = read.reading;
  return (
    <section className={styles.last} data-testid="last-question">
      <h4>{title}</h4>
      <p>
        <Rich text={say(asked.said)} />
      </p>
      <ul>
        {answers.slice(0, MOST_RECORDS).map(({ text, said }, index) => (
          <li key={index} title={text}>
            <Rich text={say(said)} />
          </li>
        ))}
        {answers.length === 0 && (
          <li>
            <Rich text={say(outcome.said)} /> <Wire>{read.reading.rcode.name}</Wire>
          </li>
        )}
      </ul>
      {mail.map(({ said, rfc }) => (
        <p key={said.id}>
          <Rich text={say(said)} /> <small>{rfc}</small>
        </p>
      ))}
    </section>
  );
}

import type { ClassReport, RosterRow } from '@ehlo/wire';
import { useState } from 'react';
import { clockTime, useLanguage } from '../../../i18n/i18n.ts';
import { Button } from '../../../ui/Button.tsx';
import { Wire } from '../../../ui/Wire.tsx';
import { asTeacher } from '../api.ts';
import { classWords, problemText } from '../words.ts';
import styles from './Lists.module.css';

interface Props {
  id: string;
  reports: readonly ClassReport[];
  rows: readonly RosterRow[];
  /** Looks at a member. */
  onChoose(home: string): void;
}

/** Letters that students reported: what each says of itself, and whose connection really sent it. */
export function Reports({ id, reports, rows, onChoose }: Props) {
  const language = useLanguage();
  const words = classWords[language];
  const says = words.report;
  const [problem, setProblem] = useState<string>();
  if (reports.length === 0) return <p className={styles.says}>{says.none}</p>;
  const close = async (report: number) => {
    const answer = await asTeacher(id).closeReport(report);
    setProblem(answer.ok ? undefined : problemText(words, answer.problem));
  };
  return (
    <>
      {problem !== undefined && (
        <p className={styles.says} role="alert">
          {problem}
        </p>
      )}
      <ul className={styles.list}>
        {reports.map((one) => {
          const by = rows.find(({ home }) => home === one.home);
          const sender = rows.find(({ handle }) => handle === one.sentBy);
          return (
            <li key={one.report} className={styles.ticket}>
              <p className={styles.head}>
                {sender ? (
                  <Button size="small" onClick={() => onChoose(sender.home)}>
                    {sender.name}
                  </Button>
                ) : null}{' '}
                {one.sentBy === undefined ? says.byNobody : says.by(one.sentBy)}
              </p>
              <p>
                {says.toldBy(by?.name ?? says.somebody, clockTime(one.at * 1000, language))}
                {one.sentence !== undefined && (
                  <>
                    {' '}
                    <q>{one.sentence}</q>
                  </>
                )}
              </p>
              <p>
                {says.claims} <Wire>{one.from || '-'}</Wire>, <Wire>MAIL FROM:&lt;{one.reversePath}&gt;</Wire>
              </p>
              <blockquote className={styles.letter}>
                <b>{one.subject}</b>
                <br />
                {one.excerpt}
              </blockquote>
              <Button size="small" onClick={() => void close(one.report)}>
                {says.close}
              </Button>
            </li>
          );
        })}
      </ul>
    </>
  );
}

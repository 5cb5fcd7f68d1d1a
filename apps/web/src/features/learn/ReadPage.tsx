import type { Question, QuestionWords } from '@ehlo/lessons';
import { useEffect, useState } from 'react';
import { Link } from 'wouter';
import { useLanguage } from '../../i18n/i18n.ts';
import { useBridge } from '../../rooms/context.ts';
import { Button } from '../../ui/Button.tsx';
import { Wire } from '../../ui/Wire.tsx';
import { readLesson } from './api.ts';
import { NoLesson } from './LessonPage.tsx';
import { Outside } from './Outside.tsx';
import { Blocks, Inlines } from './Prose.tsx';
import styles from './ReadPage.module.css';
import { learnWords } from './words.ts';

/** `/learn/<chapter>/<lesson>/read`: a lesson as a text, for paper and for those who read. Nothing begins by it. */
export function ReadPage({ id }: { id: string }) {
  const language = useLanguage();
  const words = learnWords[language];
  const room = useBridge(({ me }) => me?.room);
  const [read, setRead] = useState<Awaited<ReturnType<typeof readLesson>>>();
  const [turn, setTurn] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a retry is a reason to ask again
  useEffect(() => {
    if (room === undefined) return;
    let wanted = true;
    void readLesson(id).then((answer) => wanted && setRead(answer));
    return () => {
      wanted = false;
    };
  }, [id, room, turn]);
  if (read === undefined) return <main className={styles.page} />;
  if (typeof read === 'string')
    return <NoLesson id={id} trouble={read} onRetry={() => setTurn((before) => before + 1)} />;
  const { lesson, chapter } = read;
  const said = lesson.words[language];
  return (
    <main className={styles.page} tabIndex={-1}>
      <article className={styles.sheet}>
        <header>
          <p className={styles.crumb}>
            {words.crumb(chapter.number, chapter.words[language].title, chapter.lesson)} ·{' '}
            {words.minutes(lesson.minutes)}
          </p>
          <h1>{said.title}</h1>
          <p className={styles.summary}>{said.summary}</p>
          <p className={styles.ways}>
            <Link href={`/learn/${id}`}>{words.play}</Link>
            <Link href="/learn">{words.all}</Link>
            <Button size="small" onClick={() => print()}>
              {words.print}
            </Button>
          </p>
        </header>
        <Blocks blocks={said.opening} />
        {said.steps.map((step, at) => {
          const of = lesson.steps[at];
          return (
            <section key={of?.id}>
              <h2>
                <span>{at + 1}</span> {step.title}
              </h2>
              <Blocks blocks={step.prose} />
              {step.predict && (
                <>
                  <p>
                    <b>
                      <Inlines of={step.predict.asks} />
                    </b>
                  </p>
                  <ul>
                    {step.predict.options.map((option, number) => (
                      <li key={number}>
                        <Inlines of={option.text} /> <i>{<Inlines of={option.because} />}</i>
                      </li>
                    ))}
                  </ul>
                </>
              )}
              {step.checks.length > 0 && (
                <ul className={styles.checks}>
                  {step.checks.map((check, number) => (
                    <li key={number}>
                      <Inlines of={check} />
                    </li>
                  ))}
                </ul>
              )}
              {of && <Outside {...of} />}
              {of && of.solution.length > 0 && (
                <>
                  <h3>{words.solution}</h3>
                  <pre lang="en" translate="no">
                    {of.solution.join('\n')}
                  </pre>
                </>
              )}
              {step.questions.map((question, number) => {
                const asked = of?.questions[number];
                return asked && <Answered key={number} question={asked} words={question} />;
              })}
            </section>
          );
        })}
        <section>
          <h2>{words.finish.goals}</h2>
          <ul>
            {said.goals.map((goal) => (
              <li key={goal}>{goal}</li>
            ))}
          </ul>
        </section>
      </article>
    </main>
  );
}

function Answered({ question, words: said }: { question: Question; words: QuestionWords }) {
  const words = learnWords[useLanguage()].question;
  return (
    <div className={styles.question}>
      <p>
        <b>
          <Inlines of={said.asks} />
        </b>
      </p>
      {question.kind === 'choose' ? (
        <ul>
          {said.options.map((option, at) => (
            <li key={at}>
              <Inlines of={option.text} />{' '}
              <i>
                {question.right.includes(at) && `${words.right} `}
                <Inlines of={option.because} />
              </i>
            </li>
          ))}
        </ul>
      ) : (
        <p>
          {question.kind === 'order' && <Wire>{said.lines.join(' · ')}</Wire>}
          {question.kind === 'code' && <Wire>{question.code}</Wire>}
          {question.kind === 'line' && (
            <>
              <Wire>{said.lines.join(' · ')}</Wire> {words.rightAnswer}{' '}
              <Wire>{said.lines[question.wrong]}</Wire>
            </>
          )}{' '}
          <i>
            <Inlines of={said.because} />
          </i>
        </p>
      )}
    </div>
  );
}
